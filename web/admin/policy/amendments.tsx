import type { Answer } from '../../api/operations.ts';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { Listed, When } from '../parts.tsx';
import { usePages } from '../use-pages.ts';
import { useLayerName } from './layers.ts';
import { bases } from './texts.ts';
import { ValueView } from './value-view.tsx';
import { useValueWords } from './value-words.ts';

const texts = {
  noAmendments: { zh: '这一版之后还没有修订。', en: 'No amendments since this edition.' },
  revision: { zh: '第 {count} 版', en: 'revision {count}' },
  loaded: { zh: '确认', en: 'Confirmed' },
  proposed: { zh: '提出', en: 'Proposed' },
  value: { zh: '事项', en: 'Value' },
  becomes: { zh: '规定为', en: 'Becomes' },
  holdsFrom: { zh: '生效日期', en: 'In force from' },
  basis: { zh: '依据', en: 'Article' },
} satisfies Record<string, Bilingual>;

/** The amendments since this edition. */
export function Amendments() {
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

/** The content of an amendment. */
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
