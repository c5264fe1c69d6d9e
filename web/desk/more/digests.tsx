import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import { DeskPage } from '../desk-page.tsx';
import { DistrictMonth, useDistrictMonth } from './district-month.tsx';

const texts = {
  title: { zh: '每日提要', en: 'Daily digests' },
  day: { zh: '日期', en: 'Day' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  next: { zh: '{day}前到期', en: 'due by {day}' },
  due: { zh: '即将到期', en: 'Due next' },
  none: {
    zh: '本月没有提要。没有逾期和即将到期事项的工作日不出提要。',
    en: 'There are no digests this month. There is no digest on working days with nothing overdue or due next.',
  },
  worklist: { zh: '查看逾期待办', en: 'Overdue now' },
};

/** The overdue and next deadlines on each working day of a month. */
export function Digests() {
  const { t, language } = useText();
  const chosen = useDistrictMonth();
  const { district, month } = chosen;
  const read = useRead(
    'GET /digests',
    { query: { district: district ?? '', month } },
    { enabled: district !== undefined },
  );
  return (
    <DeskPage title={texts.title} aside={<DistrictMonth {...chosen} />}>
      <Loaded from={read}>
        {({ digests }) =>
          digests.length === 0 ? (
            <div className="panel desk-empty">{t(texts.none)}</div>
          ) : (
            <div className="table-scroll">
              <table className="table table-stacked">
                <thead>
                  <tr>
                    <th scope="col">{t(texts.day)}</th>
                    <th scope="col">{t(texts.overdue)}</th>
                    <th scope="col">{t(texts.due)}</th>
                  </tr>
                </thead>
                <tbody>
                  {digests.map(({ date, overdue, dueNext, dueBy }) => (
                    <tr key={date}>
                      <td data-label={t(texts.day)}>{showDate(date, 'day', language)}</td>
                      <td data-label={t(texts.overdue)}>
                        {overdue > 0 ? <span className="tag tag-danger">▲ {overdue}</span> : overdue}
                      </td>
                      <td data-label={t(texts.due)}>
                        {dueNext}{' '}
                        <span className="faint">
                          {t(texts.next, { day: showDate(dueBy, 'day', language) })}
                        </span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      <Link to="/desk" search={{ tab: 'overdue' }}>
        {t(texts.worklist)} ›
      </Link>
    </DeskPage>
  );
}
