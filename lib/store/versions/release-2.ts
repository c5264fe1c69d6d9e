import type { Recorded } from './release-0.ts';

const exempt = ['deceased', 'imprisoned', 'emigrated'];

/**
 * A state of version 2 with what functions have to know that send notices and may not read why a registration ended:
 * whether what came before the end is still sent, and whether anything is.
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
