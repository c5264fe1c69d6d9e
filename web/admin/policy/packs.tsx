import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Answer } from '../../api/operations.ts';
import { useRead } from '../../api/use-api.ts';
import { Basis } from '../../parts/basis.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { AdminPage } from '../admin-page.tsx';
import { Filters, Listed, When } from '../parts.tsx';
import { dayIn, textIn, wordIn } from '../search.ts';
import { usePages } from '../use-pages.ts';
import { Findings } from './findings.tsx';
import { useLayerName } from './layers.ts';
import { bases } from './texts.ts';
import { isShort, ValueView } from './value-view.tsx';
import { useValueWords } from './value-words.ts';

type Pack = Answer<'GET /policy-packs/{region}'>;
type Value = Pack['values'][number];

const views = ['values', 'findings', 'amendments'] as const;
const kinds = ['proposal', 'open', 'stricter'] as const;

const texts = {
  choose: { zh: '选择地区和日期', en: 'Choose a region and a day' },
  region: { zh: '地区', en: 'Region' },
  on: { zh: '哪一天的规则', en: 'Rules as of' },
  views: { zh: '政策包内容', en: 'Contents' },
  values: { zh: '各项规定', en: 'Values' },
  findings: { zh: '检查结果', en: 'Findings' },
  amendments: { zh: '已生效的修订', en: 'Amendments in force' },
  reference: { zh: '版本', en: 'Version' },
  all: { zh: '全部', en: 'All' },
  proposal: { zh: '本系统建议', en: 'Proposals of ours' },
  open: { zh: '尚未规定', en: 'Left open' },
  stricter: { zh: '上级规定更严', en: 'Stricter above' },
  value: { zh: '事项', en: 'Value' },
  inForce: { zh: '现行规定', en: 'In force' },
  becomes: { zh: '规定为', en: 'Becomes' },
  holdsFrom: { zh: '生效日期', en: 'Holds from' },
  layer: { zh: '层级', en: 'Layer' },
  rests: { zh: '性质', en: 'Rests on' },
  basis: { zh: '依据', en: 'Article' },
  from: { zh: '自', en: 'from' },
  until: { zh: '至', en: 'until' },
  unstated: { zh: '本地区未作规定', en: 'Not stated in this region' },
  leftOpen: { zh: '文件未明确，待确定', en: 'Left open by the document' },
  details: { zh: '查看内容', en: 'Show' },
  others: { zh: '各层级怎么说（{count}）', en: 'What each layer says ({count})' },
  stricterSays: { zh: '{layer}更严：', en: 'Stricter at {layer}: ' },
  noValues: { zh: '没有符合条件的事项。', en: 'No value matches.' },
  noAmendments: { zh: '这一版之后还没有修订。', en: 'Nothing was amended since this edition.' },
  revision: { zh: '第 {count} 版', en: 'revision {count}' },
  loaded: { zh: '确认', en: 'Confirmed' },
  proposed: { zh: '提出', en: 'Proposed' },
} satisfies Record<string, Bilingual>;

/** The rules of a region on a day: each value with its layer, its article and what it rests on. */
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

const isOf: Record<(typeof kinds)[number], (value: Value) => boolean> = {
  proposal: ({ basis }) => basis === 'proposal',
  open: ({ status }) => status === 'open',
  stricter: ({ stricter }) => stricter !== undefined,
};

