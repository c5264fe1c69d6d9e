import * as z from 'zod';
import { beijingDate, monthOf, shiftMonth } from '../../calendar/local-date.ts';
import type { CaseState } from '../case.ts';
import { closureProposalSchema } from '../closure/closure.ts';
import type { CaseEvent } from '../events.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import {
  followUpActionId,
  type ScheduledAction,
  withoutScheduledAction,
  withScheduledAction,
} from '../kernel/scheduled-action.ts';
import { clearEscalation, closeTask, withDeadline } from '../kernel/task.ts';
import { instantSchema, localMonthSchema } from '../kernel/vocabulary.ts';
import { profileSchema, withLedger } from '../ledger/ledger.ts';
import { planAdjustmentSchema, withPlanAdjustment } from '../plan-adjustment/open-adjustment.ts';

/** By what somebody was tried: a means of contact, of which a month without success needs two (I-07). */
export const contactMeans = ['phone', 'message', 'online', 'visit', 'second-contact'] as const;
const contactMeansSchema = z.enum(contactMeans);

/** How a month's obligation ended. There is no other way for it to end, and no month without one. */
export const monthSchema = z.strictObject({
  /** `missed`: its month was over and it was not done when the registration ended. */
  status: z.enum(['open', 'done', 'done-late', 'excused', 'missed']),
  openedAt: instantSchema,
  taskId: z.string(),
  attempts: z.array(z.strictObject({ at: instantSchema, means: contactMeansSchema })),
  endedAt: instantSchema.optional(),
  by: z.enum(['officer', 'data-comparison', 'first-contact']).optional(),
  method: z.string().optional(),
  progress: z.string().optional(),
  service: z.enum(['keep', 'adjust']).optional(),
  excuse: z.enum(['unreachable', 'registration-ended', 'transferred']).optional(),
});
export type FollowUpMonth = z.infer<typeof monthSchema>;

/** How a person's search stands, as a follow-up finds it. */
export const progresses = [
  'still-looking',
  'in-training',
  'offer-pending',
  'in-work',
  'own-business',
  'not-available',
] as const;
const progressSchema = z.enum(progresses);

export const followUpEvents = {
  'follow-up-opened': z.strictObject({
    month: localMonthSchema,
    taskId: z.string(),
    deadline: deadlineSchema,
    nextMonth: localMonthSchema,
    nextAt: instantSchema,
  }),
  'follow-up-attempted': z.strictObject({
    month: localMonthSchema,
    means: contactMeansSchema,
    /** The attempt after which the month is excused: so many, by so many means (I-07). */
    excuses: z.boolean(),
    closureProposal: closureProposalSchema.optional(),
  }),
  'follow-up-completed': z.strictObject({
    month: localMonthSchema,
    by: z.enum(['officer', 'data-comparison']),
    method: z.string(),
    progress: progressSchema,
    /** Whether the ledger changed; false says that it was checked and is unchanged. */
    ledgerUpdated: z.boolean(),
    profile: profileSchema.optional(),
    service: z.enum(['keep', 'adjust']),
    /** The adjustment of the plan that was decided, or is owed by what was found, unless one is under way. */
    opens: planAdjustmentSchema.optional(),
    closureProposal: closureProposalSchema.optional(),
  }),
} as const;

export const followUpStateSchema = z.strictObject({
  /** The first month that is owed; every month from it on is here as soon as it has begun to be worked on. */
  firstMonth: localMonthSchema,
  months: z.record(localMonthSchema, monthSchema),
});
export type FollowUpState = z.infer<typeof followUpStateSchema>;

export const followUpTaskId = (month: string): string => `follow-up-${month}`;

/** The month of a follow-up's task; undefined where the name is that of no such task. */
export const monthOfTask = (taskId: string): string | undefined =>
  /^follow-up-(\d{4}-\d{2})$/.exec(taskId)?.[1];

export function withFollowUpOpened(state: CaseState, event: CaseEvent<'follow-up-opened'>): CaseState {
  const { month, taskId, deadline, nextMonth, nextAt } = event.data;
  const opened: FollowUpMonth = { status: 'open', openedAt: event.at, taskId, attempts: [] };
  const scheduled = withScheduledAction(withMonth(state, month, opened), followUpActionId, {
    kind: 'follow-up',
    month: nextMonth,
    at: nextAt,
  });
  return withDeadline(scheduled, deadline);
}

