/** Inspects a running system: as a command (`inspect`), or with a client of the endpoint (`RunningRuntime`). */

export { pathOf, type Step } from '../execution-view/path.ts';
export { aheadText, clockCommand } from './commands/clock.ts';
export { type InspectOptions, inspect } from './inspect.ts';
export { Refusal } from './refusal.ts';
export {
  type ClockCommand,
  InterruptedMove,
  interruption,
  type RunningClock,
  RunningRuntime,
} from './running-runtime.ts';
export { table } from './text-table.ts';
export { TimeText } from './time-text.ts';
