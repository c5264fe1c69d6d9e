import * as z from 'zod';
import { beijingDate, monthOf } from '../calendar/local-date.ts';
import type { ComparedFact, ComparisonRecord } from '../comparison.ts';
import { type Result, refused, success } from '../result.ts';
import { buildClosureProposal, closureProposalSchema } from './closure.ts';
import { type DueDateCalendar, deadlineSchema } from './deadlines.ts';
import type { CaseEvent } from './events.ts';
import { taskName } from './ids.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';
import { type Context, makeEvent } from './make-event.ts';
import { planAdjustment } from './plan-adjustment.ts';
import type { CaseRefusal } from './refusals.ts';
import type { CaseState } from './state.ts';
import { taskDeadline } from './task-deadlines.ts';
import { closeTask, taskRefusal, withWatchedTask } from './tasks.ts';
import { instantSchema, localDateSchema, type TaskKind, taskKindSchema } from './vocabulary.ts';

/** What can come to be known of a person at any time. */
export const signalKinds = [
  'found-work',
  'started-business',
  'stable-income',
  'drawing-pension',
  'moved',
  'changed-intention',
  'no-longer-looking',
  'registered-elsewhere',
  'note',
] as const;
export const signalKindSchema = z.enum(signalKinds);
export type SignalKind = z.infer<typeof signalKindSchema>;

/** What the person can say of themself; an officer can also note something else, in words. */
export const reportedKinds = [
  'found-work',
  'started-business',
  'stable-income',
  'moved',
  'changed-intention',
  'no-longer-looking',
] as const satisfies readonly SignalKind[];

export const signalOrigins = ['person', 'officer', 'comparison'] as const;
const originSchema = z.enum(signalOrigins);

export const signalEvents = {
  'signal-received': z.strictObject({
    number: z.int().positive(),
    kind: signalKindSchema,
    origin: originSchema,
    /** The comparison source, where one told it. */
    source: z.string().optional(),
    asOf: localDateSchema,
    /** The task that it opens, unless it proposes a closure, whose task it is then. */
    opens: z.strictObject({ taskId: z.string(), kind: taskKindSchema, deadline: deadlineSchema }).optional(),
    closureProposal: closureProposalSchema.optional(),
  }),
  'signal-handled': z.strictObject({ taskId: z.string() }),
} as const;

export const signalStateSchema = z.strictObject({
  number: z.int().positive(),
  kind: signalKindSchema,
  origin: originSchema,
  source: z.string().optional(),
  asOf: localDateSchema,
  at: instantSchema,
});
export type SignalState = z.infer<typeof signalStateSchema>;

/** The closure that a signal speaks for, and what sort of evidence it is by its origin. */
const closures: Partial<
  Record<SignalKind, { readonly reason: string; readonly stated?: string; readonly compared?: string }>
> = {
  'found-work': { reason: 'employed', stated: 'statement-of-the-person', compared: 'insurance-match' },
  'started-business': {
    reason: 'self-employed',
    stated: 'statement-of-the-person',
    compared: 'business-match',
  },
  'stable-income': { reason: 'stable-income', stated: 'statement-of-the-person' },
  'drawing-pension': { reason: 'pension', compared: 'pension-match' },
  'no-longer-looking': { reason: 'applicant-request', stated: 'statement-of-the-person' },
  'registered-elsewhere': { reason: 'transferred', compared: 'national-check' },
};

const taskOf = (kind: SignalKind): 'adjust-plan' | 'arrange-transfer' | 'assess-signal' =>
  kind === 'changed-intention' ? 'adjust-plan' : kind === 'moved' ? 'arrange-transfer' : 'assess-signal';

/**
 * Signals that have a look of their own at a time; what comes beyond joins the newest. A closure ends every task of
 * a case in one transaction, which takes a hundred writes.
 */
const maxOpenAssessments = 20;

export interface Signal {
  readonly kind: SignalKind;
  readonly origin: (typeof signalOrigins)[number];
  readonly source?: string;
  readonly asOf: string;
}

/**
 * Whether a signal of the person still waits for a human: for the decision on a closure, or for the end of a task.
 * There is one proposal, one adjustment and one transfer at a time, which a signal begins or comes to; a closer look
 * is one a signal. A changed intention waits for the plan where there is none yet.
 */
function isPending({ closure, plan, tasks }: CaseState, { kind, number, at }: SignalState): boolean {
  if (closures[kind]?.stated) return closure?.status === 'proposed' && closure.proposedAt <= at;
  const task = taskOf(kind);
  if (task === 'adjust-plan' && !plan.current) return true;
  return Object.values(tasks).some(
    (each) =>
      each.kind === task &&
      (task === 'assess-signal' ? each.id === taskName(task, number) : each.openedAt <= at),
  );
}

/** Whether the person has reported this, and nobody has dealt with it yet. */
export const isReported = (state: CaseState, kind: SignalKind): boolean =>
  state.signals.some((each) => each.origin === 'person' && each.kind === kind && isPending(state, each));

