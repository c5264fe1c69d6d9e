import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { type PersonEvent, personEvent, type RevealedField, type RevealReason } from './events.ts';
import type { PersonRefusal } from './refusals.ts';

/**
 * The instant, in milliseconds, until which revealed data are shown, and returned again if the request is repeated.
 * @param shownSeconds a value of the pack: no source sets it (PIPL arts. 6 and 51 allow no more access than a purpose needs)
 */
export const shownUntil = (revealedAt: string, shownSeconds: number): number =>
  Date.parse(revealedAt) + shownSeconds * 1000;

/**
 * Records that a member of staff is shown personal data in full, for a reason that the person can read (PIPL arts. 44 and 51).
 * It is an event of the case, so that the record is written before the data are returned, and can be neither removed nor
 * changed. It names the data, never their values, and no deadline depends on it.
 * @param words an explanation in the caller's own words; required if no reason of the list fits
 */
export function revealPersonalData(
  fields: readonly RevealedField[],
  reason: RevealReason,
  words: string | undefined,
  context: Context,
): Result<PersonEvent<'personal-data-revealed'>, PersonRefusal> {
  if (reason === 'other' && words === undefined) return refused({ reason: 'reveal-needs-words' });
  return success(personEvent(context, 'personal-data-revealed', { fields: [...fields], reason }));
}