export function withAttempt(state: CaseState, event: CaseEvent<'follow-up-attempted'>): CaseState {
  const { month, means, excuses } = event.data;
  const record = state.followUp?.months[month];
  if (!record) return state;
  const attempts = [...record.attempts, { at: event.at, means }];
  if (!excuses) return clearEscalation(withMonth(state, month, { ...record, attempts }), record.taskId);
  return closeTask(
    withMonth(state, month, {
      ...record,
      attempts,
      status: 'excused',
      excuse: 'unreachable',
      endedAt: event.at,
    }),
    record.taskId,
    'excused',
    event.at,
  );
}

export function withCompletion(state: CaseState, event: CaseEvent<'follow-up-completed'>): CaseState {
  const { month, by, method, progress, service, profile, opens } = event.data;
  const record = state.followUp?.months[month];
  if (!record) return state;
  const { excuse: _noLonger, ...owed } = record;
  const late = monthOf(beijingDate(Date.parse(event.at))) > month;
  const ended = closeTask(
    withMonth(state, month, {
      ...owed,
      status: late ? 'done-late' : 'done',
      endedAt: event.at,
      by,
      method,
      progress,
      service,
    }),
    record.taskId,
    'done',
    event.at,
  );
  const updated = profile ? withLedger(ended, profile, event.at) : ended;
  const checked = { ...updated, ledger: { ...updated.ledger, checkedAt: event.at } };
  return withPlanAdjustment(checked, opens, event.at);
}

/**
 * The first contact counts for the month of the registration, if it is made in it (I-06): the month is done,
 * and the next is set.
 */
export function withFirstContact(state: CaseState, event: CaseEvent<'contact-recorded'>): CaseState {
  const { firstContactMonth } = event.data;
  const scheduledAction = state.scheduledActions[followUpActionId];
  if (firstContactMonth === undefined || scheduledAction?.kind !== 'follow-up') return state;
  const record = state.followUp?.months[firstContactMonth.month];
  if (record && record.status !== 'open' && record.excuse !== 'unreachable') return state;
  const done: FollowUpMonth = {
    status: 'done',
    openedAt: record?.openedAt ?? event.at,
    taskId: record?.taskId ?? followUpTaskId(firstContactMonth.month),
    attempts: record?.attempts ?? [],
    endedAt: event.at,
    by: 'first-contact',
    method: event.data.method,
  };
  const counted = withMonth(state, firstContactMonth.month, done);
  if (record) return closeTask(counted, record.taskId, 'done', event.at);
  return withScheduledAction(counted, followUpActionId, {
    kind: 'follow-up',
    month: firstContactMonth.nextMonth,
    at: firstContactMonth.nextAt,
  });
}

/**
 * A registration ends: the month that still runs is excused by rule, also where its work had not begun. A month
 * that was over and not done stays on record as missed, whether or not anybody had begun it: an end that comes
 * late undoes nothing (DOMAIN f).
 */
export function withMonthsEnded(
  state: CaseState,
  excuse: 'registration-ended' | 'transferred',
  at: string,
): CaseState {
  const last = monthOf(beijingDate(Date.parse(at)));
  const { followUp } = state;
  if (!followUp) return state;
  const months = { ...followUp.months };
  for (let month: string = followUp.firstMonth; month <= last; month = shiftMonth(month, 1)) {
    const record = months[month] ?? { openedAt: at, taskId: followUpTaskId(month), attempts: [] };
    if ('status' in record && record.status !== 'open') continue;
    months[month] =
      month < last
        ? { ...record, status: 'missed', endedAt: at }
        : { ...record, status: 'excused', excuse, endedAt: at };
  }
  return withoutScheduledAction({ ...state, followUp: { ...followUp, months } }, followUpActionId);
}

/** The months between a wrong closure and its reinstatement: excused, for nobody could have been asked. */
export function withMonthsOfWrongClosure(state: CaseState, begins: ScheduledAction, at: string): CaseState {
  const { followUp } = state;
  if (!followUp || begins.kind !== 'follow-up') return state;
  const until = begins.month;
  const missing: [string, FollowUpMonth][] = [];
  for (let month = followUp.firstMonth; month < until; month = shiftMonth(month, 1)) {
    if (followUp.months[month] !== undefined) continue;
    const taskId = followUpTaskId(month);
    missing.push([
      month,
      { status: 'excused', excuse: 'registration-ended', openedAt: at, endedAt: at, taskId, attempts: [] },
    ]);
  }
  return {
    ...state,
    followUp: { ...followUp, months: { ...followUp.months, ...Object.fromEntries(missing) } },
  };
}

function withMonth(state: CaseState, month: string, record: FollowUpMonth): CaseState {
  const followUp = state.followUp ?? { firstMonth: month, months: {} };
  return { ...state, followUp: { ...followUp, months: { ...followUp.months, [month]: record } } };
}
