import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { serviceNow } from '../api/service-time.ts';
import { useRead } from '../api/use-api.ts';
import { OperationForm } from '../form/operation-form.tsx';
import { reversed } from '../parts/arrays.ts';
import { FilterBar } from '../parts/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useText } from '../settings/use-text.ts';
import { dayOf, showDate } from '../texts/dates.ts';
import { marks } from '../texts/marks.ts';
import { LeadPage } from './lead-frame.tsx';
import { useRole } from './parts.tsx';
import { usePlaceFilter, usePlaces } from './places.ts';

const texts = {
  agency: { zh: '经办机构联系方式', en: 'Agency contact details' },
  agencyHelp: {
    zh: '回执、告知书和办事页面都使用这里的内容。没有登记的不显示，也不编造。',
    en: 'We show this on receipts, letters and the pages for applicants. We do not show what is not entered.',
  },
  nothing: { zh: '尚未登记。', en: 'Nothing entered yet.' },
  name: { zh: '名称', en: 'Name' },
  address: { zh: '地址', en: 'Address' },
  phone: { zh: '电话', en: 'Telephone' },
  hours: { zh: '工作日办公时间', en: 'Hours on working days' },
  usual: { zh: '未登记；系统按 {opens}–{closes} 计算', en: 'Not entered, assumed {opens}–{closes}' },
  source: { zh: '来源', en: 'Source' },
  enteredOn: { zh: '登记于 {day}', en: 'entered on {day}' },
  change: { zh: '修改', en: 'Change' },
  enter: { zh: '登记', en: 'Enter' },
  cancel: { zh: '取消', en: 'Cancel' },
  saved: { zh: '已保存。', en: 'Saved.' },
  holidays: { zh: '放假安排', en: 'Holidays' },
  year: { zh: '年份', en: 'Year' },
  document: { zh: '来源', en: 'Source' },
  days: {
    zh: '放假 {holidays} 天，调休上班 {work} 天',
    en: '{holidays} days off, {work} make-up working days',
  },
  missing: { zh: '缺少法定节假日：{days}', en: 'Missing statutory holidays: {days}' },
  loaded: { zh: '{day} 由 {who} 确认', en: 'confirmed on {day} by {who}' },
  shipped: { zh: '随本版本提供', en: 'built in' },
  nextMissing: {
    zh: '{year} 年的放假安排尚未公布或者未录入：跨入该年的期限都是预计。录入由政策管理员办理。',
    en: 'The holidays of {year} are not announced or not loaded, so deadlines in that year are provisional. The policy administrator loads them.',
  },
};

/** The unit's public contact details, and whether the calendar of deadlines is complete. */
export function Unit() {
  const search = useSearch({ from: '/lead/unit' });
  const navigate = useNavigate({ from: '/lead/unit' });
  const { districts } = usePlaces();
  const place = usePlaceFilter({ one: true });
  const district = search.district ?? districts[0]?.code;
  return (
    <LeadPage screen="unit">
      <FilterBar
        fields={[place]}
        values={{ district }}
        onApply={(filters) => void navigate({ search: (now) => ({ ...now, ...filters }) })}
      />
      <div className="lead-halves">
        {district !== undefined && <Agency key={district} district={district} />}
        <Holidays />
      </div>
    </LeadPage>
  );
}

