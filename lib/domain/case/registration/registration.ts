import { beijingDate, lastDayOf, monthOf, shiftMonth, startOfDay } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { CaseState } from '../case.ts';
import type { CaseEvent, EventType, Evidence } from '../events.ts';
import { firstFollowUpMonth, followUpStart } from '../follow-up/follow-up.ts';
import {
  type DueDateCalendar,
  type EscalationRule,
  makeDeadline,
  type TimeLimit,
} from '../kernel/deadline.ts';
import { type Context, makeEvent } from '../kernel/event.ts';
import { decisionDeadlineId, decisionTaskId, numberOfTask } from '../kernel/ids.ts';
import type { FollowUpAction } from '../kernel/scheduled-action.ts';
import { taskRefusal } from '../kernel/task.ts';
import type { Channel, PlaceBasis, Region, TaskKind } from '../kernel/vocabulary.ts';
import type { LifecycleRules } from '../lifecycle-rules.ts';
import type { CaseRefusal } from '../refusals.ts';
import { taskDeadline } from '../task-deadlines.ts';
import type { PreviousSpell } from '../transfer/transfer.ts';

/** What the law of a region on a day says about applying and deciding. `lib/policy` makes it. */
export interface RegistrationRules {
  readonly packVersion: string;
  readonly decision: Readonly<Record<Channel, TimeLimit>>;
  readonly ladder: readonly EscalationRule[];
  /** The grounds on which an application may be refused, and whether each lets the person look for work. */
  readonly refusalReasons: Readonly<Record<string, { readonly offersJobSeekerRegistration: boolean }>>;
  /** What may be asked of the person: facts that they state, never a paper beyond identity. */
  readonly informationItems: readonly string[];
  /** Names the document that a free-text request asks for although nobody may ask for it, if any. */
  readonly forbiddenDocumentIn: (text: string) => string | undefined;
}

type Decision<Type extends EventType> = Result<CaseEvent<Type>, CaseRefusal>;

export interface Application {
  readonly region: Region;
  readonly district: string;
  readonly channel: Channel;
  readonly placeBasis: PlaceBasis;
  readonly applicationNumber: string;
  readonly owner?: string;
  readonly assistance?: CaseEvent<'application-submitted'>['data']['assistance'];
  /** The person's registration before this one, if it has ended. */
  readonly previousSpell?: PreviousSpell;
}

/**
 * An application is received. Its legal clock starts at once, on the Beijing day of submission (I-36), and
 * nothing stops it (I-37).
 */
export function submitApplication(
  application: Application,
  rules: RegistrationRules,
  calendar: DueDateCalendar,
  context: Context,
): CaseEvent<'application-submitted'> {
  const { assistance, owner, previousSpell, ...rest } = application;
  return makeEvent(context, 'application-submitted', {
    ...rest,
    ...(owner && { owner }),
    ...(assistance && { assistance }),
    ...(previousSpell && { previousSpell }),
    packVersion: rules.packVersion,
    deadline: makeDeadline(
      { id: decisionDeadlineId, kind: 'decision', taskId: decisionTaskId },
      context.now,
      rules.decision[application.channel],
      rules.ladder,
      calendar,
    ),
  });
}

/** The comparison's findings are put before the officer. Done once; a second screening changes nothing. */
export function recordScreening(
  state: CaseState,
  evidence: readonly Evidence[],
  context: Context,
): CaseEvent<'application-screened'> | undefined {
  if (state.screening || state.phase !== 'applied') return undefined;
  return makeEvent(context, 'application-screened', { evidence: [...evidence] });
}

/** Opens a task, unless it is open or has ended already: the fact comes first, the task may come late. */
export function openTask(
  state: CaseState,
  taskId: string,
  kind: TaskKind,
  context: Context,
): CaseEvent<'task-opened'> | undefined {
  if (state.tasks[taskId] || state.outcomes[taskId]) return undefined;
  const supervisor = state.closure?.taskId === taskId && state.closure.decidedBy === 'supervisor';
  return makeEvent(context, 'task-opened', { taskId, kind, ...(supervisor && { forSupervisor: true }) });
}

/** What an approval begins: the rules of everything after it, and what the calendar says of the month. */
export interface RegistrationStart {
  readonly lifecycle: LifecycleRules;
  /** Working days from the day of the approval to the end of its month, both included (I-06). */
  readonly workingDaysLeftInMonth: number;
}

/** The person is registered: first contact and monthly follow-ups are owed from now on. */
export function approveApplication(
  state: CaseState,
  taskId: string,
  overruled: readonly string[],
  beginning: RegistrationStart,
  calendar: DueDateCalendar,
  context: Context,
): Decision<'application-approved'> {
  const closed = taskRefusal(state, taskId, ['decide-application']);
  if (closed) return refused(closed);
  const matches = (state.screening?.evidence ?? [])
    .filter((each) => each.finding === 'match')
    .map((each) => each.check);
  const unanswered = matches.filter((check) => !overruled.includes(check));
  if (unanswered.length > 0) return refused({ reason: 'contradicting-evidence', checks: unanswered });
  const { lifecycle } = beginning;
  const firstContact = taskDeadline('make-first-contact', 1, lifecycle, calendar, context.now);
  return success(
    makeEvent(context, 'application-approved', {
      taskId,
      contradictedEvidence: matches,
      firstContact,
      followUp: firstFollowUp(state.caseId, Date.parse(firstContact.dueAt), beginning, context),
      reIncluded: state.previousSpell?.reIncludes === true,
    }),
  );
}

