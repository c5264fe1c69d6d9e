import { useState } from 'react';
import { Listed } from '../../parts/listed.tsx';
import { useList } from '../../parts/use-list.ts';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { Part } from './part.tsx';
import type { CaseBody } from './use-case.ts';

const texts = {
  services: { zh: '服务记录', en: 'Services' },
  months: { zh: '月度回访', en: 'Follow-ups' },
  attempts: { zh: '未联系上 {count} 次', en: '{count} attempts' },
  more: { zh: '只显示最近的记录，共 {count} 条。', en: 'Showing only the latest of {count}.' },
  all: { zh: '查看全部', en: 'Show all' },
  counts: { zh: '计入连续未接受次数', en: 'counts as a consecutive refusal' },
  countsNot: { zh: '不计入连续未接受次数', en: 'not counted' },
  none: { zh: '没有记录。', en: 'There are none.' },
} satisfies Record<string, Bilingual>;

type Registration = NonNullable<CaseBody['registration']>;
type Service = Registration['services'][number];
type Month = Registration['months'][number];

interface Counted<Entry> {
  readonly caseId: string;
  /** The newest; the others are read when somebody asks for them. */
  readonly newest: readonly Entry[];
  readonly total: number;
}

/** The services that were recorded: the newest, and all of them where there are more. */
export function ServicesPart({ caseId, newest, total }: Counted<Service>) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  return (
    <Part title={t(texts.services)}>
      {all ? (
        <AllServices caseId={caseId} total={total} />
      ) : (
        <>
          <Services services={newest} />
          {total > newest.length && <More total={total} onAll={() => setAll(true)} />}
        </>
      )}
    </Part>
  );
}

/** The months in which a follow-up was owed: the newest, and all of them where there are more. */
export function MonthsPart({ caseId, newest, total }: Counted<Month>) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  return (
    <Part title={t(texts.months)}>
      {all ? (
        <AllMonths caseId={caseId} total={total} />
      ) : (
        <>
          <Months months={newest} />
          {total > newest.length && <More total={total} onAll={() => setAll(true)} />}
        </>
      )}
    </Part>
  );
}

function AllServices({ caseId, total }: { caseId: string; total: number }) {
  const { t } = useText();
  const list = useList('GET /cases/{caseId}/services', { path: { caseId } });
  return (
    <Listed list={list} rowsOf={({ services }) => services} total={total} empty={<p>{t(texts.none)}</p>}>
      {(rows) => <Services services={rows} />}
    </Listed>
  );
}

function AllMonths({ caseId, total }: { caseId: string; total: number }) {
  const { t } = useText();
  const list = useList('GET /cases/{caseId}/months', { path: { caseId } });
  return (
    <Listed list={list} rowsOf={({ months }) => months} total={total} empty={<p>{t(texts.none)}</p>}>
      {(rows) => <Months months={rows} />}
    </Listed>
  );
}

function More({ total, onAll }: { total: number; onAll: () => void }) {
  const { t } = useText();
  return (
    <p className="faint">
      {t(texts.more, { count: total })}{' '}
      <button type="button" className="button button-quiet" onClick={onAll}>
        {t(texts.all)}
      </button>
    </p>
  );
}

function Services({ services }: { services: readonly Service[] }) {
  const { t, language } = useText();
  return (
    <ul className="plain stack-tight">
      {services.map(({ number, on, typeText, outcomeText, refusal }) => (
        <li key={number}>
          {number}　{showDate(on, 'dayOfYear', language)} {typeText} · {outcomeText}{' '}
          {refusal && <span className="tag">{t(refusal.counts ? texts.counts : texts.countsNot)}</span>}
        </li>
      ))}
    </ul>
  );
}

function Months({ months }: { months: readonly Month[] }) {
  const { t, language } = useText();
  return (
    <ul className="plain stack-tight">
      {months.map(({ month, statusText, attempts }) => (
        <li key={month}>
          {showDate(month, 'month', language)} {statusText}
          {attempts > 0 && <span className="tag">{t(texts.attempts, { count: attempts })}</span>}
        </li>
      ))}
    </ul>
  );
}
