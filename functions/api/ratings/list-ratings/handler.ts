import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import type { Stars } from '../../../../lib/domain/case/ratings/events.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { ratingCounts } from '../../../../lib/store/rating-counts.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { ratedKindTexts, ratingReasonTexts, starsTexts } from '../../../episodes/ratings/rating-texts.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const { district } = query;
    servedRegionOf(principal, district);
    const month = query.month ?? monthOf(beijingDate(now));
    const { kinds, reasons } = await ratingCounts(table, district, month);
    return {
      body: {
        month,
        ...countsView(
          kinds.map(({ stars }) => stars),
          language,
        ),
        kinds: kinds.map(({ kind, stars }) => ({
          kind,
          text: ratedKindTexts[kind][language],
          ...countsView([stars], language),
        })),
        reasons: reasons.map(({ code, count }) => ({ code, text: ratingReasonTexts[code][language], count })),
        asOf: new Date(now).toISOString(),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

const grades: readonly Stars[] = [5, 4, 3, 2, 1];

/** Adds up counts: all grades, from the best to the worst. */
function countsView(counts: readonly Readonly<Record<Stars, number>>[], language: Language) {
  const stars = grades.map((grade) => ({
    stars: grade,
    text: starsTexts[grade][language],
    count: counts.reduce((sum, each) => sum + each[grade], 0),
  }));
  return { total: stars.reduce((sum, { count }) => sum + count, 0), stars };
}