/**
 * The follow-up of the month of registration begins when the first contact, which counts for it, has not been
 * made in time; it still has to be made within the month.
 */
export function firstFollowUp(
  caseId: string,
  firstContactDue: number,
  { lifecycle, workingDaysLeftInMonth }: RegistrationStart,
  context: Context,
): FollowUpAction {
  const today = beijingDate(context.now);
  const month = firstFollowUpMonth(today, workingDaysLeftInMonth, lifecycle);
  const at =
    month === monthOf(today)
      ? Math.max(context.now, Math.min(firstContactDue, startOfDay(lastDayOf(month))))
      : followUpStart(caseId, month, lifecycle);
  return { kind: 'follow-up', month, at: new Date(at).toISOString() };
}

export function refuseApplication(
  state: CaseState,
  taskId: string,
  reason: string,
  rules: RegistrationRules,
  context: Context,
): Decision<'application-refused'> {
  const closed = taskRefusal(state, taskId, ['decide-application']);
  if (closed) return refused(closed);
  // The name comes from outside: `constructor` is a member of every object and no ground.
  const ground = Object.hasOwn(rules.refusalReasons, reason) ? rules.refusalReasons[reason] : undefined;
  if (!ground) return refused({ reason: 'unknown-refusal-reason' });
  return success(
    makeEvent(context, 'application-refused', {
      taskId,
      reason,
      jobSeekerRegistrationOffered: ground.offersJobSeekerRegistration,
    }),
  );
}

/**
 * Asks the person to state something. It hands the task back, never stops the legal clock, and refuses to ask
 * for any document (人社厅发〔2020〕79号; DOMAIN I-37).
 */
export function askForInformation(
  state: CaseState,
  taskId: string,
  items: readonly string[],
  message: string,
  rules: RegistrationRules,
  context: Context,
): Decision<'information-requested'> {
  const closed = taskRefusal(state, taskId, ['decide-application']);
  if (closed) return refused(closed);
  const unknown = items.find((item) => !rules.informationItems.includes(item));
  if (unknown !== undefined) {
    const document = rules.forbiddenDocumentIn(unknown);
    return refused(
      document
        ? { reason: 'forbidden-document', document }
        : { reason: 'unknown-information-item', item: unknown },
    );
  }
  const document = rules.forbiddenDocumentIn(message);
  if (document) return refused({ reason: 'forbidden-document', document });
  return success(makeEvent(context, 'information-requested', { taskId, items: [...items] }));
}

export function provideInformation(state: CaseState, context: Context): Decision<'information-provided'> {
  if (state.phase !== 'applied') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  const request = state.informationRequest;
  if (!request || request.answeredAt) return refused({ reason: 'nothing-was-asked' });
  return success(makeEvent(context, 'information-provided', { items: request.items }));
}

export function withdrawApplication(state: CaseState, context: Context): Decision<'application-withdrawn'> {
  if (state.phase !== 'applied') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  return success(makeEvent(context, 'application-withdrawn', {}));
}

/** The result has been put where the person finds it. Once a notice, however often it is asked for. */
export function notifyResult(
  state: CaseState,
  template: { readonly notice: string; readonly template: string; readonly templateVersion: number },
  context: Context,
): CaseEvent<'result-notified'> | undefined {
  if (state.notices.some((each) => each.notice === template.notice)) return undefined;
  return makeEvent(context, 'result-notified', template);
}

/**
 * An attempt at the first contact, or the contact itself: this counts as the follow-up of the first month if it
 * is made in it (I-06), and the plan is to be made after it.
 */
export function recordContact(
  state: CaseState,
  taskId: string,
  contact: { readonly method: 'phone' | 'message' | 'visit' | 'counter'; readonly reached: boolean },
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Decision<'contact-recorded'> {
  const closed = taskRefusal(state, taskId, ['make-first-contact']);
  if (closed) return refused(closed);
  if (!contact.reached) return success(makeEvent(context, 'contact-recorded', { taskId, ...contact }));
  const month = monthOf(beijingDate(context.now));
  const counts = rules.followUp.firstContactCounts && state.followUp?.firstMonth === month;
  const nextMonth = shiftMonth(month, 1);
  const episode = numberOfTask('make-first-contact', taskId);
  return success(
    makeEvent(context, 'contact-recorded', {
      taskId,
      ...contact,
      ...(counts && {
        firstContactMonth: {
          month,
          nextMonth,
          nextAt: new Date(followUpStart(state.caseId, nextMonth, rules)).toISOString(),
        },
      }),
      planMaking: taskDeadline('make-service-plan', episode, rules, calendar, context.now),
    }),
  );
}

/** The person takes the offer to be registered as a job-seeker instead (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3). */
export function registerAsJobSeeker(state: CaseState, context: Context): Decision<'job-seeker-registered'> {
  if (state.phase !== 'refused') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  if (!state.refusal?.jobSeekerRegistrationOffered)
    return refused({ reason: 'job-seeker-registration-not-offered' });
  return success(makeEvent(context, 'job-seeker-registered', {}));
}
