import { useState } from 'react';
import type { HistoryEvent, Step } from '../path.ts';
import { Json } from './json.tsx';
import type { ViewTexts } from './texts.ts';

const FAILED = /(Failed|TimedOut|Aborted)$/;
/** How many rows are added at a time: a history may have 25,000 events. */
const PAGE = 200;

export interface EventFilter {
  /** Empty for all types. */
  readonly types: readonly string[];
  readonly failedOnly: boolean;
}

/** Shows the events of a history, filtered by type. A button opens an event; its data are only shown while it is open. */
export function Events({
  events,
  steps,
  filter,
  onFilter,
  onCopy,
  texts,
}: {
  readonly events: readonly HistoryEvent[];
  /** The steps from which each event gets its state. */
  readonly steps: readonly Step[];
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
  readonly onCopy?: (text: string) => void;
  readonly texts: ViewTexts;
}) {
  const [open, setOpen] = useState<number>();
  const [limit, setLimit] = useState(PAGE);
  const states = new Map(steps.flatMap((step) => step.events.map((id) => [id, step.state] as const)));
  const counts = new Map<string, number>();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = filter.types.filter((type) => counts.has(type));
  const shown = events.filter(
    ({ type }) => (types.length === 0 || types.includes(type)) && (!filter.failedOnly || FAILED.test(type)),
  );
  const toggle = (type: string): void =>
    onFilter({
      ...filter,
      types: types.includes(type) ? types.filter((one) => one !== type) : [...types, type],
    });
  return (
    <div className="xv-events">
      <fieldset className="xv-filter">
        <legend className="xv-hidden">{texts.events}</legend>
        <button
          type="button"
          className="xv-chip"
          aria-pressed={filter.failedOnly}
          onClick={() => onFilter({ ...filter, failedOnly: !filter.failedOnly })}
        >
          ✕ {texts.failedOnly}
        </button>
        <button
          type="button"
          className="xv-chip"
          aria-pressed={types.length === 0}
          onClick={() => onFilter({ ...filter, types: [] })}
        >
          {texts.allTypes} <span className="xv-count">{events.length}</span>
        </button>
        {[...counts]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([type, count]) => (
            <button
              key={type}
              type="button"
              className="xv-chip"
              aria-pressed={types.includes(type)}
              onClick={() => toggle(type)}
            >
              {type} <span className="xv-count">{count}</span>
            </button>
          ))}
      </fieldset>
      {shown.length === 0 ? (
        <p className="xv-nothing">{texts.noEvents}</p>
      ) : (
        <ol className="xv-event-list">
          {shown.slice(0, limit).map((event) => {
            const state = states.get(event.id);
            return (
              <li key={event.id} className={FAILED.test(event.type) ? 'xv-failed' : undefined}>
                <button
                  type="button"
                  aria-expanded={open === event.id}
                  onClick={() => setOpen(open === event.id ? undefined : event.id)}
                >
                  <span className="xv-event-number">{event.id}</span>
                  <span className="xv-when">{texts.time(event.timestamp)}</span>
                  <span className="xv-type">
                    {FAILED.test(event.type) && <span className="xv-sign">✕ </span>}
                    {event.type}
                  </span>
                  <span className="xv-faint">{state === undefined ? '' : texts.stateName(state)}</span>
                </button>
                {open === event.id && (
                  <Json value={dataOf(event)} texts={texts} {...(onCopy && { onCopy })} />
                )}
              </li>
            );
          })}
        </ol>
      )}
      {shown.length > limit && (
        <button type="button" className="xv-more" onClick={() => setLimit(limit + PAGE)}>
          {texts.more(shown.length - limit)}
        </button>
      )}
    </div>
  );
}

/** Parses the data in an event as JSON where possible. */
function dataOf(event: HistoryEvent): unknown {
  return JSON.parse(JSON.stringify(event), (key, value: unknown) => {
    if (!['input', 'output', 'parameters'].includes(key) || typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  });
}
