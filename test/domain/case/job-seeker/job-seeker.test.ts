import { describe, expect, it } from 'vitest';
import { assignOfficer } from '../../../../lib/domain/case/assignment/assign-officer.ts';
import type { NamedOfficer } from '../../../../lib/domain/case/assignment/need-officer.ts';
import { type CaseState, evolve, parseEvent } from '../../../../lib/domain/case/case.ts';
import { endJobSeekerRegistration } from '../../../../lib/domain/case/job-seeker/end.ts';
import { endReasons } from '../../../../lib/domain/case/job-seeker/events.ts';
import { registerJobSeeker } from '../../../../lib/domain/case/job-seeker/register.ts';
import { serveTaskId } from '../../../../lib/domain/case/job-seeker/tasks.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { carriedLedgerOf } from '../../../../lib/domain/case/ledger/carry-over.ts';
import { recordService } from '../../../../lib/domain/case/service-plan/record-service.ts';
import { districtOf } from '../../../support/applications.ts';
import {
  applicant,
  asJobSeeker,
  calendar,
  day,
  friday,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
  supervisor,
} from '../support/cases.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { profiling, registered } from '../support/registered.ts';

const named: NamedOfficer = { officer: 'officer-1', because: 'load' };

/** Somebody who asked to be registered as a job-seeker. */
function jobSeeker(
  region: Region = 'chongqing',
  officerNamed: NamedOfficer | 'nobody' = named,
  change: Partial<Parameters<typeof registerJobSeeker>[0]> = {},
): CaseState {
  const event = registerJobSeeker(
    { region, district: districtOf(region), channel: 'counter', applicationNumber: '1', ...change },
    officerNamed === 'nobody' ? undefined : officerNamed,
    lifecycleOf(region),
    calendar,
    by(officer, friday),
  );
  return evolve(undefined, newCaseId(), event);
}

const placement = (state: CaseState, change: Partial<Parameters<typeof recordService>[1]> = {}) =>
  recordService(
    state,
    { type: 'job-search-coaching', on: '2026-11-20', outcome: 'offered', ...change },
    '1990-03-07',
    lifecycleOf(state.region),
    calendar,
    by(officer, friday + day),
  );

