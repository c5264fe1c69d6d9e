import { describe, expect, it } from 'vitest';
import {
  beijingDate,
  monthOf,
  parseLocalDate,
  shiftMonth,
  startOfDay,
} from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { assess } from '../../../../lib/domain/case/claim/assess.ts';
import { knownFacts } from '../../../../lib/domain/case/claim/facts.ts';
import { makeClaim } from '../../../../lib/domain/case/claim/make.ts';
import { applicant, calendar, day, lifecycleOf, supervisor } from '../support/cases.ts';
import { termsOf } from '../support/claims.ts';
import { by, possible, refusalOf } from '../support/decisions.ts';
import { exiting, recognised, recognitionOf } from '../support/hardship.ts';

/*
 * E2: at most two thirds of the contributions, at most three years for persons in employment difficulty. I-60: recognised from
 * the day of the decision to the day before the exit. I-77: a month counts if the person is recognised on any of its days.
 */
const terms = termsOf('shanxi', 'flexible-insurance-subsidy');
const born = { birthDate: '1985-05-05', sex: 'female' } as const;
const whole = recognised('shanxi');
const from = monthOf(recognitionOf(whole.state).recognisedOn ?? '');
const monthsFrom = (first: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => shiftMonth(first, index));
const ends = (days: number): CaseState =>
  recognised('shanxi').next(exiting('own-wish'), supervisor, days * day).state;

const claims = (state: CaseState, months: readonly string[], on: string) =>
  makeClaim(
    state,
    terms.code,
    terms,
    { claimant: { kind: 'person' }, stated: { months: [...months], spent: 100_000 * months.length } },
    knownFacts(state, born, { months: [...months] }, on),
    lifecycleOf('shanxi'),
    calendar,
    by(applicant, startOfDay(parseLocalDate(on)) + day / 2),
  );
const mostMonths = (state: CaseState, months: readonly string[], on: string) =>
  possible(claims(state, months, on)).data.mostMonths;
const verdict = (state: CaseState, months: readonly string[], on: string) => {
  const stated = { months: [...months], spent: 100_000 };
  const judged = assess(terms, stated, knownFacts(state, born, stated, on), [], on);
  return judged.find(({ code }) => code.startsWith('in-hardship'))?.verdict;
};

describe('Months of insurance of somebody in employment difficulty', () => {
  // Three years to the day, so that the exit is in the 37th month.
  const after = ends(1096);
  const exit = recognitionOf(after).exit?.on ?? '';

  it('are paid for three years, also where they are claimed after the recognition has ended', () => {
    expect(monthOf(exit)).toBe(shiftMonth(from, 36));
    const threeYears = monthsFrom(from, 36);
    expect(mostMonths(after, threeYears, exit)).toBe(36);
    expect(verdict(after, threeYears, exit)).toBe('met');
    expect(mostMonths(whole.state, threeYears, exit)).toBe(36);
    expect(refusalOf(claims(after, monthsFrom(from, 37), exit))).toEqual({
      reason: 'claim-above-most-months',
      mostMonths: 36,
    });
  });

  it('after the month of the exit are within the limit for graduates, and no case knows that they are in hardship', () => {
    const early = ends(40);
    const ended = recognitionOf(early).exit?.on ?? '';
    const next = shiftMonth(monthOf(ended), 1);
    expect(mostMonths(early, [next], `${next}-20`)).toBe(24);
    // Somebody may still be a graduate: an officer finds out.
    expect(verdict(early, [next], `${next}-20`)).toBe('unknown');
    expect(knownFacts(early, born, { months: [next] }, `${next}-20`)).toMatchObject({
      inHardship: false,
      wasInHardship: false,
    });
    expect(knownFacts(early, born, { months: [monthOf(ended), next] }, `${next}-20`)).not.toHaveProperty(
      'inHardship',
    );
  });

  it('after a move to another place are for an officer there to know: this case says nothing of them (I-62)', () => {
    const today = beijingDate(whole.now);
    const moved: CaseState = {
      ...whole.state,
      phase: 'closed',
      endedAt: new Date(whole.now).toISOString(),
      transferredTo: { caseId: '01J00000000000000000000999', region: 'chongqing', district: '500103' },
    };
    const later = shiftMonth(monthOf(today), 1);
    expect(verdict(whole.state, [later], `${later}-20`)).toBe('met');
    for (const months of [[later], [monthOf(today), later]])
      expect(verdict(moved, months, `${later}-20`)).toBe('unknown');
    expect(verdict(moved, [monthOf(today)], `${later}-20`)).toBe('met');
    expect(knownFacts(moved, born, {}, `${later}-20`)).toMatchObject({ wasInHardship: false });
    expect(knownFacts(moved, born, {}, `${later}-20`)).not.toHaveProperty('inHardship');
  });

  it('before the recognition are looked into by an officer, and not met because somebody is recognised since', () => {
    const today = beijingDate(whole.now);
    expect(verdict(whole.state, [from], today)).toBe('met');
    expect(verdict(whole.state, [shiftMonth(from, -1)], today)).toBe('unknown');
    expect(verdict(whole.state, [shiftMonth(from, -1), from], today)).toBe('unknown');
  });
});
