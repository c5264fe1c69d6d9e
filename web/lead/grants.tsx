import type { Answer } from '../api/operations.ts';
import { useRead } from '../api/use-api.ts';
import { csvOf, download } from '../parts/csv.ts';
import { Loaded } from '../parts/loaded.tsx';
import { useText } from '../settings/use-text.ts';
import { shareOf } from './coverage-cells.ts';
import { claimColumns, claimRow, claimTotals, grantRow, grantTotals } from './grant-rows.ts';
import { LeadPage } from './lead-frame.tsx';
import { useMonthOfDistrict } from './month-of-district.tsx';
import { AsOf } from './parts.tsx';

type Figures = Answer<'GET /grant-figures'>;

const texts = {
  intro: {
    zh: '只有数量，没有个人和单位。',
    en: 'Counts only. No people or employers are named.',
  },
  pushedIntro: {
    zh: '按推送月份统计。发现即推送；推送后由本人或者单位确认，确认后与其他申领一样由两人审核、审批。',
    en: 'By the month in which we offered them. We offer what we find to the person or employer. Once they confirm, one member of staff checks it and another decides, like any claim.',
  },
  claims: { zh: '申领办理情况', en: 'Claims' },
  claimsIntro: {
    zh: '按办理月份统计：收到、批准、不予批准各按当月，已支付按财务确认的支付日期。含确认免申即享后的申领。',
    en: 'By the month of each step: received, approved or refused in that month, paid on the day that finance confirmed. Includes confirmed grants.',
  },
  noClaims: { zh: '本月没有申领办理记录。', en: 'No claims were processed in this month.' },
  received: { zh: '收到申领', en: 'Received' },
  approved: { zh: '批准', en: 'Approved' },
  refused: { zh: '不予批准', en: 'Refused' },
  paid: { zh: '已支付', en: 'Paid' },
  returned: { zh: '退汇', en: 'Returned' },
  found: { zh: '免申即享', en: 'Found from data' },
  table: { zh: '各补贴项目的推送和确认情况', en: 'By scheme: offered, confirmed, granted' },
  none: { zh: '本月没有推送。', en: 'Nothing was offered in this month.' },
  scheme: { zh: '补贴项目', en: 'Scheme' },
  pushed: { zh: '发现并推送', en: 'Found and pushed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  declined: { zh: '不需要', en: 'Declined' },
  waiting: { zh: '未答复', en: 'Not answered' },
  granted: { zh: '已批准', en: 'Granted' },
  share: { zh: '确认率', en: 'Confirmed share' },
  total: { zh: '合计', en: 'Total' },
  csv: { zh: '导出申领办理情况', en: 'Export the claims as CSV' },
  csvFound: { zh: '导出免申即享情况', en: 'Export found subsidies as CSV' },
  claimTable: {
    zh: '各补贴项目的申领办理情况',
    en: 'By scheme: received, approved, refused, paid, returned',
  },
};
const columns = ['pushed', 'confirmed', 'declined', 'waiting', 'granted'] as const;

/** The grants that were found from data in a district in a month, and their results. */
export function Grants() {
  const { t } = useText();
  const { district, month, bar } = useMonthOfDistrict('/lead/grants');
  const query = useRead('GET /grant-figures', { query: { district, month } });
  const schemes = query.data?.body.schemes ?? [];
  const claims = query.data?.body.claims ?? [];
  const saveClaims = () =>
    download(
      `claims-${district}-${month}.csv`,
      csvOf(
        [t(texts.scheme), ...claimColumns.map((each) => t(texts[each]))],
        claims.map(claimRow).map((row) => [row.text, ...claimColumns.map((each) => row[each])]),
      ),
    );
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
              {t(texts.csvFound)}
            </button>
          )}
          {claims.length > 0 && (
            <button type="button" className="button" onClick={saveClaims}>
              {t(texts.csv)}
            </button>
          )}
        </div>
      }
    >
      <p className="soft">{t(texts.intro)}</p>
      {bar}
      <Loaded from={query}>
        {({ claims, schemes: found }) => (
          <div className="stack">
            <h2>{t(texts.claims)}</h2>
            <p className="soft">{t(texts.claimsIntro)}</p>
            {claims.length === 0 ? (
              <p className="empty">{t(texts.noClaims)}</p>
            ) : (
              <ClaimTable claims={claims} />
            )}
            <h2>{t(texts.found)}</h2>
            <p className="soft">{t(texts.pushedIntro)}</p>
            {found.length === 0 ? <p className="empty">{t(texts.none)}</p> : <GrantTable schemes={found} />}
          </div>
        )}
      </Loaded>
    </LeadPage>
  );
}

function GrantTable({ schemes }: { schemes: Figures['schemes'] }) {
  const { t } = useText();
  const rows = schemes.map(grantRow);
  return (
    <div className="table-scroll">
      <table className="table table-stacked">
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
              <th scope="row" data-label={t(texts.scheme)}>
                {row.text}
              </th>
              {columns.map((each) => (
                <td data-label={t(texts[each])} key={each} className="amount">
                  {row[each]}
                </td>
              ))}
              <td data-label={t(texts.share)} className="amount">
                {shareOf(row.share)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ClaimTable({ claims }: { claims: Figures['claims'] }) {
  const { t } = useText();
  const rows = claims.map(claimRow);
  return (
    <div className="table-scroll">
      <table className="table table-stacked">
        <caption className="visually-hidden">{t(texts.claimTable)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(texts.scheme)}</th>
            {claimColumns.map((each) => (
              <th key={each} scope="col" className="amount">
                {t(texts[each])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows, claimTotals(rows, t(texts.total))].map((row) => (
            <tr key={row.code}>
              <th scope="row" data-label={t(texts.scheme)}>
                {row.text}
              </th>
              {claimColumns.map((each) => (
                <td data-label={t(texts[each])} key={each} className="amount">
                  {row[each]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
