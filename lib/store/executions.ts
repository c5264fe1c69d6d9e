import * as z from 'zod';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { indexKeys, keys, lists, shardOf, shards } from './keys.ts';
import type { Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/** The status of an execution, as Step Functions names it. */
export const executionStatuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
export type Status = (typeof executionStatuses)[number];

/** What the index knows of an execution. Nothing of its input and output is kept. */
export const indexedExecutionSchema = z.strictObject({
  name: z.string(),
  executionArn: z.string(),
  workflow: z.string(),
  caseId: z.string().optional(),
  status: z.enum(executionStatuses),
  /** The state in which a failed execution failed, if its history told. */
  state: z.string().optional(),
  error: z.string().optional(),
  startedAt: instantSchema,
  stoppedAt: instantSchema.optional(),
  /** Since when it has its status. */
  since: instantSchema,
  redrives: z.int().nonnegative(),
});
export type IndexedExecution = z.infer<typeof indexedExecutionSchema>;

const nameOfCase = /^([0-9A-HJKMNP-TV-Z]{26})-([a-z-]+?)-\d/;

/** What the name of an execution tells: its workflow, and its case if it has one. */
export function partsOfName(name: string): { readonly caseId?: string; readonly workflow: string } {
  const [, caseId, workflow] = nameOfCase.exec(name) ?? [];
  return caseId && workflow ? { caseId, workflow } : { workflow: 'round' };
}

const groupOf = (name: string): string => partsOfName(name).caseId ?? 'round';

/** The list that an execution belongs to: running, succeeded, or neither. */
export type Standing = 'running' | 'succeeded' | 'failed';
export const standings: readonly Standing[] = ['running', 'succeeded', 'failed'];
export const standingOf = (status: Status): Standing =>
  status === 'RUNNING' ? 'running' : status === 'SUCCEEDED' ? 'succeeded' : 'failed';

/** Orders the changes of one execution: a redrive comes after the end before it, an end after its beginning. */
const rankOf = ({ redrives, status }: Pick<IndexedExecution, 'redrives' | 'status'>): number =>
  redrives * 2 + (status === 'RUNNING' ? 0 : 1);

/**
 * The write that records the status of an execution. Its condition fails if this status or a later one is already recorded:
 * changes may arrive twice and in any order.
 */
const executionWrite = (table: Table, execution: IndexedExecution): Write => {
  const { partition, sort } = lists.executions;
  const { name, startedAt, stoppedAt, status } = execution;
  return table.putItem(
    {
      PK: keys.executions(groupOf(name)),
      SK: keys.execution(name),
      standing: rankOf(execution),
      execution,
      ...indexKeys(partition(standingOf(status), shardOf(name)), sort(startedAt, name)),
      ...(stoppedAt !== undefined && { expiresAt: expiryAfter(Date.parse(stoppedAt), keptDays.executions) }),
    },
    {
      expression: 'attribute_not_exists(PK) OR standing < :standing',
      values: { ':standing': rankOf(execution) },
    },
  );
};

/** Records the status of an execution. @returns whether it was new */
export const noteExecution = (table: Table, execution: IndexedExecution): Promise<boolean> =>
  table.writeAlone(executionWrite(table, execution));

/** Those executions, of some, that are not recorded, or are recorded with an earlier status. */
export async function unnotedExecutions<Of extends Pick<IndexedExecution, 'name' | 'redrives' | 'status'>>(
  table: Table,
  executions: readonly Of[],
): Promise<Of[]> {
  const items = await table.getMany(
    executions.map(({ name }) => ({ PK: keys.executions(groupOf(name)), SK: keys.execution(name) })),
  );
  return executions.filter((each, index) => Number(items[index]?.standing ?? -1) < rankOf(each));
}

/** Finds an execution by its name; undefined if none is recorded. */
export async function indexedExecution(table: Table, name: string): Promise<IndexedExecution | undefined> {
  const item = await table.get(keys.executions(groupOf(name)), keys.execution(name));
  return item && parseTolerantly(indexedExecutionSchema, item.execution);
}

/** Returns all executions of a case, newest first. */
export async function executionsOfCase(table: Table, caseId: string): Promise<IndexedExecution[]> {
  const items = await table.list(keys.executions(caseId));
  return items.map(({ execution }) => parseTolerantly(indexedExecutionSchema, execution)).sort(newestFirst);
}

/** The position of an execution in the lists, from which the next page continues. */
export const placeOf = ({ startedAt, name }: Pick<IndexedExecution, 'startedAt' | 'name'>): string =>
  lists.executions.sort(startedAt, name);

const newestFirst = (a: IndexedExecution, b: IndexedExecution): number => (placeOf(a) < placeOf(b) ? 1 : -1);

/**
 * Returns at most `limit` of the newest executions in some lists that began before a position.
 * @param before the position of the last one of the previous page
 */
export async function newestExecutions(
  table: Table,
  wanted: readonly Standing[],
  before: string | undefined,
  limit: number,
): Promise<IndexedExecution[]> {
  const partitions = wanted.flatMap((standing) =>
    shards.map((shard) => lists.executions.partition(standing, shard)),
  );
  const parts = await Promise.all(
    partitions.map((partition) =>
      table.byIndex(partition, { backwards: true, limit, ...(before !== undefined && { after: before }) }),
    ),
  );
  return parts
    .flat()
    .map(({ item }) => parseTolerantly(indexedExecutionSchema, item.execution))
    .sort(newestFirst)
    .slice(0, limit);
}
