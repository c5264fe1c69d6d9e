import * as z from 'zod';
import { addMonths, beijingDate, parseLocalDate, startOfDay } from '../calendar/local-date.ts';
import { type Result, refused, success } from '../result.ts';
import { type DueDateCalendar, deadlineSchema } from './deadlines.ts';
import type { CaseEvent } from './events.ts';
import { hasTag } from './ledger.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';
import { type Context, makeEvent } from './make-event.ts';
import type { Service } from './plan.ts';
import type { CaseRefusal } from './refusals.ts';
import type { Resumption } from './reinstatement.ts';
import { followUpActionId, placementCheckActionId, scheduledActionSchema } from './scheduled-actions.ts';
import type { CaseState } from './state.ts';
import { taskDeadline } from './task-deadlines.ts';
import { closeEverything, closeTask, taskRefusal, withDeadline, withWatchedTask } from './tasks.ts';
import { citationSchema, instantSchema, localDateSchema, taskKindSchema } from './vocabulary.ts';

/** What speaks for a closure: its kind, where it comes from, and of which day it is. Nothing personal. */
export const closureEvidenceSchema = z.strictObject({
  kind: z.string(),
  source: z.string(),
  on: localDateSchema,
});
export type ClosureEvidence = z.infer<typeof closureEvidenceSchema>;

/** A closure that somebody, or a count of records, proposes. A human decides it (PIPL art. 24). */
export const closureProposalSchema = z.strictObject({
  number: z.int().positive(),
  reason: z.string(),
  basis: citationSchema,
  evidence: z.array(closureEvidenceSchema).min(1),
  decidedBy: z.enum(['officer', 'supervisor']),
  noticeExempt: z.boolean(),
  taskId: z.string(),
  deadline: deadlineSchema,
});
export type ClosureProposal = z.infer<typeof closureProposalSchema>;

export const closureEvents = {
  'closure-proposed': z.strictObject({ closureProposal: closureProposalSchema }),
  'closure-declined': z.strictObject({ taskId: z.string() }),
  'registration-closed': z.strictObject({
    taskId: z.string(),
    reason: z.string(),
    closedOn: localDateSchema,
    noticeExempt: z.boolean(),
    /** Checks after a placement, by the name of their scheduled action. */
    checks: z.record(z.string(), scheduledActionSchema),
  }),
  'objection-raised': z.strictObject({ taskId: z.string(), deadline: deadlineSchema }),
  'objection-dismissed': z.strictObject({ taskId: z.string() }),
  'registration-reinstated': z.strictObject({
    taskId: z.string(),
    followUp: scheduledActionSchema,
    /** A service-plan episode begins anew, where no plan had been made. */
    firstContact: deadlineSchema.optional(),
    /** The tasks that the closure cut off, under the names by which they go on. */
    resumes: z.array(
      z.strictObject({ replaces: z.string(), kind: taskKindSchema, deadline: deadlineSchema }),
    ),
  }),
} as const;

export const closureStateSchema = z.strictObject({
  number: z.int().positive(),
  status: z.enum(['proposed', 'declined', 'closed', 'reinstated']),
  reason: z.string(),
  basis: citationSchema,
  evidence: z.array(closureEvidenceSchema),
  decidedBy: z.enum(['officer', 'supervisor']),
  noticeExempt: z.boolean(),
  taskId: z.string(),
  proposedAt: instantSchema,
  closedOn: localDateSchema.optional(),
  /** Whether the person was marked as having employment difficulty when the registration ended (YN-5.1.3). */
  employmentDifficulty: z.boolean().optional(),
  objection: z
    .strictObject({ taskId: z.string(), at: instantSchema, status: z.enum(['open', 'upheld', 'dismissed']) })
    .optional(),
});
export type ClosureState = z.infer<typeof closureStateSchema>;

/** Reasons after which a person is in work: these are followed by checks, and may lead to a re-entry. */
export const inWorkReasons: readonly string[] = ['employed', 'self-employed', 'stable-income'];

