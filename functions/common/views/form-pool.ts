import type { BilingualField, BilingualForm } from './form-schema.ts';

/** A field that refers to the fields within it by their position in the pool. */
type PooledField = Omit<BilingualField, 'fields' | 'item' | 'variants'> & {
  readonly fields?: readonly number[];
  readonly item?: number;
  readonly variants?: readonly {
    readonly choices: NonNullable<BilingualField['choices']>;
    readonly fields: readonly number[];
  }[];
};

/** All forms, with each distinct field stored once: the forms of amendments alone repeat the same citation some sixty times. */
export interface PooledForms {
  readonly pool: readonly PooledField[];
  readonly forms: readonly (Omit<BilingualForm, 'fields'> & { readonly fields: readonly number[] })[];
}

/** Converts the forms to the form in which they are stored. */
export function pooled(forms: readonly BilingualForm[]): PooledForms {
  const places = new Map<string, number>();
  const pool: PooledField[] = [];
  const put = ({ fields, item, variants, ...rest }: BilingualField): number => {
    const field: PooledField = {
      ...rest,
      ...(fields && { fields: fields.map(put) }),
      ...(item && { item: put(item) }),
      ...(variants && { variants: variants.map((each) => ({ ...each, fields: each.fields.map(put) })) }),
    };
    const text = JSON.stringify(field);
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, pool.length);
    return pool.push(field) - 1;
  };
  const stored = forms.map((form) => ({ ...form, fields: form.fields.map(put) }));
  return { pool, forms: stored };
}

/** Restores the form of an operation; undefined if it has none. */
export function formFrom({ pool, forms }: PooledForms, operationId: string): BilingualForm | undefined {
  const take = (place: number): BilingualField => {
    const field = pool[place];
    if (!field) throw new Error(`the forms have no field ${place}`);
    const { fields, item, variants, ...rest } = field;
    return {
      ...rest,
      ...(fields && { fields: fields.map(take) }),
      ...(item !== undefined && { item: take(item) }),
      ...(variants && { variants: variants.map((each) => ({ ...each, fields: each.fields.map(take) })) }),
    };
  };
  const form = forms.find((each) => each.operationId === operationId);
  return form && { ...form, fields: form.fields.map(take) };
}
