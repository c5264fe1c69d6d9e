import * as z from 'zod';
import type { CaseState } from '../../../lib/domain/case/state.ts';
import type { LoadedCase } from '../../../lib/store/cases.ts';
import { firstBrokenEvent, type StoredEvent } from '../../../lib/store/chain.ts';
import { type DueDeadline, openDeadlines } from '../../../lib/store/due.ts';
import { inParallel } from '../../common/in-parallel.ts';
import { log } from '../../common/log.ts';
import { connectCases } from '../../common/records.ts';
import { serveTask } from '../../common/task.ts';

const records = connectCases();

const hour = 60 * 60 * 1000;
/** How late a step of a ladder, or a workflow, may be before something is wrong: two sweeps. */
const grace = 2 * hour;

const findings = [
  'step-not-carried-out',
  'workflow-not-begun',
  'contact-not-opened',
  'history-broken',
  'case-unreadable',
] as const;
type Finding = (typeof findings)[number];

/**
 * Counts once a day what should not exist, repairs what it can, and reports the rest: the second, independent
 * path to "nobody is forgotten". A count that is not zero raises an alarm (`INVARIANTS_BROKEN`).
 */
export const handler = serveTask('reconcile-cases', z.unknown(), async (_input, now) => {
  const open = await openDeadlines(records.table);
  const found = (await inParallel(open, (deadline) => inspectSafely(deadline, now))).flat();
  const counts = Object.fromEntries(
    findings.map((finding) => [finding, found.filter((each) => each === finding).length]),
  );
  const result = { deadlines: open.length, ...counts };
  if (found.length > 0) log.error('INVARIANTS_BROKEN', result);
  else log.info('INVARIANTS_HOLD', result);
  return result;
});

/** A case that cannot be read is a finding like the others, and keeps none of them from being found. */
async function inspectSafely(deadline: DueDeadline, now: number): Promise<Finding[]> {
  try {
    return await inspect(deadline, now);
  } catch (error) {
    log.error('CASE_UNREADABLE', { ...deadline, error: error instanceof Error ? error.name : 'unknown' });
    return ['case-unreadable'];
  }
}

async function inspect({ caseId, deadlineId }: DueDeadline, now: number): Promise<Finding[]> {
  const loaded = await records.cases.load(caseId);
  if (!loaded) return ['case-unreadable'];
  const { state } = loaded;
  const history = await records.cases.history(caseId);
  const broken: Finding[] = isWhole(history, loaded) ? [] : ['history-broken'];
  const late = stepIsLate(state, deadlineId, now) ? (['step-not-carried-out'] as const) : [];
  return [...broken, ...late, ...(await notBegun(state, deadlineId, now))];
}

/** Whole, and as long as the case says: the chain alone does not tell that its last events were taken away. */
const isWhole = (history: readonly StoredEvent[], { state, lastHash }: LoadedCase): boolean =>
  firstBrokenEvent(history) === undefined && history[state.version - 1]?.hash === lastHash;

function stepIsLate(state: CaseState, deadlineId: string, now: number): boolean {
  const deadline = state.deadlines[deadlineId];
  const rung = deadline?.rungs[deadline.rungsDone];
  return rung !== undefined && Date.parse(rung.at) + grace < now;
}

/** A deadline whose task nobody has been given: its workflow has not come that far, so it is set going again. */
async function notBegun(state: CaseState, deadlineId: string, now: number): Promise<Finding[]> {
  const deadline = state.deadlines[deadlineId];
  if (!deadline || state.tasks[deadline.taskId] || Date.parse(deadline.countsFrom) + grace > now) return [];
  await records.cases.redo(state.caseId, 1, new Date(now).toISOString());
  return [deadline.kind === 'decision' ? 'workflow-not-begun' : 'contact-not-opened'];
}
