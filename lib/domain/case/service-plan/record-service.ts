import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { ageOn, beijingDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import type { DataRightsSlice } from '../data-rights/state.ts';
import type { Context } from '../kernel/event.ts';
import { type Helper, helperRefusal } from '../kernel/helper.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { endedTask } from '../kernel/task.ts';
import { type ServicePlanEvent, servicePlanEvent } from './events.ts';
import { isFulfilled } from './plans.ts';
import type { ServicePlanRefusal } from './refusals.ts';
import { countsAgainst, proposeByRefusals } from './refused-services.ts';
import type { ServicePlanRules } from './rules.ts';
import { isServiceType, openOffers, type Service, silence, unjudgedReason } from './services.ts';
import type { PlanSlice } from './state.ts';

type Needs = KernelState &
  PlanSlice &
  ClosureSlice &
  Pick<DataRightsSlice, 'restriction'> & { readonly jobSeeker?: { readonly since: string } | undefined };
type Rules = ServicePlanRules & ClosureRules;

export interface ServiceToRecord {
  readonly type: string;
  readonly on: string;
  readonly outcome: Service['outcome'];
  readonly refusalReason?: string;
  /** The number of the offer that this answers. */
  readonly answers?: number;
  readonly channel?: Service['channel'];
  /** Whether it is an internship, which the circular may reserve for an age group. */
  readonly internship?: boolean;
  /** Who gave it on behalf of the officer, if the officer did not. */
  readonly helper?: Helper;
  /** The special fair of a district at which it was given (WH-4.2). */
  readonly fair?: { readonly id: string; readonly district: string; readonly date: string };
}

/**
 * Records a service and its outcome. A refusal needs a reason. The third in a row without a good reason, counted from these
 * records and never entered by hand, leads to a proposal to close (DOMAIN C5, I-17).
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
  // A job-seeker is served without a plan, from the day of that registration on.
  const firstDate = state.phase === 'job-seeker' ? jobSeekerSince(state) : state.plan.firstDate;
  if (firstDate === undefined || (state.phase === 'registered' && !current))
    return refused({ reason: 'no-plan' });
  if (!isServiceType(service.type)) return refused({ reason: 'unknown-service', service: service.type });
  const today = beijingDate(context.now);
  if (service.on < firstDate || service.on > today)
    return refused({ reason: 'service-outside-plan', from: firstDate, until: today });
  if (state.restriction && isBeyondDuty(service.type, current))
    return refused({ reason: 'processing-restricted' });
  const wrongAge = ageRefusal(service, birthDate, rules);
  if (wrongAge) return refused(wrongAge);
  const notByHelper = helperRefusal(service.helper, rules, context.now);
  if (notByHelper) return refused(notByHelper);
  const { refusalReason, answers, channel, internship, fair, helper } = service;
  const wrongReason = reasonRefusal(service, rules);
  if (wrongReason) return refused(wrongReason);
  if (answers !== undefined && !isOpenOffer(state.plan.services, answers, service))
    return refused({ reason: 'offer-does-not-fit' });
  if (fair && !(fair.district === state.district && fair.date === service.on && isEvent(service)))
    return refused({ reason: 'fair-does-not-fit' });
  const recorded: Service = {
    number: state.plan.services.length + 1,
    type: service.type,
    on: service.on,
    outcome: service.outcome,
    ...(refusalReason !== undefined && {
      refusal: {
        reason: refusalReason,
        good: rules.closure.goodReasonsForRefusal.includes(refusalReason),
        counts: countsAgainst(service.type, refusalReason, current, rules),
      },
    }),
    ...(answers !== undefined && { answers }),
    ...(channel && { channel }),
    ...(internship && { internship: true as const }),
    ...(fair && { fairId: fair.id }),
    ...(helper && { helper }),
  };
  const services = [...state.plan.services, recorded];
  const fulfils =
    current?.taskId !== undefined && !endedTask(state, current.taskId) && isFulfilled(current, services);
  // A job-seeker may decline without consequences.
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

/**
 * Whether a service goes beyond what the circular's plan owes: it is not given to somebody who has restricted the processing of
 * their data (PIPL art. 44). A job-seeker has no plan; they have asked for whatever they are given.
 */
const isBeyondDuty = (type: string, plan: Needs['plan']['current']): boolean =>
  plan !== undefined && !plan.items.some(({ serviceTypes }) => serviceTypes.some((each) => each === type));

/**
 * Refuses the circular's internship to somebody too young or too old for it (WH-4.4). For an activity that may be an
 * internship, the officer must say whether it is one if the person is outside the age range.
 */
function ageRefusal(
  { type, on, internship }: ServiceToRecord,
  birthDate: string,
  { plan: { internshipAges } }: Rules,
): ServicePlanRefusal | undefined {
  const maybe = internship ?? (type === 'preparation-activity' ? 'not-said' : false);
  if (!internshipAges || maybe === false) return undefined;
  const age = ageOn(parseLocalDate(birthDate), parseLocalDate(on));
  if (age >= internshipAges.minimum && age <= internshipAges.maximum) return undefined;
  return { reason: maybe === true ? 'age-outside-internship' : 'internship-not-said', ...internshipAges };
}

/**
 * Refuses an invalid reason for declining: a reason is needed, from those that the rules judge, or the one that nobody has
 * judged.
 */
function reasonRefusal(
  { outcome, refusalReason }: ServiceToRecord,
  { closure }: Rules,
): ServicePlanRefusal | undefined {
  if (refusalReason === silence) return { reason: 'silence-is-no-refusal' };
  if ((outcome === 'refused') !== (refusalReason !== undefined)) return { reason: 'refusal-needs-reason' };
  if (refusalReason === undefined) return undefined;
  const known = [...closure.goodReasonsForRefusal, ...closure.badReasonsForRefusal, unjudgedReason];
  return known.includes(refusalReason) ? undefined : { reason: 'unknown-reason-for-refusal' };
}

/** Whether a number is that of an earlier offer of the same service that has not been answered. */
const isOpenOffer = (services: readonly Service[], number: number, answer: ServiceToRecord): boolean =>
  answer.outcome !== 'offered' &&
  openOffers(services).some(
    (each) => each.number === number && each.type === answer.type && each.on <= answer.on,
  );

/** The Beijing day of a registration as a job-seeker. */
const jobSeekerSince = ({ jobSeeker, submittedAt }: Pick<Needs, 'jobSeeker' | 'submittedAt'>): string =>
  beijingDate(Date.parse(jobSeeker?.since ?? submittedAt));

const isEvent = ({ type }: Pick<ServiceToRecord, 'type'>): boolean => type === 'recruitment-event';
