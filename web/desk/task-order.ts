import { useRead } from '../api/use-api.ts';
import type { WorklistSearch } from './worklist/worklist-search.ts';

/** The part of a task that the step from one to the next needs. */
export interface OrderedTask {
  readonly caseId: string;
  readonly taskId: string;
  readonly kind: string;
}

let order: readonly OrderedTask[] = [];

/** The place at which the user left the worklist: its filters, and the pages up to the open one. */
interface Left {
  readonly search: WorklistSearch;
  readonly pages: readonly (string | undefined)[];
}
let left: Left = { search: {}, pages: [undefined] };

/** Notes the place at which the user leaves the worklist, so that they find the same page after a case. */
export function leaveWorklist(at: Left): void {
  left = at;
}

/** The place at which the user left the worklist. */
export const leftWorklist = (): Left => left;

/** Notes the list that the user works through, in its order. It lives only in this window's memory. */
export function workThrough(tasks: readonly OrderedTask[]): void {
  order = tasks.map(({ caseId, taskId, kind }) => ({ caseId, taskId, kind }));
}

/** The place of a case in that list, from 1, and the cases before and after it. */
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

/** The task after the tasks of a case; the first of the list if the case is no longer in it. */
export function taskAfter(caseId: string, list: readonly OrderedTask[] = order): OrderedTask | undefined {
  const last = list.findLastIndex((each) => each.caseId === caseId);
  const rest = [...list.slice(last + 1), ...list.slice(0, Math.max(last, 0))];
  return rest.find((each) => each.caseId !== caseId);
}

/** The list that the user works through; after a reload, their own worklist. */
export function useOrder(): readonly OrderedTask[] {
  const own = useRead(
    'GET /worklist',
    { query: { officer: 'me', limit: 50 } },
    { enabled: order.length === 0 },
  );
  return order.length > 0 ? order : (own.data?.body.tasks ?? []);
}
