import type { ClosureSlice } from '../closure/state.ts';
import { declares, defineEpisode, reactsTo } from '../kernel/episode.ts';
import type { SentNotice } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { lapsesWith } from '../notices/lapsed.ts';
import { postEvents } from '../public-post/events.ts';
import type { RegistrationSlice } from '../registration/state.ts';
import { deathEvents } from './events.ts';
import { isDeathKnown } from './record.ts';
import { deathReducers, withDeathInPost } from './reducer.ts';
import type { DeathRefusal } from './refusals.ts';
import { type DeathSlice, deathSlice } from './state.ts';

const staff = ['officer', 'supervisor'] as const;

/** The person of a case that has ended dies: nobody is told, and nothing more is asked of them (I-92). */
export const deathEpisode = defineEpisode({
  name: 'death',
  slice: deathSlice,
  events: deathEvents,
  reducers: deathReducers,
  reactions: reactsTo(postEvents, { 'public-post-ended': withDeathInPost }),
  notices: {
    lapse: (
      notice: SentNotice,
      {
        endedAt,
        death,
        closure,
        refusal,
      }: Pick<KernelState, 'endedAt'> & DeathSlice & ClosureSlice & Pick<RegistrationSlice, 'refusal'>,
    ) =>
      death !== undefined &&
      lapsesWith(notice, {
        endedAt,
        died: true,
        recordedAt: death.recordedAt,
        objectedAt: closure?.objection?.at ?? refusal?.objection?.at,
      }),
  },
  actions: {
    'record-death': {
      roles: { refused: staff, withdrawn: staff, 'job-seeker-ended': staff, closed: staff },
      offered: (state: Parameters<typeof isDeathKnown>[0]) => !isDeathKnown(state),
    },
    'withdraw-death-record': {
      roles: {
        refused: ['supervisor'],
        withdrawn: ['supervisor'],
        'job-seeker-ended': ['supervisor'],
        closed: ['supervisor'],
      },
      offered: ({ death }: DeathSlice) => death !== undefined,
    },
  },
  sensitive: { state: ['death.evidence'], events: { 'death-recorded': ['evidence'] } },
  refusals: declares<DeathRefusal>(),
});
