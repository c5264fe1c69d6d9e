/** The languages that the system speaks to people. */
export type Language = 'zh' | 'en';
export type Bilingual = Readonly<Record<Language, string>>;
