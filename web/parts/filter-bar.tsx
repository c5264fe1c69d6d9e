import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useText } from '../settings/use-text.ts';
import type { Bilingual } from '../texts/language.ts';
import type { Filters } from './search.ts';

/** A filter with a list of choices. */
export interface FilterField {
  readonly name: string;
  readonly label: Bilingual;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  /** The value that means no filter. Without it, one of the options is always chosen. */
  readonly none?: Bilingual;
}

const texts = {
  all: { zh: '全部', en: 'All' },
  filters: { zh: '筛选', en: 'Filters' },
  apply: { zh: '查询', en: 'Apply' },
  clear: { zh: '清除', en: 'Clear' },
};

/**
 * The filters of a list. They apply on Enter or with the button, and are then in the address: `onApply` navigates.
 *
 * @example
 * <FilterBar fields={fields} values={search} onApply={(filters) => navigate({ search: (now) => ({ ...now, ...filters }) })} />
 */
export function FilterBar({
  fields,
  values,
  onApply,
}: {
  fields: readonly FilterField[];
  values: Filters;
  onApply: (filters: Filters) => void;
}) {
  const { t } = useText();
  const id = useId();
  const names = fields.map(({ name }) => name);
  const given = JSON.stringify(names.map((name) => values[name]));
  const [draft, setDraft] = useState<Filters>({});
  // The address may change without this bar: by a tile, by going back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen and not applied goes when the address changes
  useEffect(() => setDraft({}), [given]);
  const chosen = (name: string) => (name in draft ? draft[name] : values[name]) ?? '';
  const apply = (filters: Filters) => {
    setDraft({});
    onApply(filters);
  };
  const someSet = fields.some(({ name, none }) => none !== undefined && chosen(name) !== '');
  return (
    <form
      className="filters"
      aria-label={t(texts.filters)}
      onSubmit={(event) => {
        event.preventDefault();
        apply(Object.fromEntries(names.map((name) => [name, chosen(name) || undefined])));
      }}
      onKeyDown={(event: KeyboardEvent<HTMLFormElement>) => {
        // A select does not send its form on Enter by itself.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
    >
      {fields.map(({ name, label, options, none }) => (
        <div key={name} className="filter">
          <label htmlFor={`${id}-${name}`}>{t(label)}</label>
          <select
            id={`${id}-${name}`}
            className="input"
            value={chosen(name)}
            onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
          >
            {none && <option value="">{t(none)}</option>}
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div className="row">
        <button type="submit" className="button">
          {t(texts.apply)}
        </button>
        {someSet && (
          <button
            type="button"
            className="button button-quiet"
            onClick={() =>
              apply(
                Object.fromEntries(
                  fields.filter(({ none }) => none).map(({ name }): [string, undefined] => [name, undefined]),
                ),
              )
            }
          >
            {t(texts.clear)}
          </button>
        )}
      </div>
    </form>
  );
}
