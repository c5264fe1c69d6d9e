/** One statement in the two languages that the system speaks. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The languages that the system speaks to people. */
export type Language = keyof Bilingual;
