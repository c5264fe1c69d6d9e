import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { type CaseState, effectsOf, evolve } from '../../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import { recordScreening } from '../../../../lib/domain/case/registration/screening.ts';
import { reportedKinds, signalKinds } from '../../../../lib/domain/case/signals/events.ts';
import { handleSignal } from '../../../../lib/domain/case/signals/handle-signal.ts';
import { signalOfMatch } from '../../../../lib/domain/case/signals/match.ts';
import { receiveSignal, type Signal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import { reportChange } from '../../../../lib/domain/case/signals/report-change.ts';
import { withdrawChange } from '../../../../lib/domain/case/signals/withdraw-change.ts';
import {
  type ComparedFact,
  contradictingFacts,
  grantFacts,
  hardshipFacts,
} from '../../../../lib/domain/comparison.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  secondOfficer,
  submission,
  system,
} from '../support/cases.ts';
import { closed, closureTask, onWorklist, proposed } from '../support/closed.ts';
import { by, having, possible, refusalOf } from '../support/decisions.ts';
import { contacted, planned, planning, registered } from '../support/registered.ts';

const now = friday + 5 * hour;
const receive = (state: CaseState, signal: Partial<Signal> & Pick<Signal, 'kind' | 'origin'>) =>
  receiveSignal(
    state,
    { asOf: '2026-11-20', ...signal },
    lifecycleOf(state.region),
    calendar,
    by(officer, now),
  );
const told = (state: CaseState, kind: Signal['kind'], origin: Signal['origin'] = 'person') =>
  having(state, receive(state, { kind, origin }));

describe('A signal from the person', () => {
  it.each<[Signal['kind'], string]>([
    ['found-work', 'employed'],
    ['started-business', 'self-employed'],
    ['stable-income', 'stable-income'],
    ['no-longer-looking', 'applicant-request'],
  ])('of %s proposes a closure for %s on that statement, and closes nothing (C5, I-16)', (kind, reason) => {
    const state = told(registered(), kind);
    expect(state).toMatchObject({
      phase: 'registered',
      closure: {
        status: 'proposed',
        reason,
        evidence: [{ kind: 'statement-of-the-person', source: 'person', on: '2026-11-20' }],
      },
    });
    expect(state.signals).toMatchObject([{ number: 1, kind, origin: 'person' }]);
  });

  it.each<[Signal['kind'], string, string]>([
    ['moved', 'arrange-transfer', 'transfer'],
    ['changed-intention', 'adjust-plan', 'plan-adjustment'],
  ])('of %s puts %s on the worklist once, with a deadline (%s)', (kind, task, deadline) => {
    const state = told(told(planned(), kind), kind, 'officer');
    expect(Object.values(state.tasks).filter((each) => each.kind === task)).toHaveLength(1);
    expect(Object.values(state.deadlines).filter((each) => each.kind === deadline)).toHaveLength(1);
    expect(state.signals).toHaveLength(2);
  });

  it('of another intention waits for the plan if there is none yet, and is accepted once until then', () => {
    const before = contacted();
    const state = told(before, 'changed-intention');
    expect(state.tasks).toEqual(before.tasks);
    expect(state.signals).toMatchObject([{ number: 1, kind: 'changed-intention' }]);
    const again = { kind: 'changed-intention', origin: 'person' } as const;
    expect(refusalOf(receive(state, again))?.reason).toBe('already-reported');
    const withPlan = told(having(state, planning(state)), 'changed-intention');
    expect(Object.values(withPlan.tasks).map(({ kind }) => kind)).toContain('adjust-plan');
  });

  it('is kept for the decider while a closure is proposed, and proposes no second one', () => {
    const state = told(proposed(registered()), 'started-business');
    expect(state.closure).toMatchObject({ number: 1, reason: 'employed' });
    expect(state.signals).toHaveLength(1);
  });

  it('is refused when it is dated tomorrow', () => {
    for (const kind of signalKinds)
      expect(refusalOf(receive(registered(), { kind, origin: 'person', asOf: '2026-11-21' }))?.reason).toBe(
        'date-in-future',
      );
  });
});

