import type * as z from 'zod';
import type { StatedFacts } from '../../../lib/domain/case/claim/stated.ts';
import { groupedYuanOf } from '../../../lib/domain/money.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { dateText, monthText } from '../wording/date-text.ts';
import { claimFields } from './claim-fields.ts';
import type { statedViewSchema } from './claim-schema.ts';

/** Returns what a claim states, labelled as in its form: fact by fact, each with the values that were filled in. */
export function statedView(stated: StatedFacts, language: Language): z.infer<typeof statedViewSchema>[] {
  return Object.entries(stated).flatMap(([fact, value]) => {
    if (value === undefined) return [];
    const parts: readonly (readonly [string, unknown])[] =
      typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [[fact, value]];
    return [
      {
        text: labelOf(fact, fact, language),
        items: parts.flatMap(([name, given]) =>
          given === undefined
            ? []
            : [{ label: labelOf(fact, name, language), value: valueText(name, given, language) }],
        ),
      },
    ];
  });
}

const labelOf = (fact: string, name: string, language: Language): string =>
  (claimFields[`${fact}.${name}`] ?? claimFields[name])?.label[language] ?? name;

const isDay = /^\d{4}-\d\d-\d\d$/;
const isMonth = /^\d{4}-\d\d$/;

function valueText(name: string, given: unknown, language: Language): string {
  if (Array.isArray(given))
    return given.map((each) => valueText(name, each, language)).join(language === 'zh' ? '、' : ', ');
  if (typeof given === 'string' && isDay.test(given)) return dateText(given, language);
  if (typeof given === 'string' && isMonth.test(given)) return monthText(given, language);
  if (name === 'spent' && typeof given === 'number') return groupedYuanOf(given);
  const choices = claimFields[name]?.choices;
  const named = typeof choices === 'object' ? choices[String(given)] : undefined;
  return named?.[language] ?? String(given);
}
