import { useRead } from '../../api/use-api.ts';
import type { Form, FormField } from '../../form/state.ts';

/** What the fields of a value and their codes are called. */
export interface ValueWords {
  /** What the value itself is called, where it can be amended. */
  readonly title: string | undefined;
  readonly ofField: (name: string) => string | undefined;
  /** The text of a code in a field; the code itself where it has none. */
  readonly ofCode: (field: string, code: string) => string;
}

const none: ValueWords = { title: undefined, ofField: () => undefined, ofCode: (_, code) => code };
const found = new WeakMap<Form, Map<string, ValueWords>>();

/**
 * The words for a value, from the form of an amendment, which names the fields of every value that can be amended.
 * @param key of the value
 */
export function useValueWords(key: string): ValueWords {
  const form = useRead('GET /forms/{operationId}', {
    path: { operationId: 'propose-policy-amendment' },
  }).data?.body;
  if (form === undefined) return none;
  const known = found.get(form) ?? new Map<string, ValueWords>();
  found.set(form, known);
  const words = known.get(key) ?? wordsOf(form, key);
  known.set(key, words);
  return words;
}

function wordsOf(form: Form, key: string): ValueWords {
  const isOfKey = ({ value }: { readonly value: unknown }): boolean => value === key;
  const variant = form.fields
    .flatMap(({ variants = [] }) => variants)
    .find(({ choices }) => choices.some(isOfKey));
  const value = variant?.fields.find(({ name }) => name === 'value');
  const labels = new Map<string, string>();
  const codes = new Map<string, string>();
  const noteChoices = (name: string, choices: FormField['choices'] = []): void => {
    for (const choice of choices) codes.set(`${name} ${choice.value}`, choice.text);
  };
  const note = (field: FormField, name: string): void => {
    if (field.kind !== 'fixed' && name !== '' && !labels.has(name)) labels.set(name, field.label);
    noteChoices(name, field.choices);
    for (const { choices, fields } of field.variants ?? []) {
      const says = field.discriminator ?? name;
      // Which variant the value itself is needs no name.
      if (!labels.has(says)) labels.set(says, name === '' ? '' : field.label);
      noteChoices(says, choices);
      for (const each of fields) note(each, each.name);
    }
    for (const each of field.fields ?? []) note(each, each.name);
    // Members of a list are called as the list is.
    if (field.item) note(field.item, name);
  };
  if (value) note(value, '');
  return {
    title: variant?.choices.find(isOfKey)?.text,
    ofField: (name) => labels.get(name),
    ofCode: (field, code) => codes.get(`${field} ${code}`) ?? code,
  };
}
