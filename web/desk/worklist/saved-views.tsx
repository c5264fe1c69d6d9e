import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct, useRead } from '../../api/use-api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { filterTexts as texts } from './texts.ts';
import { type WorklistSearch, worklistSearchOf } from './worklist-search.ts';

const page = '/desk';

const queryOf = (search: WorklistSearch): string =>
  new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString();

/** The searches that the user has named. The service keeps them for every device. */
export function SavedViews({ search }: { search: WorklistSearch }) {
  const { t } = useText();
  const navigate = useNavigate();
  const kept = useRead('GET /me/preferences', {});
  const save = useAct('PUT /me/preferences');
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const preferences = kept.data?.body.preferences ?? {};
  const all = preferences.views ?? [];
  const views = all.filter(({ path }) => path === page);
  const put = (next: typeof all, onSuccess: () => void) =>
    save.mutate(
      { request: { body: { ...preferences, views: next } }, ifMatch: kept.data?.etag },
      { onSuccess },
    );
  return (
    <>
      <details className="desk-menu">
        <summary className="button button-quiet">{t(texts.views)} ▾</summary>
        <div className="desk-menu-body stack-tight">
          {views.length === 0 && <p className="faint">{t(texts.noViews)}</p>}
          {views.map((view) => (
            <div key={view.name} className="row row-apart">
              <button
                type="button"
                className="button button-quiet"
                onClick={() =>
                  void navigate({
                    to: '/desk',
                    search: worklistSearchOf(Object.fromEntries(new URLSearchParams(view.query))),
                  })
                }
              >
                {view.name}
              </button>
              <button
                type="button"
                className="button button-quiet"
                aria-label={t(texts.remove, { name: view.name })}
                onClick={() =>
                  put(
                    all.filter((each) => each !== view),
                    () => undefined,
                  )
                }
              >
                ✕
              </button>
            </div>
          ))}
          <button type="button" className="button" onClick={() => setNaming(true)}>
            {t(texts.save)}
          </button>
        </div>
      </details>
      {naming && (
        <Dialog title={t(texts.saveTitle)} onClose={() => setNaming(false)}>
          {save.error && <ProblemNotice problem={save.error} />}
          <Field label={t(texts.name)} help={t(texts.nameHelp)} error={save.error?.errors[0]?.detail}>
            {(control) => (
              <input
                {...control}
                maxLength={40}
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <button
            type="button"
            className="button button-main"
            aria-disabled={name.trim() === '' || save.isPending || undefined}
            onClick={() => {
              if (name.trim() === '' || save.isPending) return;
              put(
                [
                  ...all.filter((each) => each.name !== name.trim()),
                  { name: name.trim(), path: page, query: queryOf(search) },
                ],
                () => {
                  setNaming(false);
                  setName('');
                },
              );
            }}
          >
            {t(texts.keep)}
          </button>
        </Dialog>
      )}
    </>
  );
}
