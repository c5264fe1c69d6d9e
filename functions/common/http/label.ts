import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { formNames } from '../wording/form-names.ts';

/** The texts of the values of a field: a list of the names of codes, or each of them. */
export type ChoiceTexts = keyof typeof formNames | Readonly<Record<string, Bilingual>>;

/** What a form says about a field besides its name, and how it is filled in. */
interface More {
  /** What somebody has to know to fill it in, in each language. Every field with a pattern needs it. */
  readonly help?: readonly [zh: string, en: string];
  /** The texts of its values, where they are always the same. */
  readonly choices?: ChoiceTexts;
  /**
   * The list that it is chosen from, where that depends on the region or the case: a path into the answer of `read-task`
   * or into the choices of a case, such as `planChoices.tierGrounds`. `closureReasons[reason].evidence` is the member of
   * the entry whose code another field has.
   */
  readonly options?: string;
  /** What null means, where it can be sent. */
  readonly none?: readonly [zh: string, en: string];
  /** `hidden`: the page fills it in, not the person. A long text has lines. `yuan`: a number of fen that people write in yuan. */
  readonly control?: 'long-text' | 'hidden' | 'yuan';
}

/** The texts of a field, as the schema that it is declared by carries them. */
export interface FieldTexts {
  readonly label: Bilingual;
  readonly help?: Bilingual;
  readonly choices?: ChoiceTexts;
  readonly options?: string;
  readonly none?: Bilingual;
  readonly control?: More['control'];
}

const bilingual = ([zh, en]: readonly [zh: string, en: string]): Bilingual => ({ zh, en });

/** What a field is called, short as the form of an office has it: the texts for `label` and for an operation’s `labels`. */
export const texts = (zh: string, en: string, { help, none, ...more }: More = {}): FieldTexts => ({
  label: { zh, en },
  ...more,
  ...(help && { help: bilingual(help) }),
  ...(none && { none: bilingual(none) }),
});

/**
 * What a field is called, beside the schema that it is checked with: `z.boolean().meta(label('是否联系上', 'Reached'))`. The
 * forms (`read-form`) are made of it, and `npm run forms` fails for a field of a request without one.
 */
export const label = (zh: string, en: string, more?: More): { readonly 'x-label': FieldTexts } => ({
  'x-label': texts(zh, en, more),
});
