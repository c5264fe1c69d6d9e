import { groupedYuanOf } from '../../../lib/domain/money.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { dateText } from './date-text.ts';

/** The details that come with a problem besides its sentence. */
type Told = Readonly<Record<string, unknown>>;

const written = {
  yuan: (value: unknown) => (typeof value === 'number' ? groupedYuanOf(value) : undefined),
  day: (value: unknown, language: Language) =>
    typeof value === 'string' ? dateText(value.slice(0, 10), language) : undefined,
  number: (value: unknown) => (typeof value === 'number' ? String(value) : undefined),
} as const;

/**
 * Makes the sentence of a problem that names a limit. `{member:yuan}`, `{member:day}` and `{member:number}` stand for the
 * detail
 * of that name; `yuan` takes an amount in fen. If any of them is missing, there is no such sentence.
 *
 * @example
 * withFigures('金额不能超过{most:yuan}元。', 'At most {most:yuan} yuan.')({ most: 100_000 });
 */
export const withFigures =
  (zh: string, en: string) =>
  (told: Told): Bilingual | undefined => {
    const [inChinese, inEnglish] = [filled(zh, told, 'zh'), filled(en, told, 'en')];
    return inChinese === undefined || inEnglish === undefined ? undefined : { zh: inChinese, en: inEnglish };
  };

function filled(text: string, told: Told, language: Language): string | undefined {
  let isWhole = true;
  const said = text.replaceAll(
    /\{(\w+):(yuan|day|number)\}/g,
    (_all, name: string, how: keyof typeof written) => {
      const value = written[how](told[name], language);
      isWhole &&= value !== undefined;
      return value ?? '';
    },
  );
  return isWhole ? said : undefined;
}
