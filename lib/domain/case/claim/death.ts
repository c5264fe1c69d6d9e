import { firstDayOf } from '../../calendar/local-date.ts';
import type { ClosureSlice } from '../closure/state.ts';
import { claimedMonths, type StatedFacts, statedDays } from './stated.ts';

/** What the record of a death on a case that had ended says of its day. The episode `death` lies above this one. */
export interface RecordedDeath {
  readonly death?: { readonly evidence?: { readonly on: string } | undefined } | undefined;
}

/**
 * The Beijing day by which the person of a case had died, as far as the decided closure or a later record says: the day that the
 * evidence names, or the day of the evidence. Undefined if nobody has found that they have died; also once a wrong closure was
 * undone or a wrong record withdrawn.
 */
export function deathOf({ closure, death }: ClosureSlice & RecordedDeath): string | undefined {
  const evidence = closure?.status === 'closed' && closure.reason === 'deceased' ? closure.evidence : [];
  return [...evidence.map(({ since, on }) => since ?? on), ...(death?.evidence ? [death.evidence.on] : [])]
    .toSorted()
    .at(0);
}

/**
 * Whether a claim is for what lies after the death of the person, in part or as a whole: a month that begins after it, or work, a
 * business, a training or a certificate from after it. Rights of a person end with their death (Civil Code, art. 13); what was due
 * before stays due.
 */
export const isAfterDeath = (stated: StatedFacts, diedOn: string | undefined): boolean =>
  diedOn !== undefined &&
  [...claimedMonths(stated).map(firstDayOf), ...statedDays(stated)].some((day) => day > diedOn);
