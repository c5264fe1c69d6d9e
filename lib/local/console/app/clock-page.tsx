import { type FormEvent, useContext, useRef, useState } from 'react';
import { addressOf } from './address.ts';
import { type Change, type ClockState, change, get, type ShownTimer } from './api.ts';
import { LiveContext, useLoaded, useNow } from './live.ts';
import { Empty, Link, Refusal, Status, Table, useAction, useLanguage, Waiting } from './parts.tsx';
import { durationText, instantText, subjectText, type Texts } from './texts.ts';

const MOVES = [
  ['hour', { advanceBy: 'PT1H' }],
  ['day', { advanceBy: 'P1D' }],
  ['month', { advanceBy: 'P30D' }],
  ['year', { advanceBy: 'P365D' }],
  ['next', { toNextTimer: true }],
  ['idle', { untilIdle: 'P365D' }],
] as const satisfies readonly (readonly [keyof Texts, object])[];
/** The moves that are offered on every page. */
const QUICK_MOVES = MOVES.filter(([name]) => ['hour', 'day', 'next'].includes(name));

function useClock() {
  const live = useContext(LiveContext);
  const acting = useAction();
  const move = (command: object): void =>
    acting.act(async () => {
      await change<ClockState>('POST', 'clock', command);
      live.refresh();
    });
  // A pause must not wait for the move that it ends.
  const pause = (): void => {
    void change<ClockState>('POST', 'clock', { pause: true }).then(live.refresh, () => {});
  };
  return { ...acting, clock: live.clock, move, pause };
}

/** Shows the time and its most frequent moves, on every page. */
export function ClockBar() {
  const { t, language } = useLanguage();
  const { clock, move, pause, isBusy } = useClock();
  if (!clock) return <div className="clock" />;
  return (
    <section className="clock" aria-label={t.clock}>
      <Link address={addressOf('clock')} className={`now ${clock.running ? 'running' : 'standing'}`}>
        <ClockSign runs={isBusy || clock.running} />{' '}
        <time dateTime={clock.now}>{instantText(Date.parse(clock.now))}</time>{' '}
        <small>{aheadText(clock, t, language)}</small>
      </Link>
      {clock.running || isBusy ? (
        <button type="button" onClick={pause}>
          {t.pause}
        </button>
      ) : (
        <button type="button" onClick={() => move({ run: true })}>
          {t.run}
        </button>
      )}
      {QUICK_MOVES.map(([name, command]) => (
        <button key={name} type="button" disabled={isBusy} onClick={() => move(command)}>
          {t[name]}
        </button>
      ))}
    </section>
  );
}

function ClockSign({ runs }: { readonly runs: boolean }) {
  return (
    <svg className="sign" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <path d={runs ? 'M1 0 10 5 1 10z' : 'M1 0h3v10H1zM6 0h3v10H6z'} fill="currentColor" />
    </svg>
  );
}

function aheadText({ aheadOfWallClock }: ClockState, t: Texts, language: 'zh' | 'en'): string {
  if (Math.abs(aheadOfWallClock) < 60_000) return t.realTime;
  const time = durationText(aheadOfWallClock, language);
  return aheadOfWallClock > 0 ? t.ahead(time) : t.behind(time);
}

