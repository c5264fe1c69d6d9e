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
 * Whether a refusal is one of those after which a registration may be closed (N3): it is of a service that the plan promises,
 * and so owes, and for a reason that the rules do not accept as good cause. Voluntary services never count, nor does a reason
 * that nobody has judged.
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
 * The latest unbroken run of counting refusals, by day (I-17). 连续 means that nothing else comes between: an acceptance ends the
 * run, and so does a refusal with good cause, or with a reason that nobody has judged. An unanswered offer is no refusal and
 * ends nothing, and voluntary services are ignored. Several refusals of the same service on one day are one.
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
 * Proposes a closure when consecutive refusals reach the number that the rule requires (I-17); the supervisor decides it.
 * Refusals that led to an earlier proposal are not counted again, and none is lost while another closure is being decided.
 */
export function proposeByRefusals(
  state: Needs,
  services: readonly Service[],
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): ClosureProposal | undefined {
  // The same refusals do not lead to a second proposal after the first was decided.
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
