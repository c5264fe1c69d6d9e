import { describe, expect, it } from 'vitest';
import { declareInterest } from '../../../../lib/domain/case/assignment/declare-interest.ts';
import { giveTo } from '../../../../lib/domain/case/assignment/give-to.ts';
import type { Officer } from '../../../../lib/domain/case/assignment/officers.ts';
import { takerOf } from '../../../../lib/domain/case/assignment/take-application.ts';
import { type CaseState, evolve, noticesOf, openTask } from '../../../../lib/domain/case/case.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../../../lib/domain/case/registration/withdraw.ts';
import { applicant, friday, newCaseId, officer, submission, supervisor, system } from '../support/cases.ts';
import { having, possible, refusalOf } from '../support/decisions.ts';
import { nobodyElse } from '../support/nobody-else.ts';

const today = '2026-11-20';
const someone = (subject: string, change: Partial<Officer> = {}): Officer => ({
  subject,
  districts: ['500103'],
  load: 0,
  ...change,
});
const colleague = { ...officer, subject: 'colleague' };
const officers = [
  someone(officer.subject, { load: 3 }),
  someone('colleague', { load: 2 }),
  someone('elsewhere', { districts: ['500106'] }),
  someone('away', { absence: { from: today, until: today } }),
];
const by = (actor: typeof officer | typeof supervisor) => ({ now: friday, actor });
const applied = (change: Partial<CaseState> = {}): CaseState => {
  const state = evolve(undefined, newCaseId(), submission());
  return {
    ...having(state, openTask(state, decisionTaskId, 'decide-application', { now: friday, actor: system })),
    ...change,
  };
};
const give = (
  state: CaseState,
  to: string | null,
  actor: typeof officer | typeof supervisor,
  agency?: string,
) => giveTo(state, { to, agency, officers, today }, by(actor));
const taken = () => having(applied(), give(applied(), officer.subject, officer));

describe('An undecided application (I-56)', () => {
  it('is taken by an officer, without any change to tasks, time limits and the contact person', () => {
    const before = applied();
    const state = having(before, give(before, officer.subject, officer));
    expect(takerOf(state)).toBe(officer.subject);
    const { taker, version, ...rest } = state;
    const { version: _before, ...same } = before;
    expect(rest).toEqual(same);
  });

  it('is given by a supervisor to a named person, or to the one with the fewest cases who may decide it', () => {
    expect(possible(give(applied(), 'colleague', supervisor)).data).toEqual({ officer: 'colleague' });
    expect(possible(give(applied(), null, supervisor)).data).toEqual({ officer: 'colleague' });
    expect(possible(give(taken(), 'colleague', supervisor)).data).toEqual({ officer: 'colleague' });
    const entered = applied({ enteredBy: 'colleague' });
    expect(possible(give(entered, null, supervisor)).data).toEqual({ officer: officer.subject });
  });

  it('notifies whoever was given it, but nobody of their own act', () => {
    const told = (state: CaseState, to: string, actor: typeof officer | typeof supervisor) =>
      noticesOf(possible(give(state, to, actor)), state.version + 1, state).map(({ template, to: whom }) => [
        template,
        whom,
      ]);
    expect(told(applied(), officer.subject, officer)).toEqual([]);
    expect(told(applied(), 'colleague', supervisor)).toEqual([
      ['application-taken', { kind: 'officer', subject: 'colleague' }],
    ]);
  });

  it.each([
    ['an officer who gives it to somebody else', applied, 'colleague', officer, 'supervisor-needed'],
    ['an officer who leaves it to the system', applied, null, officer, 'supervisor-needed'],
    ['an officer of whom a colleague was faster', taken, 'colleague', colleague, 'application-taken'],
    ['a colleague who gives it back', taken, 'none', colleague, 'application-taken'],
    ['who has it already', taken, officer.subject, officer, 'officer-unchanged'],
    ['giving back what nobody has', applied, 'none', officer, 'officer-unchanged'],
    ['somebody of another district', applied, 'elsewhere', supervisor, 'officer-not-available'],
    ['somebody who is away', applied, 'away', supervisor, 'officer-not-available'],
    ['somebody who is not entered', applied, 'unknown', supervisor, 'officer-not-available'],
    [
      'who entered it at the counter while another could decide it',
      () => applied({ enteredBy: officer.subject }),
      officer.subject,
      officer,
      'separation-of-duties',
    ],
  ] as const)('refuses %s', (_what, make, to, actor, reason) => {
    expect(refusalOf(give(make(), to, actor))).toMatchObject({ reason });
  });

  it('stays with the agency where it was made', () => {
    expect(refusalOf(give(applied(), 'colleague', supervisor, 'street-1'))).toMatchObject({
      reason: 'not-possible-in-phase',
    });
  });

  it('is given back by its taker or a supervisor, and lost by declaring an interest or when it ends', () => {
    for (const actor of [officer, supervisor])
      expect(takerOf(having(taken(), give(taken(), 'none', actor)))).toBeUndefined();
    const related = declareInterest(
      taken(),
      { subject: officer.subject, relation: 'relative' },
      nobodyElse,
      by(supervisor),
    );
    expect(takerOf(having(taken(), related))).toBeUndefined();
    const withdrawn = withdrawApplication(taken(), { now: friday, actor: applicant });
    expect(takerOf(having(taken(), withdrawn))).toBeUndefined();
  });
});
