import * as z from 'zod';
import { ageOn, beijingDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { CaseState } from '../case.ts';
import { closureProposalSchema, proposeByRefusals } from '../closure/closure.ts';
import type { CaseEvent } from '../events.ts';
import { type DueDateCalendar, deadlineSchema } from '../kernel/deadline.ts';
import { type Context, makeEvent } from '../kernel/event.ts';
import { clearEscalation, closeTask, taskRefusal, withWatchedTask } from '../kernel/task.ts';
import { citationSchema, instantSchema, localDateSchema, trackSchema } from '../kernel/vocabulary.ts';
import { isOneToOneOwed } from '../ledger/ledger.ts';
import type { LifecycleRules } from '../lifecycle-rules.ts';
import type { CaseRefusal } from '../refusals.ts';
import { taskDeadline } from '../task-deadlines.ts';

/**
 * How closely a person is served. The notices want tiers and name what to choose them by, but no tiers except
 * one-to-one service; the other two are ours.
 */
export const tiers = ['general', 'intensive', 'one-to-one'] as const;
export const tierSchema = z.enum(tiers);

/** What a plan promises, copied from the pack in force on its date: "fulfilled" means these counts. */
export const planItemSchema = z.strictObject({
  code: z.string(),
  serviceTypes: z.array(z.string()),
  minimum: z.int().nonnegative(),
  counts: z.enum(['provided', 'offered']),
  basis: citationSchema,
});

export const planSchema = z.strictObject({
  version: z.int().positive(),
  date: localDateSchema,
  track: trackSchema,
  tier: tierSchema,
  /** What the tier was chosen by, of that which the notice names. */
  tierGrounds: z.array(z.string()).min(1),
  packVersion: z.string(),
  items: z.array(planItemSchema),
  /** The task of carrying it out, with its deadline, where a minimum count is left to be met. */
  taskId: z.string().optional(),
});
export type Plan = z.infer<typeof planSchema>;

/** By which way a service was offered to the person (I-17). */
export const offerChannels = ['phone', 'message', 'online', 'visit', 'counter'] as const;

/**
 * Reasons of a refusal that are no good cause (I-17). A reason must be one of these or a good one of the pack, so
 * that a slip of the pen is not counted against the person.
 */
export const otherRefusalReasons = [
  'pay-too-low',
  'kind-of-work',
  'working-hours',
  'own-search',
  'not-interested',
  'no-answer-in-time',
  'other',
] as const;

/** One service: offered, taken, or refused with a reason. What exactly was offered is sealed. */
export const serviceSchema = z.strictObject({
  number: z.int().positive(),
  type: z.string(),
  on: localDateSchema,
  outcome: z.enum(['offered', 'taken', 'refused']),
  refusal: z.strictObject({ reason: z.string(), good: z.boolean() }).optional(),
  /** By which way it was offered. */
  channel: z.enum(offerChannels).optional(),
  /** The internship that a notice keeps for an age group (WH-4.4). */
  internship: z.literal(true).optional(),
  /** The special recruitment fair at which it was given (WH-4.2). */
  fairId: z.string().optional(),
});
export type Service = z.infer<typeof serviceSchema>;

export const planEvents = {
  'plan-made': z.strictObject({
    plan: planSchema,
    makingTask: z.string(),
    deadline: deadlineSchema.optional(),
  }),
  'plan-adjusted': z.strictObject({
    plan: planSchema,
    adjustmentTask: z.string().optional(),
    deadline: deadlineSchema.optional(),
  }),
  'service-recorded': z.strictObject({
    service: serviceSchema,
    /** The plan that this service fulfils, if it is the last that was missing. */
    fulfilsPlan: z.int().positive().optional(),
    closureProposal: closureProposalSchema.optional(),
  }),
} as const;

export const planStateSchema = z.strictObject({
  current: planSchema.optional(),
  /** When the first plan was made: what was done since then counts for the spell (I-09). */
  firstDate: localDateSchema.optional(),
  /** Earlier versions, in order. */
  earlier: z.array(planSchema.omit({ items: true })),
  fulfilledAt: instantSchema.optional(),
  services: z.array(serviceSchema),
  /** The last service that made a proposal to close: refusals up to it are not counted again. */
  lastProposing: z.int().positive().optional(),
});
export type PlanState = z.infer<typeof planStateSchema>;

export const noPlan: PlanState = { earlier: [], services: [] };

export interface ItemProgress {
  readonly code: string;
  readonly minimum: number;
  readonly done: number;
  readonly met: boolean;
}

/** How far a plan is: computed from what was done, never typed (CQ-2.2 to CQ-2.4). */
export function progressOf(plan: Pick<Plan, 'items'>, services: readonly Service[]): readonly ItemProgress[] {
  return plan.items.map(({ code, serviceTypes, minimum, counts }) => {
    const done = services.filter(
      ({ type, outcome }) => serviceTypes.includes(type) && (counts === 'offered' || outcome === 'taken'),
    ).length;
    return { code, minimum, done, met: done >= minimum };
  });
}

export const isFulfilled = (plan: Pick<Plan, 'items'>, services: readonly Service[]): boolean =>
  progressOf(plan, services).every(({ met }) => met);

export interface PlanChoice {
  readonly track: Plan['track'];
  readonly tier: Plan['tier'];
  readonly tierGrounds: readonly string[];
  /** What the officer adds to the template of the region: services without a minimum, or with more of it. */
  readonly extra?: readonly { readonly code: string; readonly minimum: number }[];
}

/** The first plan of a spell, made after the first contact. */
export function makePlan(
  state: CaseState,
  taskId: string,
  choice: PlanChoice,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<CaseEvent<'plan-made'>, CaseRefusal> {
  const notOpen = taskRefusal(state, taskId, ['make-service-plan']);
  if (notOpen) return refused(notOpen);
  const drawn = buildPlan(state, choice, rules, calendar, context);
  return drawn.ok ? success(makeEvent(context, 'plan-made', { ...drawn.value, makingTask: taskId })) : drawn;
}

/**
 * Another track or tier. What was done is kept and counts; the period of the minimum counts begins anew
 * (I-09). Answers the task that asked for the adjustment, if one is open.
 */
export function adjustPlan(
  state: CaseState,
  choice: PlanChoice,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<CaseEvent<'plan-adjusted'>, CaseRefusal> {
  if (state.phase !== 'registered') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  const { current } = state.plan;
  if (!current) return refused({ reason: 'no-plan' });
  if (current.track === choice.track && current.tier === choice.tier && !choice.extra?.length)
    return refused({ reason: 'same-track' });
  const drawn = buildPlan(state, choice, rules, calendar, context);
  if (!drawn.ok) return drawn;
  const adjustmentTask = Object.values(state.tasks).find((each) => each.kind === 'adjust-plan')?.id;
  return success(
    makeEvent(context, 'plan-adjusted', { ...drawn.value, ...(adjustmentTask && { adjustmentTask }) }),
  );
}

function buildPlan(
  state: CaseState,
  { track, tier, tierGrounds, extra = [] }: PlanChoice,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<Pick<CaseEvent<'plan-made'>['data'], 'plan' | 'deadline'>, CaseRefusal> {
  if (!rules.plan.tracks.includes(track)) return refused({ reason: 'unknown-track', track });
  const ground = tierGrounds.find((each) => !rules.plan.tierGrounds.includes(each));
  if (ground !== undefined) return refused({ reason: 'unknown-tier-ground', ground });
  if (isOneToOneOwed(state, rules) && tier !== 'one-to-one') return refused({ reason: 'one-to-one-owed' });
  const template = rules.plan.templates[track];
  const unknown = extra.find(({ code }) => !template.some((item) => item.code === code));
  if (unknown) return refused({ reason: 'unknown-service', service: unknown.code });
  const items = template.map((item) => ({
    ...item,
    serviceTypes: [...item.serviceTypes],
    minimum: Math.max(item.minimum, extra.find(({ code }) => code === item.code)?.minimum ?? 0),
  }));
  const version = (state.plan.current?.version ?? 0) + 1;
  const plan: Plan = {
    version,
    date: beijingDate(context.now),
    track,
    tier,
    tierGrounds: [...tierGrounds],
    packVersion: rules.packVersion,
    items,
  };
  if (isFulfilled(plan, state.plan.services)) return success({ plan });
  const deadline = taskDeadline('carry-out-plan', version, rules, calendar, context.now);
  return success({ plan: { ...plan, taskId: deadline.taskId }, deadline });
}

export interface ServiceToRecord {
  readonly type: string;
  readonly on: string;
  readonly outcome: Service['outcome'];
  readonly refusalReason?: string;
  readonly channel?: Service['channel'];
  /** Whether it is the internship that the notice keeps for an age group. */
  readonly internship?: boolean;
  /** The special fair of a district at which it was given (WH-4.2). */
  readonly fair?: { readonly id: string; readonly district: string; readonly date: string };
}

/**
 * A service with what became of it. A refusal needs its reason; the third in a row without a good one, counted
 * from these records and never typed, makes a proposal to close (DOMAIN C5, I-17).
 */
export function recordService(
  state: CaseState,
  service: ServiceToRecord,
  birthDate: string,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<CaseEvent<'service-recorded'>, CaseRefusal> {
  if (state.phase !== 'registered') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  const { current, firstDate } = state.plan;
  if (!current || firstDate === undefined) return refused({ reason: 'no-plan' });
  const known = Object.values(rules.plan.templates).some((items) =>
    items.some(({ serviceTypes }) => serviceTypes.includes(service.type)),
  );
  if (!known) return refused({ reason: 'unknown-service', service: service.type });
  const today = beijingDate(context.now);
  if (service.on < firstDate || service.on > today)
    return refused({ reason: 'service-outside-plan', from: firstDate, until: today });
  const ages = rules.plan.internshipAges;
  if (service.internship && ages) {
    const age = ageOn(parseLocalDate(birthDate), parseLocalDate(service.on));
    if (age < ages.minimum || age > ages.maximum)
      return refused({ reason: 'age-outside-internship', ...ages });
  }
  const { refusalReason, channel, internship, fair } = service;
  if ((service.outcome === 'refused') !== (refusalReason !== undefined))
    return refused({ reason: 'refusal-needs-reason' });
  const good = refusalReason !== undefined && rules.closure.goodReasonsForRefusal.includes(refusalReason);
  if (refusalReason !== undefined && !good && !otherRefusalReasons.some((each) => each === refusalReason))
    return refused({ reason: 'unknown-reason-for-refusal' });
  if (fair && !(fair.district === state.district && fair.date === service.on && isEvent(service)))
    return refused({ reason: 'fair-does-not-fit' });
  const recorded: Service = {
    number: state.plan.services.length + 1,
    type: service.type,
    on: service.on,
    outcome: service.outcome,
    ...(refusalReason !== undefined && { refusal: { reason: refusalReason, good } }),
    ...(channel && { channel }),
    ...(internship && { internship }),
    ...(fair && { fairId: fair.id }),
  };
  const services = [...state.plan.services, recorded];
  const fulfils =
    current.taskId !== undefined &&
    state.outcomes[current.taskId] === undefined &&
    isFulfilled(current, services);
  const closureProposal = proposeByRefusals(state, services, rules, calendar, context);
  return success(
    makeEvent(context, 'service-recorded', {
      service: recorded,
      ...(fulfils && { fulfilsPlan: current.version }),
      ...(closureProposal && { closureProposal }),
    }),
  );
}

const isEvent = ({ type }: Pick<ServiceToRecord, 'type'>): boolean => type === 'recruitment-event';

export function withPlan(state: CaseState, event: CaseEvent<'plan-made' | 'plan-adjusted'>): CaseState {
  const { plan, deadline } = event.data;
  const { current } = state.plan;
  const superseded = current?.taskId;
  const ended =
    superseded !== undefined && state.outcomes[superseded] === undefined
      ? closeTask(state, superseded, 'adjusted', event.at)
      : state;
  const { items: _items, ...before } = current ?? { items: [] };
  const planned: CaseState = {
    ...ended,
    plan: {
      ...ended.plan,
      current: plan,
      firstDate: ended.plan.firstDate ?? plan.date,
      earlier: 'version' in before ? [...ended.plan.earlier, before] : ended.plan.earlier,
    },
  };
  const answered =
    event.type === 'plan-made'
      ? closeTask(planned, (event as CaseEvent<'plan-made'>).data.makingTask, 'planned', event.at)
      : endAdjustment(planned, event as CaseEvent<'plan-adjusted'>);
  if (!deadline) return { ...answered, plan: { ...answered.plan, fulfilledAt: event.at } };
  const { fulfilledAt: _before, ...open } = answered.plan;
  return withWatchedTask({ ...answered, plan: open }, 'carry-out-plan', deadline, event.at);
}

function endAdjustment(state: CaseState, { data, at }: CaseEvent<'plan-adjusted'>): CaseState {
  return data.adjustmentTask === undefined ? state : closeTask(state, data.adjustmentTask, 'adjusted', at);
}

export function withService(state: CaseState, event: CaseEvent<'service-recorded'>): CaseState {
  const { service, fulfilsPlan, closureProposal } = event.data;
  const recorded: CaseState = {
    ...state,
    plan: {
      ...state.plan,
      services: [...state.plan.services, service],
      ...(fulfilsPlan !== undefined && { fulfilledAt: event.at }),
      ...(closureProposal && { lastProposing: service.number }),
    },
  };
  const taskId = state.plan.current?.taskId;
  if (taskId === undefined) return recorded;
  return fulfilsPlan === undefined
    ? clearEscalation(recorded, taskId)
    : closeTask(recorded, taskId, 'fulfilled', event.at);
}
