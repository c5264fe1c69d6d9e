/** A text in the two languages of the system. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The languages in which the system addresses people. */
export type Language = keyof Bilingual;
