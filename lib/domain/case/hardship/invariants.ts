import { isChainComplete } from './chain.ts';
import type { HardshipSlice, Recognition } from './state.ts';

export const hardshipFindings = ['hardship-chain-broken', 'hardship-recognised-twice'] as const;

/**
 * Whether a recognition lacks steps of its region: the same person took two, the public notice is missing or was not over, or
 * an objection is unanswered (RELIABILITY I9). One that continues from an earlier case relies on that case.
 */
function isBroken(recognition: Recognition): boolean {
  const { recognisedOn, decidedBy, linked } = recognition;
  if (recognisedOn === undefined || linked) return false;
  return decidedBy === undefined || !isChainComplete(recognition, decidedBy, recognisedOn);
}

const holdsNow = ({ recognisedOn, exit }: Recognition): boolean =>
  recognisedOn !== undefined && exit === undefined;

/** The faults in the recognitions of a case; empty if there are none. */
export function brokenHardship({ hardship }: HardshipSlice): readonly (typeof hardshipFindings)[number][] {
  const recognitions = hardship?.recognitions ?? [];
  return [
    ...recognitions.filter(isBroken).map(() => 'hardship-chain-broken' as const),
    ...(recognitions.filter(holdsNow).length > 1 ? (['hardship-recognised-twice'] as const) : []),
  ];
}
