import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { ClosureProposal } from '../closure/events.ts';
import { buildClosureProposal } from '../closure/propose.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import type { ServicePlanRules } from './rules.ts';
import type { Service } from './services.ts';
import type { PlanSlice } from './state.ts';

type Needs = KernelState & PlanSlice & ClosureSlice;
type Rules = ServicePlanRules & ClosureRules;

/** Refusals without good reason since the last acceptance, in the order of their days (I-17). */
function consecutiveRefusals(services: readonly Service[]): readonly Service[] {
  const inOrder = services.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.number - b.number));
  const lastTaken = inOrder.findLastIndex(({ outcome }) => outcome === 'taken');
  return inOrder.slice(lastTaken + 1).filter(({ refusal }) => refusal && !refusal.good);
}

/**
 * The proposal that refusals in a row make, where there are as many as the rule asks for (I-17); the supervisor
 * decides it. Refusals that
 * made one before are not counted again, and none is lost while another closure is being decided.
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
  const counted = consecutiveRefusals(services).filter(({ number }) => number > lastProposing);
  const limit = rules.closure.consecutiveRefusals;
  if (counted.length < limit || !counted.some(({ number }) => number === services.length)) return undefined;
  const evidence = counted
    .slice(-limit)
    .map(({ number, on }) => ({ kind: 'refusal-records', source: `service-${number}`, on }));
  const made = buildClosureProposal(state, 'refused-service', evidence, true, rules, calendar, context.now);
  return made.ok ? made.value : undefined;
}
