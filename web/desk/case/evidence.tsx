import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual, Language } from '../../texts/language.ts';
import type { CaseBody } from './use-case.ts';

const checks: Readonly<Record<string, { zh: string; en: string }>> = {
  duplicate: { zh: '重复登记', en: 'Registered elsewhere' },
  pension: { zh: '领取养老金', en: 'Receives a pension' },
  'insured-employment': { zh: '参保就业', en: 'Insured employment' },
  'business-owner': { zh: '经营主体', en: 'Business owner' },
  age: { zh: '年龄', en: 'Age' },
  'retirement-age': { zh: '退休年龄', en: 'Retirement age' },
};

const signs: Readonly<Record<string, { sign: string; tone: string }>> = {
  clear: { sign: '✓', tone: 'tag tag-ok' },
  'not-compared': { sign: '–', tone: 'tag' },
};

const retires = {
  zh: '{month}达到法定退休年龄',
  en: 'reaches retirement age in {month}',
} satisfies Bilingual;

type Screening = NonNullable<NonNullable<CaseBody['taskDetails']>['screening']>;

/** What a check of the comparison is called. */
export const nameOfCheck = (check: string) => checks[check] ?? { zh: check, en: check };

/** Whether a finding speaks against a registration, so that whoever approves has to say why. */
export const contradicts = ({ finding }: Screening['evidence'][number]): boolean => finding === 'match';

/** A day or a month as people write it; anything else as the source has it. */
const inWords = (said: string, language: Language): string =>
  /^\d{4}-\d\d(-\d\d)?$/.test(said)
    ? showDate(said, said.length === 7 ? 'month' : 'dayOfYear', language)
    : said;

/** What the comparison has found: for a human to weigh; it decides nothing. */
export function Evidence({ screening }: { screening: Screening }) {
  const { t, language } = useText();
  return (
    <ul className="plain evidence">
      {screening.evidence.map(({ check, finding, findingText, asOf, detail }) => {
        const said = detail && inWords(detail, language);
        const { sign, tone } = signs[finding] ?? { sign: '!', tone: 'tag tag-warn' };
        return (
          <li key={check}>
            <span>{t(nameOfCheck(check))}</span>
            <span className={tone}>
              <span aria-hidden="true">{sign}</span> {findingText}
            </span>
            {(asOf ?? detail) && (
              <span className="faint">
                {said && check === 'retirement-age' ? t(retires, { month: said }) : said}{' '}
                {asOf && inWords(asOf, language)}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
