import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState, LifecycleRules } from '../../../../lib/domain/case/case.ts';
import { checkCompleteness } from '../../../../lib/domain/case/ledger/completeness.ts';
import { recordProfile } from '../../../../lib/domain/case/ledger/record-profile.ts';
import { longUnemployedYouth, putForwardSince } from '../../../../lib/domain/case/ledger/youth.ts';
import { calendar, friday, lifecycleOf, officer } from '../support/cases.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { adjusting, contacted, planned, planning, registered } from '../support/registered.ts';

const services = ['guidance', 'career-planning', 'counselling', 'preparation-activity'];

/** Shanxi, after somebody has entered the definition of the group with its source. The numbers are the test's own. */
const entered = (): LifecycleRules => {
  const rules = lifecycleOf('shanxi');
  const who = { minimumAge: 16, maximumAge: 35, monthsWithoutWork: 12 };
  return { ...rules, plan: { ...rules.plan, youth: { services: [], ...rules.plan.youth, who } } };
};

const marking = (state: CaseState, applies = true, on = '2026-11-20') =>
  recordProfile(
    state,
    { facts: [], tags: [{ group: longUnemployedYouth, applies, source: 'officer', on }] },
    lifecycleOf(state.region),
    calendar,
    by(officer, friday),
  );
const marked = (state: CaseState, applies = true, on?: string) => having(state, marking(state, applies, on));
const codesOf = (state: CaseState) => state.plan.current?.items.map(({ code }) => code) ?? [];

describe('A young person long without work (SX-2.5, I-53)', () => {
  it('can be tagged by an officer in Shanxi, although no source defines the group, and is not part of the completeness check', () => {
    const state = registered('shanxi');
    expect(marked(state).ledger.tags[longUnemployedYouth]?.applies).toBe(true);
    const missing = checkCompleteness(state, lifecycleOf('shanxi')).flatMap((each) => each.missing);
    expect(missing).not.toContain(longUnemployedYouth);
    const stated = { birthDate: '2004-01-01', unemploymentDate: '2020-01-01' };
    expect(
      putForwardSince(state, stated, lifecycleOf('shanxi'), parseLocalDate('2026-11-20')),
    ).toBeUndefined();
    expect(refusalOf(marking(registered('chongqing')))).toEqual({
      reason: 'unknown-tag',
      tag: longUnemployedYouth,
    });
  });

  it.each([
    ['a year without work is complete', '2000-05-01', '2025-11-20', '2026-11-20'],
    ['a day is missing of the year', '2000-05-01', '2025-11-21', undefined],
    ['it is the last day of being 35', '1990-11-21', '2024-01-31', '2025-01-31'],
    ['it is the 36th birthday', '1990-11-20', '2024-01-31', undefined],
    ['the youngest age is reached later than the year', '2010-11-20', '2025-01-01', '2026-11-20'],
    ['the youngest age is not reached', '2010-11-21', '2025-01-01', undefined],
    ['the day of the last work was not stated', '2000-05-01', undefined, undefined],
  ])(
    'is suggested from the day on which both conditions are met, if a source defines the group: %s',
    (_case, birthDate, unemploymentDate, since) => {
      const stated = { birthDate, unemploymentDate };
      const today = parseLocalDate('2026-11-20');
      expect(putForwardSince(registered('shanxi'), stated, entered(), today)).toBe(since);
    },
  );

  it('is not suggested again after an officer has answered, unless the answer is from before the conditions were met', () => {
    const stated = { birthDate: '2000-05-01', unemploymentDate: '2025-11-10' };
    const afterAnswer = (applies: boolean, on: string) =>
      putForwardSince(
        marked(registered('shanxi'), applies, on),
        stated,
        entered(),
        parseLocalDate('2026-11-20'),
      );
    expect([afterAnswer(true, '2026-11-10'), afterAnswer(false, '2026-11-20')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(afterAnswer(false, '2026-11-09')).toBe('2026-11-10');
  });

  it('is offered what SX-2.5 names, whatever the track, if tagged before the plan', () => {
    const state = marked(contacted('shanxi'));
    const flexible = having(state, planning(state, { track: 'flexible' }));
    expect(codesOf(flexible)).toEqual(['gig-match', ...services]);
    const unclear = having(state, planning(state, { track: 'unclear' }));
    expect(codesOf(unclear)).toEqual(services);
    expect(new Set(unclear.plan.current?.items.map(({ basis }) => basis.clause))).toEqual(
      new Set(['SX-2.5']),
    );
    const denied = marked(contacted('shanxi'), false);
    expect(codesOf(having(denied, planning(denied, { track: 'flexible' })))).toEqual(['gig-match']);
  });

  it('has the plan adjusted by the officer if tagged after it, and only if it lacks something', () => {
    const before = planned('shanxi', { track: 'flexible' });
    expect(refusalOf(adjusting(before, { track: 'flexible' }))).toEqual({ reason: 'same-track' });
    const state = marked(before);
    expect(Object.values(state.tasks).map(({ kind }) => kind)).toContain('adjust-plan');
    const adjusted = having(state, adjusting(state, { track: 'flexible' }));
    expect(codesOf(adjusted)).toEqual(['gig-match', ...services]);
    expect(refusalOf(adjusting(adjusted, { track: 'flexible' }))).toEqual({ reason: 'same-track' });
    const unclear = marked(planned('shanxi', { track: 'unclear' }));
    expect(Object.values(unclear.tasks).map(({ kind }) => kind)).not.toContain('adjust-plan');
  });
});
