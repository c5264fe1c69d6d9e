import type { HistoryEvent } from '@aws-sdk/client-sfn';

/**
 * The state in which an execution has failed, from the last events of its history, the newest first: that which was entered
 * last and not left. Undefined where it lies further back.
 */
export function failedState(newestFirst: readonly HistoryEvent[]): string | undefined {
  const left = new Set<string>();
  for (const { stateEnteredEventDetails, stateExitedEventDetails } of newestFirst) {
    if (stateExitedEventDetails?.name) left.add(stateExitedEventDetails.name);
    const entered = stateEnteredEventDetails?.name;
    if (entered === undefined) continue;
    if (!left.has(entered)) return entered;
    left.delete(entered);
  }
  return undefined;
}
