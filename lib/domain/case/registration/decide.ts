import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type FollowUpStart, firstFollowUp } from '../follow-up/first-month.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import type { ServicePlanRules } from '../service-plan/rules.ts';
import { firstContactTask } from '../service-plan/tasks.ts';
import { type RegistrationEvent, registrationEvent } from './events.ts';
import type { RegistrationRefusal } from './refusals.ts';
import type { RegistrationRules } from './rules.ts';
import type { RegistrationSlice } from './state.ts';
import { decideApplicationTask } from './tasks.ts';

type Needs = KernelState & RegistrationSlice;

/** What an approval begins: the rules of everything after it, and what the calendar says of the month. */
export interface RegistrationStart extends FollowUpStart {
  readonly lifecycle: FollowUpStart['lifecycle'] & ServicePlanRules;
}

/** The person is registered: first contact and monthly follow-ups are owed from now on. */
export function approveApplication(
  state: Needs,
  taskId: string,
  overruled: readonly string[],
  beginning: RegistrationStart,
  calendar: DueDateCalendar,
  context: Context,
): Result<RegistrationEvent<'application-approved'>, RegistrationRefusal> {
  const notOpen = taskRefusal(state, taskId, [decideApplicationTask]);
  if (notOpen) return refused(notOpen);
  const matches = (state.screening?.evidence ?? [])
    .filter((each) => each.finding === 'match')
    .map((each) => each.check);
  const unanswered = matches.filter((check) => !overruled.includes(check));
  if (unanswered.length > 0) return refused({ reason: 'contradicting-evidence', checks: unanswered });
  const { lifecycle } = beginning;
  const firstContact = taskDeadline(firstContactTask, { number: 1 }, lifecycle, calendar, context.now);
  return success(
    registrationEvent(context, 'application-approved', {
      taskId,
      contradictedEvidence: matches,
      firstContact,
      followUp: firstFollowUp(state.caseId, Date.parse(firstContact.dueAt), beginning, context),
      reIncluded: state.previousSpell?.reIncludes === true,
    }),
  );
}

/** The application is refused on a ground of the circular. */
export function refuseApplication(
  state: Needs,
  taskId: string,
  reason: string,
  rules: RegistrationRules,
  context: Context,
): Result<RegistrationEvent<'application-refused'>, RegistrationRefusal> {
  const notOpen = taskRefusal(state, taskId, [decideApplicationTask]);
  if (notOpen) return refused(notOpen);
  // The name comes from outside: `constructor` is a member of every object and no ground.
  const ground = Object.hasOwn(rules.refusalReasons, reason) ? rules.refusalReasons[reason] : undefined;
  if (!ground) return refused({ reason: 'unknown-refusal-reason' });
  return success(
    registrationEvent(context, 'application-refused', {
      taskId,
      reason,
      jobSeekerRegistrationOffered: ground.offersJobSeekerRegistration,
    }),
  );
}
