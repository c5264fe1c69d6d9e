import { addMonths, beijingDate, type LocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { spellOf } from '../closure/spell.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import {
  type CertificateEvent,
  type CertificateGround,
  certificateEvent,
  type TaxMeasureKind,
} from './events.ts';
import type { CertificateRefusal } from './refusals.ts';
import type { CertificateSlice } from './state.ts';

/** The conditions of a tax measure, as in force on a day. */
export interface MeasureTerms {
  /** The number of months for which somebody must have been registered as unemployed (I-12). */
  readonly monthsRegistered: number;
}

/**
 * The grounds for noting each measure: a hired person has been registered for half a year, and a founder may have other grounds
 * (E2).
 */
export const groundsOf: Readonly<Record<TaxMeasureKind, readonly CertificateGround[]>> = {
  hiring: ['registered-half-year'],
  'own-business': [
    'registered-half-year',
    'zero-employment-household',
    'minimum-living-guarantee',
    'graduate',
  ],
};

/** The content of a note. */
export interface Noted {
  readonly measure: TaxMeasureKind;
  readonly ground: CertificateGround;
  /** The first Beijing day of the contract or business. */
  readonly beginsOn: LocalDate;
  readonly number?: string | undefined;
}

/**
 * Records a tax measure that an officer has noted on the person's employment certificate, once for each measure. The tax
 * authority decides whether the tax is reduced. The months of registration end on the corresponding day (I-12), and count up to
 * the day on which the work begins or the spell ended, whichever is earlier (I-80).
 * @param terms the conditions of the measure on the day on which the work begins; undefined if it is not in force on that day
 */
export function noteCertificate(
  state: KernelState & CertificateSlice & ClosureSlice,
  { measure, ground, beginsOn, number }: Noted,
  terms: MeasureTerms | undefined,
  context: Context,
): Result<CertificateEvent<'certificate-noted'>, CertificateRefusal> {
  const notNow = phaseRefusal(state, 'registered', 'closed');
  if (notNow) return refused(notNow);
  const { certificateNotes: notes = [] } = state;
  if (notes.some((each) => each.measure === measure && each.withdrawnAt === undefined))
    return refused({ reason: 'certificate-noted-already' });
  if (!terms) return refused({ reason: 'tax-measure-not-in-force' });
  if (!groundsOf[measure].includes(ground)) return refused({ reason: 'ground-not-for-measure' });
  if (ground === 'registered-half-year') {
    const spell = spellOf(state);
    const from = addMonths(spell?.from ?? beijingDate(context.now), terms.monthsRegistered);
    // For a transferred registration, this case only knows the day of the transfer.
    const ended = spell?.ended?.on ?? (state.endedAt === undefined ? beginsOn : dayOf(state.endedAt));
    if ((ended < beginsOn ? ended : beginsOn) < from)
      return refused({ reason: 'registered-too-short', from });
  }
  return success(
    certificateEvent(context, 'certificate-noted', {
      noteId: `note-${notes.length + 1}`,
      measure,
      ground,
      beginsOn,
      ...(number !== undefined && { number }),
    }),
  );
}

/** Withdraws a note made by mistake. It no longer counts, but remains in the history. */
export function withdrawCertificateNote(
  { certificateNotes: notes = [] }: CertificateSlice,
  noteId: string,
  context: Context,
): Result<CertificateEvent<'certificate-note-withdrawn'>, CertificateRefusal> {
  return notes.some((each) => each.noteId === noteId && each.withdrawnAt === undefined)
    ? success(certificateEvent(context, 'certificate-note-withdrawn', { noteId }))
    : refused({ reason: 'certificate-note-not-found' });
}

const dayOf = (instant: string): LocalDate => beijingDate(Date.parse(instant));
