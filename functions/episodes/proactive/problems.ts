import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** Why a grant that was found from data is not confirmed or declined. */
export const proactiveProblems = {
  'grant-not-found': [404, '没有这项主动告知的补贴。', 'No such grant was found for you.'],
  'grant-not-open': [
    409,
    '该项补贴已确认、已谢绝或者已过确认期限；补贴仍在受理的，可以自行申领。',
    'It was confirmed or declined, or its time is over (`stands`). As long as the scheme is open it can be claimed.',
  ],
} as const satisfies EpisodeWording['problems'];