describe('A report by the person', () => {
  const again = (state: CaseState, kind: Signal['kind']) =>
    refusalOf(receive(state, { kind, origin: 'person' }))?.reason;
  const decided = (state: CaseState, close: boolean) =>
    having(
      state,
      decideClosure(state, closureTask(state), { close }, lifecycleOf(state.region), by(secondOfficer, now)),
    );

  it.each(signalKinds)('of %s cannot be repeated while it is pending, but any other can be made', (kind) => {
    const state = told(planned(), kind);
    expect(again(state, kind)).toBe('already-reported');
    for (const other of signalKinds.filter((each) => each !== kind))
      expect(again(state, other)).toBeUndefined();
  });

  it('does not let a case grow: only one of each kind is accepted before a human acts', () => {
    const all = signalKinds.reduce<CaseState>((state, kind) => told(state, kind), planned());
    for (const kind of signalKinds) expect(again(all, kind)).toBe('already-reported');
    expect(all.signals).toHaveLength(signalKinds.length);
  });

  it.each<Signal['kind']>(['moved', 'changed-intention', 'registered-elsewhere', 'note'])(
    'of %s can be repeated once its task is handled',
    (kind) => {
      const state = told(planned(), kind);
      const opened = Object.keys(state.tasks).find((id) => /^(assess|arrange|adjust)-/.test(id));
      const handled = having(state, handleSignal(state, opened ?? '', by(officer, now)));
      expect(again(handled, kind)).toBeUndefined();
    },
  );

  it.each<Signal['kind']>([
    'found-work',
    'started-business',
    'stable-income',
    'no-longer-looking',
    'drawing-pension',
    'entered-school',
    'joined-army',
    'moving-abroad',
  ])('of %s can be repeated once the closure is declined', (kind) => {
    const state = onWorklist(told(registered(), kind), now);
    expect(again(decided(state, false), kind)).toBeUndefined();
  });

  it('is also pending if it joined a proposal or a task started by others', () => {
    const proposal = told(proposed(registered()), 'started-business');
    expect(again(proposal, 'started-business')).toBe('already-reported');
    expect(again(decided(proposal, false), 'started-business')).toBeUndefined();
    const task = told(told(planned(), 'moved', 'officer'), 'moved');
    expect(again(task, 'moved')).toBe('already-reported');
  });

  it('is not pending because of what others start after it was dealt with', () => {
    const declined = decided(onWorklist(told(registered(), 'found-work'), now), false);
    const since = proposed(declined, 'employed', 'employment-record', now + hour);
    expect(again(since, 'found-work')).toBeUndefined();
    const moved = told(planned(), 'moved');
    const handled = having(moved, handleSignal(moved, 'arrange-transfer-1', by(officer, now)));
    const noted = having(
      handled,
      receiveSignal(
        handled,
        { kind: 'moved', origin: 'officer', asOf: '2026-11-20' },
        lifecycleOf(handled.region),
        calendar,
        by(officer, now + hour),
      ),
    );
    expect(again(noted, 'moved')).toBeUndefined();
  });

  it('restricts neither an officer nor a comparison', () => {
    const state = told(registered(), 'found-work');
    for (const origin of ['officer', 'comparison'] as const)
      expect(refusalOf(receive(state, { kind: 'found-work', origin }))?.reason).toBeUndefined();
    const noted = told(registered(), 'found-work', 'officer');
    expect(again(noted, 'found-work')).toBeUndefined();
  });
});

