import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { whyUnable } from '../../../lib/domain/case/assignment/successor.ts';
import {
  brokenInvariants,
  type Finding,
  startOf,
  tasksBegunBy,
  tasksNotBegun,
} from '../../../lib/domain/case/case.ts';
import { executionName } from '../../../lib/domain/case/kernel/ids.ts';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { grace } from '../../../lib/domain/case/model/deadlines.ts';
import type { StoredEvent } from '../../../lib/store/chain.ts';
import { type EffectMarks, effectMarks } from '../../../lib/store/effect-marks.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { writeLater } from '../../../lib/store/later-lists.ts';
import type { OfficerEntry } from '../../../lib/store/officers.ts';
import type { Table } from '../../../lib/store/table.ts';
import { readWholeCase, type WholeCase } from '../../../lib/store/whole-case.ts';
import { repeatEffects, repeatWait, waitedBefore } from '../../../lib/store/workflow-signals.ts';
import type { CaseRecords } from '../../common/connections/records.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import { membershipsToNote, noteMembership, type Registered, registeredIn } from './memberships.ts';

/** Events of earlier versions were carried out before there were marks: their effects are not judged. */
const firstMarkedVersion = 2;

/** The findings for a case, and what the rest of the reconciliation needs of it; nothing if it cannot be read. */
export interface Inspected {
  readonly caseId: string;
  readonly found: readonly Finding[];
  readonly district?: string;
  readonly registered?: Registered | undefined;
  /** Whether its officer takes no step in it. */
  readonly unable?: boolean;
}

/**
 * Finds what is wrong with a case, and asks the stream function to repeat what was left undone. A case that cannot be read is a
 * finding like any other, and does not hide the others.
 */
export async function inspectSafely(
  table: Table,
  caseId: string,
  officers: readonly OfficerEntry[],
  now: number,
): Promise<Inspected> {
  try {
    const whole = await readWholeCase(table, caseId);
    if (!whole) return { caseId, found: ['case-unreadable'] };
    const { loaded } = whole;
    const found = await inspect(table, whole, now);
    return {
      caseId,
      found,
      district: loaded.state.district,
      registered: registeredIn(loaded),
      unable: whyUnable(loaded.state, officers, beijingDate(now)) !== undefined,
    };
  } catch (error) {
    return { caseId, found: unreadable(caseId, error) };
  }
}

/** Records what has changed in the households of some registrations, as far as they can be read. */
export async function noteMemberships(
  records: Pick<CaseRecords, 'table' | 'cases'>,
  inspected: readonly Inspected[],
  now: number,
): Promise<readonly Finding[]> {
  const registered = inspected.flatMap((each) => each.registered ?? []);
  const found = await inParallel(await membershipsToNote(records.table, registered), async (caseId) => {
    try {
      await noteMembership(records, caseId, now);
      return [];
    } catch (error) {
      return unreadable(caseId, error);
    }
  });
  return found.flat();
}

function unreadable(caseId: string, error: unknown): readonly Finding[] {
  log.error('CASE_UNREADABLE', { caseId, error: errorForLog(error) });
  return ['case-unreadable'];
}

async function inspect(table: Table, whole: WholeCase, now: number): Promise<readonly Finding[]> {
  const { state } = whole.loaded;
  const marks = await effectMarks(table, state.caseId);
  const found: Finding[] = [
    ...(whole.isWhole ? [] : (['history-broken'] as const)),
    ...brokenInvariants(state, now),
    ...(await repeatMissingEffects(table, whole, marks, now)),
    ...(await wakeForgotten(table, whole, marks, now)),
    ...(await writeLists(table, whole, now)),
  ];
  if (found.length > 0) log.warn('CASE_BROKEN', { caseId: state.caseId, findings: [...new Set(found)] });
  return found;
}

