import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { axisOf, type Axis as Model } from '../../../lib/local/execution-view/axis.ts';
import type { Answer } from '../../api/operations.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { When } from '../parts.tsx';
import { maySee } from '../screens.ts';

type CaseAxisAnswer = Answer<'GET /cases/{caseId}/axis'>;
type Item = CaseAxisAnswer['items'][number];

const texts = {
  axis: { zh: '案件与执行的时间轴', en: 'The case and its executions on one timeline' },
  past: {
    zh: '显示的是 {at} 当时的情况，只能查看。',
    en: 'This is the case at {at}. It is read only.',
  },
  now: { zh: '回到现在', en: 'Back to now' },
  drag: { zh: '拖动查看此前任一时刻', en: 'Drag to see any earlier moment' },
  omitted: { zh: '较早的 {count} 项没有列出。', en: '{count} older items are not shown.' },
  event: { zh: '事件', en: 'Events' },
  deadline: { zh: '期限', en: 'Deadlines' },
  month: { zh: '月度回访', en: 'Months' },
  execution: { zh: '执行', en: 'Executions' },
  history: { zh: '经过（按顺序）', en: 'What happened, in order' },
  noExecutions: { zh: '没有执行。', en: 'No executions.' },
  version: { zh: '第 {count} 条记录后', en: 'after {count} entries' },
} satisfies Record<string, Bilingual>;

/** The state of an item on the axis: a sign and a word besides its colour. */
const states: Record<Item['state'], { sign: string; tone: string; text: Bilingual }> = {
  happened: { sign: '●', tone: 'done', text: { zh: '已发生', en: 'happened' } },
  open: { sign: '○', tone: 'open', text: { zh: '进行中', en: 'open' } },
  overdue: { sign: '▲', tone: 'failed', text: { zh: '逾期', en: 'overdue' } },
  met: { sign: '✓', tone: 'done', text: { zh: '按时完成', en: 'met' } },
  'met-late': { sign: '▲✓', tone: 'warn', text: { zh: '逾期后完成', en: 'met late' } },
  lapsed: { sign: '–', tone: 'quiet', text: { zh: '不再适用', en: 'lapsed' } },
  excused: { sign: '免', tone: 'quiet', text: { zh: '按规定不再回访', en: 'excused' } },
  missed: { sign: '✕', tone: 'failed', text: { zh: '未完成', en: 'missed' } },
  begun: { sign: '▬', tone: 'open', text: { zh: '已开始', en: 'begun' } },
};

/**
 * A case and its executions on one timeline, now or at an earlier instant.
 * @param here the execution on the screen
 */
