import { type Result, refused, success } from '../result.ts';
import {
  type DueDateCalendar,
  type LadderStep,
  makeDeadline,
  nextRung,
  recomputeDeadline,
  type TimeLimit,
} from './deadlines.ts';
import type { CaseEvent, EventType, Evidence } from './events.ts';
import {
  type CaseState,
  decisionDeadlineId,
  decisionTaskId,
  firstContactDeadlineId,
  firstContactTaskId,
} from './state.ts';
import type { Actor, Channel, PlaceBasis, Region, TaskKind } from './vocabulary.ts';

/** What the law of a region on a day says about applying and deciding. `lib/policy` makes it. */
export interface RegistrationRules {
  readonly packVersion: string;
  readonly decision: Readonly<Record<Channel, TimeLimit>>;
  readonly firstContact: TimeLimit;
  readonly ladder: readonly LadderStep[];
  /** The grounds on which an application may be refused, and whether each lets the person look for work. */
  readonly refusalReasons: Readonly<Record<string, { readonly offersJobSeekerRegistration: boolean }>>;
  /** What may be asked of the person: facts that they state, never a paper beyond identity. */
  readonly informationItems: readonly string[];
  /** Names the document that a free-text request asks for although nobody may ask for it, if any. */
  readonly forbiddenDocumentIn: (text: string) => string | undefined;
}

/** Why something that was asked of a case is not done. Each has one problem code at the API. */
export type CaseRefusal =
  | { readonly reason: 'task-not-found' }
  | { readonly reason: 'task-already-decided'; readonly outcome: string }
  | { readonly reason: 'not-possible-in-phase'; readonly phase: CaseState['phase'] }
  | { readonly reason: 'unknown-refusal-reason' }
  | { readonly reason: 'unknown-information-item'; readonly item: string }
  | { readonly reason: 'forbidden-document'; readonly document: string }
  | { readonly reason: 'contradicting-evidence'; readonly checks: readonly string[] }
  | { readonly reason: 'nothing-was-asked' }
  | { readonly reason: 'job-seeker-registration-not-offered' };

export interface Context {
  readonly now: number;
  readonly actor: Actor;
}

type Decision<Type extends EventType> = Result<CaseEvent<Type>, CaseRefusal>;

/** Makes the event of one type. The cast joins what the parameters already tie together. */
function event<Type extends EventType>(
  context: Context,
  type: Type,
  data: CaseEvent<Type>['data'],
): CaseEvent<Type> {
  return { type, at: new Date(context.now).toISOString(), actor: context.actor, data } as CaseEvent<Type>;
}