/** A proposal to close, or why there can be none. Nothing is closed by it. */
export function buildClosureProposal(
  state: CaseState,
  reason: string,
  evidence: readonly ClosureEvidence[],
  supervisor: boolean,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  now: number,
): Result<ClosureProposal, CaseRefusal> {
  if (state.phase !== 'registered') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  if (state.closure?.status === 'proposed')
    return refused({ reason: 'closure-already-proposed', closure: state.closure.reason });
  // The name comes from outside: `constructor` is a member of every object and no reason.
  const rule = Object.hasOwn(rules.closure.reasons, reason) ? rules.closure.reasons[reason] : undefined;
  if (!rule) return refused({ reason: 'unknown-closure-reason' });
  if (!evidence.some(({ kind }) => rule.evidence.includes(kind)))
    return refused({ reason: 'evidence-missing', accepted: rule.evidence });
  if (evidence.some(({ on }) => on > beijingDate(now))) return refused({ reason: 'date-in-future' });
  const number = (state.closure?.number ?? 0) + 1;
  const deadline = taskDeadline('decide-closure', number, rules, calendar, now);
  return success({
    number,
    reason,
    basis: rule.basis,
    evidence: [...evidence],
    decidedBy: supervisor ? 'supervisor' : 'officer',
    noticeExempt: rule.notice === 'exempt',
    taskId: deadline.taskId,
    deadline,
  });
}

/** An officer proposes a closure on evidence. What is counted by rule from records nobody can propose. */
export function proposeClosure(
  state: CaseState,
  reason: string,
  evidence: readonly ClosureEvidence[],
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<CaseEvent<'closure-proposed'>, CaseRefusal> {
  if (rules.closure.reasons[reason]?.proposedByRule) return refused({ reason: 'closure-counted-by-rule' });
  const closureProposal = buildClosureProposal(state, reason, evidence, false, rules, calendar, context.now);
  return closureProposal.ok
    ? success(makeEvent(context, 'closure-proposed', { closureProposal: closureProposal.value }))
    : closureProposal;
}

/** Refusals without good reason since the last acceptance, in the order of their days (I-17). */
export function consecutiveRefusals(services: readonly Service[]): readonly Service[] {
  const inOrder = services.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.number - b.number));
  const lastTaken = inOrder.findLastIndex(({ outcome }) => outcome === 'taken');
  return inOrder.slice(lastTaken + 1).filter(({ refusal }) => refusal && !refusal.good);
}

/**
 * The proposal that so many refusals in a row make; the supervisor confirms the last of them (I-17). Refusals that
 * made one before are not counted again, and none is lost while another closure is being decided.
 */
