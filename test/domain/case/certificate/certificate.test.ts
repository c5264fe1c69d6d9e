import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, beijingDate, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import { type CaseState, evolve } from '../../../../lib/domain/case/case.ts';
import { certificateGrounds, taxMeasures } from '../../../../lib/domain/case/certificate/events.ts';
import {
  groundsOf,
  type Noted,
  noteCertificate,
  withdrawCertificateNote,
} from '../../../../lib/domain/case/certificate/note.ts';
import { resolvePack } from '../../../../lib/policy/packs.ts';
import { taxMeasureOf } from '../../../../lib/policy/tax-measure.ts';
import { officer } from '../support/cases.ts';
import { registered } from '../support/registered.ts';

const registration = registered('chongqing', Date.parse('2026-08-31T10:00:00+08:00'));
const now = Date.parse('2027-03-15T10:00:00+08:00');
const context = { now, actor: officer };
const hiring: Noted = {
  measure: 'hiring',
  ground: 'registered-half-year',
  beginsOn: parseLocalDate('2027-03-10'),
};
function noting(change: Partial<Noted> = {}, state = registration) {
  const noted = { ...hiring, ...change };
  const terms = taxMeasureOf(resolvePack(state.region, noted.beginsOn), noted.measure);
  return noteCertificate(state, noted, terms, context);
}
const failureOf = (decided: ReturnType<typeof noting>) => (decided.ok ? undefined : decided.failure);

describe('A note on the employment certificate (SX-4.3, SX-5.3, QH-4.2, WH-1.2, CQ-4.2)', () => {
  it('half a year ends on the corresponding day, at a month end on the last one, and that day counts (I-12)', () => {
    // Registered on 31 August: February has no 31st.
    expect(failureOf(noting({ beginsOn: parseLocalDate('2027-02-27') }))).toEqual({
      reason: 'registered-too-short',
      from: '2027-02-28',
    });
    expect(failureOf(noting({ beginsOn: parseLocalDate('2027-02-28') }))).toBeUndefined();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -40, max: 400 }), (start, length) => {
        const at = Date.parse('2025-01-01T10:00:00+08:00') + start * 86_400_000;
        const state = registered('weihai', at);
        const beginsOn = beijingDate(at + length * 86_400_000);
        expect(noting({ beginsOn }, state).ok).toBe(beginsOn >= addMonths(beijingDate(at), 6));
      }),
    );
  });

  it('a registration that ended before the work began counts up to its end', () => {
    const ended = { ...registration, phase: 'closed', endedAt: '2027-01-20T02:00:00.000Z' } as const;
    expect(failureOf(noting({}, ended))).toMatchObject({ reason: 'registered-too-short' });
    const later = { ...registration, phase: 'closed', endedAt: '2027-03-12T02:00:00.000Z' } as const;
    expect(failureOf(noting({}, later))).toBeUndefined();
  });

  it('one that ended with work counts up to the first day in work, not the day on which it was closed (I-80)', () => {
    const closed = (since: string) => {
      const evidence = [{ kind: 'employment-record', source: 'register', on: '2027-03-01', since }];
      const closure = { status: 'closed', reason: 'employed', closedOn: '2027-03-12', evidence };
      return { ...registration, phase: 'closed', endedAt: '2027-03-12T02:00:00.000Z', closure } as CaseState;
    };
    expect(failureOf(noting({}, closed('2027-02-27')))?.reason).toBe('registered-too-short');
    expect(failureOf(noting({}, closed('2027-02-28')))).toBeUndefined();
  });

  it('a hired person must have been registered for half a year; a founder may have another ground', () => {
    for (const measure of taxMeasures)
      for (const ground of certificateGrounds)
        expect(failureOf(noting({ measure, ground }))?.reason).toBe(
          groundsOf[measure].includes(ground) ? undefined : 'ground-not-for-measure',
        );
    const early = parseLocalDate('2026-09-01');
    expect(
      failureOf(noting({ measure: 'own-business', ground: 'zero-employment-household', beginsOn: early })),
    ).toBeUndefined();
  });

  it('a measure is noted if it is in force on the day on which the work begins: 2023-01-01 to 2027-12-31 (E2, [F5])', () => {
    const long = registered('chongqing', Date.parse('2022-01-10T10:00:00+08:00'));
    const days = { '2022-12-31': false, '2023-01-01': true, '2027-12-31': true, '2028-01-01': false };
    for (const [day, inForce] of Object.entries(days))
      for (const measure of taxMeasures)
        expect([day, failureOf(noting({ measure, beginsOn: parseLocalDate(day) }, long))?.reason]).toEqual([
          day,
          inForce ? undefined : 'tax-measure-not-in-force',
        ]);
  });

  it('the measure sets how many months somebody must have been registered', () => {
    const beginsOn = parseLocalDate('2026-10-31');
    const noted = (monthsRegistered: number) =>
      noteCertificate(registration, { ...hiring, beginsOn }, { monthsRegistered }, context);
    expect(noted(2).ok).toBe(true);
    expect(failureOf(noted(3))).toEqual({ reason: 'registered-too-short', from: '2026-11-30' });
  });

  it('each measure is noted once, and again only after the note was withdrawn as a mistake', () => {
    const decided = noting({ number: '5001032026000001' });
    if (!decided.ok) throw new Error(decided.failure.reason);
    const noted = evolve(registration, registration.caseId, decided.value);
    expect(failureOf(noting({}, noted))).toEqual({ reason: 'certificate-noted-already' });
    expect(failureOf(noting({ measure: 'own-business' }, noted))).toBeUndefined();
    const withdrawn = withdrawCertificateNote(noted, 'note-1', context);
    if (!withdrawn.ok) throw new Error(withdrawn.failure.reason);
    const without = evolve(noted, noted.caseId, withdrawn.value);
    expect(withdrawCertificateNote(without, 'note-1', context)).toMatchObject({ ok: false });
    const again = noting({}, without);
    expect(again.ok && again.value.data).toMatchObject({ noteId: 'note-2' });
  });

  it('nothing is noted before a decision, nor for a job-seeker', () => {
    for (const phase of ['applied', 'refused', 'withdrawn', 'job-seeker', 'job-seeker-ended'] as const)
      expect(failureOf(noting({}, { ...registration, phase }))?.reason).toBe('not-possible-in-phase');
  });
});
