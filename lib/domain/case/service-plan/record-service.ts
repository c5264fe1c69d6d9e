import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { ageOn, beijingDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { endedTask } from '../kernel/task.ts';
import { type ServicePlanEvent, servicePlanEvent } from './events.ts';
import { isFulfilled } from './plans.ts';
import type { ServicePlanRefusal } from './refusals.ts';
import { proposeByRefusals } from './refused-services.ts';
import type { ServicePlanRules } from './rules.ts';
import { otherRefusalReasons, type Service } from './services.ts';
import type { PlanSlice } from './state.ts';

type Needs = KernelState &
  PlanSlice &
  ClosureSlice & { readonly jobSeeker?: { readonly since: string } | undefined };
type Rules = ServicePlanRules & ClosureRules;

export interface ServiceToRecord {
  readonly type: string;
  readonly on: string;
  readonly outcome: Service['outcome'];
  readonly refusalReason?: string;
  readonly channel?: Service['channel'];
  /** Whether it is the internship that the circular reserves for an age group. */
  readonly internship?: boolean;
  /** The special fair of a district at which it was given (WH-4.2). */
  readonly fair?: { readonly id: string; readonly district: string; readonly date: string };
}

/**
 * A service with what became of it. A refusal needs its reason; the third in a row without a good one, counted
 * from these records and never typed, makes a proposal to close (DOMAIN C5, I-17).
 */
export function recordService(
  state: Needs,
  service: ServiceToRecord,
  birthDate: string,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ServicePlanEvent<'service-recorded'>, ServicePlanRefusal> {
  const notNow = phaseRefusal(state, 'registered', 'job-seeker');
  if (notNow) return refused(notNow);
  const { current } = state.plan;
  // Somebody registered as a job-seeker is served without a plan, from the day of that registration on.
  const firstDate = state.phase === 'job-seeker' ? jobSeekerSince(state) : state.plan.firstDate;
  if (firstDate === undefined) return refused({ reason: 'no-plan' });
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
    current?.taskId !== undefined && !endedTask(state, current.taskId) && isFulfilled(current, services);
  // Nothing follows from what a job-seeker declines.
  const closureProposal =
    state.phase === 'registered' ? proposeByRefusals(state, services, rules, calendar, context) : undefined;
  return success(
    servicePlanEvent(context, 'service-recorded', {
      service: recorded,
      ...(fulfils && { fulfilsPlan: current.version }),
      ...(closureProposal && { closureProposal }),
    }),
  );
}

/** The Beijing day of a registration as a job-seeker. */
const jobSeekerSince = ({ jobSeeker, submittedAt }: Pick<Needs, 'jobSeeker' | 'submittedAt'>): string =>
  beijingDate(Date.parse(jobSeeker?.since ?? submittedAt));

const isEvent = ({ type }: Pick<ServiceToRecord, 'type'>): boolean => type === 'recruitment-event';