export function CaseAxis({
  caseId,
  at,
  onAt,
  here,
}: {
  caseId: string;
  at: string | undefined;
  onAt: (at: string | undefined) => void;
  here?: string;
}) {
  const present = useRead('GET /cases/{caseId}/axis', { path: { caseId } });
  const asked = at !== undefined && !Number.isNaN(Date.parse(at)) ? new Date(at).toISOString() : undefined;
  const then = useRead(
    'GET /cases/{caseId}/axis',
    { path: { caseId }, query: { at: asked } },
    { enabled: asked !== undefined },
  );
  return (
    <Loaded from={present} lines={6}>
      {(now) => (
        <Loaded from={asked === undefined ? present : then} lines={6}>
          {(body) => <View now={now} body={body} onAt={onAt} here={here} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function View({
  now,
  body,
  onAt,
  here,
}: {
  now: CaseAxisAnswer;
  body: CaseAxisAnswer;
  onAt: (at: string | undefined) => void;
  here: string | undefined;
}) {
  const { t, language } = useText();
  const spans = now.items.map(({ id, lane, at, until }) => ({
    id: `${lane} ${id}`,
    from: Date.parse(at),
    to: lane === 'event' ? Date.parse(at) : until === undefined ? undefined : Date.parse(until),
  }));
  // One scale for all moments, so that nothing jumps while somebody drags.
  const axis = axisOf(spans, serviceNow().getTime(), 5);
  const asOf = Date.parse(body.asOf);
  const inLane = (lane: Item['lane']) => body.items.filter((item) => item.lane === lane);
  return (
    <section
      className={body.past ? 'panel panel-tight stack-tight admin-past' : 'panel panel-tight stack-tight'}
    >
      <div className="row row-apart">
        <p>
          <strong>{body.phaseText}</strong>{' '}
          <span className="faint">{t(texts.version, { count: body.version })}</span>
        </p>
        {body.past && (
          <p role="status" className="row">
            <span className="tag tag-warn">
              {t(texts.past, { at: showDate(body.asOf, 'momentOfYear', language) })}
            </span>
            <button type="button" className="button button-quiet" onClick={() => onAt(undefined)}>
              {t(texts.now)}
            </button>
          </p>
        )}
      </div>
      <figure className="admin-axis" aria-label={t(texts.axis)}>
        <Ticks axis={axis} asOf={asOf} />
        <EventLane axis={axis} items={inLane('event')} />
        {(['deadline', 'month', 'execution'] as const).map((lane) =>
          inLane(lane).map((item, index) => (
            <Row
              key={`${lane} ${item.id}`}
              axis={axis}
              item={item}
              label={index === 0 ? lane : undefined}
              asOf={asOf}
              here={here}
            />
          )),
        )}
        <Moment axis={axis} asOf={asOf} end={Date.parse(now.asOf)} onAt={onAt} />
      </figure>
      {body.omitted > 0 && <p className="faint">{t(texts.omitted, { count: body.omitted })}</p>}
      <details>
        <summary>{t(texts.history)}</summary>
        <ol className="admin-history">
          {inLane('event').map((item) => (
            <li key={item.id} value={item.sequence}>
              <When at={item.at} /> {item.text}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;

const Ticks = ({ axis, asOf }: { axis: Model; asOf: number }) => {
  const { language } = useText();
  return (
    <div className="admin-lane" aria-hidden="true">
      <span />
      <div className="admin-ticks">
        <b style={{ left: percent(axis.place(asOf)) }}>▼</b>
        {axis.ticks.map(({ at, left }) => (
          <span key={at} style={{ left: percent(left) }}>
            {showDate(new Date(at), axis.to - axis.from > 4 * 86_400_000 ? 'day' : 'moment', language)}
          </span>
        ))}
      </div>
    </div>
  );
};

function EventLane({ axis, items }: { axis: Model; items: readonly Item[] }) {
  const { t, language } = useText();
  return (
    <div className="admin-lane">
      <span className="admin-lane-name">{t(texts.event)}</span>
      <ol className="admin-track admin-plain">
        {items.map((item) => (
          <li
            key={item.id}
            className="admin-dot"
            style={{ left: percent(axis.place(Date.parse(item.at))) }}
            title={`${item.text} · ${showDate(item.at, 'momentOfYear', language)}`}
          >
            <span className="visually-hidden">
              {item.text}, {showDate(item.at, 'momentOfYear', language)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Row({
  axis,
  item,
  label,
  asOf,
  here,
}: {
  axis: Model;
  item: Item;
  label: Exclude<Item['lane'], 'event'> | undefined;
  asOf: number;
  here: string | undefined;
}) {
  const { t, language } = useText();
  const runs = maySee(useSession()?.role, 'executions');
  const { sign, tone, text } = states[item.state];
  const from = axis.place(Date.parse(item.at));
  const to = axis.place(item.until === undefined ? asOf : Date.parse(item.until));
  const { execution } = item.link;
  return (
    <div className={execution !== undefined && execution === here ? 'admin-lane admin-here' : 'admin-lane'}>
      <span className="admin-lane-name">{label && t(texts[label])}</span>
      <div className="admin-track">
        <b
          className={`admin-bar admin-bar-${tone}${item.provisional ? ' admin-provisional' : ''}`}
          style={{ left: percent(from), width: percent(Math.max(0.004, to - from)) }}
        />
        <span
          className="admin-bar-text"
          style={from > 0.6 ? { right: percent(1 - from) } : { left: percent(from) }}
        >
          <span aria-hidden="true">{sign}</span>{' '}
          {item.lane === 'execution' && execution !== undefined && runs ? (
            <Link to="/admin/executions/$name" params={{ name: execution }}>
              {item.text}
            </Link>
          ) : (
            item.text
          )}{' '}
          <span className="faint">
            {t(text)} · {showDate(item.at, 'moment', language)}
            {item.until !== undefined && ` – ${showDate(item.until, 'moment', language)}`}
          </span>
        </span>
      </div>
    </div>
  );
}

/** The moment on the screen: a line over the lanes, with a slider that also works by keyboard. */
function Moment({
  axis,
  asOf,
  end,
  onAt,
}: {
  axis: Model;
  asOf: number;
  end: number;
  onAt: (at: string | undefined) => void;
}) {
  const { t, language } = useText();
  const [value, setValue] = useState(asOf);
  useEffect(() => setValue(asOf), [asOf]);
  const last = Math.min(end, axis.to);
  const commit = () => {
    if (value !== asOf) onAt(value >= last ? undefined : new Date(value).toISOString());
  };
  return (
    <div className="admin-lane no-print">
      <span className="admin-lane-name">{t(texts.drag)}</span>
      <div className="admin-moment">
        <input
          type="range"
          aria-label={t(texts.drag)}
          aria-valuetext={showDate(new Date(value), 'momentOfYear', language)}
          min={axis.from}
          max={last}
          step={Math.max(1, Math.round((last - axis.from) / 500))}
          value={value}
          onChange={({ target }) => setValue(Number(target.value))}
          onPointerUp={commit}
          onKeyUp={commit}
          onBlur={commit}
        />
        <output>{showDate(new Date(value), 'momentOfYear', language)}</output>
      </div>
    </div>
  );
}
