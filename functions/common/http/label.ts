import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { formNames } from '../wording/form-names.ts';

/** The texts of the values of a field: the name of a list of codes, or the text of each value. */
export type ChoiceTexts = keyof typeof formNames | Readonly<Record<string, Bilingual>>;

/** What a form says about a field besides its label, and how the field is filled in. */
interface More {
  /** What people have to know to fill it in, in each language. Every field with a pattern needs it. */
  readonly help?: readonly [zh: string, en: string];
  /** The texts of its values, if they are always the same. */
  readonly choices?: ChoiceTexts;
  /**
   * The list of choices, if it depends on the region or the case: a path into the answer of `read-task` or into the choices of
   * a case, such as `planChoices.tierGrounds`. In `closureReasons[reason].evidence`, `[reason]` selects the entry whose code is
   * the value of the field `reason`, and `evidence` is a member of that entry.
   */
  readonly options?: string;
  /** The meaning of null, if it can be sent. */
  readonly none?: readonly [zh: string, en: string];
  /**
   * `hidden`: the page fills it in, not the person. `long-text`: has several lines. `yuan`: a number of fen, entered in yuan.
   */
  readonly control?: 'long-text' | 'hidden' | 'yuan';
}

/** The texts of a field, carried by its schema. */
export interface FieldTexts {
  readonly label: Bilingual;
  readonly help?: Bilingual;
  readonly choices?: ChoiceTexts;
  readonly options?: string;
  readonly none?: Bilingual;
  readonly control?: More['control'];
}

const bilingual = ([zh, en]: readonly [zh: string, en: string]): Bilingual => ({ zh, en });

/** Makes the texts of a field, for `label` and for the `labels` of an operation. A label is as short as on an office form. */
export const texts = (zh: string, en: string, { help, none, ...more }: More = {}): FieldTexts => ({
  label: { zh, en },
  ...more,
  ...(help && { help: bilingual(help) }),
  ...(none && { none: bilingual(none) }),
});

/**
 * Labels a field, beside the schema that checks it: `z.boolean().meta(label('是否联系上', 'Reached'))`. The forms (`read-form`) are
 * made from the labels, and `npm run forms` fails for a field of a request without one.
 */
export const label = (zh: string, en: string, more?: More): { readonly 'x-label': FieldTexts } => ({
  'x-label': texts(zh, en, more),
});
