import type { Answer } from '../api/operations.ts';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';

type Condition = Answer<'GET /cases/{caseId}/subsidies'>['subsidies'][number]['conditions'][number];

/** The sign of each verdict; the sentence beside it says it in words. */
const signs: Readonly<Record<Condition['verdict'], readonly [sign: string, className: string]>> = {
  met: ['✓', 'tag tag-ok'],
  'not-met': ['✕', 'tag tag-danger'],
  unknown: ['?', 'tag'],
  open: ['…', 'tag tag-warn'],
};
const none: Bilingual = { zh: '没有列出的条件。', en: 'No conditions are listed.' };

/** The conditions of a scheme, each with a sign and a sentence. */
export function Conditions({ conditions }: { conditions: readonly Condition[] }) {
  const { t } = useText();
  if (conditions.length === 0) return <p className="faint">{t(none)}</p>;
  return (
    <ul className="plain stack-tight">
      {conditions.map(({ code, verdict, text }) => (
        <li key={code}>
          <span className={signs[verdict][1]} aria-hidden="true">
            {signs[verdict][0]}
          </span>{' '}
          {text}
        </li>
      ))}
    </ul>
  );
}

/** Fen as people write money: `1,000.00`. */
export const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
