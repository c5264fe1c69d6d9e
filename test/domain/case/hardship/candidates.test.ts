import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import {
  answerCandidate,
  findCandidate,
  meetsCriterion,
} from '../../../../lib/domain/case/hardship/candidates.ts';
import { recordProfile } from '../../../../lib/domain/case/ledger/record-profile.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import { at, calendar, friday, lifecycleOf, officer, system } from '../support/cases.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { appliedForHardship, recognised, recognitionOf } from '../support/hardship.ts';
import { registered } from '../support/registered.ts';

const young = { birthDate: '1995-05-01', sex: 'male' } as const;
type Known = Pick<Person, 'birthDate' | 'sex' | 'disabilityGrade'>;

const find = (state: CaseState, person: Known, facts: readonly string[] = [], now = friday) =>
  findCandidate(
    state,
    { person, records: facts.map((fact) => ({ fact }) as never) },
    lifecycleOf(state.region, now),
    calendar,
    by(system, now),
  );
const groundsOf = (found: ReturnType<typeof find>) =>
  found?.data.grounds.map(({ category, foundBy }) => `${category} by ${foundBy}`);
const answer = (state: CaseState, how: 'begun' | 'declined' | 'not-so', categories: readonly string[] = []) =>
  answerCandidate(
    state,
    'look-at-hardship-candidate-1',
    { answer: how, categories },
    lifecycleOf(state.region),
    calendar,
    by(officer, friday),
  );

describe('A person becomes a candidate (随发现: SX-6.1, WH-3.1)', () => {
  it('by a comparison with low-income households and the disabled (WH-3.1, CQ-6.1, YN-5.1.1)', () => {
    expect(
      groundsOf(find(registered('weihai'), young, ['minimum-living-guarantee', 'disability-certificate'])),
    ).toEqual([
      'allowance-household by minimum-living-guarantee',
      'certified-disabled by disability-certificate',
    ]);
    expect(groundsOf(find(registered('chongqing'), young, ['living-guarantee-margin']))).toEqual([
      'allowance-margin by living-guarantee-margin',
    ]);
    expect(groundsOf(find(registered('yunnan'), young, ['low-income-family']))).toEqual([
      'low-income-household by low-income-family',
    ]);
    expect(find(registered('chongqing'), young, ['pension', 'insured-employment'])).toBeUndefined();
  });

  it('by a tag of the ledger, or by their own statement', () => {
    const tags = [{ group: 'out-of-poverty', applies: true, source: 'officer', on: '2026-11-20' }] as const;
    const state = registered('shanxi');
    const marked = having(
      state,
      recordProfile(
        state,
        { facts: [], tags: [...tags] },
        lifecycleOf('shanxi'),
        calendar,
        by(officer, friday),
      ),
    );
    expect(groundsOf(find(marked, young))).toEqual(['out-of-poverty by out-of-poverty']);
    expect(groundsOf(find(state, { ...young, disabilityGrade: '2' }))).toEqual([
      'disabled by stated-disability',
    ]);
  });

  it('in Weihai from the 40th birthday of a woman and the 50th of a man (I-22), elsewhere by no age: no source gives one', () => {
    const weihai = (sex: 'male' | 'female', birthDate: string) =>
      groundsOf(find(registered('weihai'), { sex, birthDate }));
    expect(weihai('female', '1986-11-20')).toEqual(['older by age']);
    expect(weihai('female', '1986-11-21')).toBeUndefined();
    expect(weihai('male', '1976-11-20')).toEqual(['older by age']);
    expect(weihai('male', '1976-11-21')).toBeUndefined();
    expect(find(registered('chongqing'), { sex: 'male', birthDate: '1966-01-01' })).toBeUndefined();
  });

  it('after a year of registration, on the corresponding day and at month ends (CQ-6.1, YN-5.1.1, I-64)', () => {
    const state = registered('chongqing');
    expect(find(state, young, [], at('2027-11-19T23:59:59+08:00'))).toBeUndefined();
    expect(groundsOf(find(state, young, [], at('2027-11-20T00:00:00+08:00')))).toEqual([
      'long-term by months-registered',
    ]);
    const criterion = { kind: 'months-registered', months: 12 } as const;
    const leap = parseLocalDate('2028-02-29');
    expect(meetsCriterion(criterion, young, leap, parseLocalDate('2029-02-27'))).toBe(false);
    expect(meetsCriterion(criterion, young, leap, parseLocalDate('2029-02-28'))).toBe(true);
  });

  it('once for the same thing, whatever the answer; something new counts separately', () => {
    const state = registered('chongqing');
    const found = having(state, find(state, young, ['minimum-living-guarantee']));
    expect(find(found, young, ['minimum-living-guarantee', 'disability-certificate'])).toBeUndefined();
    const looked = having(found, answer(found, 'not-so'));
    expect(find(looked, young, ['minimum-living-guarantee'])).toBeUndefined();
    expect(groundsOf(find(looked, young, ['minimum-living-guarantee', 'disability-certificate']))).toEqual([
      'disabled by disability-certificate',
    ]);
  });

  it('not while a recognition is under way, nor while they are recognised', () => {
    expect(find(appliedForHardship('chongqing').state, young, ['minimum-living-guarantee'])).toBeUndefined();
    expect(find(recognised('chongqing').state, young, ['minimum-living-guarantee'])).toBeUndefined();
  });

  it('in one task of 3 working days (I-13), which begins a recognition only if they want it', () => {
    const state = registered('chongqing');
    const found = having(state, find(state, young, ['minimum-living-guarantee']));
    expect(found.deadlines['hardship-candidate-1']?.term).toEqual({ workingDays: 3 });
    expect(refusalOf(answer(found, 'begun'))?.reason).toBe('hardship-category-missing');
    const begun = having(found, answer(found, 'begun', ['allowance-household']));
    expect(recognitionOf(begun)).toMatchObject({ origin: 'candidate', status: 'checking' });
    expect(having(found, answer(found, 'declined')).hardship?.recognitions).toEqual([]);
    expect(refusalOf(answer(begun, 'declined'))?.reason).toBe('task-already-decided');
  });
});
