import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import {
  executionsOfCase,
  type IndexedExecution,
  newestExecutions,
  placeOf,
  type Status,
  standingOf,
  standings,
} from '../../../lib/store/executions.ts';
import { caseOfNumber } from '../../../lib/store/lookups.ts';
import type { Table } from '../../../lib/store/table.ts';
import closure from '../../../workflows/closure.asl.json' with { type: 'json' };
import followUp from '../../../workflows/follow-up.asl.json' with { type: 'json' };
import registration from '../../../workflows/registration.asl.json' with { type: 'json' };
import servicePlan from '../../../workflows/service-plan.asl.json' with { type: 'json' };
import { readApplicationNumber } from '../cases/application-number.ts';
import { whyNotRedrivable } from './redrivability.ts';
import { stateView, workflowView } from './workflow-texts.ts';

/** The filters of the list of executions. An execution must match all that are given. */
export interface ExecutionFilter {
  readonly caseId?: string | undefined;
  readonly applicationNumber?: string | undefined;
  readonly officer?: string | undefined;
  readonly district?: string | undefined;
  readonly workflow?: string | undefined;
  readonly status?: Status | undefined;
  readonly state?: string | undefined;
  readonly error?: string | undefined;
  readonly begunFrom?: string | undefined;
  readonly begunUntil?: string | undefined;
  readonly endedFrom?: string | undefined;
  readonly endedUntil?: string | undefined;
}

/** An execution, with its case. */
export interface FoundExecution {
  readonly execution: IndexedExecution;
  readonly state?: CaseState | undefined;
  /** The state that the execution is in, as far as it is known without its history. */
  readonly standsAt?: string | undefined;
}

/** How many executions of the index a request examines, at most, and how many at once. */
const maxExamined = 2_000;
const chunk = 200;

/**
 * Finds the executions that match a filter, newest first: a page of them, and the position of the next one. A request examines
 * a limited number of executions, so a page may be short, or even empty, and still have a next one.
 */
