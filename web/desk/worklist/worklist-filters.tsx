import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useId, useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { useRead } from '../../api/use-api.ts';
import { ComboBox } from '../../parts/combo-box.tsx';
import { useText } from '../../settings/use-text.ts';
import { SavedViews } from './saved-views.tsx';
import { filterTexts as texts, worklistTexts } from './texts.ts';
import { filterCount, type WorklistSearch, worklistSearchOf } from './worklist-search.ts';

/** The filters. They apply on Enter or with the button, never at each choice. */
export function WorklistFilters({
  search,
  kinds,
}: {
  search: WorklistSearch;
  kinds: Answer<'GET /worklist/summary'>['byKind'];
}) {
  const { t } = useText();
  const id = useId();
  const navigate = useNavigate();
  const account = useRead('GET /me', {});
  const officers = useRead('GET /officers', {});
  const [draft, setDraft] = useState(search);
  // A view or the back button may change the address: the controls follow it.
  useEffect(() => setDraft(search), [search]);
  const go = (next: WorklistSearch) =>
    void navigate({
      to: '/desk',
      search: next,
    });
  const set = (changed: Readonly<Record<string, unknown>>) =>
    setDraft(worklistSearchOf({ ...draft, ...changed }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(draft);
  };
  const districts = account.data?.body.districts ?? [];
  const known = officers.data?.body.officers ?? [];
  const missingKind = draft.kind !== undefined && !kinds.some(({ kind }) => kind === draft.kind);
  return (
    <form className="desk-filters" onSubmit={submit} aria-label={t(texts.label)}>
      <div>
        <label htmlFor={`${id}-officer`}>{t(texts.officer)}</label>
        <ComboBox
          id={`${id}-officer`}
          label={t(texts.officer)}
          options={[
            { code: 'me', text: t(texts.me) },
            { code: 'all', text: t(texts.all) },
            { code: 'none', text: t(texts.none) },
            ...known.map(({ subject, name }) => ({ code: subject, text: name ?? subject })),
          ]}
          value={draft.officer ?? 'me'}
          onChange={(officer) => set({ officer: officer || 'me' })}
        />
      </div>
      <label>
        <span>{t(texts.kind)}</span>
        <select
          className="input"
          value={draft.kind ?? ''}
          onChange={({ target }) => set({ kind: target.value })}
        >
          <option value="">{t(texts.anyKind)}</option>
          {kinds.map(({ kind, kindText, total }) => (
            <option key={kind} value={kind}>
              {kindText} {total}
            </option>
          ))}
          {missingKind && <option value={draft.kind}>{draft.kind}</option>}
        </select>
      </label>
      <label>
        <span>{t(texts.channel)}</span>
        <select
          className="input"
          value={draft.channel ?? ''}
          onChange={({ target }) => set({ channel: target.value })}
        >
          <option value="">{t(texts.any)}</option>
          <option value="online">{t(worklistTexts.online)}</option>
          <option value="counter">{t(worklistTexts.atCounter)}</option>
        </select>
      </label>
      <label>
        <span>{t(texts.assisted)}</span>
        <select
          className="input"
          value={draft.assisted ?? ''}
          onChange={({ target }) => set({ assisted: target.value })}
        >
          <option value="">{t(texts.any)}</option>
          <option value="yes">{t(texts.yes)}</option>
          <option value="no">{t(texts.no)}</option>
        </select>
      </label>
      {districts.length > 1 && (
        <div>
          <label htmlFor={`${id}-district`}>{t(texts.district)}</label>
          <ComboBox
            id={`${id}-district`}
            label={t(texts.district)}
            options={[
              { code: '', text: t(texts.any) },
              ...districts.map(({ code, name }) => ({ code, text: name })),
            ]}
            value={draft.district ?? ''}
            onChange={(district) => set({ district })}
          />
        </div>
      )}
      <button type="submit" className="button button-main">
        {t(texts.apply)}
      </button>
      <button
        type="button"
        className="button button-quiet"
        aria-disabled={filterCount(search) === 0 || undefined}
        onClick={() => go(search.tab ? { tab: search.tab } : {})}
      >
        {t(texts.clear)}
      </button>
      <SavedViews search={search} />
    </form>
  );
}
