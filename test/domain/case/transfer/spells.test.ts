import { describe, expect, it } from 'vitest';
import { declareInterest } from '../../../../lib/domain/case/assignment/declare-interest.ts';
import { separationRefusal } from '../../../../lib/domain/case/assignment/separation.ts';
import {
  brokenInvariants,
  type CaseState,
  effectsOf,
  evolve,
  openTask,
} from '../../../../lib/domain/case/case.ts';
import type { ClosureEvidence } from '../../../../lib/domain/case/closure/events.ts';
import { restrictProcessing } from '../../../../lib/domain/case/data-rights/rights.ts';
import { coverageOf } from '../../../../lib/domain/case/follow-up/coverage.ts';
import { relationTo } from '../../../../lib/domain/case/kernel/access.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { recordProfile } from '../../../../lib/domain/case/ledger/record-profile.ts';
import { grantMandate } from '../../../../lib/domain/case/mandate/mandate.ts';
import { approveApplication } from '../../../../lib/domain/case/registration/decide.ts';
import { asPreviousSpell } from '../../../../lib/domain/case/registration/previous-spell.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import { type Transfer, transferRegistration } from '../../../../lib/domain/case/transfer/transfer.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { districtOf, districts } from '../../../support/applications.ts';
import {
  at,
  beginningOf,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
  system,
} from '../support/cases.ts';
import { closed, followUpOpened, proposed } from '../support/closed.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { nobodyElse } from '../support/nobody-else.ts';
import { knownValue, planned, registered } from '../support/registered.ts';

const marked = (state: CaseState, applies = true): CaseState => {
  const now = Date.parse(state.registeredAt ?? '') + hour;
  const tags = [{ group: 'employment-difficulty', applies, source: 'officer' as const, on: '2026-11-20' }];
  const rules = lifecycleOf(state.region, now);
  return having(state, recordProfile(state, { facts: [], tags }, rules, calendar, by(officer, now)));
};

describe('Re-entry (YN-5.1.3)', () => {
  const closedAt = at('2027-01-15T10:00:00+08:00');
  const spell = (
    region: Region,
    unemployedOn: string,
    { reason = 'employed', kind = 'employment-record', difficulty = true } = {},
  ) =>
    asPreviousSpell(
      closed(proposed(marked(registered(region), difficulty), reason, kind, closedAt), closedAt + hour),
      unemployedOn,
      region,
      lifecycleOf(region, closedAt),
    );

  // The evidence is dated 2026-11-19; the officer closed eight weeks later.
  it.each([
    ['2027-05-18', true],
    ['2027-05-19', false],
    ['2027-07-14', false],
  ])(
    'by somebody out of work again on %s, in work since 2026-11-19 and closed on 2027-01-15, is within six months: %s',
    (on, reIncludes) => {
      expect(spell('yunnan', on)).toMatchObject({
        closedOn: '2027-01-15',
        inWorkSince: '2026-11-19',
        reIncludes,
      });
    },
  );

  it('counts from the first day in work that any evidence names, and from the closure if none was kept', () => {
    const state = proposed(marked(registered('yunnan')), 'employed', 'employment-record', closedAt);
    const { closure } = state;
    const of = (evidence: readonly ClosureEvidence[]) =>
      closure &&
      asPreviousSpell(
        closed({ ...state, closure: { ...closure, evidence: [...evidence] } }, closedAt + hour),
        '2027-03-01',
        'yunnan',
        lifecycleOf('yunnan', closedAt),
      )?.inWorkSince;
    const record = { kind: 'employment-record', source: 'register' };
    expect(
      of([
        { ...record, on: '2026-12-20', since: '2026-12-01' },
        { ...record, on: '2026-12-10' },
      ]),
    ).toBe('2026-12-01');
    expect(of([{ ...record, on: '2026-12-20' }])).toBe('2026-12-20');
  });

  it.each(servedRegions.ids)('is a rule of Yunnan only: %s', (region) => {
    expect(spell(region, '2027-03-01')?.reIncludes).toBe(region === 'yunnan');
  });

  it('needs employment difficulty, and that the person was in work', () => {
    expect(spell('yunnan', '2027-03-01', { difficulty: false })?.reIncludes).toBe(false);
    for (const [reason, kind, reIncludes] of [
      ['self-employed', 'business-match', true],
      ['stable-income', 'statement-of-the-person', true],
      ['applicant-request', 'statement-of-the-person', false],
      ['incapacitated', 'appraisal', false],
    ] as const)
      expect(spell('yunnan', '2027-03-01', { reason, kind })?.reIncludes).toBe(reIncludes);
  });

  it('links no spell that has not ended', () => {
    expect(
      asPreviousSpell(registered('yunnan'), '2027-03-01', 'yunnan', lifecycleOf('yunnan')),
    ).toBeUndefined();
  });

  it('re-includes the person when the application is approved, and owes them one-to-one service', () => {
    const previousSpell = spell('yunnan', '2027-03-01');
    const now = at('2027-03-02T10:00:00+08:00');
    const applied = evolve(
      undefined,
      newCaseId(),
      submission({ region: 'yunnan', ...(previousSpell && { previousSpell }) }, now),
    );
    const open = having(applied, openTask(applied, decisionTaskId, 'decide-application', by(system, now)));
    const approved = approveApplication(
      open,
      decisionTaskId,
      [],
      beginningOf('yunnan', now),
      calendar,
      by(officer, now),
    );
    expect(having(open, approved)).toMatchObject({
      reIncluded: true,
      previousSpell,
      ledger: {
        tags: { 'employment-difficulty': { applies: true, source: 'carried-over', on: '2027-03-02' } },
      },
    });
  });
});

