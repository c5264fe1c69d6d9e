import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Answer } from '../api/operations.ts';
import { serviceNow } from '../api/service-time.ts';
import { useRead } from '../api/use-api.ts';
import { Listed } from '../parts/listed.tsx';
import { useList } from '../parts/use-list.ts';
import { useText } from '../settings/use-text.ts';
import { dayOf, showDate } from '../texts/dates.ts';
import { LeadPage } from './lead-frame.tsx';
import { CaseLink } from './parts.tsx';
import { usePlaces, useStaff } from './places.ts';

type Kpi = Answer<'GET /kpis'>['kpis'][number];
type Part = 'numerator' | 'denominator' | 'missed';

const texts = {
  title: { zh: '{kpi}：{month}', en: '{kpi}: {month}' },
  back: { zh: '‹ 月度指标', en: '‹ Indicators' },
  parts: { zh: '分子和分母', en: 'Numerator and denominator' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  missed: { zh: '未达到', en: 'Not met' },
  none: { zh: '这里没有案件。', en: 'There are no cases here.' },
  number: { zh: '申请编号', en: 'Number' },
  officer: { zh: '联系专人', en: 'Officer' },
  registered: { zh: '登记日期', en: 'Registered on' },
  ended: { zh: '终止日期', en: 'Ended on' },
  counts: { zh: '是否计入分子', en: 'In the numerator' },
  yes: { zh: '✓ 计入', en: '✓ counted' },
  no: { zh: '– 未计入', en: '– not counted' },
};

/** The cases that a number of an indicator counts. */
export function KpiCases() {
  const { t, language } = useText();
  const { code } = useParams({ from: '/lead/kpis/$code' });
  const search = useSearch({ from: '/lead/kpis/$code' });
  const { districts } = usePlaces();
  const district = search.district ?? districts[0]?.code ?? '';
  const month = search.month ?? dayOf(serviceNow()).slice(0, 7);
  const part = (search.part ?? 'denominator') as Part;
  const kpis = useRead('GET /kpis', { query: { district, month } });
  const kpi = kpis.data?.body.kpis.find((each) => each.code === code);
  const staff = useStaff(district);
  const list = useList('GET /kpis/{code}/cases', {
    path: { code },
    query: { district, month, part, limit: 100 },
  });
  const counts: Record<Part, number> | undefined = kpi && countsOf(kpi);
  return (
    <LeadPage
      screen="kpis"
      title={texts.title}
      values={{ kpi: kpi?.text ?? code, month: showDate(month, 'month', language) }}
    >
      <Link to="/lead/kpis" search={{ district, month }}>
        {t(texts.back)}
      </Link>
      {kpi && <p className="soft">{kpi.formula}</p>}
      <nav className="tabs" aria-label={t(texts.parts)}>
        {(['numerator', 'denominator', 'missed'] as const).map((each) => (
          <Link
            key={each}
            to="/lead/kpis/$code"
            params={{ code }}
            search={{ district, month, part: each }}
            aria-current={each === part ? 'true' : undefined}
          >
            {t(texts[each])} {counts && <span className="count">{counts[each]}</span>}
          </Link>
        ))}
      </nav>
      <Listed list={list} rowsOf={({ cases }) => cases} total={counts?.[part]} empty={<p>{t(texts.none)}</p>}>
        {(rows) => (
          <div className="table-scroll">
            <table className="table table-stacked">
              <thead>
                <tr>
                  <th scope="col">{t(texts.number)}</th>
                  <th scope="col">{t(texts.officer)}</th>
                  <th scope="col">{t(texts.registered)}</th>
                  <th scope="col">{t(texts.ended)}</th>
                  <th scope="col">{t(texts.counts)}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ caseId, applicationNumber, officer, registeredOn, endedOn, counts: met }) => (
                  <tr key={caseId}>
                    <td data-label={t(texts.number)}>
                      <CaseLink caseId={caseId} number={applicationNumber} />
                    </td>
                    <td data-label={t(texts.officer)}>{staff.nameOf(officer) ?? '–'}</td>
                    <td data-label={t(texts.registered)}>
                      <time dateTime={registeredOn}>{showDate(registeredOn, 'dayOfYear', language)}</time>
                    </td>
                    <td data-label={t(texts.ended)}>
                      {endedOn ? (
                        <time dateTime={endedOn}>{showDate(endedOn, 'dayOfYear', language)}</time>
                      ) : (
                        '–'
                      )}
                    </td>
                    <td data-label={t(texts.counts)}>{t(met ? texts.yes : texts.no)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Listed>
    </LeadPage>
  );
}

const countsOf = ({ numerator, denominator }: Kpi): Record<Part, number> => ({
  numerator,
  denominator,
  missed: denominator - numerator,
});