export function ClockPage() {
  const { t, language } = useLanguage();
  const { clock, move, pause, isBusy, error } = useClock();
  const { changes } = useContext(LiveContext);
  const input = useRef<HTMLInputElement>(null);
  const [count, setCount] = useState(20);
  const timers = useLoaded(`timers ${count}`, (signal) =>
    get<{ now: number; timers: ShownTimer[] }>(`timers?limit=${count}`, signal),
  );
  const now = useNow();
  if (!clock) return <Waiting error={undefined} />;
  const goTo = (event: FormEvent): void => {
    event.preventDefault();
    const given = new Date(input.current?.value ?? '');
    if (!Number.isNaN(given.getTime())) move({ advanceTo: given.toISOString() });
  };
  return (
    <>
      <h1>{t.clock}</h1>
      <p className="big">
        <time dateTime={clock.now}>{instantText(Date.parse(clock.now))}</time>{' '}
        <small>
          {clock.running ? t.running : t.paused} · {aheadText(clock, t, language)}
        </small>
      </p>
      <div className="actions">
        {clock.running || isBusy ? (
          <button type="button" className="primary" onClick={pause}>
            <ClockSign runs={false} /> {t.pause}
          </button>
        ) : (
          <button type="button" className="primary" onClick={() => move({ run: true })}>
            <ClockSign runs /> {t.run}
          </button>
        )}
        {MOVES.map(([name, command]) => (
          <button key={name} type="button" disabled={isBusy} onClick={() => move(command)}>
            {t[name]}
          </button>
        ))}
        <form className="inline" onSubmit={goTo}>
          <label>
            {t.to} <input ref={input} type="datetime-local" step="1" required />
          </label>
          <button type="submit" disabled={isBusy}>
            {t.go}
          </button>
        </form>
      </div>
      <p className="faint" aria-live="polite">
        {isBusy ? t.moving : t.clockRule}
      </p>
      {error && <Refusal error={error} />}
      <div className="columns">
        <section>
          <h2>{t.firesNext}</h2>
          {!timers.data ? (
            <Waiting error={timers.error} />
          ) : timers.data.timers.length === 0 ? (
            <Empty>{t.nothingFires}</Empty>
          ) : (
            <Table caption={t.firesNext} heads={[t.when, t.what, t.of]}>
              {timers.data.timers.map((timer, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: timers have nothing else to tell them apart
                <tr key={index}>
                  <td className="when">
                    {instantText(timer.at)}
                    <div className="faint">
                      {timer.at <= now ? t.dueNow : t.inTime(durationText(timer.at - now, language))}
                    </div>
                  </td>
                  <td>
                    {subjectText(timer.timer ?? timer.subject?.kind ?? '', language)}
                    {timer.recurring && <span className="faint"> ({t.recurring})</span>}
                  </td>
                  <td>
                    <TimerOwner executionArn={timer.executionArn} name={timer.state ?? timer.subject?.name} />
                  </td>
                </tr>
              ))}
            </Table>
          )}
          {timers.data?.timers.length === count && (
            <button type="button" onClick={() => setCount(Math.min(1_000, count * 5))}>
              ↓
            </button>
          )}
        </section>
        <section>
          <h2>{t.happened}</h2>
          {changes.length === 0 ? (
            <Empty>{t.nothingHappened}</Empty>
          ) : (
            <ol className="stream" aria-live="off">
              {changes.slice(0, 150).map((one) => (
                <li key={one.number}>
                  <span className="when">{instantText(one.at)}</span> <ChangeText change={one} />
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
    </>
  );
}

function TimerOwner({
  executionArn,
  name,
}: {
  readonly executionArn: string | undefined;
  readonly name: string | undefined;
}) {
  return (
    <>
      {name}
      {executionArn !== undefined && (
        <div>
          <Link address={addressOf('execution', { arn: executionArn })}>
            {executionArn.split(':').at(-1)}
          </Link>{' '}
          <span className="faint">{executionArn.split(':').at(-2)}</span>
        </div>
      )}
    </>
  );
}

function ChangeText({ change: one }: { readonly change: Change }) {
  const { language } = useLanguage();
  const { kind, executionArn } = one;
  const link = executionArn !== undefined && (
    <Link address={addressOf('execution', { arn: executionArn })}>{executionArn.split(':').at(-1)}</Link>
  );
  if (kind === 'execution')
    return (
      <>
        <Status status={one.status ?? ''} /> {link}
      </>
    );
  if (kind === 'execution-timer')
    return (
      <>
        {subjectText(one.timer ?? '', language)} {link}
      </>
    );
  if (kind === 'timer')
    return (
      <>
        {subjectText(one.subject?.kind ?? '', language)} {one.subject?.name}
      </>
    );
  if (kind === 'function-failed')
    return (
      <span className="bad">
        ✕ {subjectText(kind, language)}:{' '}
        <Link address={addressOf('logs', { function: one.function })}>{one.function}</Link> {one.error}
      </span>
    );
  if (kind === 'denied')
    return (
      <span className="bad">
        ✕ {subjectText(kind, language)}: <Link address={addressOf('access')}>{one.action}</Link>
      </span>
    );
  return (
    <span className="warn">
      ▲ {subjectText(one.fault ?? kind, language)} {one.function}
    </span>
  );
}
