import { useRead } from '../api/use-api.ts';
import type { WorklistSearch } from './worklist/worklist-search.ts';

/** A task of a list, as far as going from one to the next needs it. */
export interface OrderedTask {
  readonly caseId: string;
  readonly taskId: string;
  readonly kind: string;
}

let order: readonly OrderedTask[] = [];

/** Where the worklist was left: its filters, and the pages up to the one that was open. */
interface Left {
  readonly search: WorklistSearch;
  readonly pages: readonly (string | undefined)[];
}
let left: Left = { search: {}, pages: [undefined] };

/** Takes note of where the worklist was left, so that whoever comes back from a case finds the same page of it. */
export function leaveWorklist(at: Left): void {
  left = at;
}

/** Where the worklist was left. */
export const leftWorklist = (): Left => left;

/** Takes note of the list that somebody works through, in its order. It is kept in this window's memory alone. */
export function workThrough(tasks: readonly OrderedTask[]): void {
  order = tasks.map(({ caseId, taskId, kind }) => ({ caseId, taskId, kind }));
}

/** Where a case is in the list that is worked through: its place, from 1, and the cases before and after it. */
export function placeIn(
  caseId: string,
  list: readonly OrderedTask[],
): { place: number; of: number; before: string | undefined; after: string | undefined } {
  const cases = [...new Set(list.map((each) => each.caseId))];
  const at = cases.indexOf(caseId);
  return {
    place: at + 1,
    of: cases.length,
    before: at > 0 ? cases[at - 1] : undefined,
    after: at >= 0 ? cases[at + 1] : undefined,
  };
}

/** The task that comes after the tasks of a case; the first of the list where the case is not in it any more. */
export function taskAfter(caseId: string, list: readonly OrderedTask[] = order): OrderedTask | undefined {
  const last = list.findLastIndex((each) => each.caseId === caseId);
  const rest = [...list.slice(last + 1), ...list.slice(0, Math.max(last, 0))];
  return rest.find((each) => each.caseId !== caseId);
}

/** The list that is worked through; after a reload, one's own worklist. */
export function useOrder(): readonly OrderedTask[] {
  const own = useRead(
    'GET /worklist',
    { query: { officer: 'me', limit: 50 } },
    { enabled: order.length === 0 },
  );
  return order.length > 0 ? order : (own.data?.body.tasks ?? []);
}
