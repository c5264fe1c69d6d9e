import type { Answer } from '../api/operations.ts';
import { useRead } from '../api/use-api.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useText } from '../settings/use-text.ts';
import { LeadPage } from './lead-frame.tsx';
import { useMonthOfDistrict } from './month-of-district.tsx';
import { AsOf } from './parts.tsx';

type Stars = Answer<'GET /ratings'>['stars'];

const texts = {
  intro: {
    zh: '只有数量，没有个人、案件和原话。差评会生成待办，由主管核实并答复本人。',
    en: 'Counts only. No people, cases or comments are shown. A poor rating opens a task for a supervisor to review and answer.',
  },
  none: { zh: '本月还没有评价。', en: 'There are no ratings this month.' },
  total: { zh: '共 {count} 次评价', en: '{count} ratings' },
  all: { zh: '全部', en: 'All' },
  by: { zh: '按事项', en: 'By type of service' },
  grade: { zh: '评价', en: 'Grade' },
  count: { zh: '次数', en: 'Count' },
  reasons: { zh: '不满意的原因', en: 'Reasons given' },
};

/** The ratings in a district in a month. */
export function Ratings() {
  const { t } = useText();
  const { district, month, bar } = useMonthOfDistrict('/lead/ratings');
  const query = useRead('GET /ratings', { query: { district, month } });
  return (
    <LeadPage screen="ratings" aside={<AsOf at={query.data?.body.asOf} />}>
      <p className="soft">{t(texts.intro)}</p>
      {bar}
      <Loaded from={query}>
        {({ total, stars, kinds, reasons }) =>
          total === 0 ? (
            <p className="empty">{t(texts.none)}</p>
          ) : (
            <div className="lead-halves">
              <section className="panel stack">
                <h2>{t(texts.total, { count: total })}</h2>
                <StarBars stars={stars} total={total} />
                {reasons.length > 0 && (
                  <>
                    <h3>{t(texts.reasons)}</h3>
                    <ul>
                      {reasons.map(({ code, text, count }) => (
                        <li key={code}>
                          {text} <span className="count">{count}</span>
                        </li>
                      ))}
                    </ul>
                  </>
                )}
              </section>
              <section className="panel stack">
                <h2>{t(texts.by)}</h2>
                {kinds
                  .filter((kind) => kind.total > 0)
                  .map(({ kind, text, total: ofKind, stars: own }) => (
                    <div key={kind} className="stack-tight">
                      <h3>
                        {text} <span className="count">{ofKind}</span>
                      </h3>
                      <StarBars stars={own} total={ofKind} />
                    </div>
                  ))}
              </section>
            </div>
          )
        }
      </Loaded>
    </LeadPage>
  );
}

/** A table of grades. The bar beside a number adds no information. */
function StarBars({ stars, total }: { stars: Stars; total: number }) {
  const { t } = useText();
  return (
    <div className="table-scroll">
      <table className="table table-stacked">
        <thead>
          <tr>
            <th scope="col">{t(texts.grade)}</th>
            <th scope="col" className="amount">
              {t(texts.count)}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {stars.map(({ stars: grade, text, count }) => (
            <tr key={grade}>
              <th scope="row" data-label={t(texts.grade)}>
                {grade} {text}
              </th>
              <td data-label={t(texts.count)} className="amount">
                {count}
              </td>
              <td>
                <meter
                  className="load-meter"
                  min={0}
                  max={Math.max(total, 1)}
                  value={count}
                  aria-hidden="true"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
