import { Fragment, type PointerEvent, useRef } from 'react';
import type { Answer } from '../../api/operations.ts';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import { type AxisItem, lanes, monthsIn, placeOf, rowsOf, spanOf } from './axis-scale.ts';

const texts = {
  title: { zh: '时间轴', en: 'Axis of time' },
  event: { zh: '事件', en: 'Events' },
  deadline: { zh: '期限', en: 'Deadlines' },
  month: { zh: '月度', en: 'Months' },
  execution: { zh: '执行', en: 'Executions' },
  now: { zh: '现在', en: 'now' },
  drag: { zh: '拖动查看当时的情况', en: 'Drag to see the case as it was' },
  shown: { zh: '显示 {time} 的情况', en: 'as of {time}' },
};

/** The sign and style of each state: colour never carries the meaning alone. */
const signs: Readonly<Record<AxisItem['state'], string>> = {
  happened: '●',
  open: '○',
  overdue: '▲',
  met: '✓',
  'met-late': '✓',
  lapsed: '–',
  excused: '免',
  missed: '✕',
  begun: '▬',
};

type Axis = Answer<'GET /cases/{caseId}/axis'>;

/**
 * Events, deadlines, months and executions of a case on one timeline. Dragging along it shows an earlier state of the case,
 * read only.
 */
export function CaseAxis({
  axis,
  now,
  at,
  onAt,
}: {
  /** The case now, or at an earlier moment. */
  axis: Axis;
  /** The case now, which determines the scale. */
  now: Axis;
  at: string | undefined;
  onAt: (at: string | undefined) => void;
}) {
  const { t, language } = useText();
  const field = useRef<HTMLDivElement>(null);
  const span = spanOf(now);
  const present = Date.parse(now.asOf);
  const shownAt = at === undefined ? present : Date.parse(at);
  const choose = (time: number) => {
    const within = Math.max(time, span.from);
    onAt(within >= present ? undefined : new Date(within).toISOString());
  };
  const drag = ({ clientX, buttons, type, pointerId, currentTarget }: PointerEvent<HTMLDivElement>) => {
    if (buttons !== 1) return;
    if (type === 'pointerdown') currentTarget.setPointerCapture(pointerId);
    const box = field.current?.getBoundingClientRect();
    if (box) choose(span.from + ((clientX - box.left) / box.width) * (span.until - span.from));
  };
  const names = {
    event: texts.event,
    deadline: texts.deadline,
    month: texts.month,
    execution: texts.execution,
  };
  const itemsIn = (lane: AxisItem['lane']) => axis.items.filter((item) => item.lane === lane);
  const used = lanes.filter((lane) => now.items.some((item) => item.lane === lane));
  return (
    <section className="panel panel-tight axis" aria-label={t(texts.title)}>
      <div className="axis-grid">
        <div className="axis-names" aria-hidden="true">
          <div className="axis-head" />
          {used.map((lane) => (
            <div
              key={lane}
              className="axis-name"
              style={{ height: `calc(${linesOf(itemsIn(lane), shownAt)} * 1.6rem + 5px)` }}
            >
              {t(names[lane])}
            </div>
          ))}
        </div>
        <div ref={field} className="axis-field" onPointerDown={drag} onPointerMove={drag}>
          <div className="axis-head">
            {monthsIn(span).map(({ month, at: begins }) => (
              <span key={month} className="axis-month" style={{ left: `${placeOf(begins, span)}%` }}>
                {showDate(month, 'month', language)}
              </span>
            ))}
          </div>
          {used.map((lane) => (
            <Lane key={lane} name={t(names[lane])} items={itemsIn(lane)} span={span} now={shownAt} />
          ))}
          <span
            className={placeOf(shownAt, span) > 50 ? 'axis-now axis-now-late' : 'axis-now'}
            style={{ left: `${placeOf(shownAt, span)}%` }}
          >
            <span>▼ {at === undefined ? t(texts.now) : showDate(at, 'moment', language)}</span>
          </span>
        </div>
      </div>
      <label className="axis-slider">
        <span className="faint">
          {at === undefined
            ? t(texts.drag)
            : t(texts.shown, { time: showDate(at, 'momentOfYear', language) })}
        </span>
        <input
          type="range"
          min={span.from}
          max={span.until}
          step={Math.max(1, Math.round((span.until - span.from) / 2000))}
          value={shownAt}
          aria-valuetext={showDate(new Date(shownAt), 'momentOfYear', language)}
          onChange={({ target }) => choose(Number(target.value))}
        />
      </label>
    </section>
  );
}

/** Splits the items of a lane into periods and points in time (events without an end). */
function partsOf(items: readonly AxisItem[]) {
  const lasting = items.filter(({ until, lane }) => until !== undefined || lane !== 'event');
  return { lasting, points: items.filter((item) => !lasting.includes(item)) };
}

/** The number of lines of a lane, which the name beside it also takes: at least one. */
function linesOf(items: readonly AxisItem[], now: number): number {
  const { lasting, points } = partsOf(items);
  return Math.max(1, (points.length > 0 ? 1 : 0) + rowsOf(lasting, now).length);
}

function Lane({
  name,
  items,
  span,
  now,
}: {
  name: string;
  items: readonly AxisItem[];
  span: { from: number; until: number };
  now: number;
}) {
  const { language } = useText();
  const { lasting, points } = partsOf(items);
  const rows = rowsOf(lasting, now);
  const describe = ({ text, at, until, state }: AxisItem) =>
    `${signs[state]} ${text} ${showDate(at, 'moment', language)}${until ? ` – ${showDate(until, 'moment', language)}` : ''}`;
  return (
    <ul className="plain axis-lane" aria-label={name}>
      {points.length > 0 && (
        <li className="axis-row">
          {points.map((item) => (
            <span
              key={item.id}
              className="axis-point"
              style={{ left: `${placeOf(Date.parse(item.at), span)}%` }}
              title={describe(item)}
            >
              <span aria-hidden="true">{signs[item.state]}</span>
              <span className="visually-hidden">{describe(item)}</span>
            </span>
          ))}
        </li>
      )}
      {rows.map((row) => (
        <li key={row[0]?.id} className="axis-row">
          {row.map((item) => {
            const left = placeOf(Date.parse(item.at), span);
            const right = placeOf(item.until ? Date.parse(item.until) : now, span);
            return (
              <Fragment key={item.id}>
                {/* On a narrow screen, where the bar has no room for words. */}
                <span className="axis-words" aria-hidden="true">
                  {describe(item)}
                </span>
                <span
                  className={`axis-bar axis-${item.state}${item.provisional ? ' axis-provisional' : ''}`}
                  style={{ left: `${left}%`, width: `${Math.max(right - left, 0.6)}%` }}
                  title={describe(item)}
                >
                  <span aria-hidden="true">
                    {signs[item.state]} {item.text}
                  </span>
                  <span className="visually-hidden">{describe(item)}</span>
                </span>
              </Fragment>
            );
          })}
        </li>
      ))}
    </ul>
  );
}
