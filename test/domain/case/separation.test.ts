import { describe, expect, it } from 'vitest';
import { reassign, withoutRelated } from '../../../lib/domain/case/assignment/assign-officer.ts';
import { declareInterest } from '../../../lib/domain/case/assignment/declare-interest.ts';
import { needOfficer } from '../../../lib/domain/case/assignment/need-officer.ts';
import { separationRefusal } from '../../../lib/domain/case/assignment/separation.ts';
import { type CaseState, evolve, openTask, reinstatement } from '../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../lib/domain/case/closure/propose.ts';
import type { Actor } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { decideObjection, raiseObjection } from '../../../lib/domain/case/objection/object.ts';
import {
  approveApplication,
  beginRegistration,
  refuseApplication,
} from '../../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../../lib/domain/case/registration/withdraw.ts';
import { transferRegistration } from '../../../lib/domain/case/transfer/transfer.ts';
import {
  applicant,
  beginningOf,
  calendar,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  rulesOf,
  secondOfficer,
  secondSupervisor,
  submission,
  supervisor,
  system,
} from './support/cases.ts';
import { closed, proposed } from './support/closed.ts';
import { by, having, refusalOf } from './support/decisions.ts';
import { nobodyElse } from './support/nobody-else.ts';
import { registered } from './support/registered.ts';

const now = friday + 8 * hour;
const lifecycle = lifecycleOf('chongqing');

/** An application on the worklist, entered by agency staff at the counter, or sent by the person. */
function applied(enteredBy?: Actor): CaseState {
  const event = submission(enteredBy ? { channel: 'counter' } : {});
  const { owner: _nobody, ...data } = event.data;
  const first = enteredBy ? { ...event, data, actor: enteredBy } : event;
  const state = evolve(undefined, newCaseId(), first);
  return having(state, openTask(state, decisionTaskId, 'decide-application', by(system, friday)));
}

const approve = (state: CaseState, actor: Actor, secondPerson = true) =>
  approveApplication(state, decisionTaskId, [], beginningOf('chongqing'), calendar, by(actor, now), {
    secondPerson,
  });
const refuse = (state: CaseState, actor: Actor, secondPerson = true) =>
  refuseApplication(state, decisionTaskId, 'in-employment', rulesOf('chongqing'), by(actor, now), {
    secondPerson,
  });
const related = (state: CaseState, actor: Actor): CaseState =>
  having(
    state,
    declareInterest(state, { subject: actor.subject, relation: 'relative' }, nobodyElse, by(actor, now)),
  );
const barredFrom = (result: Parameters<typeof refusalOf>[0]): string | undefined => {
  const refusal = refusalOf(result);
  return refusal?.reason === 'separation-of-duties' ? refusal.because : refusal?.reason;
};

describe('The decision on an application', () => {
  it('that an officer entered at the counter belongs to another one if the unit has a second person', () => {
    for (const decide of [approve, refuse]) {
      expect(barredFrom(decide(applied(officer), officer))).toBe('entered');
      expect(barredFrom(decide(applied(officer), secondOfficer))).toBeUndefined();
      expect(barredFrom(decide(applied(officer), supervisor))).toBeUndefined();
    }
  });

  it('is theirs if nobody else could make it: a small unit serves the person, too', () => {
    for (const decide of [approve, refuse])
      expect(barredFrom(decide(applied(officer), officer, false))).toBeUndefined();
  });

  it('of a person who applied online belongs to nobody who would be barred', () => {
    expect(barredFrom(approve(applied(), officer))).toBeUndefined();
  });

  it('is never made on one’s own application, or on that of a relative', () => {
    const own: Actor = { role: 'officer', subject: applicant.subject };
    for (const decide of [approve, refuse]) {
      expect(barredFrom(decide(applied(), own, false))).toBe('person');
      expect(barredFrom(decide(related(applied(), officer), officer, false))).toBe('relative');
      expect(barredFrom(decide(related(applied(), officer), secondOfficer))).toBeUndefined();
    }
  });
});

