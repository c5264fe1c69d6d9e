import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { choose, type Draft, saveDraft } from './draft.ts';

const texts = {
  saving: { zh: '正在保存', en: 'Saving' },
  saved: {
    zh: '已保存 {moment} · 换手机也能继续，{until}前有效',
    en: 'Saved {moment} · you can continue on any device until {until}',
  },
  notYet: { zh: '还没有保存。每一步都会自动保存。', en: 'Not saved yet. We save each step automatically.' },
  failed: { zh: '未保存：', en: 'Not saved: ' },
  retry: { zh: '重试', en: 'Try again' },
  two: { zh: '另一台设备保存了新的内容', en: 'You saved different answers on another device' },
  twoHelp: {
    zh: '请选择用哪一份，另一份不再保留。',
    en: 'Choose which version to continue with. We do not keep the other one.',
  },
  here: { zh: '本机的内容', en: 'Version on this device' },
  there: { zh: '另一台设备的内容', en: 'Version from the other device' },
  page: { zh: '停在第 {page} 步', en: 'at step {page}' },
  savedAt: { zh: '{moment} 保存', en: 'saved {moment}' },
  unsaved: { zh: '未保存', en: 'not saved' },
  take: { zh: '用这一份', en: 'Continue with this one' },
} satisfies Record<string, Bilingual>;

/** Whether and when the form was saved. It is always on the page, and screen readers announce its changes. */
export function SavedLine({ draft, page }: { draft: Draft; page: number }) {
  const { t, language } = useText();
  const { saving, savedAt, keptUntil, problem } = draft;
  if (saving === 'failed' && problem && problem.status === 401)
    return <ProblemNotice problem={problem} onRetry={() => void saveDraft(page)} />;
  return (
    <p className="saved-line" role="status">
      {saving === 'failed' && problem ? (
        <>
          <span className="saved-line-fault">
            ✕ {t(texts.failed)}
            {problem.errors[0]?.detail ?? problem.title}
          </span>{' '}
          <button type="button" className="button" onClick={() => void saveDraft(page)}>
            {t(texts.retry)}
          </button>
        </>
      ) : saving === 'under-way' ? (
        t(texts.saving)
      ) : savedAt && keptUntil ? (
        <>
          <span aria-hidden="true">✓ </span>
          {t(texts.saved, {
            moment: showDate(savedAt, 'clock', language),
            until: showDate(keptUntil, 'day', language),
          })}
        </>
      ) : (
        t(texts.notYet)
      )}
    </p>
  );
}

/** Two devices have different answers: the person chooses which count. */
export function TwoDevices({ draft }: { draft: Draft }) {
  const { t, language } = useText();
  const { other } = draft;
  if (!other) return null;
  const sides = [
    { which: 'mine', name: texts.here, page: draft.page, savedAt: undefined },
    { which: 'other', name: texts.there, page: other.draft.page, savedAt: other.draft.savedAt },
  ] as const;
  return (
    <section className="panel stack-tight" role="alert">
      <h2>{t(texts.two)}</h2>
      <p>{t(texts.twoHelp)}</p>
      <div className="beside">
        {sides.map(({ which, name, page, savedAt }) => (
          <div key={which} className="panel panel-tight stack-tight">
            <h3>{t(name)}</h3>
            <p className="soft">
              {t(texts.page, { page: Math.max(1, page) })} ·{' '}
              {savedAt
                ? t(texts.savedAt, { moment: showDate(savedAt, 'moment', language) })
                : t(texts.unsaved)}
            </p>
            <button type="button" className="button" onClick={() => void choose(which)}>
              {t(texts.take)}
            </button>
          </div>
        ))}
      </div>
    </section>
  );
}
