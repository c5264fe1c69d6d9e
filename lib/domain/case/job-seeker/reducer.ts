import type { AssignmentSlice } from '../assignment/state.ts';
import { outlivingTasks } from '../data-rights/tasks.ts';
import { provenAtStart } from '../kernel/real-name.ts';
import { type CaseStart, type KernelState, without } from '../kernel/state.ts';
import { closeEverything, closeTask, withWatchedTask } from '../kernel/task.ts';
import { decideObjectionTask } from '../objection/tasks.ts';
import { isExemptFromNotice, type JobSeekerEvent } from './events.ts';
import type { JobSeekerSlice } from './state.ts';
import { serveJobSeekerTask, serveTaskId } from './tasks.ts';

type Begun = JobSeekerEvent<'job-seeker-registration-begun'>;

function startAsJobSeeker({
  data: {
    officer,
    serve: _task,
    officerNeeded: _needed,
    carriedLedger: _carried,
    statedProfile: _stated,
    ...application
  },
  at,
  actor,
}: Begun): CaseStart & JobSeekerSlice & AssignmentSlice {
  return {
    ...application,
    phase: 'job-seeker',
    submittedAt: at,
    jobSeeker: { since: at },
    ...(officer && { assignment: { ...officer, since: at } }),
    ...provenAtStart(application.identity, at, actor),
  };
}

function asJobSeeker<State extends KernelState & AssignmentSlice & JobSeekerSlice>(
  state: State,
  { data: { officer }, at }: JobSeekerEvent<'job-seeker-registered'>,
): State {
  return {
    ...without(state, 'endedAt'),
    phase: 'job-seeker',
    jobSeeker: { since: at },
    ...(officer && { assignment: { ...officer, since: at } }),
  };
}

function withEnd<State extends KernelState & JobSeekerSlice>(
  state: State,
  { data: { reason }, at }: JobSeekerEvent<'job-seeker-registration-ended'>,
): State {
  return {
    // An objection to a refusal is still decided.
    ...closeEverything(state, at, [decideObjectionTask.kind, ...outlivingTasks]),
    phase: 'job-seeker-ended',
    endedAt: at,
    jobSeeker: {
      since: state.jobSeeker?.since ?? state.endedAt ?? state.submittedAt,
      ended: reason,
      ...(isExemptFromNotice(reason) && { noticeExempt: true as const }),
      ...(reason === 'deceased' && { tellNobody: true as const }),
    },
  };
}

/** Ends the job-seeker registration when the refusal before it was wrong: the person is registered as unemployed instead. */
export const withRegistrationInstead = <State extends JobSeekerSlice>(state: State): State =>
  state.jobSeeker && !state.jobSeeker.ended
    ? { ...state, jobSeeker: { ...state.jobSeeker, ended: 'registered-as-unemployed' } }
    : state;

/** Ends the task when the first service has been offered, whatever the outcome. */
export const withFirstService = <State extends KernelState>(state: State, { at }: { at: string }): State =>
  state.tasks[serveTaskId] ? closeTask(state, serveJobSeekerTask, serveTaskId, 'served', at) : state;

/** Opens the task of the first service. */
export const withServiceOwed = <State extends KernelState>(
  state: State,
  serve: Parameters<typeof withWatchedTask>[2],
  at: string,
): State => withWatchedTask(state, serveJobSeekerTask, serve, at);

export const jobSeekerBegins = { 'job-seeker-registration-begun': startAsJobSeeker } as const;

/** The reducer of every event of this episode. */
export const jobSeekerReducers = {
  'job-seeker-registered': asJobSeeker,
  'job-seeker-registration-ended': withEnd,
} as const;