describe('The decision on a closure', () => {
  const decide = (state: CaseState, actor: Actor, close: boolean) =>
    decideClosure(state, 'decide-closure-1', { close }, lifecycle, by(actor, now));

  it.each([true, false])(
    'is made by a person other than the proposer, whether it closes (%s) or declines',
    (close) => {
      const state = proposed(registered());
      expect(barredFrom(decide(state, officer, close))).toBe('proposed');
      expect(barredFrom(decide(state, secondOfficer, close))).toBeUndefined();
      expect(barredFrom(decide(state, supervisor, close))).toBeUndefined();
    },
  );

  it('is neither proposed nor made by the person or a relative', () => {
    const own: Actor = { role: 'supervisor', subject: applicant.subject };
    const evidence = [{ kind: 'employment-record', source: 'register', on: '2026-11-19' }];
    const propose = (state: CaseState, actor: Actor) =>
      proposeClosure(state, 'employed', evidence, lifecycle, calendar, by(actor, now));
    expect(barredFrom(propose(registered(), own))).toBe('person');
    expect(barredFrom(propose(related(registered(), officer), officer))).toBe('relative');
    expect(barredFrom(decide(proposed(registered()), own, true))).toBe('person');
    expect(barredFrom(decide(related(proposed(registered()), supervisor), supervisor, true))).toBe(
      'relative',
    );
  });
});

describe('The review of a decision, as the notices promise it', () => {
  const object = (state: CaseState): CaseState =>
    having(state, raiseObjection(state, lifecycle, calendar, by(applicant, now)));
  const judge = (state: CaseState, actor: Actor, uphold = true) =>
    decideObjection(
      state,
      Object.keys(state.tasks)[0] ?? '',
      uphold,
      state.phase === 'closed'
        ? reinstatement(state, lifecycle, calendar, now)
        : beginRegistration(state, beginningOf('chongqing'), calendar, by(actor, now)),
      by(actor, now),
    );
  const refusedBy = (actor: Actor): CaseState => {
    const state = applied();
    return object(having(state, refuse(state, actor)));
  };

  it('of a closure is made by a supervisor who neither closed nor proposed it', () => {
    const state = object(closed(proposed(registered()), now, supervisor));
    for (const uphold of [true, false]) {
      expect(barredFrom(judge(state, supervisor, uphold))).toBe('decided');
      expect(barredFrom(judge(state, secondSupervisor, uphold))).toBeUndefined();
    }
    const proposer = { ...state, closure: state.closure && { ...state.closure, proposedBy: 'supervisor-3' } };
    expect(barredFrom(judge(proposer, { role: 'supervisor', subject: 'supervisor-3' }))).toBe('proposed');
  });

  it('of a refusal has a task for a supervisor, a deadline and escalations, and is raised once', () => {
    const state = refusedBy(officer);
    expect(state.tasks['decide-objection-refusal']).toMatchObject({
      kind: 'decide-objection',
      forSupervisor: true,
    });
    const deadline = state.deadlines['objection-refusal'];
    expect(deadline).toMatchObject({ kind: 'objection', taskId: 'decide-objection-refusal' });
    expect(deadline?.steps.map(({ to }) => to)).toContain('supervisor');
    expect(state.refusal?.objection).toMatchObject({ status: 'open' });
    expect(refusalOf(raiseObjection(state, lifecycle, calendar, by(applicant, now)))?.reason).toBe(
      'already-objected',
    );
  });

  it('of a refusal is not made by the officer, nor by the supervisor who refused', () => {
    expect(barredFrom(judge(refusedBy(officer), officer))).toBe('supervisor-needed');
    expect(barredFrom(judge(refusedBy(supervisor), supervisor))).toBe('decided');
    expect(barredFrom(judge(refusedBy(supervisor), secondSupervisor))).toBeUndefined();
  });

  it('that finds a refusal wrong registers the person from the day of acceptance, with everything that begins', () => {
    const state = refusedBy(officer);
    const righted = having(state, judge(state, supervisor));
    expect(righted).toMatchObject({
      phase: 'registered',
      registeredAt: state.submittedAt,
      approvedAt: new Date(now).toISOString(),
      refusal: { objection: { status: 'upheld' } },
      followUp: { firstMonth: '2026-11' },
    });
    expect(righted.endedAt).toBeUndefined();
    expect(righted.endedTasks['decide-objection-refusal']?.outcome).toBe('overturned');
    expect(righted.deadlines['first-contact-1']).toMatchObject({ dueDate: '2026-11-27' });
    expect(righted.executions.map(({ workflow }) => workflow)).toEqual(['registration', 'service-plan']);
  });

  it('that finds a refusal right leaves it, and nothing is open', () => {
    const state = refusedBy(officer);
    const dismissed = having(state, judge(state, supervisor, false));
    expect([dismissed.phase, dismissed.tasks, dismissed.deadlines]).toEqual(['refused', {}, {}]);
    expect(dismissed.refusal?.objection?.status).toBe('dismissed');
  });
});

