import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { type PersonEvent, personEvent, type RevealedField, type RevealReason } from './events.ts';
import type { PersonRefusal } from './refusals.ts';

/**
 * Until when what was revealed at an instant is shown, and answered again to a repetition of the request, in milliseconds.
 * @param shownSeconds a value of the pack: no source sets it (PIPL arts. 6 and 51 want no more access than a purpose needs)
 */
export const shownUntil = (revealedAt: string, shownSeconds: number): number =>
  Date.parse(revealedAt) + shownSeconds * 1000;

/**
 * Records that a member of staff is shown personal data in full, for a reason that the person can read (PIPL arts. 44
 * and 51). It is an event of the case, so that the record is written before anything is answered and can be
 * neither removed nor changed. It says which data, never what they are, and nothing waits or counts from it.
 * @param words why, in the words of whoever asks; needed where no reason of the list fits
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