function Values({
  region,
  on,
  only,
  at,
}: {
  region: string;
  on: string | undefined;
  only: (typeof kinds)[number] | undefined;
  at: (changed: Record<string, string | undefined>) => Record<string, string | undefined>;
}) {
  const { t } = useText();
  const pack = useRead('GET /policy-packs/{region}', {
    path: { region },
    query: { ...(on !== undefined && { on }) },
  });
  return (
    <Loaded from={pack} lines={10}>
      {({ values, reference }) => {
        const shown = only === undefined ? values : values.filter(isOf[only]);
        return (
          <>
            <div className="row row-apart">
              <nav className="row" aria-label={t(texts.rests)}>
                {[undefined, ...kinds].map((kind) => (
                  <Link
                    key={kind ?? ''}
                    className="button button-quiet"
                    to="/admin/packs"
                    search={at({ only: kind })}
                    activeOptions={{ exact: true, includeSearch: true }}
                    aria-current={kind === only ? 'true' : undefined}
                  >
                    {t(kind === undefined ? texts.all : texts[kind])}{' '}
                    <span className="count">
                      {kind === undefined ? values.length : values.filter(isOf[kind]).length}
                    </span>
                  </Link>
                ))}
              </nav>
              <span className="faint">
                {t(texts.reference)} <code>{reference}</code>
              </span>
            </div>
            {shown.length === 0 ? (
              <p className="admin-empty">{t(texts.noValues)}</p>
            ) : (
              <div className="table-scroll">
                <table className="table admin-pack">
                  <caption className="visually-hidden">{t(texts.values)}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t(texts.value)}</th>
                      <th scope="col">{t(texts.inForce)}</th>
                      <th scope="col">{t(texts.layer)}</th>
                      <th scope="col">{t(texts.rests)}</th>
                      <th scope="col">{t(texts.basis)}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {shown.map((value) => (
                      <ValueRow key={value.key} value={value} />
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function ValueRow({
  value: { key, title, status, value, layer, basis, citation, stricter, ...rest },
}: {
  value: Value;
}) {
  const { t } = useText();
  const layerName = useLayerName();
  return (
    <tr>
      <th scope="row">
        {title}
        <div className="faint">
          <code>{key}</code>
        </div>
      </th>
      <td>
        {status === 'unstated' && <span className="faint">{t(texts.unstated)}</span>}
        {status === 'open' && <span className="tag tag-warn">{t(texts.leftOpen)}</span>}
        {status === 'set' && <Collapsible of={key} value={value} />}
        {stricter && (
          <div className="admin-stricter">
            <span aria-hidden="true">! </span>
            {t(texts.stricterSays, { layer: layerName(stricter.layer) })}
            <Collapsible of={key} value={stricter.value} /> <Basis basis={stricter.citation} />
          </div>
        )}
        {rest.statements.length > 1 && (
          <details>
            <summary className="faint">{t(texts.others, { count: rest.statements.length })}</summary>
            <ul>
              {rest.statements.map((statement) => (
                <li key={`${statement.layer} ${statement.from ?? ''}`}>
                  <strong>{layerName(statement.layer)}</strong>{' '}
                  {statement.says === 'left-open' ? (
                    t(texts.leftOpen)
                  ) : (
                    <Collapsible of={key} value={statement.value} />
                  )}{' '}
                  <Basis basis={statement.citation} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td className="admin-nowrap">
        {layer !== undefined && layerName(layer)}
        {rest.from !== undefined && (
          <div className="faint">
            {t(texts.from)} <When at={rest.from} form="dayOfYear" />
          </div>
        )}
        {rest.until !== undefined && (
          <div className="faint">
            {t(texts.until)} <When at={rest.until} form="dayOfYear" />
          </div>
        )}
      </td>
      <td>{basis && <span className={`tag ${bases[basis].tone}`}>{t(bases[basis].text)}</span>}</td>
      <td>
        {citation && (
          <>
            <code>{citation.clause}</code> <Basis basis={citation} />
          </>
        )}
      </td>
    </tr>
  );
}

function Collapsible({ of, value }: { of: string; value: unknown }) {
  const { t } = useText();
  if (isShort(value)) return <ValueView of={of} value={value} />;
  return (
    <details>
      <summary>{t(texts.details)}</summary>
      <ValueView of={of} value={value} />
    </details>
  );
}

function Amendments() {
  const { t } = useText();
  const layerName = useLayerName();
  const list = usePages(
    'GET /policy-amendments',
    { query: { limit: 100 } },
    ({ amendments }) => amendments.length,
  );
  const amendments = list.pages?.flatMap((page) => page.amendments) ?? [];
  return (
    <Listed from={list} isEmpty={amendments.length === 0} empty={<p>{t(texts.noAmendments)}</p>}>
      <div className="stack">
        {amendments.map(({ amendment, revision, loadedAt, loadedBy, proposedBy }) => (
          <section key={amendment.id} className="panel panel-tight stack-tight">
            <div className="row row-apart">
              <h2>{amendment.note}</h2>
              <span className="faint">
                <code>{amendment.id}</code> · {t(texts.revision, { count: revision })}
              </span>
            </div>
            <AmendmentFacts amendment={amendment} layerName={layerName} />
            <p className="faint">
              {proposedBy !== undefined && `${t(texts.proposed)} ${proposedBy} · `}
              {t(texts.loaded)} {loadedBy} · <When at={loadedAt} />
            </p>
          </section>
        ))}
      </div>
    </Listed>
  );
}

type Amendment = Answer<'GET /policy-amendments'>['amendments'][number]['amendment'];

/** What an amendment says. */
export function AmendmentFacts({
  amendment,
  layerName,
}: {
  amendment: Amendment;
  layerName: (layer: string) => string;
}) {
  const { t } = useText();
  const words = useValueWords(amendment.key);
  return (
    <dl className="facts">
      <dt>{t(texts.value)}</dt>
      <dd>
        {words.title ?? <code>{amendment.key}</code>} · {layerName(amendment.layer)}
      </dd>
      <dt>{t(texts.becomes)}</dt>
      <dd>
        <ValueView of={amendment.key} value={amendment.value} />
      </dd>
      <dt>{t(texts.holdsFrom)}</dt>
      <dd>
        <When at={amendment.from} form="dayOfYear" />
      </dd>
      <dt>{t(texts.basis)}</dt>
      <dd>
        {amendment.citation.document} {amendment.citation.article} <code>{amendment.citation.clause}</code>{' '}
        <span className={`tag ${bases[amendment.basis].tone}`}>{t(bases[amendment.basis].text)}</span>
      </dd>
    </dl>
  );
}