/**
 * Something comes to be known and starts what it calls for: a proposal to close where it speaks for one, an
 * adjustment of the plan, a transfer, or an officer's look at it. It decides nothing. For a case that is not
 * registered there is nothing to start: that is answered, not kept. What the person has reported they need not
 * report again before somebody has dealt with it, so that nobody fills a case with repetitions.
 */
export function receiveSignal(
  state: CaseState,
  signal: Signal,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<CaseEvent<'signal-received'>, CaseRefusal> {
  if (state.phase !== 'registered') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  if (signal.asOf > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  if (signal.origin === 'person' && isReported(state, signal.kind))
    return refused({ reason: 'already-reported' });
  const number = state.signals.length + 1;
  const received = { number, ...signal };
  const closure = closures[signal.kind];
  const kind = signal.origin === 'comparison' ? closure?.compared : closure?.stated;
  // An officer's own note is no statement of the person: it is looked at, and may then lead to a proposal.
  if (closure && kind !== undefined && signal.origin !== 'officer') {
    const source = signal.source ?? signal.origin;
    const evidence = [{ kind, source, on: signal.asOf }];
    const made = buildClosureProposal(state, closure.reason, evidence, false, rules, calendar, context.now);
    if (made.ok)
      return success(makeEvent(context, 'signal-received', { ...received, closureProposal: made.value }));
    if (made.failure.reason !== 'closure-already-proposed') return made;
    // The proposal that is open already has its decider, who sees this signal too.
    return success(makeEvent(context, 'signal-received', received));
  }
  const opens = workFor(state, signal.kind, number, rules, calendar, context.now);
  return success(makeEvent(context, 'signal-received', { ...received, ...(opens && { opens }) }));
}

/**
 * The task that a signal opens. None where one is under way that it comes to, nor for a changed intention before
 * there is a plan: whoever makes that plan goes by it.
 */
function workFor(
  state: CaseState,
  kind: SignalKind,
  number: number,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  now: number,
): CaseEvent<'signal-received'>['data']['opens'] {
  const task = taskOf(kind);
  if (task === 'adjust-plan') return planAdjustment(state, String(number), rules, calendar, now);
  const underWay = Object.values(state.tasks).filter((each) => each.kind === task).length;
  if (underWay >= (task === 'assess-signal' ? maxOpenAssessments : 1)) return undefined;
  const deadline = taskDeadline(task, number, rules, calendar, now);
  return { taskId: deadline.taskId, kind: task, deadline };
}

const signalKindOf: Readonly<Record<ComparedFact, SignalKind>> = {
  'insured-employment': 'found-work',
  'business-owner': 'started-business',
  pension: 'drawing-pension',
  'registered-elsewhere': 'registered-elsewhere',
};

/** What the screening calls a fact of a source. */
const screenedAs = (fact: ComparedFact): string => (fact === 'registered-elsewhere' ? 'duplicate' : fact);

/**
 * The signal that a match of a source gives. Undefined where the case knows of it: the source has said the same as of
 * a day of that month, or the officer who decided the application saw it say so. A month is how often the notices have
 * registrations compared (SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4): a source that is loaded every day would otherwise
 * tell the person so every day, and put before the officer every day what they have declined. What comes up later in
 * the month is found by its follow-up, or in the next month.
 */
export function signalOfMatch(
  state: CaseState,
  { fact, source, asOf }: ComparisonRecord,
): Signal | undefined {
  const kind = signalKindOf[fact];
  const said = [
    ...state.signals.filter((each) => each.origin === 'comparison' && each.kind === kind),
    ...(state.screening?.evidence ?? []).filter(
      ({ finding, check }) => finding === 'match' && check === screenedAs(fact),
    ),
  ];
  const known = said.some(
    (each) => each.source === source && each.asOf && monthOf(each.asOf) === monthOf(asOf),
  );
  return known ? undefined : { kind, origin: 'comparison', source, asOf };
}

const handledKinds: readonly TaskKind[] = ['assess-signal', 'arrange-transfer', 'adjust-plan'];

/** The officer has looked at a signal and found that nothing more is called for, or has done it. */
export function handleSignal(
  state: CaseState,
  taskId: string,
  context: Context,
): Result<CaseEvent<'signal-handled'>, CaseRefusal> {
  const notOpen = taskRefusal(state, taskId, handledKinds);
  return notOpen ? refused(notOpen) : success(makeEvent(context, 'signal-handled', { taskId }));
}

export function withSignal(state: CaseState, event: CaseEvent<'signal-received'>): CaseState {
  const { opens, closureProposal: _applied, ...signal } = event.data;
  const known: CaseState = { ...state, signals: [...state.signals, { ...signal, at: event.at }] };
  return opens ? withWatchedTask(known, opens.kind, opens.deadline, event.at) : known;
}

export const withSignalHandled = (state: CaseState, { data, at }: CaseEvent<'signal-handled'>): CaseState =>
  closeTask(state, data.taskId, 'handled', at);