export function proposeByRefusals(
  state: CaseState,
  services: readonly Service[],
  rules: LifecycleRules,
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

export interface ClosureDecision {
  readonly close: boolean;
}

const isHumanDecider = ({ actor }: Context): boolean =>
  actor.role === 'officer' || actor.role === 'supervisor';

/** The human decision on a proposal. To decline leaves the registration as it is. */
export function decideClosure(
  state: CaseState,
  taskId: string,
  decision: ClosureDecision,
  rules: LifecycleRules,
  context: Context,
): Result<CaseEvent<'registration-closed' | 'closure-declined'>, CaseRefusal> {
  const { closure } = state;
  const notOpen = taskRefusal(state, taskId, ['decide-closure']);
  if (notOpen) return refused(notOpen);
  if (closure?.taskId !== taskId) return refused({ reason: 'task-not-found' });
  if (!isHumanDecider(context)) return refused({ reason: 'role-not-allowed' });
  if (closure.decidedBy === 'supervisor' && context.actor.role !== 'supervisor')
    return refused({ reason: 'supervisor-needed' });
  if (!decision.close) return success(makeEvent(context, 'closure-declined', { taskId }));
  const closedOn = beijingDate(context.now);
  const months = inWorkReasons.includes(closure.reason) ? (rules.placementChecks?.months ?? []) : [];
  return success(
    makeEvent(context, 'registration-closed', {
      taskId,
      reason: closure.reason,
      closedOn,
      noticeExempt: closure.noticeExempt,
      checks: Object.fromEntries(
        months.map((monthsAfter) => [
          placementCheckActionId(monthsAfter),
          {
            kind: 'placement-check' as const,
            monthsAfter,
            at: new Date(startOfDay(addMonths(parseLocalDate(closedOn), monthsAfter))).toISOString(),
          },
        ]),
      ),
    }),
  );
}

/** The person says that the closure is wrong. A supervisor looks at it again. */
export function raiseObjection(
  state: CaseState,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<CaseEvent<'objection-raised'>, CaseRefusal> {
  const { closure } = state;
  if (state.phase !== 'closed' || closure?.status !== 'closed')
    return refused({ reason: 'no-closure-to-object-to' });
  if (closure.objection) return refused({ reason: 'already-objected' });
  const deadline = taskDeadline('decide-objection', closure.number, rules, calendar, context.now);
  return success(makeEvent(context, 'objection-raised', { taskId: deadline.taskId, deadline }));
}

/**
 * What a supervisor finds of an objection: a wrong closure is reinstated, with all that it cut off.
 * @param resumption as `reinstatement` says
 */
export function decideObjection(
  state: CaseState,
  taskId: string,
  uphold: boolean,
  resumption: Resumption,
  context: Context,
): Result<CaseEvent<'registration-reinstated' | 'objection-dismissed'>, CaseRefusal> {
  const notOpen = taskRefusal(state, taskId, ['decide-objection']);
  if (notOpen) return refused(notOpen);
  if (context.actor.role !== 'supervisor') return refused({ reason: 'supervisor-needed' });
  if (!uphold) return success(makeEvent(context, 'objection-dismissed', { taskId }));
  return success(makeEvent(context, 'registration-reinstated', { taskId, ...resumption }));
}

/** Any event may bring a proposal with it: it is put before its decider. */
export function withProposal(state: CaseState, closureProposal: ClosureProposal, at: string): CaseState {
  const { deadline, ...rest } = closureProposal;
  return withDeadline(
    {
      ...state,
      closure: { ...rest, status: 'proposed', proposedAt: at },
    },
    deadline,
  );
}

export function withClosureEvent(
  state: CaseState,
  event: CaseEvent<
    | 'closure-declined'
    | 'registration-closed'
    | 'objection-raised'
    | 'objection-dismissed'
    | 'registration-reinstated'
  >,
): CaseState {
  const { closure } = state;
  if (!closure) throw new Error(`case ${state.caseId} has no closure, so ${event.type} cannot follow`);
  switch (event.type) {
    case 'closure-declined':
      return {
        ...closeTask(state, event.data.taskId, 'declined', event.at),
        closure: { ...closure, status: 'declined' },
      };
    case 'registration-closed': {
      const { reason, closedOn, noticeExempt, checks } = event.data;
      return {
        ...closeEverything(state, event.at),
        phase: 'closed',
        endedAt: event.at,
        closure: {
          ...closure,
          status: 'closed',
          reason,
          closedOn,
          noticeExempt,
          employmentDifficulty: hasTag(state, 'employment-difficulty'),
        },
        scheduledActions: checks,
      };
    }
    case 'objection-raised': {
      const { taskId, deadline } = event.data;
      const objected: CaseState = {
        ...state,
        closure: { ...closure, objection: { taskId, at: event.at, status: 'open' } },
      };
      return withWatchedTask(objected, 'decide-objection', deadline, event.at, true);
    }
    case 'objection-dismissed':
      return {
        ...closeTask(state, event.data.taskId, 'dismissed', event.at),
        ...(closure.objection && {
          closure: { ...closure, objection: { ...closure.objection, status: 'dismissed' } },
        }),
      };
    case 'registration-reinstated': {
      // Also a check after the placement that has begun falls away: there was no placement.
      const decided = closeTask(state, event.data.taskId, 'reinstated', event.at);
      const { endedAt: _ended, ...reopened } = closeEverything(decided, event.at);
      return {
        ...reopened,
        phase: 'registered',
        closure: {
          ...closure,
          status: 'reinstated',
          ...(closure.objection && { objection: { ...closure.objection, status: 'upheld' } }),
        },
        scheduledActions: { [followUpActionId]: event.data.followUp },
      };
    }
  }
}