function Agency({ district }: { district: string }) {
  const { t, language } = useText();
  const { manages } = useRole();
  const query = useRead('GET /districts/{district}/agency', { path: { district } });
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  return (
    <section className="panel stack">
      <h2>{t(texts.agency)}</h2>
      <p className="faint">{t(texts.agencyHelp)}</p>
      {saved && (
        <Notice tone="ok" urgent>
          <p>{t(texts.saved)}</p>
        </Notice>
      )}
      <Loaded from={query}>
        {({ district: place, agency, usualHours }, etag) => (
          <div className="stack">
            <h3>{place.name}</h3>
            {editing ? (
              <>
                <OperationForm
                  operationId="save-agency"
                  path={{ district }}
                  ifMatch={etag}
                  onReload={() => void query.refetch()}
                  {...(agency && {
                    initial: {
                      name: agency.name,
                      address: agency.address,
                      phone: agency.phone,
                      source: agency.source,
                      ...(agency.hours && { hours: agency.hours }),
                    },
                  })}
                  onDone={() => {
                    setEditing(false);
                    setSaved(true);
                  }}
                />
                <button type="button" className="button button-quiet" onClick={() => setEditing(false)}>
                  {t(texts.cancel)}
                </button>
              </>
            ) : (
              <>
                {agency ? (
                  <dl className="facts">
                    <dt>{t(texts.name)}</dt>
                    <dd>{agency.name}</dd>
                    <dt>{t(texts.address)}</dt>
                    <dd>{agency.address}</dd>
                    <dt>{t(texts.phone)}</dt>
                    <dd>{agency.phone}</dd>
                    <dt>{t(texts.hours)}</dt>
                    <dd>
                      {agency.hours
                        ?.map(({ opens, closes }) => `${opens}–${closes}`)
                        .join(marks[language].comma) ?? t(texts.usual, usualHours)}
                    </dd>
                    <dt>{t(texts.source)}</dt>
                    <dd>
                      {agency.source}{' '}
                      {agency.enteredOn && (
                        <span className="faint">
                          {t(texts.enteredOn, { day: showDate(agency.enteredOn, 'dayOfYear', language) })}
                        </span>
                      )}
                    </dd>
                  </dl>
                ) : (
                  <Notice tone="warn">
                    <p>{t(texts.nothing)}</p>
                  </Notice>
                )}
                {manages && (
                  <button
                    type="button"
                    className="button"
                    onClick={() => {
                      setSaved(false);
                      setEditing(true);
                    }}
                  >
                    {t(agency ? texts.change : texts.enter)}
                  </button>
                )}
              </>
            )}
          </div>
        )}
      </Loaded>
    </section>
  );
}

function Holidays() {
  const { t, language } = useText();
  const query = useRead('GET /holiday-arrangements', {});
  const year = Number(dayOf(serviceNow()).slice(0, 4));
  return (
    <section className="panel stack">
      <h2>{t(texts.holidays)}</h2>
      <Loaded from={query}>
        {({ arrangements }) => {
          const known = new Set(arrangements.map(({ arrangement }) => arrangement.year));
          const absent = [year, year + 1].filter((each) => !known.has(each));
          return (
            <div className="stack">
              {absent.map((each) => (
                <Notice key={each} tone="warn">
                  <p>{t(texts.nextMissing, { year: each })}</p>
                </Notice>
              ))}
              <ul className="plain-list stack">
                {reversed(arrangements).map(
                  ({ arrangement, missingStatutoryHolidays, loadedAt, loadedBy }) => (
                    <li key={arrangement.year} className="stack-tight">
                      <h3>{arrangement.year}</h3>
                      <div>
                        <a href={arrangement.source.url} target="_blank" rel="noreferrer">
                          {arrangement.source.title}
                        </a>{' '}
                        {arrangement.source.number && (
                          <span className="faint">{arrangement.source.number}</span>
                        )}
                      </div>
                      <div className="soft">
                        {t(texts.days, {
                          holidays: arrangement.holidays.length,
                          work: arrangement.makeUpWorkdays.length,
                        })}{' '}
                        ·{' '}
                        {loadedAt
                          ? t(texts.loaded, {
                              day: showDate(loadedAt, 'dayOfYear', language),
                              who: loadedBy ?? '–',
                            })
                          : t(texts.shipped)}
                      </div>
                      {missingStatutoryHolidays.length > 0 && (
                        <span className="tag tag-danger">
                          {t(texts.missing, { days: missingStatutoryHolidays.join(marks[language].list) })}
                        </span>
                      )}
                    </li>
                  ),
                )}
              </ul>
            </div>
          );
        }}
      </Loaded>
    </section>
  );
}
