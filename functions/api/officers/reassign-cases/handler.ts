import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { assignOfficer, type Reassignment } from '../../../../lib/domain/case/assignment/assign-officer.ts';
import {
  type PlannedReassignment,
  planReassignments,
} from '../../../../lib/domain/case/assignment/plan-reassignments.ts';
import { separationRefusal } from '../../../../lib/domain/case/assignment/separation.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { isWithin, type Principal } from '../../../../lib/domain/case/kernel/access.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import type { CaseStore } from '../../../../lib/store/cases.ts';
import { inParallel } from '../../../../lib/store/in-parallel.ts';
import { officersForDistricts } from '../../../../lib/store/officers.ts';
import { VersionConflictError } from '../../../../lib/store/version-conflict-error.ts';
import { problemOf } from '../../../common/cases/case-access.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import type { ProblemCode } from '../../../common/http/problems.ts';
import { answerBefore, keepAnswer } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { fixedList } from './fixed-list.ts';
import { operation } from './operation.ts';

interface ItemResult {
  readonly caseId: string;
  readonly outcome: PlannedReassignment['outcome'];
  readonly officer?: string;
  readonly code?: ProblemCode;
}

export const handle =
  ({ table, cases }: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { body, principal, now } = request;
    const before = await answerBefore(table, operation, request);
    if (before) return { body: before };
    const { from, to, dryRun } = body;
    const loaded = new Map<string, MovableCase>();
    const load = async (caseIds: readonly string[]): Promise<ReadonlySet<string>> => {
      const some = await inParallel(caseIds, (caseId) => loadMovableCase(cases, caseId, principal));
      for (const [index, each] of some.entries()) loaded.set(caseIds[index] ?? '', each);
      return new Set(caseIds.filter((_caseId, index) => 'state' in (some[index] ?? {})));
    };
    const list = await fixedList(table, body, now, (district) => isWithin(principal, district), load);
    if (body.cases) await load(list.cases);
    const found = list.cases.flatMap((caseId) => loaded.get(caseId) ?? []);
    const states = found.flatMap((each) => ('state' in each ? [each.state] : []));
    const reassignment: Reassignment = {
      officers: await officersForDistricts(table, [...new Set(states.map(({ district }) => district))]),
      today: beijingDate(now),
      ...(to !== undefined && { to }),
    };
    const context = contextOf({ principal, now });
    const earlier = new Map(body.planned?.map((each) => [each.officer, each.cases]));
    const planned = planReassignments(states, from, { ...reassignment, planned: earlier }, context);
    const done = await inParallel(planned, async (each) =>
      dryRun ? itemResultOf(each) : carryOutReassignment(cases, each, from, context),
    );
    const results = new Map(done.map((each) => [each.caseId, each]));
    const answer = {
      dryRun,
      fixedAt: list.fixedAt,
      cases: [...list.cases],
      results: found.flatMap((each): readonly (ItemResult & { applicationNumber?: string })[] => {
        if (!('state' in each)) return [each];
        const result = results.get(each.state.caseId);
        return result ? [{ ...result, applicationNumber: each.state.applicationNumber }] : [];
      }),
      ...(list.next !== undefined && { next: list.next }),
    };
    if (!dryRun) await keepAnswer(table, request, answer);
    return { body: answer };
  };

export const handler = serve(operation, () => handle(connectCases()));

/** A case that can be handed over, or why it stays where it is. */
type MovableCase = { readonly state: CaseState } | ItemResult;

/** Loads a case within the jurisdiction of the caller, or says why it stays where it is. */
async function loadMovableCase(cases: CaseStore, caseId: string, principal: Principal): Promise<MovableCase> {
  const loaded = await cases.load(caseId);
  if (!loaded) return { caseId, outcome: 'refused', code: 'case-not-found' };
  if (!isWithin(principal, loaded.state.district))
    return { caseId, outcome: 'refused', code: 'outside-jurisdiction' };
  const barred = separationRefusal(loaded.state, 'any-other', { actor: principal });
  if (barred) return { caseId, outcome: 'refused', code: barred.reason };
  return { state: loaded.state };
}

function itemResultOf(planned: PlannedReassignment): ItemResult {
  const { caseId, outcome } = planned;
  if (outcome === 'assigned') return { caseId, outcome, officer: planned.event.data.officer };
  if (outcome === 'refused') return { caseId, outcome, code: problemOf(planned.refusal).code };
  return { caseId, outcome, ...(planned.officer !== undefined && { officer: planned.officer }) };
}

/** Writes the planned change, unless the case has gone to somebody else in the meantime. */
async function carryOutReassignment(
  cases: CaseStore,
  planned: PlannedReassignment,
  from: string,
  context: Context,
): Promise<ItemResult> {
  if (planned.outcome !== 'assigned') return itemResultOf(planned);
  const { caseId } = planned;
  try {
    const changed = await cases.change<ItemResult>(caseId, ({ state }) => {
      const current = state.assignment?.officer;
      if (current !== from)
        return {
          answer: { caseId, outcome: 'unchanged', ...(current !== undefined && { officer: current }) },
        };
      const decided = assignOfficer(state, planned.event.data, context);
      return decided.ok
        ? { change: { event: decided.value }, answer: itemResultOf(planned) }
        : { answer: { caseId, outcome: 'refused', code: problemOf(decided.failure).code } };
    });
    return changed?.answer ?? { caseId, outcome: 'refused', code: 'case-not-found' };
  } catch (error) {
    if (error instanceof VersionConflictError) return { caseId, outcome: 'refused', code: 'case-changed' };
    throw error;
  }
}