describe('A report that the person takes back', () => {
  const takesBack = (state: CaseState, number: number) =>
    withdrawChange(state, number, lifecycleOf(state.region), calendar, by(applicant, now));
  const takenBack = (state: CaseState, number = state.signals.length) =>
    having(state, takesBack(state, number));
  const kindsOf = (state: CaseState) => Object.values(state.tasks).map(({ kind }) => kind);

  it.each<Signal['kind']>([
    'found-work',
    'started-business',
    'stable-income',
    'no-longer-looking',
    'drawing-pension',
    'entered-school',
    'joined-army',
    'moving-abroad',
  ])('of %s ends the proposal that rested on it alone, and an officer looks into it (SX-2.6, C5)', (kind) => {
    const before = registered();
    const state = takenBack(onWorklist(told(before, kind), now));
    expect(state.phase).toBe('registered');
    expect(state.closure?.status).toBe('declined');
    expect(kindsOf(state)).toEqual([...kindsOf(before), 'assess-signal']);
    expect(Object.values(state.deadlines).some((each) => each.kind === 'closure-decision')).toBe(false);
    expect(state.endedTasks['decide-closure-1']?.outcome).toBe('declined');
    expect(refusalOf(receive(state, { kind, origin: 'person' }))).toBeUndefined();
  });

  it.each<Signal['kind']>(['moved', 'changed-intention'])('of %s ends the task that it opened', (kind) => {
    const state = takenBack(told(planned(), kind));
    expect(kindsOf(state)).toEqual(kindsOf(planned()));
    expect(refusalOf(takesBack(state, 1))?.reason).toBe('change-not-withdrawable');
  });

  it('leaves what a comparison, another place or an officer has found as well', () => {
    const compared = takenBack(told(told(registered(), 'found-work'), 'found-work', 'comparison'), 1);
    expect(compared.closure?.status).toBe('proposed');
    const byOfficer = takenBack(told(proposed(registered()), 'found-work'));
    expect(byOfficer.closure?.status).toBe('proposed');
    const moved = takenBack(told(told(planned(), 'moved'), 'registered-elsewhere', 'comparison'), 1);
    expect(kindsOf(moved)).toContain('arrange-transfer');
  });

  it('ends a proposal that several reports share with the last of them, in whatever order', () => {
    for (const order of [
      [1, 2],
      [2, 1],
    ]) {
      const both = told(told(registered(), 'found-work'), 'no-longer-looking');
      const one = takenBack(both, order[0]);
      expect(one.closure?.status).toBe('proposed');
      expect(takenBack(one, order[1]).closure?.status).toBe('declined');
    }
  });

  it('is one of their own that nobody has dealt with', () => {
    const cases: readonly [CaseState, number][] = [
      [told(registered(), 'found-work', 'comparison'), 1],
      [told(registered(), 'note', 'officer'), 1],
      [told(registered(), 'found-work'), 2],
      [takenBack(told(registered(), 'found-work')), 1],
    ];
    for (const [state, number] of cases)
      expect(refusalOf(takesBack(state, number))?.reason).toBe('change-not-withdrawable');
    const ended = closed(proposed(registered()));
    expect(refusalOf(takesBack(ended, 1))?.reason).toBe('not-possible-in-phase');
  });
});

describe('A signal from an officer', () => {
  const arranged: readonly Signal['kind'][] = [
    'moved',
    'registered-elsewhere',
    'transfer-requested',
    'changed-intention',
  ];

  it.each(signalKinds.filter((kind) => !arranged.includes(kind)))(
    'of %s is assessed and proposes nothing by itself, because it is not a statement of the person',
    (kind) => {
      const state = told(registered(), kind, 'officer');
      expect(state.closure).toBeUndefined();
      expect(state.tasks['assess-signal-1']).toMatchObject({ kind: 'assess-signal' });
      expect(state.deadlines['signal-1']).toMatchObject({ taskId: 'assess-signal-1' });
      const handled = having(state, handleSignal(state, 'assess-signal-1', by(officer, now)));
      expect(handled.endedTasks['assess-signal-1']?.outcome).toBe('handled');
      expect(handled.deadlines['signal-1']).toBeUndefined();
      expect(refusalOf(handleSignal(handled, 'assess-signal-1', by(officer, now)))?.reason).toBe(
        'task-already-decided',
      );
    },
  );

  it('beyond the twentieth joins the last assessment, so that the case can still be closed in one transaction', () => {
    let state = registered();
    for (let count = 0; count < 60; count++) state = told(state, 'note', 'officer');
    const looks = Object.values(state.tasks).filter(({ kind }) => kind === 'assess-signal');
    expect([state.signals.length, looks.length]).toEqual([60, 20]);
    const handled = having(state, handleSignal(state, 'assess-signal-7', by(officer, now)));
    expect(told(handled, 'note', 'officer').tasks).toHaveProperty('assess-signal-61');
  });

  it('is handled only in a task that a change has opened', () => {
    const state = onWorklist(told(registered(), 'found-work'), now);
    for (const taskId of ['make-first-contact-1', closureTask(state), 'assess-signal-9', 'constructor'])
      expect(refusalOf(handleSignal(state, taskId, by(officer, now)))?.reason).toBe('task-not-found');
  });
});

