import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import type { BilingualForm, ChoiceOf, FieldOf, FormOf } from './form-schema.ts';

/** A form in one language. */
export const formIn = (form: BilingualForm, language: Language): FormOf<string> => ({
  ...form,
  title: form.title[language],
  fields: form.fields.map((field) => fieldIn(field, language)),
});

const choicesIn = (choices: readonly ChoiceOf<Bilingual>[], language: Language) =>
  choices.map(({ value, text }) => ({ value, text: text[language] }));

function fieldIn(field: FieldOf<Bilingual>, language: Language): FieldOf<string> {
  const { label, help, none, choices, fields, item, variants, ...rest } = field;
  return {
    ...rest,
    label: label[language],
    ...(help && { help: help[language] }),
    ...(none && { none: none[language] }),
    ...(choices && { choices: choicesIn(choices, language) }),
    ...(fields && { fields: fields.map((each) => fieldIn(each, language)) }),
    ...(item && { item: fieldIn(item, language) }),
    ...(variants && {
      variants: variants.map((variant) => ({
        choices: choicesIn(variant.choices, language),
        fields: variant.fields.map((each) => fieldIn(each, language)),
      })),
    }),
  };
}