describe('Registration as a job-seeker', () => {
  it.each<[Region, string]>([
    ['shanxi', 'SX-1.6'],
    ['qinghai', 'QH-1.4'],
    ['weihai', 'I-03'],
    ['chongqing', 'CQ-1.4'],
    ['yunnan', 'YN-1.2.3'],
  ])('in %s is a thing of its own, at once, with an officer and a first service (%s)', (region) => {
    const state = jobSeeker(region);
    expect(state).toMatchObject({
      phase: 'job-seeker',
      assignment: named,
      jobSeeker: { since: expect.any(String) },
    });
    expect(state.placeBasis).toBeUndefined();
    expect(Object.keys(state.tasks)).toEqual([serveTaskId]);
    // 及时: no number is given, so the default of I-13 applies.
    expect(Object.values(state.deadlines)).toMatchObject([
      { dueDate: '2026-11-27', basis: { clause: 'I-13' } },
    ]);
  });

  it('begins the same way if an application was refused with the offer (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3)', () => {
    const refusedCase: CaseState = {
      ...evolve(undefined, newCaseId(), submission()),
      phase: 'refused',
      endedAt: '2026-11-20T02:00:00.000Z',
      refusal: { reason: 'draws-pension', jobSeekerRegistrationOffered: true },
    };
    const state = having(refusedCase, asJobSeeker(refusedCase, by(applicant, friday)));
    expect(state).toMatchObject({ phase: 'job-seeker', assignment: { officer: 'officer-chongqing' } });
    expect(state.endedAt).toBeUndefined();
    expect(Object.keys(state.tasks)).toContain(serveTaskId);
  });

  it('is readable in the form stored before it had an officer', () => {
    const stored = {
      type: 'job-seeker-registered',
      at: new Date(friday).toISOString(),
      actor: applicant,
      data: {},
    };
    const before: CaseState = { ...evolve(undefined, newCaseId(), submission()), phase: 'refused' };
    const state = evolve(before, before.caseId, parseEvent(stored));
    expect(state.phase).toBe('job-seeker');
    expect(placement(state).ok).toBe(true);
  });

  it('is served: the first service ends the task, and further ones are recorded (QH-1.4 职业介绍等服务)', () => {
    const state = having(jobSeeker(), placement(jobSeeker()));
    expect(state.endedTasks[serveTaskId]?.outcome).toBe('served');
    const again = having(state, placement(state, { outcome: 'taken' }));
    expect(again.plan.services).toHaveLength(2);
    expect(refusalOf(placement(state, { on: '2026-11-19' }))).toMatchObject({
      reason: 'service-outside-plan',
    });
  });

  it('is never proposed for closure because services were declined', () => {
    let state = jobSeeker();
    for (let time = 0; time < 4; time += 1)
      state = having(state, placement(state, { outcome: 'refused', refusalReason: 'not-interested' }));
    expect(state.closure).toBeUndefined();
    expect(state.phase).toBe('job-seeker');
  });

  it('accepts a profile and the groups, as a registration does', () => {
    const state = having(
      jobSeeker(),
      profiling(jobSeeker(), { facts: [{ code: 'skill-level' }], tags: [{}] }),
    );
    expect(Object.keys(state.ledger.facts)).toEqual(['skill-level']);
  });

  it.each(endReasons)('ends for the reason %s, and everything open with it (I-51)', (reason) => {
    const state = jobSeeker();
    const ended = having(state, endJobSeekerRegistration(state, reason, by(officer, friday + day)));
    expect(ended).toMatchObject({ phase: 'job-seeker-ended', jobSeeker: { ended: reason } });
    expect([ended.tasks, ended.deadlines]).toEqual([{}, {}]);
    expect(refusalOf(endJobSeekerRegistration(ended, reason, by(officer, friday + day)))).toMatchObject({
      reason: 'not-possible-in-phase',
    });
  });

  it('is ended by the person at will, but not for reasons that only the agency knows', () => {
    const end = (reason: (typeof endReasons)[number]) =>
      endJobSeekerRegistration(jobSeeker(), reason, by(applicant, friday));
    expect([end('own-wish').ok, end('in-work').ok]).toEqual([true, true]);
    for (const reason of ['registered-as-unemployed', 'deceased'] as const)
      expect(refusalOf(end(reason))).toEqual({ reason: 'end-reason-not-yours' });
  });

  it('takes over what was learnt about the person as unemployed, and gives it back, marked as carried over', () => {
    const unemployed = registered();
    const known = having(
      unemployed,
      profiling(unemployed, {
        facts: [{ code: 'skill-level' }],
        tags: [{ group: 'out-of-poverty', applies: false }, {}],
      }),
    );
    const carriedLedger = carriedLedgerOf([known]);
    const state = jobSeeker('chongqing', named, { ...(carriedLedger && { carriedLedger }) });
    expect(state.ledger.facts['skill-level']).toMatchObject({ source: 'carried-over', on: '2026-11-20' });
    expect(state.ledger.tags['out-of-poverty']).toMatchObject({
      applies: false,
      source: 'carried-over',
    });
    // Work ends it and re-inclusion restores it, so it is examined again (YN-5.1.3).
    expect(state.ledger.tags['employment-difficulty']).toBeUndefined();
    const back = carriedLedgerOf([state]);
    const applied = evolve(undefined, newCaseId(), submission({ ...(back && { carriedLedger: back }) }));
    expect(applied.ledger.facts).toEqual(state.ledger.facts);
    expect(carriedLedgerOf([registered()])).toBeUndefined();
  });
});

describe('A case for which the district has no officer', () => {
  it('goes to its supervisor, who names one (SX-1.3, QH-1.3, CQ-1.3 确定专人)', () => {
    const state = jobSeeker('shanxi', 'nobody');
    expect(state.assignment).toBeUndefined();
    expect(state.tasks['name-officer-1']).toMatchObject({ kind: 'name-officer', forSupervisor: true });
    expect(state.deadlines['officer-naming-1']).toMatchObject({ dueDate: '2026-11-27' });
    const assigned = having(
      state,
      assignOfficer(state, { officer: 'officer-9', because: 'reassignment' }, by(supervisor, friday)),
    );
    expect(assigned.endedTasks['name-officer-1']?.outcome).toBe('named');
    expect(assigned.tasks[serveTaskId]).toBeDefined();
  });
});
