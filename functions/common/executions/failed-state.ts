import type { HistoryEvent } from '@aws-sdk/client-sfn';

/**
 * Finds the state in which an execution failed, from the last events of its history, newest first: the state that was entered
 * last and never exited. Undefined if it is not among these events.
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
