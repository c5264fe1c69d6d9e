import * as z from 'zod';
import { beijingTime } from './support/beijing-time.ts';
import { nextDeadline } from './support/next-deadline.ts';
import { findRunning } from './support/running.ts';
import { clockText } from './support/welcome.ts';

const usage = `The clock of the running system. It only ever goes forward; what falls due on the way happens in order.

  npm run clock                                   what time it is, the next timer and the next deadline
  npm run clock -- advance P3D                    by a duration (ISO 8601: P3D, PT12H)
  npm run clock -- to 2026-12-01T09:00:00+08:00   to an instant
  npm run clock -- next                           to the next timer
  npm run clock -- next-deadline                  to when the next step of a deadline of any case is due
  npm run clock -- idle [P90D]                    until nothing but schedules is left to happen (31 days at most)
  npm run clock -- pause | run                    stand still, or go on
`;

const stateSchema = z.object({
  now: z.string(),
  running: z.boolean(),
  aheadOfWallClock: z.number(),
  nextTimer: z.string().nullable(),
  idle: z.boolean().optional(),
  waitsUntil: z.string().nullable().optional(),
});
type State = z.infer<typeof stateSchema>;

const [command = 'show', argument] = process.argv.slice(2);
const commands: Readonly<Record<string, () => unknown>> = {
  show: () => undefined,
  advance: () => ({ advanceBy: argument }),
  to: () => ({ advanceTo: argument }),
  next: () => ({ toNextTimer: true }),
  'next-deadline': toNextDeadline,
  idle: () => ({ untilIdle: argument ?? true }),
  pause: () => ({ pause: true }),
  run: () => ({ run: true }),
};
const make = Object.hasOwn(commands, command) ? commands[command] : undefined;
if (!make) {
  console.log(usage);
  process.exit(command === 'help' ? 0 : 2);
}

const running = findRunning();
const state = await ask(await make());
console.log(clockText({ ...state, now: Date.parse(state.now) }));
if (state.idle === true) console.log('At rest: nothing is left to happen but schedules.');
if (state.idle === false && state.waitsUntil)
  console.log(`Not at rest: something waits until ${beijing(state.waitsUntil)}.`);
if (state.nextTimer) console.log(`next timer:    ${beijing(state.nextTimer)}`);
const deadline = await nextDeadline(running.endpoint, Date.parse(state.now));
if (deadline !== undefined) console.log(`next deadline: ${beijing(deadline)}`);

async function toNextDeadline(): Promise<unknown> {
  const { now } = await ask();
  const at = await nextDeadline(running.endpoint, Date.parse(now));
  if (at === undefined) giveUp('No deadline is open.');
  return { advanceTo: at };
}

async function ask(body?: unknown): Promise<State> {
  const response = await fetch(`${running.endpoint}/_local/clock`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  }).catch(() => giveUp(`Nothing answers at ${running.endpoint}: is \`npm start\` still running?`));
  if (!response.ok) giveUp(z.object({ detail: z.string() }).parse(await response.json()).detail);
  return stateSchema.parse(await response.json());
}

function beijing(instant: string): string {
  return `${beijingTime(instant)} Beijing`;
}

function giveUp(reason: string): never {
  console.error(reason);
  process.exit(1);
}
