import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { separationRefusal } from '../assignment/separation.ts';
import type { AssignmentSlice } from '../assignment/state.ts';
import { type FollowUpStart, firstFollowUp } from '../follow-up/first-month.ts';
import { continueHardship, hardshipAskedFor } from '../hardship/begin.ts';
import type { HardshipRules } from '../hardship/rules.ts';
import type { HardshipSlice } from '../hardship/state.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import type { ServicePlanRules } from '../service-plan/rules.ts';
import { firstContactTask } from '../service-plan/tasks.ts';
import { type RegistrationBeginning, type RegistrationEvent, registrationEvent } from './events.ts';
import type { RegistrationRefusal } from './refusals.ts';
import type { RegistrationRules } from './rules.ts';
import type { RegistrationSlice } from './state.ts';
import { decideApplicationTask } from './tasks.ts';

type Needs = KernelState & RegistrationSlice & AssignmentSlice & HardshipSlice;

/** The unit that decides: whether it has somebody besides the person who entered the application. */
export interface Unit {
  readonly secondPerson: boolean;
}

/** What a registration starts from: the rules for everything after the decision, and the calendar of its first month. */
export interface RegistrationStart extends FollowUpStart {
  readonly lifecycle: FollowUpStart['lifecycle'] & ServicePlanRules & HardshipRules;
}

/**
 * Approves an application: the person is registered, and first contact and monthly follow-ups are owed from now on.
 * @param person their age in completed years, which a correction may have changed since the application: nobody below working
 *   age is registered (人社厅发〔2020〕3号 一)
 */
export function approveApplication(
  state: Needs,
  taskId: string,
  overruled: readonly string[],
  beginning: RegistrationStart,
  calendar: DueDateCalendar,
  context: Context,
  unit?: Unit,
  person?: { readonly age: number; readonly minimumAge: number },
): Result<RegistrationEvent<'application-approved'>, RegistrationRefusal> {
  const notOpen = taskRefusal(state, taskId, [decideApplicationTask]);
  if (notOpen) return refused(notOpen);
  const barred = separationRefusal(state, 'decide-application', context, unit);
  if (barred) return refused(barred);
  if (person && person.age < person.minimumAge)
    return refused({ reason: 'under-minimum-age', minimumAge: person.minimumAge });
  const matches = (state.screening?.evidence ?? [])
    .filter((each) => each.finding === 'match')
    .map((each) => each.check);
  const unanswered = matches.filter((check) => !overruled.includes(check));
  if (unanswered.length > 0) return refused({ reason: 'contradicting-evidence', checks: unanswered });
  return success(
    registrationEvent(context, 'application-approved', {
      taskId,
      contradictedEvidence: matches,
      ...beginRegistration(state, beginning, calendar, context),
    }),
  );
}

/**
 * The consequences of a registration, whoever decides it. It counts from the day of acceptance (Social Insurance Law art. 50;
 * D3.9). The first contact is due within its term after the decision (人社厅发〔2020〕79号 一(三)), and follow-ups from the month of the
 * decision (I-06): nobody could have been contacted before. A person who is re-included is tagged with employment difficulty
 * again (YN-5.1.3).
 */
export function beginRegistration(
  state: Needs,
  beginning: RegistrationStart,
  calendar: DueDateCalendar,
  context: Context,
): RegistrationBeginning {
  const { lifecycle } = beginning;
  const firstContact = taskDeadline(firstContactTask, { number: 1 }, lifecycle, calendar, context.now);
  const reIncluded = state.previousSpell?.reIncludes === true;
  const tag = { group: 'employment-difficulty', applies: true, source: 'carried-over' } as const;
  return {
    firstContact,
    followUp: firstFollowUp(state.caseId, Date.parse(firstContact.dueAt), beginning, context),
    reIncluded,
    registeredAt: state.submittedAt,
    ...(reIncluded && { tags: [{ ...tag, on: beijingDate(context.now) }] }),
    ...hardshipOfRegistration(state, lifecycle, calendar, context.now),
  };
}

/**
 * How a registration affects the recognition of employment difficulty. That of the previous spell continues if the person is
 * re-included (YN-5.1.3). One requested in the same form begins now, and is decided separately (YN-5.1.1).
 */
function hardshipOfRegistration(
  state: Needs,
  rules: RegistrationStart['lifecycle'],
  calendar: DueDateCalendar,
  now: number,
): Pick<RegistrationBeginning, 'hardshipBegun' | 'hardshipContinued'> {
  const { previousSpell } = state;
  return previousSpell?.reIncludes && previousSpell.recognition
    ? {
        hardshipContinued: continueHardship(
          state,
          're-entry',
          previousSpell.recognition,
          rules,
          calendar,
          now,
        ),
      }
    : hardshipAskedFor(state, rules, calendar, now);
}

/**
 * Refuses an application on a ground of the circular.
 * @param age of the person in completed years, if known: nobody who is of age is refused as too young
 */
export function refuseApplication(
  state: Needs,
  taskId: string,
  reason: string,
  rules: RegistrationRules,
  context: Context,
  unit?: Unit,
  age?: number,
): Result<RegistrationEvent<'application-refused'>, RegistrationRefusal> {
  const notOpen = taskRefusal(state, taskId, [decideApplicationTask]);
  if (notOpen) return refused(notOpen);
  const barred = separationRefusal(state, 'decide-application', context, unit);
  if (barred) return refused(barred);
  // The name comes from outside: `constructor` is a member of every object, but not a ground.
  const ground = Object.hasOwn(rules.refusalReasons, reason) ? rules.refusalReasons[reason] : undefined;
  if (!ground) return refused({ reason: 'unknown-refusal-reason' });
  if (reason === 'under-age' && age !== undefined && age >= rules.minimumAge)
    return refused({ reason: 'of-age', minimumAge: rules.minimumAge });
  return success(
    registrationEvent(context, 'application-refused', {
      taskId,
      reason,
      jobSeekerRegistrationOffered: ground.offersJobSeekerRegistration,
    }),
  );
}