/** Requests the effects that have no mark, and the workflows whose tasks are not on any worklist. */
async function repeatMissingEffects(
  table: Table,
  { loaded: { state }, history }: WholeCase,
  { isDone }: EffectMarks,
  now: number,
): Promise<readonly Finding[]> {
  const unmarked = history.filter(
    ({ sequence, event, schemaVersion = 0 }) =>
      schemaVersion >= firstMarkedVersion && !isDone(sequence) && isOld(event.at, now),
  );
  const restarted = new Set(
    tasksNotBegun(state, now).flatMap((taskId) => beginningOf(history, taskId)?.sequence ?? []),
  );
  const sequences = new Set([...unmarked.map(({ sequence }) => sequence), ...restarted]);
  for (const sequence of [...sequences].sort((a, b) => a - b))
    await repeatEffects(
      table,
      state.caseId,
      sequence,
      toInstant(now),
      restarted.has(sequence) ? {} : undefined,
    );
  return unmarked.map(() => 'effects-not-carried-out' as const);
}

/** The event that starts the workflow which puts a task on the worklist. */
const beginningOf = (history: readonly StoredEvent[], taskId: string): StoredEvent | undefined =>
  history.findLast(({ event }) => tasksBegunBy(event).includes(taskId));

/** Wakes the workflows that still wait for tasks that have ended. */
async function wakeForgotten(
  table: Table,
  { loaded: { state }, history, waits }: WholeCase,
  { isDone, isWoken }: EffectMarks,
  now: number,
): Promise<readonly Finding[]> {
  const forgotten = waits.filter((wait) => {
    const ended = state.endedTasks[wait.taskId];
    const at = ended && history.find(({ sequence }) => sequence === ended.sequence)?.event.at;
    if (!ended || at === undefined || !isOld(at, now)) return false;
    const byEvent = waitedBefore(wait, ended.sequence) && isDone(ended.sequence);
    return !byEvent && !isWoken(wait.taskId, wait.token);
  });
  for (const wait of forgotten) await repeatWait(table, state.caseId, wait, toInstant(now));
  return forgotten.map(() => 'workflow-not-woken' as const);
}

/** Writes what should have followed a change of more tasks and deadlines than a transaction takes. */
async function writeLists(
  table: Table,
  { loaded: { state }, history, unwrittenLists }: WholeCase,
  now: number,
): Promise<readonly Finding[]> {
  const last = history.at(-1);
  // They may be on their way.
  if (!last || !isOld(last.event.at, now)) return [];
  const writes = unwrittenLists.map((item) => table.putItem(item));
  await writeLater(table, state.caseId, state.version, writes);
  return writes.map(() => 'lists-not-written' as const);
}

/** Two sweeps ago: what has not followed by then was lost, and is not just late. */
const isOld = (at: string, now: number): boolean => Date.parse(at) + grace <= now;

/**
 * Has an execution that was stopped, failed or timed out started anew, if a task that it was for is still to be done and
 * nothing has been started in its place.
 */
export async function replaceLostExecution(
  table: Table,
  caseId: string,
  name: string,
  now: number,
): Promise<readonly Finding[]> {
  const whole = await readWholeCase(table, caseId);
  if (!whole) return ['execution-without-case'];
  const { loaded, history, lostExecutions } = whole;
  const begun = history.findLast(({ event }) => attemptOf(nameOf(caseId, event), name) > 0);
  if (!begun) return [];
  const open = tasksBegunBy(begun.event).some((taskId) => !(taskId in loaded.state.endedTasks));
  if (!open || loaded.state.endedAt !== undefined) return [];
  const original = nameOf(caseId, begun.event);
  const replaced = lostExecutions.get(begun.sequence);
  if (replaced !== undefined && attemptOf(original, replaced) >= attemptOf(original, name)) return [];
  await repeatEffects(table, caseId, begun.sequence, toInstant(now), { lost: name });
  log.warn('EXECUTION_LOST', { caseId, execution: name });
  return ['execution-lost'];
}

function nameOf(caseId: string, event: StoredEvent['event']): string | undefined {
  const start = startOf(event);
  return start && executionName(caseId, start.workflow, start.sequence);
}

/** The position of an execution, by its name, among those of an event: 1 for the first; 0 if it is none of them. */
function attemptOf(original: string | undefined, name: string): number {
  if (original === undefined) return 0;
  if (name === original) return 1;
  const number = name.startsWith(`${original}-`) ? name.slice(original.length + 1) : '';
  return /^[2-9]$/.test(number) ? Number(number) : 0;
}
