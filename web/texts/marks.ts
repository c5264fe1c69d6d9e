import type { Language } from './language.ts';

/** The marks between texts that code puts together: each language has its own. */
export const marks = {
  zh: { colon: '：', comma: '，', list: '、', semicolon: '；', inBrackets: (text: string) => `（${text}）` },
  en: { colon: ': ', comma: ', ', list: ', ', semicolon: '; ', inBrackets: (text: string) => ` (${text})` },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, unknown>>>>;
