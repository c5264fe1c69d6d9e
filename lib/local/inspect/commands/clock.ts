import type { Answer, Context } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { type ClockCommand, interruption, type RunningClock } from '../running-runtime.ts';
import { isoText } from '../time-text.ts';

const MINUTE = 60_000;

/** `clock [advance P3D | to INSTANT | next | idle [P90D] | pause | run]`: shows the clock, or moves it first. */
export async function moveClock({ runtime, times, positionals, command }: Context): Promise<Answer> {
  const [name, argument] = positionals;
  const clock =
    name === undefined
      ? await runtime.clock()
      : await runtime.moveClock(clockCommand(name, argument, command), interruption());
  const next = clock.nextTimer === undefined ? 'none' : times.due(clock.nextTimer, clock.now);
  return {
    text: [
      `${times.instant(clock.now)}, ${clock.running ? 'running' : 'paused'}, ${aheadText(clock)}`,
      ...idleLines(clock, (instant) => times.instant(instant)),
      `next timer  ${next}`,
    ].join('\n'),
    json: {
      now: isoText(clock.now),
      running: clock.running,
      aheadOfWallClock: clock.aheadOfWallClock,
      nextTimer: clock.nextTimer === undefined ? null : isoText(clock.nextTimer),
      ...(clock.idle !== undefined && { idle: clock.idle }),
      ...(clock.waitsUntil !== undefined && { waitsUntil: isoText(clock.waitsUntil) }),
    },
  };
}

/**
 * Parses the words of a command line as a command to the clock: `advance P3D`, `to 2026-12-01T09:00:00+08:00`, `next`, `idle`,
 * `idle P90D`, `pause`, `run`.
 * @throws Refusal for other words
 */
export function clockCommand(name: string, argument: string | undefined, command: string): ClockCommand {
  const needed = (what: string): string => {
    if (argument === undefined) throw new Refusal(`\`clock ${name}\` takes ${what}.`);
    return argument;
  };
  switch (name) {
    case 'advance':
      return { advanceBy: needed('a duration such as P3D or PT12H') };
    case 'to':
      return { advanceTo: needed('an instant such as 2026-12-01T09:00:00+08:00') };
    case 'next':
      return { toNextTimer: true };
    case 'idle':
      return { untilIdle: argument ?? true };
    case 'pause':
      return { pause: true };
    case 'run':
      return { run: true };
    default:
      throw new Refusal(`"clock ${name}" is not a command: \`${command} help\` lists all of them.`);
  }
}

/** Says how far the clock is from real time: `in real time`, `3 days 4 h 5 min ahead of real time`. */
export function aheadText({ aheadOfWallClock }: Pick<RunningClock, 'aheadOfWallClock'>): string {
  const minutes = Math.round(aheadOfWallClock / MINUTE);
  if (minutes === 0) return 'in real time';
  const distance = Math.abs(minutes);
  const parts = `${Math.floor(distance / 1440)} days ${Math.floor((distance % 1440) / 60)} h ${distance % 60} min`;
  return `${parts} ${minutes < 0 ? 'behind' : 'ahead of'} real time`;
}

function idleLines({ idle, waitsUntil }: RunningClock, text: (instant: number) => string): string[] {
  if (idle === true) return ['Idle: only schedules are left to happen.'];
  if (idle === false && waitsUntil !== undefined)
    return [`Not idle: something waits until ${text(waitsUntil)}.`];
  return [];
}
