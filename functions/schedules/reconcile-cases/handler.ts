import * as z from 'zod';
import type { CaseState } from '../../../lib/domain/case/state.ts';
import { firstBrokenEvent } from '../../../lib/store/chain.ts';
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
] as const;
type Finding = (typeof findings)[number];

/**
 * Counts once a day what should not exist, repairs what it can, and reports the rest: the second, independent
 * path to "nobody is forgotten". A count that is not zero raises an alarm (`INVARIANTS_BROKEN`).
 */
export const handler = serveTask('reconcile-cases', z.unknown(), async (_input, now) => {
  const open = await openDeadlines(records.table);
  const found = (await inParallel(open, (deadline) => inspect(deadline, now))).flat();
  const counts = Object.fromEntries(
    findings.map((finding) => [finding, found.filter((each) => each === finding).length]),
  );
  const result = { deadlines: open.length, ...counts };
  if (found.length > 0) log.error('INVARIANTS_BROKEN', result);
  else log.info('INVARIANTS_HOLD', result);
  return result;
});

async function inspect({ caseId, deadlineId }: DueDeadline, now: number): Promise<Finding[]> {
  const loaded = await records.cases.load(caseId);
  if (!loaded) return [];
  const { state } = loaded;
  const history = await records.cases.history(caseId);
  const broken: Finding[] = firstBrokenEvent(history) === undefined ? [] : ['history-broken'];
  const late = stepIsLate(state, deadlineId, now) ? (['step-not-carried-out'] as const) : [];
  return [...broken, ...late, ...(await notBegun(state, deadlineId, now))];
}

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
