import type { Recorded } from './release-0.ts';

const exempt = ['deceased', 'imprisoned', 'emigrated'];

/**
 * Adds to a state of version 2 what functions need that send notices and may not read why a registration ended: whether notices
 * from before the end are still sent, and whether any are.
 */
export function withEndsForSending(state: Recorded): Recorded {
  const { closure, jobSeeker } = state as {
    readonly closure?: Recorded;
    readonly jobSeeker?: Recorded;
  };
  const dead = { tellNobody: true };
  return {
    ...state,
    ...(closure?.reason === 'deceased' &&
      (closure.status === 'closed' || closure.status === 'reinstated') && {
        closure: { ...closure, ...dead },
      }),
    ...(jobSeeker &&
      exempt.includes(String(jobSeeker.ended)) && {
        jobSeeker: { ...jobSeeker, noticeExempt: true, ...(jobSeeker.ended === 'deceased' && dead) },
      }),
  };
}
