import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { noteServiceTime } from '../api/service-time.ts';
import { callAsUser } from '../api/use-api.ts';
import { useText } from '../settings/use-text.ts';
import { useSession } from '../sign-in/session.ts';
import { showDate } from '../texts/dates.ts';
import { worksIn } from './roles.ts';

const texts = {
  real: { zh: '时钟：实际时间', en: 'Clock: real time' },
  ahead: { zh: '时钟快 {days} 天 {hours} 小时', en: 'Clock {days} d {hours} h ahead' },
  behind: { zh: '时钟慢 {days} 天 {hours} 小时', en: 'Clock {days} d {hours} h behind' },
  now: { zh: '系统时间 {moment}', en: 'The system’s time is {moment}' },
  paused: { zh: '已暂停', en: 'paused' },
  moving: { zh: '正在推移，到期的事项陆续处理…', en: 'Moving the clock and doing what falls due…' },
  failed: { zh: '未能推移时钟。', en: 'The clock could not be moved.' },
  hour: { zh: '+1 小时', en: '+1 hour' },
  day: { zh: '+1 天', en: '+1 day' },
  month: { zh: '+1 个月', en: '+1 month' },
  timer: { zh: '下一个定时', en: 'Next timer' },
  deadline: { zh: '下一个法定期限', en: 'Next deadline' },
  pause: { zh: '暂停', en: 'Pause' },
  run: { zh: '运行', en: 'Run' },
  console: { zh: '打开本地控制台', en: 'Open the local console' },
};

interface ClockState {
  readonly now: string;
  readonly running: boolean;
  /** Milliseconds. */
  readonly aheadOfWallClock: number;
}

type Move = Readonly<Record<string, string | boolean>>;

/** How far the clock of a system on one machine is ahead, with controls to move it. */
export function LocalClock({ console }: { console: string }) {
  const { t, language } = useText();
  const session = useSession();
  const queries = useQueryClient();
  const [state, setState] = useState<'still' | 'moving' | 'failed'>('still');
  const address = new URL('clock', console).href;
  const { data: clock, refetch } = useQuery({
    queryKey: ['local-clock', address],
    queryFn: async () => {
      const found: ClockState = await (await fetch(address)).json();
      noteServiceTime(found.now);
      return found;
    },
    refetchInterval: 30_000,
  });
  if (!clock) return null;
  const move = async (how: Move | Promise<Move | undefined>) => {
    setState('moving');
    try {
      const body = await how;
      if (body === undefined) return setState('still');
      const answer = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
      setState(answer.ok ? 'still' : 'failed');
    } catch {
      setState('failed');
    }
    await refetch();
    await queries.invalidateQueries();
  };
  const hours = Math.round(clock.aheadOfWallClock / 3_600_000);
  const moves = [
    { text: texts.hour, how: () => ({ advanceBy: 'PT1H' }) },
    { text: texts.day, how: () => ({ advanceBy: 'P1D' }) },
    { text: texts.month, how: () => ({ advanceTo: monthAfter(clock.now) }) },
    { text: texts.timer, how: () => ({ toNextTimer: true }) },
    ...(worksIn(session?.role, 'desk') ? [{ text: texts.deadline, how: nextDeadline }] : []),
    clock.running
      ? { text: texts.pause, how: () => ({ pause: true }) }
      : { text: texts.run, how: () => ({ run: true }) },
  ];
  return (
    <details className="clock-chip">
      <summary>
        <span aria-hidden="true">◷</span>{' '}
        {hours === 0
          ? t(texts.real)
          : t(hours > 0 ? texts.ahead : texts.behind, {
              days: Math.floor(Math.abs(hours) / 24),
              hours: Math.abs(hours) % 24,
            })}
        {!clock.running && ` · ${t(texts.paused)}`}
      </summary>
      <div className="clock-moves panel panel-tight stack-tight">
        <p className="faint">{t(texts.now, { moment: showDate(clock.now, 'momentOfYear', language) })}</p>
        <div className="row">
          {moves.map(({ text, how }) => (
            <button
              key={text.en}
              type="button"
              className="button"
              disabled={state === 'moving'}
              onClick={() => void move(how())}
            >
              {t(text)}
            </button>
          ))}
        </div>
        <p role="status" className="faint">
          {state === 'moving' ? t(texts.moving) : state === 'failed' ? t(texts.failed) : ''}
        </p>
        <a href={`${console}?lang=${language}`}>{t(texts.console)}</a>
      </div>
    </details>
  );
}

/** The same time of day a month later, or on the last day of that month if the day does not exist. */
function monthAfter(instant: string): string {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + 1);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.toISOString();
}

/** Moves to the end of the soonest open deadline on the worklist; does nothing if there is none. */
async function nextDeadline(): Promise<Move | undefined> {
  const { body } = await callAsUser('GET /worklist', { query: { overdue: 'false', limit: 1 } });
  const [first] = body.tasks;
  return first && { advanceTo: first.dueAt };
}