describe('A case that is not registered', () => {
  it.each<[string, () => CaseState]>([
    ['applied', () => evolve(undefined, newCaseId(), submission())],
    ['closed', () => closed(proposed(registered()))],
  ])('but %s answers with its phase, and keeps nothing', (phase, make) => {
    for (const kind of signalKinds)
      expect(receive(make(), { kind, origin: 'person' })).toEqual({
        ok: false,
        failure: { reason: 'not-possible-in-phase', phase },
      });
  });
});

describe('A match of a comparison source', () => {
  const record = (fact: ComparedFact, asOf = '2026-11-20') => ({ source: 'source-a', fact, asOf });
  const matched = (state: CaseState, fact: ComparedFact, asOf?: string) => {
    const signal = signalOfMatch(state, record(fact, asOf));
    return signal ? having(state, receive(state, signal)) : state;
  };

  it.each<[ComparedFact, Signal['kind'], string, string]>([
    ['insured-employment', 'found-work', 'employed', 'insurance-match'],
    ['business-owner', 'started-business', 'self-employed', 'business-match'],
    ['pension', 'drawing-pension', 'pension', 'pension-match'],
  ])(
    'for %s becomes %s, and evidence for a human to close for %s (D3.3, I-15)',
    (fact, kind, reason, evidence) => {
      const state = matched(registered(), fact);
      expect(state.phase).toBe('registered');
      expect(state.signals).toMatchObject([
        { kind, origin: 'comparison', source: 'source-a', asOf: '2026-11-20' },
      ]);
      expect(state.closure).toMatchObject({
        reason,
        status: 'proposed',
        evidence: [{ kind: evidence, source: 'source-a', on: '2026-11-20' }],
      });
    },
  );

  it('for a registration elsewhere asks for a transfer, and proposes no closure (I-15)', () => {
    const state = matched(registered(), 'registered-elsewhere');
    expect(state.closure).toBeUndefined();
    expect(state.tasks['arrange-transfer-1']).toMatchObject({ kind: 'arrange-transfer' });
  });

  it('is announced once for each source, fact and month, however often its file is loaded', () => {
    const once = matched(registered(), 'pension', '2026-10-31');
    expect(matched(once, 'pension', '2026-10-31')).toBe(once);
    expect(matched(once, 'pension', '2026-10-01')).toBe(once);
    const twice = matched(once, 'pension', '2026-11-19');
    expect(twice.signals).toHaveLength(2);
    expect(matched(twice, 'pension', '2026-11-20')).toBe(twice);
    expect(signalOfMatch(twice, { ...record('pension'), source: 'source-b' })).toBeDefined();
    expect(signalOfMatch(twice, record('business-owner'))).toBeDefined();
  });

  it('that the officer saw when deciding the application is not announced again in that month, but a later one is', () => {
    const begun = evolve(undefined, newCaseId(), submission());
    const screening = recordScreening(
      begun,
      [
        {
          check: 'insured-employment',
          finding: 'match',
          source: 'source-a',
          asOf: '2026-11-19',
          clause: 'D3.3',
        },
      ],
      by(system, friday),
    );
    const { screening: seen } = having(begun, screening);
    const state: CaseState = { ...registered(), ...(seen && { screening: seen }) };
    expect(signalOfMatch(state, record('insured-employment', '2026-11-19'))).toBeUndefined();
    expect(signalOfMatch(state, record('insured-employment', '2026-11-20'))).toBeUndefined();
    expect(signalOfMatch(state, record('insured-employment', '2026-12-01'))).toBeDefined();
    expect(signalOfMatch(state, record('pension', '2026-11-19'))).toBeDefined();
  });

  it('makes a new proposal after a declined one only with the evidence of another month', () => {
    const registeredInOctober = registered('chongqing', friday - 40 * day);
    const state = onWorklist(matched(registeredInOctober, 'insured-employment', '2026-10-19'), now);
    const declined = having(
      state,
      decideClosure(
        state,
        closureTask(state),
        { close: false },
        lifecycleOf('chongqing'),
        by(secondOfficer, now + hour),
      ),
    );
    expect(matched(declined, 'insured-employment', '2026-10-20').closure?.status).toBe('declined');
    expect(matched(declined, 'insured-employment', '2026-11-20').closure).toMatchObject({
      number: 2,
      status: 'proposed',
    });
  });
});

