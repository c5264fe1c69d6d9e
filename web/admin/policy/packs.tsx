import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { AdminPage } from '../admin-page.tsx';
import { Filters } from '../parts.tsx';
import { dayIn, textIn, wordIn } from '../search.ts';
import { Amendments } from './amendments.tsx';
import { Findings } from './findings.tsx';
import { kinds, Values } from './pack-values.tsx';

const views = ['values', 'findings', 'amendments'] as const;

const texts = {
  choose: { zh: '选择地区和日期', en: 'Choose a region and a day' },
  region: { zh: '地区', en: 'Region' },
  on: { zh: '哪一天的规则', en: 'Rules as of' },
  views: { zh: '政策包内容', en: 'Contents' },
  values: { zh: '各项规定', en: 'Values' },
  findings: { zh: '检查结果', en: 'Findings' },
  amendments: { zh: '已生效的修订', en: 'Amendments in force' },
} satisfies Record<string, Bilingual>;

/** The rules of a region on a day: each value with its layer, article and basis. */
export const Packs = () => (
  <AdminPage screen="packs">
    <Choice />
  </AdminPage>
);

function Choice() {
  const { t } = useText();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const regions = useRead('GET /regions', {});
  const view = wordIn(search, 'view', views) ?? 'values';
  const on = dayIn(search, 'on');
  return (
    <Loaded from={regions}>
      {({ regions: served }) => {
        const region =
          served.find((each) => each.region === textIn(search, 'region'))?.region ?? served[0]?.region;
        if (region === undefined) return null;
        const at = (changed: Record<string, string | undefined>) => ({ region, on, view, ...changed });
        return (
          <>
            <Filters
              key={`${region} ${on}`}
              label={t(texts.choose)}
              onApply={(values) =>
                void navigate({
                  to: '/admin/packs',
                  search: at({ region: values.region, on: values.on || undefined }),
                })
              }
            >
              <label>
                {t(texts.region)}
                <select className="input" name="region" defaultValue={region}>
                  {served.map((each) => (
                    <option key={each.region} value={each.region}>
                      {each.name}
                    </option>
                  ))}
                </select>
              </label>
              <label>
                {t(texts.on)}
                <input className="input" type="date" name="on" defaultValue={on} />
              </label>
            </Filters>
            <nav className="tabs" aria-label={t(texts.views)}>
              {views.map((each) => (
                <Link
                  key={each}
                  to="/admin/packs"
                  search={at({ view: each })}
                  activeOptions={{ exact: true, includeSearch: true }}
                  aria-current={each === view ? 'page' : undefined}
                >
                  {t(texts[each])}
                </Link>
              ))}
            </nav>
            {view === 'values' && (
              <Values region={region} on={on} only={wordIn(search, 'only', kinds)} at={at} />
            )}
            {view === 'findings' && <Findings on={on} />}
            {view === 'amendments' && <Amendments />}
          </>
        );
      }}
    </Loaded>
  );
}
