import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Answer } from '../api/operations.ts';
import { serviceNow } from '../api/service-time.ts';
import { useRead } from '../api/use-api.ts';
import { csvOf, download } from '../parts/csv.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { monthsUpTo } from '../parts/months.ts';
import { useText } from '../settings/use-text.ts';
import { dayOf, showDate } from '../texts/dates.ts';
import { shareOf } from './coverage-cells.ts';
import { grantRow, grantTotals } from './grant-rows.ts';
import { LeadPage } from './lead-frame.tsx';
import { AsOf } from './parts.tsx';
import { usePlaceFilter, usePlaces } from './places.ts';

type Schemes = Answer<'GET /grant-figures'>['schemes'];

const texts = {
  intro: {
    zh: '按推送月份统计，只有数量，没有个人和单位。发现即推送；推送后由本人或者单位确认，确认后与其他申领一样由两人审核、审批。',
    en: 'Counts by the month in which they were pushed: no person, no employer. What is found is pushed; the person or the employer confirms it, and it is then checked by one and decided by another like any claim.',
  },
  month: { zh: '推送月份', en: 'Month of pushing' },
  table: { zh: '各补贴项目的推送和确认情况', en: 'By scheme: pushed, confirmed, granted' },
  none: { zh: '本月没有推送。', en: 'Nothing was pushed in this month.' },
  scheme: { zh: '补贴项目', en: 'Scheme' },
  pushed: { zh: '发现并推送', en: 'Found and pushed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  declined: { zh: '不需要', en: 'Declined' },
  waiting: { zh: '未答复', en: 'Not answered' },
  granted: { zh: '已批准', en: 'Granted' },
  share: { zh: '确认率', en: 'Confirmed share' },
  total: { zh: '合计', en: 'Total' },
  csv: { zh: '导出表格', en: 'Export as CSV' },
};
const columns = ['pushed', 'confirmed', 'declined', 'waiting', 'granted'] as const;

/** The grants that were found from data in a district in a month, and what became of them. */
export function Grants() {
  const { t, language } = useText();
  const search = useSearch({ from: '/lead/grants' });
  const navigate = useNavigate({ from: '/lead/grants' });
  const { districts } = usePlaces();
  const place = usePlaceFilter({ one: true });
  const thisMonth = dayOf(serviceNow()).slice(0, 7);
  const district = search.district ?? districts[0]?.code ?? '';
  const month = search.month ?? thisMonth;
  const query = useRead('GET /grant-figures', { query: { district, month } });
  const schemes = query.data?.body.schemes ?? [];
  const save = () =>
    download(
      `found-grants-${district}-${month}.csv`,
      csvOf(
        [texts.scheme, ...columns.map((each) => texts[each]), texts.share].map((each) => t(each)),
        schemes
          .map(grantRow)
          .map((row) => [row.text, ...columns.map((each) => row[each]), shareOf(row.share)]),
      ),
    );
  return (
    <LeadPage
      screen="grants"
      aside={
        <div className="row">
          <AsOf at={query.data?.body.asOf} />
          {schemes.length > 0 && (
            <button type="button" className="button" onClick={save}>
              {t(texts.csv)}
            </button>
          )}
        </div>
      }
    >
      <p className="soft">{t(texts.intro)}</p>
      <FilterBar
        fields={[
          place,
          {
            name: 'month',
            label: texts.month,
            options: monthsUpTo(thisMonth, 24)
              .toReversed()
              .map((value) => ({ value, text: showDate(value, 'month', language) })),
          },
        ]}
        values={{ district, month }}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
      <Loaded from={query}>
        {({ schemes: found }) =>
          found.length === 0 ? <p className="empty">{t(texts.none)}</p> : <GrantTable schemes={found} />
        }
      </Loaded>
    </LeadPage>
  );
}

function GrantTable({ schemes }: { schemes: Schemes }) {
  const { t } = useText();
  const rows = schemes.map(grantRow);
  return (
    <table className="table">
      <caption className="visually-hidden">{t(texts.table)}</caption>
      <thead>
        <tr>
          <th scope="col">{t(texts.scheme)}</th>
          {columns.map((each) => (
            <th key={each} scope="col" className="amount">
              {t(texts[each])}
            </th>
          ))}
          <th scope="col" className="amount">
            {t(texts.share)}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...rows, grantTotals(rows, t(texts.total))].map((row) => (
          <tr key={row.code}>
            <th scope="row">{row.text}</th>
            {columns.map((each) => (
              <td key={each} className="amount">
                {row[each]}
              </td>
            ))}
            <td className="amount">{shareOf(row.share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