export interface Application {
  readonly region: Region;
  readonly district: string;
  readonly channel: Channel;
  readonly placeBasis: PlaceBasis;
  readonly applicationNumber: string;
  readonly owner?: string;
  readonly assistance?: CaseEvent<'application-submitted'>['data']['assistance'];
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
  const { assistance, owner, ...rest } = application;
  return event(context, 'application-submitted', {
    ...rest,
    ...(owner && { owner }),
    ...(assistance && { assistance }),
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
  return event(context, 'application-screened', { evidence: [...evidence] });
}

/** Opens a task, unless it is open or has ended already: the fact comes first, the task may come late. */
export function openTask(
  state: CaseState,
  taskId: string,
  kind: TaskKind,
  context: Context,
): CaseEvent<'task-opened'> | undefined {
  if (state.tasks[taskId] || state.outcomes[taskId]) return undefined;
  return event(context, 'task-opened', { taskId, kind });
}

export function approveApplication(
  state: CaseState,
  taskId: string,
  overruled: readonly string[],
  rules: RegistrationRules,
  calendar: DueDateCalendar,
  context: Context,
): Decision<'application-approved'> {
  const closed = taskNotOpen(state, taskId, 'decide-application');
  if (closed) return refused(closed);
  const matches = (state.screening?.evidence ?? [])
    .filter((each) => each.finding === 'match')
    .map((each) => each.check);
  const unanswered = matches.filter((check) => !overruled.includes(check));
  if (unanswered.length > 0) return refused({ reason: 'contradicting-evidence', checks: unanswered });
  return success(
    event(context, 'application-approved', {
      taskId,
      contradictedEvidence: matches,
      firstContact: makeDeadline(
        { id: firstContactDeadlineId, kind: 'first-contact', taskId: firstContactTaskId },
        context.now,
        rules.firstContact,
        rules.ladder,
        calendar,
      ),
    }),
  );
}

export function refuseApplication(
  state: CaseState,
  taskId: string,
  reason: string,
  rules: RegistrationRules,
  context: Context,
): Decision<'application-refused'> {
  const closed = taskNotOpen(state, taskId, 'decide-application');
  if (closed) return refused(closed);
  // The name comes from outside: `constructor` is a member of every object and no ground.
  const ground = Object.hasOwn(rules.refusalReasons, reason) ? rules.refusalReasons[reason] : undefined;
  if (!ground) return refused({ reason: 'unknown-refusal-reason' });
  return success(
    event(context, 'application-refused', {
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
  const closed = taskNotOpen(state, taskId, 'decide-application');
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
  return success(event(context, 'information-requested', { taskId, items: [...items] }));
}

export function provideInformation(state: CaseState, context: Context): Decision<'information-provided'> {
  if (state.phase !== 'applied') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  const request = state.informationRequest;
  if (!request || request.answeredAt) return refused({ reason: 'nothing-was-asked' });
  return success(event(context, 'information-provided', { items: request.items }));
}

export function withdrawApplication(state: CaseState, context: Context): Decision<'application-withdrawn'> {
  if (state.phase !== 'applied') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  return success(event(context, 'application-withdrawn', {}));
}

/** The result has been put where the person finds it. Once a notice, however often it is asked for. */
export function notifyResult(
  state: CaseState,
  template: { readonly notice: string; readonly template: string; readonly templateVersion: number },
  context: Context,
): CaseEvent<'result-notified'> | undefined {
  if (state.notices.some((each) => each.notice === template.notice)) return undefined;
  return event(context, 'result-notified', template);
}

export function recordContact(
  state: CaseState,
  taskId: string,
  contact: Omit<CaseEvent<'contact-recorded'>['data'], 'taskId'>,
  context: Context,
): Decision<'contact-recorded'> {
  const closed = taskNotOpen(state, taskId, 'make-first-contact');
  if (closed) return refused(closed);
  return success(event(context, 'contact-recorded', { taskId, ...contact }));
}

/** The person takes the offer to be registered as a job-seeker instead (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3). */
export function registerAsJobSeeker(state: CaseState, context: Context): Decision<'job-seeker-registered'> {
  if (state.phase !== 'refused') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  if (!state.refusal?.jobSeekerRegistrationOffered)
    return refused({ reason: 'job-seeker-registration-not-offered' });
  return success(event(context, 'job-seeker-registered', {}));
}

/** Carries out the next rung of a deadline if it is due; undefined when there is nothing to do. */
export function escalateDeadline(
  state: CaseState,
  deadlineId: string,
  context: Context,
): CaseEvent<'deadline-escalated'> | undefined {
  const deadline = state.deadlines[deadlineId];
  const rung = deadline && nextRung(deadline);
  if (!rung || Date.parse(rung.at) > context.now) return undefined;
  return event(context, 'deadline-escalated', { deadlineId, rung: rung.name, to: rung.to });
}

/** Moves a deadline to where a changed calendar puts it; undefined when it stays where it is. */
export function moveDeadline(
  state: CaseState,
  deadlineId: string,
  because: string,
  rules: RegistrationRules,
  calendar: DueDateCalendar,
  context: Context,
): CaseEvent<'deadline-recomputed'> | undefined {
  const deadline = state.deadlines[deadlineId];
  if (!deadline) return undefined;
  const limit = deadline.kind === 'decision' ? rules.decision[state.channel] : rules.firstContact;
  const moved = recomputeDeadline(deadline, limit, rules.ladder, calendar);
  return moved && event(context, 'deadline-recomputed', { deadline: moved, because });
}

function taskNotOpen(state: CaseState, taskId: string, kind: TaskKind): CaseRefusal | undefined {
  const task = Object.hasOwn(state.tasks, taskId) ? state.tasks[taskId] : undefined;
  if (task?.kind === kind) return undefined;
  const outcome = Object.hasOwn(state.outcomes, taskId) ? state.outcomes[taskId] : undefined;
  return outcome ? { reason: 'task-already-decided', outcome } : { reason: 'task-not-found' };
}
