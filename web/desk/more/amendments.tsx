import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { usePages } from '../../parts/pager.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import { DeskPage } from '../desk-page.tsx';

const texts = {
  title: { zh: '政策修订', en: 'Policy amendments' },
  none: {
    zh: '现行政策包没有修订。修订由政策管理员提议、另一名政策管理员确认后生效。',
    en: 'There are no amendments to the packs in force. One policy administrator proposes an amendment and another confirms it.',
  },
  from: { zh: '{day}起施行', en: 'in force from {day}' },
  loaded: { zh: '{day}确认载入', en: 'confirmed on {day}' },
  value: { zh: '内容', en: 'Value' },
};

/** The amendments of the packs since this edition: from which day, by which document, and why. */
export function Amendments() {
  const { t, language } = useText();
  const { after, pager } = usePages();
  const read = useRead('GET /policy-amendments', { query: { after } });
  return (
    <DeskPage title={texts.title}>
      <Loaded from={read}>
        {({ amendments, next }) => (
          <>
            {amendments.length === 0 && <div className="panel desk-empty">{t(texts.none)}</div>}
            {amendments.map(({ amendment, loadedAt }) => (
              <section key={amendment.id} className="panel panel-tight stack-tight">
                <h2>{amendment.note}</h2>
                <p>
                  {amendment.citation.document} {amendment.citation.article}
                </p>
                <p className="soft">
                  {t(texts.from, { day: showDate(amendment.from, 'dayOfYear', language) })} ·{' '}
                  {t(texts.loaded, { day: showDate(loadedAt, 'dayOfYear', language) })}
                </p>
                <details>
                  <summary>{t(texts.value)}</summary>
                  <pre className="desk-value">{JSON.stringify(amendment.value, undefined, 2)}</pre>
                </details>
              </section>
            ))}
            {pager(next)}
          </>
        )}
      </Loaded>
    </DeskPage>
  );
}
