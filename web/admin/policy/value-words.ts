import { useRead } from '../../api/use-api.ts';
import type { Form, FormField } from '../../form/state.ts';
import { useText } from '../../settings/use-text.ts';
import type { Language } from '../../texts/language.ts';
import { fixedFields } from './fixed-fields.ts';

/** The names of the fields of a value and of their codes. */
export interface ValueWords {
  /** The name of the value, if it can be amended. */
  readonly title: string | undefined;
  readonly ofField: (name: string) => string | undefined;
  /** The text of a code in a field; the code itself if it has none. */
  readonly ofCode: (field: string, code: string) => string;
  /** Whether a field is an amount in fen. */
  readonly isAmount: (field: string) => boolean;
}

const none: ValueWords = {
  title: undefined,
  ofField: () => undefined,
  ofCode: (_, code) => code,
  isAmount: () => false,
};
const found = new WeakMap<Form, Map<string, ValueWords>>();

/**
 * The words for a value: from the amendment form, which names the fields that can be amended, and from `fixedFields`.
 * @param key of the value
 */
export function useValueWords(key: string): ValueWords {
  const { language } = useText();
  const form = useRead('GET /forms/{operationId}', {
    path: { operationId: 'propose-policy-amendment' },
  }).data?.body;
  if (form === undefined) return none;
  const known = found.get(form) ?? new Map<string, ValueWords>();
  found.set(form, known);
  const words = known.get(key) ?? wordsOf(form, key, language);
  known.set(key, words);
  return words;
}

/**
 * The words for a value, outside a page.
 * @param form of an amendment, in the language
 */
export function wordsOf(form: Pick<Form, 'fields'>, key: string, language: Language): ValueWords {
  const isOfKey = ({ value }: { readonly value: unknown }): boolean => value === key;
  const variant = form.fields
    .flatMap(({ variants = [] }) => variants)
    .find(({ choices }) => choices.some(isOfKey));
  const value = variant?.fields.find(({ name }) => name === 'value');
  const labels = new Map<string, string>();
  const codes = new Map<string, string>();
  const amounts = new Set<string>();
  const noteChoices = (name: string, choices: FormField['choices'] = []): void => {
    for (const choice of choices) codes.set(`${name} ${choice.value}`, choice.text);
  };
  const note = (field: FormField, name: string): void => {
    if (field.kind !== 'fixed' && name !== '' && !labels.has(name)) labels.set(name, field.label);
    if (field.kind === 'yuan') amounts.add(name);
    noteChoices(name, field.choices);
    for (const { choices, fields } of field.variants ?? []) {
      const says = field.discriminator ?? name;
      // The variant of the value itself needs no name.
      if (!labels.has(says)) labels.set(says, name === '' ? '' : field.label);
      noteChoices(says, choices);
      for (const each of fields) note(each, each.name);
    }
    for (const each of field.fields ?? []) note(each, each.name);
    // Members of a list have the name of the list.
    if (field.item) note(field.item, name);
  };
  if (value) note(value, '');
  for (const [name, words] of Object.entries(fixedFields[key] ?? {})) {
    labels.set(name, words.name[language]);
    for (const [code, text] of Object.entries(words.codes ?? {}))
      codes.set(`${name} ${code}`, text[language]);
  }
  return {
    title: variant?.choices.find(isOfKey)?.text,
    ofField: (name) => labels.get(name),
    ofCode: (field, code) => codes.get(`${field} ${code}`) ?? code,
    isAmount: (name) => amounts.has(name),
  };
}
