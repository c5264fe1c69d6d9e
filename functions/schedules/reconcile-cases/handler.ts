import * as z from 'zod';
import {
  brokenInvariants,
  type Finding,
  findings,
  tasksBegunBy,
  tasksNotBegun,
} from '../../../lib/domain/case/case.ts';
import { deliveryExpectedWithin } from '../../../lib/domain/case/notices/delivery.ts';
import { type ChainedEvent, firstBrokenEvent, type StoredEvent } from '../../../lib/store/chain.ts';
import { openDeadlines } from '../../../lib/store/due.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { undeliveredSince } from '../../../lib/store/notices.ts';
import { registeredCases } from '../../../lib/store/registrations.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { Table } from '../../../lib/store/table.ts';
import { repeatEffects } from '../../../lib/store/workflow-signals.ts';
import { type CaseRecords, connectCases } from '../../common/connections/records.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import { serveTask } from '../../common/http/task.ts';

/**
 * Counts every day what should not exist, repairs what it can, and reports the rest: the second, independent
 * path to "nobody is forgotten". It looks at every case with an open deadline, and at every registration,
 * whether it has one or not. A count that is not zero raises an alarm (`INVARIANTS_BROKEN`).
 */
export const handle = (records: CaseRecords) => async (_input: unknown, now: number) => {
  const open = await openDeadlines(records.table);
  const cases = new Set([...open.map(({ caseId }) => caseId), ...(await registeredCases(records.table))]);
  const found = (await inParallel([...cases], (caseId) => inspectSafely(records, caseId, now))).flat();
  const counts = Object.fromEntries(
    findings.map((finding) => [finding, found.filter((each) => each === finding).length]),
  );
  const undelivered = await undeliveredSince(records.table, now - deliveryExpectedWithin);
  const result = { cases: cases.size, deadlines: open.length, undelivered, ...counts };
  if (found.length > 0) log.error('INVARIANTS_BROKEN', result);
  else log.info('INVARIANTS_HOLD', result);
  // A gateway that does not deliver is no fault of the records: an officer reaches the person in another way.
  if (undelivered > 0) log.warn('NOTICES_NOT_DELIVERED', { count: undelivered });
  return result;
};

export const handler = serveTask('reconcile-cases', z.unknown(), () => handle(connectCases()));

/** A case that cannot be read is a finding like any other, and does not hide the others. */
async function inspectSafely(records: CaseRecords, caseId: string, now: number): Promise<readonly Finding[]> {
  try {
    return await inspect(records, caseId, now);
  } catch (error) {
    log.error('CASE_UNREADABLE', { caseId, error: errorForLog(error) });
    return ['case-unreadable'];
  }
}

async function inspect(records: CaseRecords, caseId: string, now: number): Promise<readonly Finding[]> {
  const loaded = await records.cases.load(caseId);
  if (!loaded) return ['case-unreadable'];
  const history = await records.cases.history(caseId);
  for (const taskId of tasksNotBegun(loaded.state, now))
    await restartTask(records.table, history, taskId, now);
  const broken: Finding[] = isWhole(await records.cases.chain(caseId), loaded) ? [] : ['history-broken'];
  return [...broken, ...brokenInvariants(loaded.state, now)];
}

/** Whole, and as long as the case says: the chain alone does not show that its last events are missing. */
const isWhole = (history: readonly ChainedEvent[], { state, lastHash }: LoadedCase): boolean =>
  firstBrokenEvent(history) === undefined && history[state.version - 1]?.hash === lastHash;

/** Asks the stream function to repeat the effects of the event that begins the task's workflow. */
async function restartTask(
  table: Table,
  history: readonly StoredEvent[],
  taskId: string,
  now: number,
): Promise<void> {
  const begins = history.findLast(({ event }) => tasksBegunBy(event).includes(taskId));
  if (begins) await repeatEffects(table, begins.caseId, begins.sequence, new Date(now).toISOString());
}
