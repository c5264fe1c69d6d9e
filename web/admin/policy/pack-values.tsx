import { Link } from '@tanstack/react-router';
import type { Answer } from '../../api/operations.ts';
import { useRead } from '../../api/use-api.ts';
import { Basis } from '../../parts/basis.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { When } from '../parts.tsx';
import { useLayerName } from './layers.ts';
import { bases } from './texts.ts';
import { isShort, ValueView } from './value-view.tsx';

type Pack = Answer<'GET /policy-packs/{region}'>;
type Value = Pack['values'][number];

/** Kinds of values that can be shown alone. */
export const kinds = ['proposal', 'open', 'stricter'] as const;

const texts = {
  values: { zh: '各项规定', en: 'Values' },
  all: { zh: '全部', en: 'All' },
  proposal: { zh: '本系统建议', en: 'Proposals of ours' },
  open: { zh: '尚未规定', en: 'Left open' },
  stricter: { zh: '上级规定更严', en: 'Stricter above' },
  reference: { zh: '版本', en: 'Version' },
  value: { zh: '事项', en: 'Value' },
  inForce: { zh: '现行规定', en: 'In force' },
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
} satisfies Record<string, Bilingual>;

const isOf: Record<(typeof kinds)[number], (value: Value) => boolean> = {
  proposal: ({ basis }) => basis === 'proposal',
  open: ({ status }) => status === 'open',
  stricter: ({ stricter }) => stricter !== undefined,
};

/** The values of a region on a day, each with its layer, article and basis. */
export function Values({
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
                <table className="table table-stacked admin-pack">
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
      <th scope="row" data-label={t(texts.value)}>
        {title}
        <div className="faint">
          <code>{key}</code>
        </div>
      </th>
      <td data-label={t(texts.inForce)}>
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
      <td data-label={t(texts.layer)} className="admin-nowrap">
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
      <td data-label={t(texts.rests)}>
        {basis && <span className={`tag ${bases[basis].tone}`}>{t(bases[basis].text)}</span>}
      </td>
      <td data-label={t(texts.basis)}>
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
