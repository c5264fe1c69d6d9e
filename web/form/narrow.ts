import type { Form, FormField } from './state.ts';

/**
 * Returns a form without the fields that the page fills in, and with only those facts that a scheme of subsidies asks for, each
 * of which is then required.
 *
 * @param hidden names of fields that the page fills in
 * @param asks the facts that the scheme asks for; in a claim by an employer, the employer is the claimant
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
