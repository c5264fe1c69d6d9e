import { executionsOfCase, type IndexedExecution } from '../../../lib/store/executions.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import type { Table } from '../../../lib/store/table.ts';

/**
 * Whether the reconciliation has started another execution in the place of one that had ended badly. Both would wait for the
 * same task, whose end wakes only one of them.
 */
export async function isReplaced(
  table: Table,
  { name, caseId }: Pick<IndexedExecution, 'name' | 'caseId'>,
): Promise<boolean> {
  if (caseId === undefined) return false;
  const all = await executionsOfCase(table, caseId);
  return hasSuccessor(
    name,
    all.map((each) => each.name),
  );
}

/** Those of some executions that no other one replaces. */
export async function withoutReplaced<Each extends Pick<IndexedExecution, 'name' | 'caseId'>>(
  table: Table,
  executions: readonly Each[],
): Promise<Each[]> {
  const replaced = await inParallel(executions, (each) => isReplaced(table, each));
  return executions.filter((_each, index) => !replaced[index]);
}

/** Whether one of these executions of a case replaces another: its name ends with a higher `-2`, `-3` and so on. */
export function hasSuccessor(name: string, all: readonly string[]): boolean {
  const before = /^(.+)-[2-9]$/.exec(name)?.[1];
  // The number of an episode ends its name, too: it is an attempt only if there is a first one.
  const original = before !== undefined && all.includes(before) ? before : name;
  const attemptOf = (each: string): number =>
    each === original ? 1 : Number(each.slice(original.length).match(/^-([2-9])$/)?.[1] ?? 0);
  return all.some((each) => each.startsWith(original) && attemptOf(each) > attemptOf(name));
}
