import {
  clockCommand,
  InterruptedMove,
  interruption,
  Refusal,
  type RunningClock,
  RunningRuntime,
} from 'cdk-local-runtime/inspect';
import { beijingTime } from './support/beijing-time.ts';
import { endWhenNobodyReads } from './support/command/command.ts';
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

Ctrl-C ends a move, and says where the clock stands then. So does pause, in another terminal. Several moves at once are
made one after the other.
`;

endWhenNobodyReads();
const [command = 'show', argument] = process.argv.slice(2);
const commands = ['show', 'advance', 'to', 'next', 'next-deadline', 'idle', 'pause', 'run'];
if (!commands.includes(command)) {
  const asksForHelp = ['help', '--help', '-h'].includes(command);
  if (!asksForHelp) console.error(`"${command}" is no command of the clock.\n`);
  console.log(usage);
  process.exit(asksForHelp ? 0 : 2);
}

const runtime = new RunningRuntime(findRunning().endpoint);
try {
  await show(await move());
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(
    error instanceof InterruptedMove
      ? `Stopped: the clock stands at ${beijingText(error.now)}.`
      : error.message,
  );
  process.exitCode = 1;
}

async function move(): Promise<RunningClock> {
  if (command === 'show') return runtime.clock();
  if (command !== 'next-deadline')
    return runtime.moveClock(clockCommand(command, argument, 'npm run clock --'), interruption());
  const { now } = await runtime.clock();
  const deadline = await nextDeadline(runtime.endpoint, now);
  if (deadline === undefined) throw new Refusal('No deadline is open.');
  return runtime.moveClock({ advanceTo: deadline }, interruption());
}

async function show(clock: RunningClock): Promise<void> {
  console.log(clockText(clock));
  if (clock.idle === true) console.log('At rest: nothing is left to happen but schedules.');
  if (clock.idle === false && clock.waitsUntil !== undefined)
    console.log(`Not at rest: something waits until ${beijingText(clock.waitsUntil)}.`);
  if (clock.nextTimer !== undefined) console.log(`next timer:    ${beijingText(clock.nextTimer)}`);
  const deadline = await nextDeadline(runtime.endpoint, clock.now);
  if (deadline !== undefined) console.log(`next deadline: ${beijingText(deadline)}`);
}

function beijingText(instant: number | string): string {
  return `${beijingTime(instant)} Beijing`;
}
