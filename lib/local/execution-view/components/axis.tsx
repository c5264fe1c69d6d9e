import type { ReactNode } from 'react';
import { axisOf, type Span } from '../axis.ts';
import type { ViewTexts } from './texts.ts';

export interface AxisRow extends Span {
  readonly label: ReactNode;
  /** The accessible name of the bar, to which its times are added. */
  readonly name: string;
  readonly tone: 'done' | 'open' | 'failed' | 'aborted';
}

/** Shows executions, or other things with a beginning and an end, on one time axis. */
export function Axis({
  rows,
  now,
  selected,
  texts,
}: {
  readonly rows: readonly AxisRow[];
  readonly now: number;
  readonly selected?: string | undefined;
  readonly texts: ViewTexts;
}) {
  const axis = axisOf(rows, now);
  const spans = new Map(axis.spans.map((span) => [span.id, span]));
  const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;
  return (
    <figure className="xv-axis" aria-label={texts.axis}>
      <div className="xv-ticks" aria-hidden="true">
        {axis.ticks.map(({ at, left }) => (
          <span key={at} style={{ left: percent(left) }}>
            {texts.instant(at)}
          </span>
        ))}
      </div>
      <ol>
        {rows.map(({ id, label, name, tone, from, to }) => {
          const { left = 0, width = 0 } = spans.get(id) ?? {};
          return (
            <li key={id} className={id === selected ? 'xv-selected' : undefined}>
              <div className="xv-label">{label}</div>
              <div className="xv-track">
                {axis.ticks.map(({ at, left: place }) => (
                  <i key={at} style={{ left: percent(place) }} />
                ))}
                <b
                  className={`xv-${tone}`}
                  style={{ left: percent(left), width: percent(width) }}
                  title={`${name}: ${texts.instant(from)} – ${to === undefined ? '…' : texts.instant(to)}`}
                />
                <span className="xv-hidden">
                  {`${name}: ${texts.instant(from)} – ${to === undefined ? '…' : texts.instant(to)}`}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}
