import { useState } from 'react';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { OperationForm } from '../../form/operation-form.tsx';
import { Basis } from '../../parts/basis.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { dayOf, showDate } from '../../texts/dates.ts';
import { DeskPage } from '../desk-page.tsx';
import { DistrictMonth, useDistrictMonth } from './district-month.tsx';

const texts = {
  title: { zh: '专场招聘会', en: 'Recruitment fairs' },
  none: { zh: '{month}还没有登记招聘会。', en: 'No fairs are recorded for {month}.' },
  quota: { zh: '应办 {required} 场，已办 {held} 场', en: '{required} required, {held} held' },
  record: { zh: '登记一场招聘会', en: 'Record a fair' },
  done: { zh: '已登记。', en: 'Recorded.' },
};

/** The recruitment fairs of a district in a month, and the form to record one. */
export function Fairs() {
  const { t, language } = useText();
  const chosen = useDistrictMonth();
  const [recorded, setRecorded] = useState(0);
  const { district, month } = chosen;
  const read = useRead(
    'GET /districts/{district}/recruitment-fairs',
    { path: { district: district ?? '' }, query: { month } },
    { enabled: district !== undefined },
  );
  return (
    <DeskPage title={texts.title} aside={<DistrictMonth {...chosen} />}>
      <div className="case-columns case-columns-two">
        <section className="panel panel-tight stack-tight">
          <Loaded from={read}>
            {({ fairs, quota, month: shown }) => (
              <>
                {quota && (
                  <p>
                    <span className={quota.met ? 'tag tag-ok' : 'tag tag-warn'}>
                      {quota.met ? '✓' : '!'} {t(texts.quota, { required: quota.required, held: quota.held })}
                    </span>{' '}
                    <Basis basis={quota.basis} />
                  </p>
                )}
                {fairs.length === 0 && (
                  <p className="faint">{t(texts.none, { month: showDate(shown, 'month', language) })}</p>
                )}
                <ul className="plain stack-tight">
                  {fairs.map(({ fairId, date, title }) => (
                    <li key={fairId}>
                      {showDate(date, 'day', language)} {title}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </Loaded>
        </section>
        <section className="panel panel-tight stack">
          <h2>{t(texts.record)}</h2>
          {recorded > 0 && (
            <Notice tone="ok" urgent>
              <p>{t(texts.done)}</p>
            </Notice>
          )}
          {district !== undefined && (
            <OperationForm
              key={`${district} ${recorded}`}
              operationId="record-recruitment-fair"
              path={{ district }}
              initial={{ date: dayOf(serviceNow()) }}
              onDone={() => setRecorded(recorded + 1)}
            />
          )}
        </section>
      </div>
    </DeskPage>
  );
}