export async function findExecutions(
  table: Table,
  cases: Pick<CaseStore, 'loadMany'>,
  wanted: ExecutionFilter,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<{ readonly found: readonly FoundExecution[]; readonly next?: string }> {
  const filter = await withCaseOfNumber(table, wanted);
  const found: FoundExecution[] = [];
  let before = after;
  for (let examined = 0; examined < maxExamined; ) {
    const part = await nextPart(table, filter, before);
    const matching = part.filter((each) => fits(each, filter));
    for (const one of await withCases(cases, matching)) if (fitsCase(one, filter)) found.push(one);
    if (found.length > limit) {
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return { found: page, ...(last && { next: placeOf(last.execution) }) };
    }
    const last = part.at(-1);
    if (!last || filter.caseId !== undefined || part.length < chunk) return { found };
    examined += part.length;
    before = placeOf(last);
    if (filter.begunFrom !== undefined && last.startedAt < filter.begunFrom) return { found };
  }
  return { found, ...(before !== undefined && { next: before }) };
}

/** Adds to the filter the case that has its application number. A case whose records are destroyed no longer has a number. */
async function withCaseOfNumber(table: Table, filter: ExecutionFilter): Promise<ExecutionFilter> {
  if (filter.applicationNumber === undefined) return filter;
  const applicationNumber = readApplicationNumber(filter.applicationNumber);
  const numbered = await caseOfNumber(table, applicationNumber);
  const caseId = filter.caseId ?? numbered?.caseId;
  return { ...filter, applicationNumber, ...(caseId !== undefined && { caseId }) };
}

async function nextPart(
  table: Table,
  { caseId, status, begunUntil }: ExecutionFilter,
  before: string | undefined,
): Promise<readonly IndexedExecution[]> {
  if (caseId !== undefined) {
    const all = await executionsOfCase(table, caseId);
    return before === undefined ? all : all.filter((each) => placeOf(each) < before);
  }
  const wanted = status === undefined ? standings : [standingOf(status)];
  const latest = begunUntil === undefined ? undefined : `${begunUntil}#\uffff`;
  const from = [before, latest].filter((each) => each !== undefined).sort()[0];
  return newestExecutions(table, wanted, from, chunk);
}

/** Whether an execution matches the filter, as far as the index knows. */
const fits = (execution: IndexedExecution, filter: ExecutionFilter): boolean => {
  const { startedAt, stoppedAt, caseId, workflow, status, error } = execution;
  return (
    (filter.caseId === undefined || filter.caseId === caseId) &&
    (filter.workflow === undefined || filter.workflow === workflow) &&
    (filter.status === undefined || filter.status === status) &&
    (filter.error === undefined || filter.error === error) &&
    (filter.begunFrom === undefined || startedAt >= filter.begunFrom) &&
    (filter.begunUntil === undefined || startedAt <= filter.begunUntil) &&
    (filter.endedFrom === undefined || (stoppedAt !== undefined && stoppedAt >= filter.endedFrom)) &&
    (filter.endedUntil === undefined || (stoppedAt !== undefined && stoppedAt <= filter.endedUntil))
  );
};

const fitsCase = ({ state, standsAt }: FoundExecution, filter: ExecutionFilter): boolean =>
  (filter.applicationNumber === undefined || state?.applicationNumber === filter.applicationNumber) &&
  (filter.district === undefined || state?.district === filter.district) &&
  (filter.officer === undefined || state?.assignment?.officer === filter.officer) &&
  (filter.state === undefined || standsAt === filter.state);

/** Adds to executions their cases. Each case is read once; a hundred take one call. */
async function withCases(
  cases: Pick<CaseStore, 'loadMany'>,
  executions: readonly IndexedExecution[],
): Promise<readonly FoundExecution[]> {
  const ids = new Set(executions.flatMap(({ caseId }) => caseId ?? []));
  const loaded = await cases.loadMany([...ids]);
  const states = new Map(loaded.map(({ state }) => [state.caseId, state]));
  return executions.map((each) => foundWith(each, states.get(each.caseId ?? '')));
}

/** Adds to an execution its case. */
export async function withCase(
  cases: Pick<CaseStore, 'load'>,
  execution: IndexedExecution,
): Promise<FoundExecution> {
  const loaded = execution.caseId === undefined ? undefined : await cases.load(execution.caseId);
  return foundWith(execution, loaded?.state);
}

function foundWith(execution: IndexedExecution, state: CaseState | undefined): FoundExecution {
  const standsAt = execution.status === 'RUNNING' ? waitingState(execution, state) : execution.state;
  return { execution, state, ...(standsAt !== undefined && { standsAt }) };
}

interface Definition {
  readonly States: Readonly<Record<string, { readonly Type: string; readonly Arguments?: object }>>;
}
const definitions: Readonly<Record<string, Definition>> = {
  registration,
  'service-plan': servicePlan,
  'follow-up': followUp,
  closure,
};

/** Finds the state of a running execution that waits for an open task of the case, by the kind of the task. */
function waitingState(
  { workflow, name }: IndexedExecution,
  state: CaseState | undefined,
): string | undefined {
  const states = Object.entries(definitions[workflow]?.States ?? {});
  const open = Object.values(state?.tasks ?? {});
  // Among several open tasks of a kind, such as the follow-ups of two months, it is the one with the execution's number.
  const number = name.slice(name.indexOf(`-${workflow}-`) + workflow.length + 2);
  return states.find(([, { Arguments }]) => {
    const { Payload }: { readonly Payload?: { readonly kind?: string } } = Arguments ?? {};
    const kind = Payload?.kind;
    const some = open.filter((task) => task.kind === kind);
    return some.length > 1 ? some.some(({ id }) => id.endsWith(`-${number}`)) : some.length === 1;
  })?.[0];
}

/** Returns an execution as a row of the list. */
export const rowOf = ({ execution, state, standsAt }: FoundExecution, language: Language, now: number) => ({
  name: execution.name,
  workflow: workflowView(execution.workflow, language),
  status: execution.status,
  ...(standsAt !== undefined && { standsAt: stateView(execution.workflow, standsAt, language) }),
  since: execution.since,
  ...(execution.error !== undefined && { error: execution.error }),
  ...(execution.caseId !== undefined && { caseId: execution.caseId }),
  ...(state && { applicationNumber: state.applicationNumber, district: state.district }),
  ...(state?.assignment && { officer: state.assignment.officer }),
  startedAt: execution.startedAt,
  ...(execution.stoppedAt !== undefined && { stoppedAt: execution.stoppedAt }),
  redrives: execution.redrives,
  redrivable: whyNotRedrivable(execution, now) === undefined,
});
