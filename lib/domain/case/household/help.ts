import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import { consequencesOf } from '../follow-up/findings.ts';
import type { Context } from '../kernel/event.ts';
import { numberOfTask } from '../kernel/ids.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import type { SignalEvent } from '../signals/events.ts';
import { type ReportRules, receiveSignal } from '../signals/receive-signal.ts';
import type { SignalRules } from '../signals/tasks.ts';
import {
  type HouseholdEnd,
  type HouseholdEndReason,
  type HouseholdEvent,
  type HouseholdEvidence,
  type HouseholdMember,
  householdEvent,
} from './events.ts';
import type { HouseholdRefusal } from './refusals.ts';
import { type HouseholdSlice, lastHousehold } from './state.ts';
import { type HouseholdRules, helpHouseholdTask } from './tasks.ts';

type Needs = KernelState & HouseholdSlice & ClosureSlice;
type Rules = HouseholdRules & SignalRules & ClosureRules;

/** A supervisor decides to end the help if nobody works. */
const forSupervisor: readonly HouseholdEndReason[] = ['nobody-able-to-work', 'three-refusals', 'unreachable'];

/**
 * Ends the help: a member is in stable work ([L1] art. 56), or for another reason of the region (DOMAIN C7), such as that nobody
 * of working age who could work is left, because of a death, a removal or a pension. No source defines stable work in numbers:
 * whoever records it is responsible for the evidence. If the person of the case works, their registration
 * is handled as after a follow-up with the same finding (SX-2.6: 闭环管理).
 */
export function endHousehold(
  state: Needs,
  taskId: string,
  end: HouseholdEnd,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HouseholdEvent<'household-ended'>, HouseholdRefusal> {
  const notOpen = taskRefusal(state, taskId, [helpHouseholdTask]);
  if (notOpen) return refused(notOpen);
  const last = lastHousehold(state);
  if (last?.status !== 'confirmed') return refused({ reason: 'household-not-applied-for' });
  if (!rules.household.endReasons.includes(end.reason))
    return refused({ reason: 'household-end-reason-not-open' });
  if (forSupervisor.includes(end.reason) && context.actor.role !== 'supervisor')
    return refused({ reason: 'supervisor-needed' });
  // Whoever is registered as unemployed is able to work and wants to (人社厅发〔2020〕3号 一).
  if (end.reason === 'nobody-able-to-work' && state.phase === 'registered')
    return refused({ reason: 'household-member-registered' });
  const today = beijingDate(context.now);
  if (end.evidence.on > today || (end.since ?? today) > today) return refused({ reason: 'date-in-future' });
  if (end.reason === 'member-in-work') {
    if (end.member === undefined || end.since === undefined)
      return refused({ reason: 'household-end-needs-member' });
    if (!last.members.some(({ member }) => member === end.member))
      return refused({ reason: 'household-member-unknown' });
  }
  const { kind, source, on } = end.evidence;
  const works = last.members.find(({ member }) => member === end.member);
  const isOwn = state.phase === 'registered' && end.reason === 'member-in-work' && works?.relation === 'self';
  const found = { kind, source, on, ...(end.since !== undefined && { since: end.since }) };
  const name = `household-${numberOfTask(helpHouseholdTask.kind, taskId)}`;
  return success(
    householdEvent(context, 'household-ended', {
      taskId,
      on: today,
      end,
      ...(isOwn && consequencesOf(state, 'in-work', name, found, rules, calendar, context.now)),
    }),
  );
}

/**
 * What the registration of another member gets when their household ends because they are in work: a signal, into which their
 * officer looks (SX-2.6: 闭环管理). Undefined for every other member and end, and if the registration has it already.
 * @param registration the case of that member, if it is a registration
 */
export function memberInWork(
  { reason, member, since }: HouseholdEnd,
  of: Pick<HouseholdMember, 'member'>,
  registration: Parameters<typeof receiveSignal>[0],
  rules: ReportRules,
  calendar: DueDateCalendar,
  context: Context,
): SignalEvent<'signal-received'> | undefined {
  if (reason !== 'member-in-work' || member !== of.member || since === undefined) return undefined;
  if (registration.signals.some(({ kind, asOf }) => kind === 'found-work' && asOf === since))
    return undefined;
  const signal = { kind: 'found-work', origin: 'officer', asOf: since } as const;
  const received = receiveSignal(registration, signal, rules, calendar, context);
  return received.ok ? received.value : undefined;
}

/** Reopens the help because nobody works any more. Its time limit starts anew on this day. */
export function reopenHousehold(
  state: Needs,
  evidence: HouseholdEvidence,
  rules: HouseholdRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HouseholdEvent<'household-reopened'>, HouseholdRefusal> {
  const notNow = phaseRefusal(state, 'registered', 'closed');
  if (notNow) return refused(notNow);
  const last = lastHousehold(state);
  if (last?.status !== 'ended' || last.end?.reason !== 'member-in-work')
    return refused({ reason: 'household-not-ended-by-work' });
  const on = beijingDate(context.now);
  if (evidence.on > on) return refused({ reason: 'date-in-future' });
  const stretch = state.household?.periods.filter((period) => period.number === last.number).length ?? 1;
  const number = `${last.number}-${stretch + 1}`;
  return success(
    householdEvent(context, 'household-reopened', {
      number: last.number,
      on,
      evidence,
      help: taskDeadline(helpHouseholdTask, { number, from: on }, rules, calendar, context.now),
    }),
  );
}