describe('A declared interest', () => {
  it('bars from every step of every kind, including a transfer and any other write', () => {
    const state = related(registered(), officer);
    const to = { caseId: newCaseId(), region: 'yunnan', district: '530102' } as const;
    const transfer = { to: { ...to, placeBasis: 'residence', applicationNumber: '1' } as const };
    const moved = transferRegistration(
      state,
      { ...transfer, beginning: beginningOf('yunnan') },
      calendar,
      by(officer, now),
    );
    expect(moved).toMatchObject({ failure: { reason: 'separation-of-duties', because: 'relative' } });
    expect(separationRefusal(state, 'any-other', by(officer, now))?.because).toBe('relative');
    expect(separationRefusal(state, 'any-other', by(secondOfficer, now))).toBeUndefined();
    expect(separationRefusal(state, 'any-other', by(applicant, now))).toBeUndefined();
  });

  it('is declared by oneself, or by a supervisor for somebody else, once', () => {
    const of = (subject: string, actor: Actor, state = registered()) =>
      refusalOf(declareInterest(state, { subject, relation: 'household' }, nobodyElse, by(actor, now)))
        ?.reason;
    expect(of(officer.subject, officer)).toBeUndefined();
    expect(of(officer.subject, supervisor)).toBeUndefined();
    expect(of(officer.subject, secondOfficer)).toBe('supervisor-needed');
    expect(of(officer.subject, officer, related(registered(), officer))).toBe('interest-already-declared');
  });

  it('keeps the case from being given to them, and to the person’s representatives', () => {
    const declared = related(registered(), officer);
    const state = {
      ...declared,
      mandates: [
        {
          mandateId: 'mandate-1',
          subject: 'acting',
          from: '2026-11-20',
          until: '2026-12-20',
          grantedAt: new Date(friday).toISOString(),
        },
      ],
    };
    const officers = [officer, secondOfficer, { subject: 'acting' }].map(({ subject }) => ({
      subject,
      districts: ['50'],
      load: 0,
    }));
    expect(withoutRelated(state, officers).map(({ subject }) => subject)).toEqual([secondOfficer.subject]);
    const given = reassign(
      state,
      { to: officer.subject, officers, today: '2026-11-20' },
      by(supervisor, now),
    );
    expect(refusalOf(given)).toEqual({ reason: 'officer-not-available', because: 'related' });
  });
});

describe('A registration for which there is no officer (SX-1.3, QH-1.3, CQ-1.3, I-27)', () => {
  it('goes to the supervisors of its district with a deadline, once, until one is named', () => {
    const before = registered();
    const { assignment: _nobody, ...state } = before;
    const event = needOfficer(state, lifecycle, calendar, by(system, now));
    const asked = event && evolve(state, state.caseId, event);
    expect(asked?.tasks['name-officer-1']).toMatchObject({ kind: 'name-officer', forSupervisor: true });
    expect(asked?.deadlines['officer-naming-1']?.kind).toBe('officer-naming');
    if (!asked) throw new Error('nobody was asked');
    expect(needOfficer(asked, lifecycle, calendar, by(system, now))).toBeUndefined();
    const officers = [{ subject: officer.subject, districts: ['50'], load: 0 }];
    const named = having(asked, reassign(asked, { officers, today: '2026-11-20' }, by(supervisor, now)));
    expect([named.assignment?.officer, named.endedTasks['name-officer-1']?.outcome]).toEqual([
      officer.subject,
      'named',
    ]);
  });
});

describe('A withdrawal', () => {
  const withdraw = (state: CaseState, actor: Actor) =>
    refusalOf(withdrawApplication(state, by(actor, now)))?.reason;

  it('of an application at the counter is entered by staff for the person', () => {
    for (const actor of [officer, secondOfficer, supervisor])
      expect(withdraw(applied(officer), actor)).toBeUndefined();
  });

  it('of an online application is only made by the person', () => {
    expect(withdraw(applied(), applicant)).toBeUndefined();
    for (const actor of [officer, supervisor])
      expect(withdraw(applied(), actor)).toBe('withdrawal-is-the-persons');
  });
});
