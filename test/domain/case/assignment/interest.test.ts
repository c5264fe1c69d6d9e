import { describe, expect, it } from 'vitest';
import { assignOfficer } from '../../../../lib/domain/case/assignment/assign-officer.ts';
import { declareInterest } from '../../../../lib/domain/case/assignment/declare-interest.ts';
import type { Officer } from '../../../../lib/domain/case/assignment/officers.ts';
import {
  type HandingOver,
  handOn,
  waitsForInterest,
} from '../../../../lib/domain/case/assignment/successor.ts';
import { takeApplication, takerOf } from '../../../../lib/domain/case/assignment/take-application.ts';
import { type CaseState, evolve, noticesOf, openTask } from '../../../../lib/domain/case/case.ts';
import { grantMandate } from '../../../../lib/domain/case/mandate/mandate.ts';
import { refuseApplication } from '../../../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import {
  applicant,
  asJobSeeker,
  calendar,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  rulesOf,
  secondOfficer,
  submission,
  supervisor,
  system,
} from '../support/cases.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having, possible, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const now = friday + 8 * hour;
const today = '2026-11-20';
const of = (subject: string, change: Partial<Officer> = {}): Officer => ({
  subject,
  districts: ['500103'],
  load: 0,
  ...change,
});
const within = (officers: readonly Officer[]): HandingOver => ({
  officers,
  today,
  rules: lifecycleOf('chongqing'),
  calendar,
});
const both = within([of(officer.subject), of(secondOfficer.subject, { load: 9 })]);
const alone = within([
  of(officer.subject),
  of('away', { absence: { from: today, until: today } }),
  of('elsewhere', { districts: ['500106'] }),
  of('supervisor-chongqing', { role: 'supervisor' }),
]);

const had = (state: CaseState): CaseState =>
  having(state, assignOfficer(state, { officer: officer.subject, because: 'load' }, by(system, now)));
const jobSeeker = (): CaseState => {
  const state = evolve(undefined, newCaseId(), submission());
  const open = having(state, openTask(state, decisionTaskId, 'decide-application', by(system, friday)));
  const rules = rulesOf('chongqing');
  const refusing = refuseApplication(open, decisionTaskId, 'in-employment', rules, by(secondOfficer, now));
  const seeker = having(having(open, refusing), asJobSeeker(having(open, refusing), by(officer, now)));
  return { ...seeker, assignment: undefined };
};
const applied = (): CaseState => {
  const state = evolve(undefined, newCaseId(), submission());
  const open = having(state, openTask(state, decisionTaskId, 'decide-application', by(system, friday)));
  const taking = { to: officer.subject, officers: both.officers, today };
  return having(open, takeApplication(open, taking, by(officer, now)));
};
const declared = (state: CaseState, to: HandingOver, actor = officer, subject = officer.subject) =>
  possible(declareInterest(state, { subject, relation: 'relative' }, to, by(actor, now)));
const kinds = ({ tasks }: CaseState) => Object.values(tasks).map(({ kind }) => kind);
const toldBy = (state: CaseState, event: ReturnType<typeof declared>) =>
  noticesOf(event, state.version + 1, state).map(({ template }) => template);