describe('Changes from before the application (D3.3)', () => {
  const earlier = ['2019-01-01', '2026-10-14', '2026-11-19'];

  it('give no signal from a source, except for a pension, which lasts (D3.4)', () => {
    const state = registered();
    for (const fact of contradictingFacts)
      for (const asOf of earlier)
        expect(signalOfMatch(state, { fact, source: 'social-insurance', asOf }) !== undefined).toBe(
          fact === 'pension',
        );
    for (const fact of contradictingFacts)
      expect(signalOfMatch(state, { fact, source: 'social-insurance', asOf: '2026-11-20' })).toBeDefined();
  });

  it('never give one if they may only show employment difficulty: the search for candidates reads them', () => {
    for (const fact of [...hardshipFacts, ...grantFacts])
      expect(
        signalOfMatch(registered(), { fact, source: 'civil-affairs', asOf: '2026-11-20' }),
      ).toBeUndefined();
  });

  const reporting = (kind: Signal['kind'], origin: Signal['origin'], asOf: string, explained: boolean) =>
    reportChange(
      registered(),
      { kind, origin, asOf },
      { unemployedSince: '2026-10-15', explained },
      lifecycleOf('chongqing'),
      calendar,
      by(officer, now),
    );

  it.each(['person', 'officer'] as const)('cannot be reported by the %s', (origin) => {
    for (const kind of reportedKinds.filter((each) => each !== 'drawing-pension')) {
      for (const asOf of ['2019-01-01', '2026-10-14'])
        for (const explained of [true, false])
          expect(refusalOf(reporting(kind, origin, asOf, explained))).toEqual({
            reason: 'change-before-unemployment',
          });
      // A contradiction of the application is queried.
      for (const asOf of ['2026-10-15', '2026-11-19']) {
        expect(refusalOf(reporting(kind, origin, asOf, false))).toEqual({
          reason: 'change-before-registration',
        });
        expect(reporting(kind, origin, asOf, true).ok).toBe(true);
      }
      expect(reporting(kind, origin, '2026-11-20', false).ok).toBe(true);
    }
  });

  it('can be noted by an officer', () => {
    expect(reporting('note', 'officer', '2019-01-01', true).ok).toBe(true);
  });

  it.each(['person', 'officer'] as const)('can be a pension, which lasts, of the %s (D3.4)', (origin) => {
    for (const asOf of ['2019-01-01', '2026-10-14', '2026-10-15', '2026-11-19', '2026-11-20'])
      expect(reporting('drawing-pension', origin, asOf, false).ok).toBe(true);
  });

  it('are distinguished from later ones by the day of the application alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...contradictingFacts.filter((fact) => fact !== 'pension')),
        fc.integer({ min: -4000, max: 4000 }),
        (fact, days) => {
          const state = registered('chongqing', friday);
          const asOf = addDays(beijingDate(friday), days);
          expect(signalOfMatch(state, { fact, source: 'source', asOf }) !== undefined).toBe(days >= 0);
        },
      ),
    );
  });
});

it('A message on the bus says that a signal was received, and not its content', () => {
  const state = registered();
  for (const kind of signalKinds) {
    const event = possible(receive(state, { kind, origin: 'person' }));
    for (const effect of effectsOf(event, 5, having(state, event))) {
      if (effect.kind !== 'publish') continue;
      expect(effect).toMatchObject({ detailType: 'Case.SignalReceived', detail: { data: {} } });
      expect(JSON.stringify(effect)).not.toContain(kind);
    }
  }
});
