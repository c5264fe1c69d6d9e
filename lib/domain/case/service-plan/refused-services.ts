import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { ClosureProposal } from '../closure/events.ts';
import { buildClosureProposal } from '../closure/propose.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type Plan, promises } from './plans.ts';
import type { ServicePlanRules } from './rules.ts';
import { type Service, unjudgedReason } from './services.ts';
import type { PlanSlice } from './state.ts';

type Needs = KernelState & PlanSlice & ClosureSlice;
type Rules = ServicePlanRules & ClosureRules;

/**
 * Whether a refusal is one of those after which a registration may be closed (N3): of a service that the plan promises,
 * which is what the person is owed, and for a reason that the rules call no good cause. What is only for the willing
 * never counts, nor does a reason that nobody has judged.
 */
export const countsAgainst = (
  type: string,
  reason: string,
  plan: Pick<Plan, 'items'> | undefined,
  { closure }: Rules,
): boolean =>
  closure.badReasonsForRefusal.includes(reason) &&
  !closure.voluntaryServices.includes(type) &&
  plan?.items.some((item) => promises(item, type)) === true;

/**
 * The refusals that count, one after another up to the last, in the order of their days (I-17). 连续 says that nothing
 * else comes between: an acceptance ends the row, and so does a refusal with good cause, or with one that nobody has
 * judged. An offer that was not answered is no refusal and ends nothing, and what is for the willing is left out.
 * Several refusals of the same service on one day are one.
 */
function consecutiveRefusals(services: readonly Service[], { closure }: Rules): readonly Service[] {
  const inOrder = services.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.number - b.number));
  const lastOther = inOrder.findLastIndex(
    ({ type, outcome, refusal }) =>
      outcome === 'taken' ||
      (refusal !== undefined &&
        !closure.voluntaryServices.includes(type) &&
        (refusal.good || refusal.reason === unjudgedReason)),
  );
  const row = inOrder.slice(lastOther + 1).filter(({ refusal }) => refusal?.counts);
  return row.filter(
    (each, index) => !row.slice(0, index).some(({ type, on }) => type === each.type && on === each.on),
  );
}

/**
 * The proposal that refusals in a row make, where there are as many as the rule asks for (I-17); the supervisor
 * decides it. Refusals that made one before are not counted again, and none is lost while another closure is being
 * decided.
 */
export function proposeByRefusals(
  state: Needs,
  services: readonly Service[],
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): ClosureProposal | undefined {
  // A decided proposal is not made again from the same refusals.
  const { lastProposing = 0 } = state.plan;
  const counted = consecutiveRefusals(services, rules).filter(({ number }) => number > lastProposing);
  const limit = rules.closure.consecutiveRefusals;
  if (counted.length < limit || !counted.some(({ number }) => number === services.length)) return undefined;
  const evidence = counted
    .slice(-limit)
    .map(({ number, on }) => ({ kind: 'refusal-records', source: `service-${number}`, on }));
  const made = buildClosureProposal(state, 'refused-service', evidence, true, rules, calendar, context.now);
  return made.ok ? made.value : undefined;
}
