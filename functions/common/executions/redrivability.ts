import type { Status } from '../../../lib/store/executions.ts';

/**
 * Milliseconds after its end in which an execution can be redriven (Step Functions Developer Guide, "Redriving executions").
 */
const redrivableFor = 14 * 24 * 60 * 60 * 1000;

/** How many events an execution may have for a redrive to have room left. */
const maxEvents = 24_999;

export type NotRedrivable =
  | 'not-failed'
  | 'round-goes-on-by-itself'
  | 'failed-too-long-ago'
  | 'too-many-events';

interface Ended {
  readonly workflow: string;
  readonly status: Status;
  readonly stoppedAt?: string | undefined;
}

/** Returns the instant (milliseconds) until which an execution can be redriven; undefined if it has not failed. */
export const redrivableUntil = ({
  status,
  stoppedAt,
}: Pick<Ended, 'status' | 'stoppedAt'>): number | undefined =>
  status === 'RUNNING' || status === 'SUCCEEDED' || stoppedAt === undefined
    ? undefined
    : Date.parse(stoppedAt) + redrivableFor;

/**
 * Returns why an execution cannot be redriven at an instant; undefined if it can.
 * @param events how many events it has, if known
 */
export function whyNotRedrivable(execution: Ended, now: number, events = 0): NotRedrivable | undefined {
  const until = redrivableUntil(execution);
  if (until === undefined) return 'not-failed';
  if (execution.workflow === 'round') return 'round-goes-on-by-itself';
  if (now > until) return 'failed-too-long-ago';
  return events > maxEvents ? 'too-many-events' : undefined;
}
