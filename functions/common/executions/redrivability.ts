import type { Status } from '../../../lib/store/executions.ts';

/** For how long after its end an execution can be redriven (Step Functions Developer Guide, "Redriving executions"). */
const redrivableFor = 14 * 24 * 60 * 60 * 1000;

/** How many events an execution may have, so that a redrive still has room. */
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

/** Until when an execution can be redriven; undefined where it has not failed. */
export const redrivableUntil = ({
  status,
  stoppedAt,
}: Pick<Ended, 'status' | 'stoppedAt'>): number | undefined =>
  status === 'RUNNING' || status === 'SUCCEEDED' || stoppedAt === undefined
    ? undefined
    : Date.parse(stoppedAt) + redrivableFor;

/**
 * Why an execution cannot be redriven at an instant; undefined where it can.
 * @param events how many it has, where that is known
 */
export function whyNotRedrivable(execution: Ended, now: number, events = 0): NotRedrivable | undefined {
  const until = redrivableUntil(execution);
  if (until === undefined) return 'not-failed';
  if (execution.workflow === 'round') return 'round-goes-on-by-itself';
  if (now > until) return 'failed-too-long-ago';
  return events > maxEvents ? 'too-many-events' : undefined;
}
