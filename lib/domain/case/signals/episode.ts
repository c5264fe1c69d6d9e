import { declares, defineEpisode } from '../kernel/episode.ts';
import { atOnce } from '../kernel/heard.ts';
import { tellPerson, toPerson } from '../kernel/notice.ts';
import { isForPerson, type Role } from '../kernel/vocabulary.ts';
import { reportedKinds, type SignalEvent, signalEvents } from './events.ts';
import { handledTasks } from './handle-signal.ts';
import { isReported, type Reporting } from './receive-signal.ts';
import { signalReducers } from './reducer.ts';
import type { SignalRefusal } from './refusals.ts';
import { signalSlice } from './state.ts';
import { arrangeTransferTask, assessSignalTask, type SignalRules } from './tasks.ts';
import { isWithdrawable } from './withdraw-change.ts';

/** Reports of a change in a person's situation, and who looks into them. */
export const signalsEpisode = defineEpisode({
  name: 'signals',
  slice: signalSlice,
  events: signalEvents,
  reducers: signalReducers,
  tasks: [assessSignalTask, arrangeTransferTask],
  resumes: [
    { task: assessSignalTask, isResumed: () => true },
    { task: arrangeTransferTask, isResumed: () => true },
  ],
  notices: {
    templates: { 'transfer-requested': toPerson, 'change-withdrawn': toPerson },
    tells: {
      // The person is told what a source says about them, so that they can object (PIPL arts 24, 44 to 50).
      'signal-received': ({ data }: SignalEvent<'signal-received'>) =>
        data.origin === 'comparison'
          ? tellPerson('comparison-finding')
          : data.origin === 'other-place'
            ? tellPerson('transfer-requested')
            : [],
      // Somebody may have done it for them, or in their name.
      'change-withdrawn': () => tellPerson('change-withdrawn'),
    },
  },
  hears: { 'change-withdrawn': atOnce },
  actions: {
    'report-change': {
      roles: { registered: ['applicant', 'representative', 'officer', 'supervisor'] },
      offered: (state: Reporting, role: Role) =>
        !isForPerson(role) || reportedKinds.some((kind) => !isReported(state, kind)),
    },
    'withdraw-change': {
      roles: { registered: ['applicant', 'representative', 'officer', 'supervisor'] },
      offered: (state: Reporting) => state.signals.some((each) => isWithdrawable(state, each)),
    },
    'handle-signal': {
      roles: { registered: ['officer', 'supervisor'] },
      task: handledTasks.map(({ kind }) => kind),
    },
  },
  // The content of a signal is not published: it is personal, such as a pension or an income.
  published: { 'signal-handled': ['taskId'] },
  sensitive: {
    state: ['signals.*.kind', 'signals.*.source'],
    events: { 'signal-received': ['kind', 'source'] },
  },
  rules: declares<SignalRules>(),
  refusals: declares<SignalRefusal>(),
});
