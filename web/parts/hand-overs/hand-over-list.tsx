import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { ApiProblem } from '../../api/problem.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useText } from '../../settings/use-text.ts';
import { dayOf, showDate } from '../../texts/dates.ts';
import { reversed } from '../arrays.ts';
import { csvOf, download } from '../csv.ts';
import { FilterBar } from '../filter-bar.tsx';
import { monthsUpTo } from '../months.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import type { Filters } from '../search.ts';
import { readAll, useList } from '../use-list.ts';
import { handOverCells } from './hand-over-cells.ts';

type HandOver = Answer<'GET /hand-overs'>['handOvers'][number];

const texts = {
  intro: {
    zh: '已经提供给民政、失业保险经办机构、慈善组织或者经办银行的转介和贷款。姓名已脱敏，不含转介事由和提供的具体信息。',
    en: 'Referrals and loans handed over to civil affairs, the insurance agency, a charity or a bank. Names are masked. Grounds and data are not shown.',
  },
  none: { zh: '本地区还没有移送。', en: 'There are no hand-overs here.' },
  noneInMonth: { zh: '本地区当月没有移送。', en: 'There are no hand-overs here in this month.' },
  place: { zh: '地区', en: 'Place' },
  month: { zh: '移送月份', en: 'Month' },
  allMonths: { zh: '全部月份', en: 'All months' },
  asOf: { zh: '截至 {moment}', en: 'As of {moment}' },
  table: { zh: '转介和贷款移送', en: 'Referrals and loans handed over' },
  more: { zh: '继续读取', en: 'Show more' },
  csv: { zh: '导出表格', en: 'Export as CSV' },
  exporting: { zh: '正在导出…', en: 'Exporting…' },
  loading: { zh: '正在读取', en: 'Loading' },
  at: { zh: '移送时间', en: 'Handed over' },
  kind: { zh: '类别', en: 'Kind' },
  number: { zh: '申请编号', en: 'Number' },
  applicant: { zh: '姓名', en: 'Name' },
  to: { zh: '接收单位', en: 'To' },
  way: { zh: '方式', en: 'Way' },
  status: { zh: '进展', en: 'Status' },
  receivedOn: { zh: '接收日期', en: 'Received on' },
  answeredOn: { zh: '反馈日期', en: 'Answered on' },
  key: { zh: '移送编号', en: 'Key' },
};
const head = [
  texts.at,
  texts.kind,
  texts.number,
  texts.applicant,
  texts.to,
  texts.way,
  texts.status,
  texts.receivedOn,
  texts.answeredOn,
  texts.key,
];

/** The query of the list: a district, and a month unless all months are wanted. */
type Asked = { readonly district: string; readonly month?: string | undefined };

/**
 * The hand-overs of a district, in one month or all, as a list and as a file.
 * @param districts the choices; the first applies unless the address names another
 */
export function HandOverList({
  districts,
  search,
  onApply,
}: {
  districts: readonly { readonly code: string; readonly name: string }[];
  search: Filters<'district' | 'month'>;
  onApply: (filters: Filters) => void;
}) {
  const { t, language } = useText();
  const district = search.district ?? districts[0]?.code ?? '';
  const asked = { district, ...(search.month !== undefined && { month: search.month }) };
  const list = useList('GET /hand-overs', { query: asked }, { enabled: district !== '' });
  const found = list.pages?.flatMap(({ handOvers }) => handOvers);
  const asOf = list.pages?.[0]?.asOf;
  return (
    <>
      <p className="soft">{t(texts.intro)}</p>
      <FilterBar
        fields={[
          {
            name: 'district',
            label: texts.place,
            options: districts.map(({ code, name }) => ({ value: code, text: name })),
          },
          {
            name: 'month',
            label: texts.month,
            options: reversed(monthsUpTo(dayOf(serviceNow()).slice(0, 7), 24)).map((value) => ({
              value,
              text: showDate(value, 'month', language),
            })),
            none: texts.allMonths,
          },
        ]}
        values={{ district, month: search.month }}
        onApply={onApply}
      />
      {list.problem && <ProblemNotice problem={list.problem} onRetry={list.readAgain} />}
      {asOf !== undefined && (
        <div className="row row-apart">
          <span className="faint">{t(texts.asOf, { moment: showDate(asOf, 'momentOfYear', language) })}</span>
          {found && found.length > 0 && <ExportButton asked={asked} />}
        </div>
      )}
      {found === undefined ? (
        !list.problem && (
          <div className="stack" role="status">
            <span className="visually-hidden">{t(texts.loading)}</span>
            <div className="skeleton" />
          </div>
        )
      ) : found.length === 0 && !list.more ? (
        <p className="empty">{t(search.month === undefined ? texts.none : texts.noneInMonth)}</p>
      ) : (
        <HandOverTable handOvers={found} />
      )}
      {list.more && (
        <button type="button" className="button" onClick={list.readMore}>
          {t(texts.more)}
        </button>
      )}
    </>
  );
}

function HandOverTable({ handOvers }: { handOvers: readonly HandOver[] }) {
  const { t, language } = useText();
  return (
    <div className="table-scroll">
      <table className="table table-stacked">
        <caption className="visually-hidden">{t(texts.table)}</caption>
        <thead>
          <tr>
            {[texts.at, texts.kind, texts.number, texts.applicant, texts.to, texts.status].map((each) => (
              <th key={each.en} scope="col">
                {t(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {handOvers.map((each) => (
            <tr key={each.key}>
              <td data-label={t(texts.at)}>{showDate(each.at, 'momentOfYear', language)}</td>
              <td data-label={t(texts.kind)}>{handOverCells(each, language)[1]}</td>
              <td data-label={t(texts.number)}>
                <Link to="/desk/cases/$caseId" params={{ caseId: each.caseId }} className="code">
                  {each.applicationNumber}
                </Link>
              </td>
              <td data-label={t(texts.applicant)}>{each.applicant}</td>
              <td data-label={t(texts.to)}>{each.to.text}</td>
              <td data-label={t(texts.status)}>{each.statusText}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Exports all pages as a file, masked like the screen. */
function ExportButton({ asked }: { asked: Asked }) {
  const { t, language } = useText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const run = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const pages = await readAll('GET /hand-overs', { query: { ...asked, limit: 100 } });
      const rows = pages.flatMap(({ handOvers }) => handOvers).map((each) => handOverCells(each, language));
      download(
        `${['hand-overs', asked.district, asked.month ?? []].flat().join('-')}.csv`,
        csvOf(
          head.map((each) => t(each)),
          rows,
        ),
      );
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button type="button" className="button" aria-disabled={busy || undefined} onClick={() => void run()}>
        {t(busy ? texts.exporting : texts.csv)}
      </button>
      {problem && <ProblemNotice problem={problem} onRetry={() => void run()} />}
    </>
  );
}
