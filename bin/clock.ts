import * as z from 'zod';
import { findRunning } from './support/running.ts';
import { clockText } from './support/welcome.ts';

const usage = `The clock of the running system. It only ever goes forward; what falls due on the way happens in order.

  npm run clock                                   what time it is, and the next timer
  npm run clock -- advance P3D                    by a duration (ISO 8601: P3D, PT12H)
  npm run clock -- to 2026-12-01T09:00:00+08:00   to an instant
  npm run clock -- next                           to the next timer
  npm run clock -- pause | run                    stand still, or go on
`;

const [command = 'show', argument] = process.argv.slice(2);
const commands: Readonly<Record<string, () => unknown>> = {
  show: () => undefined,
  advance: () => ({ advanceBy: argument }),
  to: () => ({ advanceTo: argument }),
  next: () => ({ toNextTimer: true }),
  pause: () => ({ pause: true }),
  run: () => ({ run: true }),
};
const make = commands[command];
if (!make) {
  console.log(usage);
  process.exit(command === 'help' ? 0 : 2);
}

const body = make();
const { endpoint } = findRunning();
const response = await fetch(`${endpoint}/_local/clock`, {
  ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
});
if (!response.ok) {
  const { detail } = z.object({ detail: z.string() }).parse(await response.json());
  console.error(detail);
  process.exit(1);
}
const state = z
  .object({
    now: z.string(),
    running: z.boolean(),
    aheadOfWallClock: z.number(),
    nextTimer: z.string().nullable(),
  })
  .parse(await response.json());
console.log(clockText({ ...state, now: Date.parse(state.now) }));
if (state.nextTimer)
  console.log(
    `next timer: ${clockText({ ...state, now: Date.parse(state.nextTimer) }).split(' Beijing')[0]} Beijing`,
  );
