import { ApiProblem } from '../api/problem.ts';

/** How it stands with an item of a batch. `unchanged`: what was wanted is so already, or somebody else was faster. */
export type ItemState = 'waiting' | 'sending' | 'done' | 'unchanged' | 'refused' | 'failed';

/** What has become of an item, in words where there is something to say. */
export interface ItemResult {
  readonly state: Exclude<ItemState, 'waiting' | 'sending'>;
  readonly text?: string | undefined;
}

/** An item with its status. */
export interface Standing {
  readonly state: ItemState;
  readonly text?: string | undefined;
}

/** The status of each item of a frozen list, by its id, in the order of the list. */
export type Progress = ReadonlyMap<string, Standing>;

/** A list as it is frozen, before anything is sent. */
export const frozen = (ids: readonly string[]): Progress =>
  new Map(ids.map((id) => [id, { state: 'waiting' }]));

/** The number of items in each status. */
export function countsOf(progress: Progress): Readonly<Record<ItemState, number>> {
  const counts = { waiting: 0, sending: 0, done: 0, unchanged: 0, refused: 0, failed: 0 };
  for (const { state } of progress.values()) counts[state]++;
  return counts;
}

/** The items with one of some statuses, in the order of the list. */
export const idsIn = (progress: Progress, ...states: readonly ItemState[]): readonly string[] =>
  [...progress].flatMap(([id, { state }]) => (states.includes(state) ? [id] : []));

/** Splits a list into parts of at most a given length. */
export const inParts = <Item>(items: readonly Item[], length: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / length) }, (_, part) =>
    items.slice(part * length, (part + 1) * length),
  );

/** Whether the same request may succeed later: it had no answer, or somebody else changed the data first. */
const mayBeTriedAgain = ({ passing, status, code }: ApiProblem): boolean =>
  passing || status === 401 || status === 412 || code === 'case-changed';

/**
 * Sends the parts of a list one after the other and reports the result of each item. An item that the answer does not name has
 * failed, and so have all items of a part without an answer: nothing counts as done without a confirmation. If the network is
 * down or the sign-in has ended, the remaining parts stay waiting.
 *
 * @param send sends a part and returns the results of its items; it must be safe to repeat
 * @param tell receives each new result
 * @param goesOn asked before each part
 */
export async function runBatch(
  parts: readonly (readonly string[])[],
  send: (ids: readonly string[]) => Promise<ReadonlyMap<string, ItemResult>>,
  tell: (news: Progress) => void,
  goesOn: () => boolean,
  unanswered: string,
): Promise<void> {
  for (const ids of parts) {
    if (!goesOn()) return;
    tell(new Map(ids.map((id) => [id, { state: 'sending' }])));
    try {
      const results = await send(ids);
      tell(new Map(ids.map((id) => [id, results.get(id) ?? { state: 'failed', text: unanswered }])));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const state = mayBeTriedAgain(error) ? 'failed' : 'refused';
      tell(new Map(ids.map((id) => [id, { state, text: error.title }])));
      if (error.status === 0 || error.status === 401) return;
    }
  }
}