describe('A case whose officer declares an interest', () => {
  it.each([
    ['of a registration', () => had(registered())],
    ['of a job-seeker', () => had(jobSeeker())],
  ])('%s goes to another officer of the district, and all are told', (_whose, begin) => {
    const state = begin();
    for (const actor of [officer, supervisor]) {
      const event = declared(state, both, actor);
      const after = having(state, { ok: true, value: event });
      expect(after.assignment).toMatchObject({ officer: secondOfficer.subject, because: 'recusal' });
      expect(toldBy(state, event)).toEqual(['officer-assigned', 'case-assigned', 'interest-declared']);
      const back = { officer: officer.subject, because: 'reassignment' } as const;
      expect(refusalOf(assignOfficer(after, back, by(supervisor, now)))).toMatchObject({
        because: 'related',
      });
    }
  });

  it.each([
    ['of a registration', () => had(registered())],
    ['of a job-seeker', () => had(jobSeeker())],
  ])('%s is put before the supervisors where nobody else is there', (_whose, begin) => {
    const state = begin();
    const event = declared(state, alone);
    const after = having(state, { ok: true, value: event });
    expect(after.assignment).toBeUndefined();
    expect(kinds(after)).toContain('name-officer');
    expect(toldBy(state, event)).toEqual(['interest-declared']);
    expect(waitsForInterest(after, alone.officers, today)).toBe(true);
    const named = assignOfficer(after, { officer: 'away', because: 'reassignment' }, by(supervisor, now));
    expect(kinds(having(after, named))).not.toContain('name-officer');
    expect(waitsForInterest(having(after, named), alone.officers, today)).toBe(false);
  });

  it('goes to another person who may decide it, or back to all, if it is undecided', () => {
    const state = applied();
    expect(takerOf(having(state, { ok: true, value: declared(state, both) }))).toBe(secondOfficer.subject);
    expect(toldBy(state, declared(state, both))).toEqual(['application-taken', 'interest-declared']);
    const left = having(state, { ok: true, value: declared(state, within([of(officer.subject)])) });
    expect(takerOf(left)).toBeUndefined();
    expect(waitsForInterest(left, [of(officer.subject)], today)).toBe(true);
    expect(waitsForInterest(left, both.officers, today)).toBe(false);
  });

  it('that has ended becomes nobody’s, without a naming task or a letter to the person', () => {
    const state = closed(proposed(had(registered())), now + hour);
    const event = possible(
      declareInterest(
        state,
        { subject: officer.subject, relation: 'self' },
        both,
        by(supervisor, now + 2 * hour),
      ),
    );
    const after = having(state, { ok: true, value: event });
    expect([after.assignment, kinds(after)]).toEqual([undefined, kinds(state)]);
    expect(toldBy(state, event)).toEqual(['interest-declared']);
  });

  it('stays with its officer if it was not theirs, and the supervisors are told', () => {
    const state = had(registered());
    const event = declared(state, both, supervisor, supervisor.subject);
    expect(event.data).toEqual({ subject: supervisor.subject, relation: 'relative' });
    expect(having(state, { ok: true, value: event }).assignment).toEqual(state.assignment);
    expect(toldBy(state, event)).toEqual(['interest-declared']);
  });

  it('waits for that if the deputy of an absent officer is barred', () => {
    const state = having(had(registered()), {
      ok: true,
      value: declared(had(registered()), both, supervisor, secondOfficer.subject),
    });
    const away = { from: today, until: today, deputy: secondOfficer.subject };
    const there = [of(officer.subject), of(secondOfficer.subject)];
    expect(waitsForInterest(state, there, today)).toBe(false);
    expect(
      waitsForInterest(state, [of(officer.subject, { absence: away }), of(secondOfficer.subject)], today),
    ).toBe(true);
  });

  it('is unchanged by an event from before such cases were handed over', () => {
    const state = had(registered());
    const { officer: _who, ...data } = declared(state, both).data;
    const old = { ...declared(state, both), data };
    expect(having(state, { ok: true, value: old }).assignment).toEqual(state.assignment);
  });
});

describe('A case whose officer cannot act', () => {
  const left = within([of(officer.subject, { leftOn: today }), of(secondOfficer.subject)]);

  it('is handed on if they have left, to the supervisors if necessary', () => {
    const state = had(registered());
    const event = handOn(state, left, by(system, now));
    expect(event).toMatchObject({
      value: { data: { officer: secondOfficer.subject, because: 'departure' } },
    });
    const gone = within([of(officer.subject, { leftOn: today })]);
    const needed = handOn(state, gone, by(system, now));
    if (!needed) throw new Error('it stays');
    const after = having(state, needed);
    expect([after.assignment, kinds(after).includes('name-officer')]).toEqual([undefined, true]);
    expect(handOn(after, gone, by(system, now))).toBeUndefined();
  });

  it('is handed on if they have since become the person’s representative', () => {
    const mandate = {
      subject: officer.subject,
      from: today,
      until: '2027-01-31',
      seen: 'identity-card',
    } as const;
    const state = having(had(registered()), grantMandate(had(registered()), mandate, by(supervisor, now)));
    expect(handOn(state, both, by(system, now))).toMatchObject({ value: { data: { because: 'recusal' } } });
  });

  it('stays with an officer who can act, is temporarily away, or leaves later', () => {
    const state = had(registered());
    for (const change of [{}, { absence: { from: today, until: today } }, { leftOn: '2026-12-31' }])
      expect(
        handOn(state, within([of(officer.subject, change), of(secondOfficer.subject)]), by(system, now)),
      ).toBeUndefined();
    expect(handOn(applied(), left, by(applicant, now))).toBeUndefined();
  });
});
