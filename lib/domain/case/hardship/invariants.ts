import { isChainComplete } from './chain.ts';
import type { HardshipSlice, Recognition } from './state.ts';

export const hardshipFindings = ['hardship-chain-broken', 'hardship-recognised-twice'] as const;

/**
 * Whether a recognition stands on less than the steps of its region: by the same person twice, without the public notice or
 * before it was over, with an objection that nobody has answered (RELIABILITY I9). One that goes on from an earlier case
 * stands on that.
 */
function isBroken(recognition: Recognition): boolean {
  const { recognisedOn, decidedBy, linked } = recognition;
  if (recognisedOn === undefined || linked) return false;
  return decidedBy === undefined || !isChainComplete(recognition, decidedBy, recognisedOn);
}

const holdsNow = ({ recognisedOn, exit }: Recognition): boolean =>
  recognisedOn !== undefined && exit === undefined;

/** What is wrong with the recognitions of a case. Empty for a sound one. */
export function brokenHardship({ hardship }: HardshipSlice): readonly (typeof hardshipFindings)[number][] {
  const recognitions = hardship?.recognitions ?? [];
  return [
    ...recognitions.filter(isBroken).map(() => 'hardship-chain-broken' as const),
    ...(recognitions.filter(holdsNow).length > 1 ? (['hardship-recognised-twice'] as const) : []),
  ];
}