describe('A transfer between the four places (I-15)', () => {
  const to = (region: Region, district: string = districtOf(region)): Transfer['to'] => ({
    caseId: newCaseId(),
    region,
    district,
    placeBasis: 'last-employment',
    applicationNumber: `${district}20261120ABCDEFGH`,
  });
  const transfer = (
    state: CaseState,
    target: Transfer['to'],
    now: number,
    workingDaysLeft = 7,
    actor = officer,
  ) =>
    transferRegistration(
      state,
      { to: target, beginning: beginningOf(target.region, now, workingDaysLeft) },
      calendar,
      by(actor, now),
    );
  const transferred = (state: CaseState, target: Transfer['to'], now: number, workingDaysLeft?: number) => {
    const moved = transfer(state, target, now, workingDaysLeft);
    if (!moved.ok) throw new Error(moved.failure.reason);
    return {
      from: having(state, moved.value.out),
      to: evolve(undefined, target.caseId, moved.value.in),
      events: moved.value,
    };
  };

  it('takes along who is barred from the case and who acts for the person, whatever the place', () => {
    const now = friday + day;
    const supervisor = { role: 'supervisor', subject: 'supervisor-of-both' } as const;
    const related = having(
      registered(),
      declareInterest(
        registered(),
        { subject: supervisor.subject, relation: 'relative' },
        nobodyElse,
        by(supervisor, now),
      ),
    );
    const mandate = {
      subject: 'helper',
      from: '2026-11-20',
      until: '2027-01-31',
      seen: 'identity-card',
    } as const;
    const state = having(related, grantMandate(related, mandate, by(officer, now)));
    const moved = transferred(state, to('yunnan'), now + hour).to;
    if (!moved) throw new Error('nothing was taken over');
    expect(separationRefusal(moved, 'decide-closure', { actor: supervisor })?.because).toBe('relative');
    const helper = { subject: 'helper', role: 'applicant', representsOn: '2026-11-24' } as const;
    expect(relationTo(helper, moved)).toBe('mandate');
  });

  it('takes along a restriction of processing (PIPL art. 44)', () => {
    const seen = { channel: 'counter', seen: 'identity-card' } as const;
    const before = registered();
    const state = having(before, restrictProcessing(before, seen, by(officer, friday + day)));
    const moved = transferred(state, to('yunnan'), friday + day + hour).to;
    expect(moved?.restriction).toEqual(state.restriction);
    expect(transferred(before, to('yunnan'), friday + day).to?.restriction).toBeUndefined();
  });

  const november = at('2026-11-23T10:00:00+08:00');

  it('ends one case with all that is open, and begins another that continues the spell', () => {
    const before = marked(planned('chongqing'));
    const target = to('yunnan');
    const moved = transferred(before, target, november);
    expect(moved.from).toMatchObject({
      phase: 'closed',
      transferredTo: { caseId: target.caseId, region: 'yunnan', district: districts.yunnan },
    });
    expect([moved.from.tasks, moved.from.deadlines, moved.from.scheduledActions]).toEqual([{}, {}, {}]);
    expect(moved.to).toMatchObject({
      phase: 'registered',
      region: 'yunnan',
      placeBasis: 'last-employment',
      submittedAt: before.submittedAt,
      registeredAt: before.registeredAt,
      owner: before.owner,
      transferredFrom: { caseId: before.caseId, district: before.district },
      ledger: { tags: before.ledger.tags },
    });
    expect(moved.to.deadlines['first-contact-1']?.countsFrom).toBe(new Date(november).toISOString());
    expect(moved.to.executions.map(({ workflow }) => workflow)).toEqual(['service-plan']);
  });

  it('carries over what was learnt, marked as such, and that the person was re-included', () => {
    const state: CaseState = {
      ...marked(registered('yunnan')),
      reIncluded: true,
      previousSpell: {
        caseId: newCaseId(),
        closedOn: '2026-08-01',
        reason: 'employed',
        employmentDifficulty: true,
        reIncludes: true,
      },
    };
    const [code = ''] = lifecycleOf('yunnan').ledger.profileFacts;
    const facts = [{ code, value: knownValue(code), source: 'officer' as const, on: '2026-11-20' }];
    const learnt = having(
      state,
      recordProfile(
        state,
        { facts, tags: [] },
        lifecycleOf('yunnan'),
        calendar,
        by(officer, friday + 2 * hour),
      ),
    );
    const moved = transferred(learnt, to('yunnan', '530103'), november);
    expect(moved.to.ledger.facts[code]).toMatchObject({ value: knownValue(code), source: 'carried-over' });
    expect(moved.to).toMatchObject({ reIncluded: true, previousSpell: state.previousSpell });
  });

  it('is refused to the same district, and for a case that is not registered', () => {
    expect(refusalOf(transfer(registered(), to('chongqing'), november))?.reason).toBe('same-district');
    const ended = closed(proposed(registered()));
    expect(refusalOf(transfer(ended, to('yunnan'), november))?.reason).toBe('not-possible-in-phase');
    const gone = transferred(registered(), to('yunnan'), november).from;
    expect(refusalOf(transfer(gone, to('weihai'), november))?.reason).toBe('not-possible-in-phase');
  });

  it('answers the task that asked for it', () => {
    const state = registered();
    const rules = lifecycleOf('chongqing');
    const signal = { kind: 'moved', origin: 'person', asOf: '2026-11-20' } as const;
    const asked = having(
      state,
      receiveSignal(state, signal, rules, calendar, by(officer, friday + 2 * hour)),
    );
    const moved = transferred(asked, to('yunnan'), november);
    expect(moved.events.out.data.taskId).toBe('arrange-transfer-1');
    expect(moved.from.endedTasks['arrange-transfer-1']?.outcome).toBe('closed');
  });

  it('makes a pending closure lapse as transferred, not as closed, and wakes its waiting workflow', () => {
    const moved = transferred(proposed(registered()), to('yunnan'), november);
    expect(moved.from.endedTasks['decide-closure-1']?.outcome).toBe('transferred');
    expect(moved.from.closure).toBeUndefined();
    expect(effectsOf(moved.events.out, moved.from.version, moved.from)).toContainEqual({
      kind: 'wake-task',
      taskId: 'decide-closure-1',
      outcome: 'transferred',
    });
    expect(asPreviousSpell(moved.from, '2026-12-01', 'yunnan', lifecycleOf('yunnan'))).toBeUndefined();
  });

  describe('owes every month once', () => {
    /** The months of both cases and which case owes each, without those handed over. */
    const owed = (
      { from, to: next }: { from: CaseState; to: CaseState },
      months: readonly string[],
      now: number,
    ) =>
      months.map((month) => {
        const here = from.followUp?.months[month];
        const handedOver = here?.excuse === 'transferred' && month >= (next.followUp?.firstMonth ?? '');
        const cells = [
          ...(here && !handedOver ? [`here ${here.status}`] : []),
          ...(coverageOf(next, month, now) === 'not-owed' ? [] : ['there']),
        ];
        return `${month}: ${cells.join(', ')}`;
      });
    const rest = ['2026-12: there', '2027-01: there'];

    it.each<[string, () => CaseState, string, number, string]>([
      [
        'while the month is not done, so that the new place owes it',
        registered,
        '2026-11-23',
        6,
        '2026-11: there',
      ],
      ['after the first contact has done the month', planned, '2026-11-23', 6, '2026-11: here done'],
      [
        'on the last day without having done the month, which is excused here',
        registered,
        '2026-11-30',
        1,
        '2026-11: here excused',
      ],
      ['on the last day after doing the month', planned, '2026-11-30', 1, '2026-11: here done'],
    ])('when the person moves %s', (_how, make, on, workingDaysLeft, november2026) => {
      const now = at(`${on}T16:00:00+08:00`);
      const moved = transferred(make(), to('chongqing', '500106'), now, workingDaysLeft);
      expect(owed(moved, ['2026-11', '2026-12', '2027-01'], now)).toEqual([november2026, ...rest]);
      const begins = Date.parse(moved.to.scheduledActions['next-follow-up']?.at ?? '');
      expect(begins).toBeGreaterThanOrEqual(now);
      const began = followUpOpened(moved.to);
      expect(brokenInvariants(began, begins)).not.toContain('month-without-obligation');
    });

    it('when a month begins while the old one is still overdue', () => {
      const opened = followUpOpened(registered());
      const now = at('2026-12-01T10:00:00+08:00');
      const moved = transferred(opened, to('chongqing', '500106'), now, 23);
      expect(moved.from.followUp?.months['2026-11']).toMatchObject({ status: 'missed' });
      expect(moved.from.metDeadlines['follow-up-2026-11']?.late).toBe(true);
      expect(owed(moved, ['2026-11', '2026-12'], now)).toEqual(['2026-11: here missed', '2026-12: there']);
    });

    it('when the first contact at the new place counts for the month that it owes', () => {
      const now = november;
      const moved = transferred(registered(), to('yunnan'), now, 6).to;
      const open = having(
        moved,
        openTask(moved, 'make-first-contact-1', 'make-first-contact', by(system, now)),
      );
      const contacted = having(
        open,
        recordContact(
          open,
          'make-first-contact-1',
          { method: 'phone', reached: true },
          lifecycleOf('yunnan', now),
          calendar,
          by(officer, now + day),
        ),
      );
      expect(coverageOf(contacted, '2026-11', now + day)).toBe('done');
    });
  });
});
