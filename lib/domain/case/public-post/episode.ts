import { declares, defineEpisode } from '../kernel/episode.ts';
import { isOfNumber, taskIdOf } from '../kernel/ids.ts';
import { type SentNotice, tellPerson, toPerson, withFullStops, withLastDay } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { endedTask } from '../kernel/task.ts';
import { lapsesWith } from '../notices/lapsed.ts';
import { type PostEvent, postEvents } from './events.ts';
import { announcePostEnd, askForPostEnd } from './leave.ts';
import { postReducers, withEndAfterDeath, withPlacementKept, withPlacementResumed } from './reducer.ts';
import type { PostRefusal } from './refusals.ts';
import { endActionId, endActionSchema, noticeActionSchema } from './schedule.ts';
import { activePlacement, lastPlacement, type PublicPostSlice, publicPostSlice } from './state.ts';
import {
  decidePostTask,
  offerRegistrationTask,
  type PublicPostRules,
  planAfterPostTask,
  recordPostEndTask,
} from './tasks.ts';

const staff = ['officer', 'supervisor'] as const;
const isInPost = (state: PublicPostSlice): boolean => activePlacement(state) !== undefined;

/**
 * A post of last resort: for people whom the market could not place, for a limited time, with a plan for afterwards (DOMAIN
 * C8).
 */
export const publicPostEpisode = defineEpisode({
  name: 'public-post',
  slice: publicPostSlice,
  events: postEvents,
  reducers: postReducers,
  // By name, so that the closure episode's use of this one does not make an import cycle.
  reactions: {
    'registration-closed': withPlacementKept,
    'registration-transferred-out': withPlacementKept,
    'registration-reinstated': withPlacementResumed,
    'death-recorded': withEndAfterDeath,
  },
  tasks: [decidePostTask, planAfterPostTask, recordPostEndTask, offerRegistrationTask],
  taskFacts: { [decidePostTask.kind]: { isForSupervisor: () => true } },
  resumes: [
    {
      task: decidePostTask,
      isResumed: (state: PublicPostSlice, taskId: string) => {
        const last = lastPlacement(state);
        return last?.status === 'lapsed' && isOfNumber(decidePostTask.kind, taskId, last.number);
      },
      forSupervisor: true,
    },
  ],
  scheduledActions: {
    'public-post-notice': { schema: noticeActionSchema, run: announcePostEnd },
    'public-post-end': { schema: endActionSchema, run: askForPostEnd },
  },
  notices: {
    templates: {
      'public-post-placed': toPerson,
      'public-post-declined': withFullStops(toPerson),
      'public-post-ending': toPerson,
      'public-post-ended': withLastDay(toPerson),
    },
    tells: {
      'public-post-placed': () => tellPerson('public-post-placed'),
      'public-post-declined': () => tellPerson('public-post-declined'),
      'public-post-ending': () => tellPerson('public-post-ending'),
      'public-post-ended': ({ data }: PostEvent<'public-post-ended'>) =>
        data.tellNobody ? [] : tellPerson('public-post-ended'),
    },
    // Until 2026-12, of somebody whose registration had ended before, the placement was the only record of their death.
    lapse: (notice: SentNotice, { endedAt, publicPosts }: Pick<KernelState, 'endedAt'> & PublicPostSlice) =>
      publicPosts?.some(({ tellNobody }) => tellNobody) === true &&
      lapsesWith(notice, { endedAt, died: true }),
  },
  actions: {
    'propose-public-post': {
      roles: { registered: staff },
      offered: (state: PublicPostSlice) => lastPlacement(state)?.status !== 'proposed' && !isInPost(state),
    },
    'decide-public-post': { roles: { registered: ['supervisor'] }, task: [decidePostTask.kind] },
    'record-post-prospect': {
      roles: { registered: staff, closed: staff },
      task: [planAfterPostTask.kind],
    },
    'end-public-post': {
      roles: { registered: staff, closed: staff },
      task: [recordPostEndTask.kind],
      offered: isInPost,
    },
    'record-post-attendance': {
      roles: { registered: staff, closed: staff },
      // The last month is counted when it is over, which is often after the end was recorded.
      offered: ({ publicPosts }: PublicPostSlice) =>
        publicPosts?.some(
          ({ status, countsAttendance }) => countsAttendance && (status === 'placed' || status === 'ended'),
        ) === true,
    },
    'record-registration-offer': {
      roles: { closed: staff, registered: staff },
      task: [offerRegistrationTask.kind],
    },
  },
  hears: {
    'registration-offered-again': ({ data, at }: PostEvent<'registration-offered-again'>) =>
      data.outcome === 'not-reached' ? undefined : at,
  },
  published: {
    'public-post-proposed': [],
    'public-post-placed': ['taskId', 'number'],
    'public-post-ending': ['number'],
    'public-post-expired': ['number'],
    'public-post-ended': ['number'],
  },
  sensitive: {
    state: [
      'publicPosts.*.grounds',
      'publicPosts.*.again',
      'publicPosts.*.market',
      'publicPosts.*.endReason',
    ],
    events: {
      'public-post-proposed': ['proposal.grounds', 'proposal.again', 'proposal.market'],
      'public-post-prospect-recorded': ['prospect'],
      'public-post-ended': ['reason', 'after'],
      'registration-offered-again': ['outcome'],
    },
  },
  invariants: {
    findings: ['public-post-without-end', 'public-post-gap'],
    broken: (state: KernelState & PublicPostSlice) => [
      ...(activePlacement(state) && !isWatched(state) ? ['public-post-without-end'] : []),
      ...(state.publicPosts?.some(({ number, offered }) => offered && !wasOffered(state, number))
        ? ['public-post-gap']
        : []),
    ],
  },
  rules: declares<PublicPostRules>(),
  refusals: declares<PostRefusal>(),
});

/** Whether the end of the current placement is scheduled, or the task of recording it is open. */
function isWatched(state: KernelState & PublicPostSlice): boolean {
  const number = activePlacement(state)?.number ?? 0;
  const task = taskIdOf(recordPostEndTask.kind, number);
  return state.scheduledActions[endActionId(number)] !== undefined || state.tasks[task] !== undefined;
}

/** Whether the task of offering registration after a placement is open, or has ended. */
function wasOffered(state: KernelState, number: number): boolean {
  const task = taskIdOf(offerRegistrationTask.kind, number);
  return state.tasks[task] !== undefined || endedTask(state, task) !== undefined;
}
