import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Answer } from '../api/operations.ts';
import { serviceNow } from '../api/service-time.ts';
import { useRead } from '../api/use-api.ts';
import { reversed } from '../parts/arrays.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { monthsUpTo } from '../parts/months.ts';
import { Notice } from '../parts/notice.tsx';
import { useText } from '../settings/use-text.ts';
import { dayOf, showDate } from '../texts/dates.ts';
import { shareOf } from './coverage-cells.ts';
import { LeadPage } from './lead-frame.tsx';
import { AsOf } from './parts.tsx';
import { usePlaceFilter, usePlaces } from './places.ts';

type Kpi = Answer<'GET /kpis'>['kpis'][number];

const texts = {
  month: { zh: '月份', en: 'Month' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  missed: { zh: '分母中未达到的', en: 'Not met, out of the denominator' },
  people: { zh: '{count} 人', en: '{count}' },
  formula: { zh: '算法', en: 'Formula' },
  basis: { zh: '依据', en: 'Basis' },
  target: { zh: '目标', en: 'Target' },
  proposal: { zh: '建议算法，无规定', en: 'Proposal, not set by any rule' },
  circular: { zh: '按通知规定', en: 'By the circular' },
  noValue: { zh: '不计算：分母为 0', en: 'Not computed: the denominator is 0' },
  notDefined: { zh: '没有定义的指标', en: 'Not defined' },
  notDefinedText: {
    zh: '通知还提到办结情况、帮扶情况等，但没有规定算法。没有算法的不显示数字，也不估算。',
    en: 'The circulars also name completion and assistance but give no formula. We show these without a number and do not estimate them.',
  },
  notCounted: {
    zh: '本月或本地区尚无统计结果。统计由每日核对产生。',
    en: 'There is no count yet for this month and place. The daily reconciliation makes the counts.',
  },
  chooseDistrict: {
    zh: '整个地区的指标由每日核对统计。选择一个区县，可以打开其中的案件。',
    en: 'The daily reconciliation counts the indicators of all places. Choose a district to open their cases.',
  },
};

/** The indicators of a month, each with its formula, its basis and both of its numbers, which open their cases. */
export function Kpis() {
  const { t, language } = useText();
  const search = useSearch({ from: '/lead/kpis' });
  const navigate = useNavigate({ from: '/lead/kpis' });
  const { region, districts } = usePlaces();
  const place = usePlaceFilter({ one: region === undefined });
  const thisMonth = dayOf(serviceNow()).slice(0, 7);
  const month = search.month ?? thisMonth;
  const district = search.district ?? (region === undefined ? districts[0]?.code : undefined);
  const query = useRead('GET /kpis', {
    query: { month, ...(district !== undefined ? { district } : { region: region as 'chongqing' }) },
  });
  const months = reversed(monthsUpTo(thisMonth, 24)).map((value) => ({
    value,
    text: showDate(value, 'month', language),
  }));
  return (
    <LeadPage screen="kpis" aside={<AsOf at={query.data?.body.kpis[0]?.asOf} />}>
      <FilterBar
        fields={[place, { name: 'month', label: texts.month, options: months }]}
        values={{ ...search, district, month }}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
      {district === undefined && <p className="soft">{t(texts.chooseDistrict)}</p>}
      <Loaded from={query}>
        {({ kpis }) =>
          kpis.length === 0 ? (
            <p className="empty">{t(texts.notCounted)}</p>
          ) : (
            <div className="kpis">
              {kpis.map((kpi) => (
                <KpiPanel key={kpi.code} kpi={kpi} month={month} district={district} />
              ))}
            </div>
          )
        }
      </Loaded>
      <Notice tone="info">
        <p>
          <strong>{t(texts.notDefined)}</strong>
        </p>
        <p>{t(texts.notDefinedText)}</p>
      </Notice>
    </LeadPage>
  );
}

function KpiPanel({ kpi, month, district }: { kpi: Kpi; month: string; district: string | undefined }) {
  const { t } = useText();
  const { code, text, formula, basis, target, numerator, denominator, value } = kpi;
  const parts = [
    { part: 'numerator', label: texts.numerator, count: numerator },
    { part: 'denominator', label: texts.denominator, count: denominator },
    { part: 'missed', label: texts.missed, count: denominator - numerator },
  ] as const;
  return (
    <section className="panel stack kpi">
      <div className="row row-apart">
        <h2>{text}</h2>
        <span className={basis.kind === 'proposal' ? 'tag tag-warn' : 'tag tag-info'}>
          {t(basis.kind === 'proposal' ? texts.proposal : texts.circular)}
        </span>
      </div>
      {value === undefined ? (
        <p className="soft">{t(texts.noValue)}</p>
      ) : (
        <p className="kpi-value">{shareOf(value)}</p>
      )}
      <dl className="facts">
        {parts.map(({ part, label, count }) => (
          <div key={part} className="facts-row">
            <dt>{t(label)}</dt>
            <dd>
              {district === undefined ? (
                t(texts.people, { count })
              ) : (
                <Link to="/lead/kpis/$code" params={{ code }} search={{ district, month, part }}>
                  {t(texts.people, { count })}
                </Link>
              )}
            </dd>
          </div>
        ))}
        <div className="facts-row">
          <dt>{t(texts.formula)}</dt>
          <dd>{formula}</dd>
        </div>
        <div className="facts-row">
          <dt>{t(texts.target)}</dt>
          <dd>{target}</dd>
        </div>
        <div className="facts-row">
          <dt>{t(texts.basis)}</dt>
          <dd>{basis.text}</dd>
        </div>
      </dl>
    </section>
  );
}
