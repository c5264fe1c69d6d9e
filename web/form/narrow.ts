import type { Form, FormField } from './state.ts';

/**
 * A form without what the page fills in, and with those facts alone that a scheme of subsidies asks for, each of which it then
 * needs.
 *
 * @param hidden names of fields that the page fills in
 * @param asks what the scheme asks for; the employer of a claim that an employer makes is the claimant
 */
export function narrowed(form: Form, hidden: readonly string[], asks: readonly string[]): Form {
  const isAsked = ({ name }: FormField): boolean => asks.includes(name);
  return {
    ...form,
    fields: form.fields.flatMap((field): FormField[] => {
      if (hidden.includes(field.name)) return [{ ...field, hidden: true }];
      if (field.name !== 'stated') return [field];
      const fields = (field.fields ?? []).filter(isAsked).map((each) => ({ ...each, required: true }));
      return fields.length === 0
        ? [{ ...field, fields, hidden: true }]
        : [{ ...field, fields, required: true }];
    }),
  };
}
