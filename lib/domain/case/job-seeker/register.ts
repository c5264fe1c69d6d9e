import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type NamedOfficer, officerOrNeed } from '../assignment/need-officer.ts';
import type { AssignmentRules } from '../assignment/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import type { RegistrationSlice } from '../registration/state.ts';
import type { Application } from '../registration/submit.ts';
import { type JobSeekerEvent, jobSeekerEvent } from './events.ts';
import type { JobSeekerRefusal } from './refusals.ts';
import type { JobSeekerRules } from './rules.ts';
import { serveJobSeekerTask } from './tasks.ts';

type Rules = JobSeekerRules & AssignmentRules;

/** The data of an application for registration as a job-seeker that are stored unsealed. */
export interface JobSeekerApplication
  extends Pick<
    Application,
    | 'region'
    | 'district'
    | 'channel'
    | 'applicationNumber'
    | 'owner'
    | 'assistance'
    | 'identity'
    | 'agency'
    | 'dataNotice'
    | 'carriedLedger'
    | 'statedProfile'
  > {}

/**
 * Registers somebody as a job-seeker on request, at once: the circulars say 及时办理 and set no condition but the need (SX-1.6,
 * QH-1.4, CQ-1.4, YN-1.2.3; everywhere else by I-03).
 * @param named the officer of the district who takes it, if there is one
 */
export function registerJobSeeker(
  application: JobSeekerApplication,
  named: NamedOfficer | undefined,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): JobSeekerEvent<'job-seeker-registration-begun'> {
  return jobSeekerEvent(context, 'job-seeker-registration-begun', {
    ...application,
    packVersion: rules.packVersion,
    ...beginning(named, rules, calendar, context.now),
  });
}

/** Registers a refused applicant as a job-seeker, when they accept the offer (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3). */
export function registerAsJobSeeker(
  state: KernelState & RegistrationSlice & { readonly death?: object | undefined },
  named: NamedOfficer | undefined,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): Result<JobSeekerEvent<'job-seeker-registered'>, JobSeekerRefusal> {
  const notNow = phaseRefusal(state, 'refused');
  if (notNow) return refused(notNow);
  if (!state.refusal?.jobSeekerRegistrationOffered)
    return refused({ reason: 'job-seeker-registration-not-offered' });
  if (state.death) return refused({ reason: 'death-is-recorded' });
  return success(
    jobSeekerEvent(context, 'job-seeker-registered', beginning(named, rules, calendar, context.now)),
  );
}

const beginning = (
  named: NamedOfficer | undefined,
  rules: Rules,
  calendar: DueDateCalendar,
  now: number,
): JobSeekerEvent<'job-seeker-registered'>['data'] => ({
  ...officerOrNeed(named, rules, calendar, now),
  serve: taskDeadline(serveJobSeekerTask, { number: 1 }, rules, calendar, now),
});
