import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type ClosureEvent, closureEvents } from '../closure/events.ts';
import type { Deadline } from '../kernel/deadline.ts';
import { declares, defineEpisode, reactsTo } from '../kernel/episode.ts';
import type { Context } from '../kernel/event.ts';
import { tellPerson, toPerson } from '../kernel/notice.ts';
import type { Scheduling } from '../kernel/scheduled-action.ts';
import type { KernelState } from '../kernel/state.ts';
import { type FollowUpEvent, followUpEvents } from './events.ts';
import { brokenFollowUps, followUpFindings } from './invariants.ts';
import { withMonthsEnded } from './obligations.ts';
import { openFollowUp } from './open.ts';
import { followUpReducers } from './reducer.ts';
import type { FollowUpRefusal } from './refusals.ts';
import type { FollowUpRules } from './rules.ts';
import { followUpActionSchema } from './schedule.ts';
import { type FollowUpMonth, type FollowUpSlice, followUpSlice } from './state.ts';
import { followUpTask, monthOfTask } from './tasks.ts';

/** An officer asks every month how the job search is going (SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4). */
export const followUpEpisode = defineEpisode({
  name: 'follow-up',
  slice: followUpSlice,
  events: followUpEvents,
  reducers: followUpReducers,
  reactions: reactsTo(closureEvents, {
    'registration-closed': <State extends FollowUpSlice & Scheduling>(
      state: State,
      { at }: ClosureEvent<'registration-closed'>,
    ): State => withMonthsEnded(state, 'registration-ended', at),
  }),
  tasks: [followUpTask],
  taskFacts: {
    [followUpTask.kind]: {
      begunAt: (state: FollowUpSlice, deadline: Deadline) => monthRecord(state, deadline)?.openedAt,
      attempts: (state: FollowUpSlice, deadline: Deadline) =>
        monthRecord(state, deadline)?.attempts.length ?? 0,
    },
  },
  scheduledActions: {
    'follow-up': {
      schema: followUpActionSchema,
      run: (
        state: KernelState,
        _actionId: string,
        rules: FollowUpRules,
        calendar: DueDateCalendar,
        context: Context,
      ) => openFollowUp(state, rules, calendar, context),
    },
  },
  workflow: {
    name: 'follow-up',
    starts: {
      'follow-up-opened': ({ data: { month, taskId } }: FollowUpEvent<'follow-up-opened'>) => ({
        sequence: month,
        input: { taskId },
        tasks: [taskId],
      }),
    },
  },
  notices: {
    templates: { 'comparison-finding': toPerson },
    tells: {
      // The person is told what a source says about them, so that they can object (PIPL arts 24, 44 to 50).
      'follow-up-completed': ({ data }: FollowUpEvent<'follow-up-completed'>) =>
        data.by === 'data-comparison' ? tellPerson('comparison-finding') : [],
    },
  },
  actions: {
    'attempt-follow-up': { roles: { registered: ['officer', 'supervisor'] }, task: [followUpTask.kind] },
    'complete-follow-up': { roles: { registered: ['officer', 'supervisor'] }, task: [followUpTask.kind] },
  },
  published: {
    'follow-up-opened': ['taskId', 'month'],
    'follow-up-attempted': ['month'],
    'follow-up-completed': ['month'],
  },
  sensitive: {
    state: ['followUp.months.*.progress'],
    events: { 'follow-up-completed': ['progress', 'profile'] },
  },
  invariants: { findings: followUpFindings, broken: brokenFollowUps },
  rules: declares<FollowUpRules>(),
  refusals: declares<FollowUpRefusal>(),
});

/** The record of the month that a deadline watches over. */
function monthRecord({ followUp }: FollowUpSlice, { taskId }: Deadline): FollowUpMonth | undefined {
  const month = monthOfTask(taskId);
  return month === undefined ? undefined : followUp?.months[month];
}
