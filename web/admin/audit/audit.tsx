import { useNavigate, useSearch } from '@tanstack/react-router';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import { dayOf } from '../../texts/dates.ts';
import { AdminPage } from '../admin-page.tsx';
import { Filters, Listed, saveJson, When } from '../parts.tsx';
import { textIn } from '../search.ts';
import { usePages } from '../use-pages.ts';

const texts = {
  filters: { zh: '选择区县和月份', en: 'Choose a district and a month' },
  district: { zh: '区县', en: 'District' },
  month: { zh: '月份', en: 'Month' },
  choose: { zh: '请选择', en: 'Choose one' },
  begin: {
    zh: '选择区县，查看每名工作人员每天查看完整个人信息和查找当事人的次数。每次查看的内容和事由在“案件核验”中。',
    en: 'Choose a district to see, by day, how often each member of staff viewed full personal data or searched for a person. Each case shows what was viewed and why.',
  },
  empty: { zh: '这个月没有查看和查找的记录。', en: 'There were no views or searches in this month.' },
  day: { zh: '日期', en: 'Day' },
  who: { zh: '工作人员', en: 'Member of staff' },
  reveals: { zh: '查看完整信息', en: 'Seen in full' },
  searches: { zh: '查找', en: 'Searches' },
  total: { zh: '合计', en: 'Total' },
  export: { zh: '导出 JSON', en: 'Export JSON' },
};

/** Who viewed full personal data, and how often. */
export const Audit = () => (
  <AdminPage screen="audit">
    <Choice />
  </AdminPage>
);

function Choice() {
  const { t } = useText();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const district = textIn(search, 'district');
  const month = textIn(search, 'month') ?? dayOf(serviceNow()).slice(0, 7);
  const places = useRead('GET /regions', {});
  const me = useRead('GET /me', {});
  const prefix = me.data?.body.jurisdiction?.code;
  return (
    <>
      <Loaded from={places}>
        {({ regions }) => (
          <Filters
            key={`${district} ${month}`}
            label={t(texts.filters)}
            onApply={(values) =>
              void navigate({
                to: '/admin/audit',
                search: { district: values.district || undefined, month: values.month || undefined },
              })
            }
          >
            <label>
              {t(texts.district)}
              <select className="input" name="district" defaultValue={district ?? ''}>
                <option value="">{t(texts.choose)}</option>
                {regions
                  .flatMap(({ districts }) => districts)
                  .filter(({ code }) => prefix === undefined || code.startsWith(prefix.replace(/(00)+$/, '')))
                  .map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
              </select>
            </label>
            <label>
              {t(texts.month)}
              <input className="input" type="month" name="month" defaultValue={month} />
            </label>
          </Filters>
        )}
      </Loaded>
      {district === undefined ? (
        <p className="admin-empty">{t(texts.begin)}</p>
      ) : (
        <Reveals district={district} month={month} />
      )}
    </>
  );
}

function Reveals({ district, month }: { district: string; month: string }) {
  const { t } = useText();
  const list = usePages(
    'GET /reveals',
    { query: { district, month, limit: 500 } },
    ({ reveals }) => reveals.length,
  );
  const reveals = list.pages?.flatMap((page) => page.reveals) ?? [];
  const sum = (what: 'reveals' | 'searches') => reveals.reduce((total, each) => total + each[what], 0);
  return (
    <Listed from={list} isEmpty={reveals.length === 0} empty={<p>{t(texts.empty)}</p>}>
      <div className="row row-apart">
        <span className="faint">
          {t(texts.total)}: {t(texts.reveals)} {sum('reveals')} · {t(texts.searches)} {sum('searches')}
        </span>
        <button
          type="button"
          className="button"
          onClick={() => saveJson(`reveals-${district}-${month}.json`, reveals)}
        >
          {t(texts.export)}
        </button>
      </div>
      <div className="table-scroll">
        <table className="table table-stacked">
          <caption className="visually-hidden">{t(texts.reveals)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(texts.day)}</th>
              <th scope="col">{t(texts.who)}</th>
              <th scope="col" className="amount">
                {t(texts.reveals)}
              </th>
              <th scope="col" className="amount">
                {t(texts.searches)}
              </th>
            </tr>
          </thead>
          <tbody>
            {reveals.map(({ date, subject, name, reveals: count, searches }) => (
              <tr key={`${date} ${subject}`}>
                <td data-label={t(texts.day)}>
                  <When at={date} form="dayOfYear" />
                </td>
                <th scope="row" data-label={t(texts.who)}>
                  {name ?? subject} {name !== undefined && <span className="faint">{subject}</span>}
                </th>
                <td data-label={t(texts.reveals)} className="amount">
                  {count}
                </td>
                <td data-label={t(texts.searches)} className="amount">
                  {searches}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Listed>
  );
}
