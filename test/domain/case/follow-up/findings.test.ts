import { describe, expect, it } from 'vitest';
import { type CaseState, openTask } from '../../../../lib/domain/case/case.ts';
import { type Progress, progresses } from '../../../../lib/domain/case/follow-up/findings.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { handleSignal } from '../../../../lib/domain/case/signals/handle-signal.ts';
import { signalOfMatch } from '../../../../lib/domain/case/signals/match.ts';
import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { calendar, officer, system } from '../support/cases.ts';
import { having, possible } from '../support/decisions.ts';
import { completing, inNovember, Life, monthOf, rulesAt, stillLooking } from '../support/followed.ts';

const on = '2026-11-19T10:00:00+08:00';
const now = Date.parse(on);

/** A registration whose follow-up of November had this finding. */
function found(region: Region, progress: Progress): CaseState {
  const life = inNovember(region);
  life.does(completing(life, '2026-11', { ...stillLooking, progress }), on);
  return life.state;
}

const proposals: readonly (readonly [Progress, string])[] = [
  ['in-work', 'employed'],
  ['own-business', 'self-employed'],
  ['stable-income', 'stable-income'],
  ['drawing-pension', 'pension'],
  ['studying', 'in-school'],
  ['in-army', 'joined-army'],
  ['abroad', 'emigrated'],
  ['no-longer-looking', 'applicant-request'],
];
const tasks: readonly (readonly [Progress, string])[] = [
  ['moved-away', 'arrange-transfer'],
  ['not-available', 'assess-signal'],
];
const goesOn: readonly Progress[] = ['still-looking', 'in-training', 'offer-pending'];

describe.each(servedRegions.ids)(
  'What a follow-up in %s finds (SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4)',
  (region) => {
    it.each(proposals)('if it is %s, proposes a closure as %s, which a human decides', (progress, reason) => {
      const state = found(region, progress);
      expect(state).toMatchObject({
        phase: 'registered',
        closure: {
          status: 'proposed',
          reason,
          decidedBy: 'officer',
          evidence: [{ kind: 'statement-of-the-person', source: 'follow-up-2026-11', on: '2026-11-19' }],
        },
      });
      expect(state.followUp?.months['2026-11']).toMatchObject({ status: 'done', progress });
    });

    it.each(tasks)('if it is %s, opens the task %s with its deadline', (progress, kind) => {
      const state = found(region, progress);
      const taskId = `${kind}-2026-11`;
      expect(state.tasks[taskId]).toMatchObject({ kind });
      expect(Object.values(state.deadlines).map((each) => each.taskId)).toContain(taskId);
      expect(state.closure).toBeUndefined();
      const handled = having(state, handleSignal(state, taskId, { now: now + 1, actor: officer }));
      expect(handled.endedTasks[taskId]?.outcome).toBe('handled');
    });

    it('opens nothing while the search continues', () => {
      for (const progress of goesOn) {
        const state = found(region, progress);
        expect(state.closure).toBeUndefined();
        expect(state.tasks).toEqual({});
      }
    });
  },
);

it('Every finding of a follow-up either continues or leads to something', () => {
  const known = [...proposals, ...tasks].map(([progress]) => progress);
  expect([...known, ...goesOn].sort()).toEqual([...progresses].sort());
});

it('A finding opens what a comparison with the same fact opens', () => {
  for (const [fact, progress] of [
    ['insured-employment', 'in-work'],
    ['business-owner', 'own-business'],
    ['pension', 'drawing-pension'],
  ] as const) {
    const { state } = inNovember('chongqing');
    const signal = signalOfMatch(state, { fact, source: 'source', asOf: '2026-11-19' });
    if (!signal) throw new Error('no signal');
    const rules = rulesAt('chongqing', now);
    const compared = having(
      state,
      possible(receiveSignal(state, signal, rules, calendar, { now, actor: system })),
    );
    const { closure } = found('chongqing', progress);
    expect(closure?.reason).toBe(compared.closure?.reason);
    expect(closure?.taskId).toBe(compared.closure?.taskId);
  }
});

it('A finding leaves a proposed closure to its decider, and a pending transfer under way', () => {
  const life = inNovember('shanxi');
  life.sweep('2026-12-12T00:00:00+08:00');
  life.does(
    completing(life, '2026-11', { ...stillLooking, progress: 'in-work' }),
    '2026-12-13T10:00:00+08:00',
  );
  life.does(
    completing(life, '2026-12', { ...stillLooking, progress: 'studying' }),
    '2026-12-14T10:00:00+08:00',
  );
  expect(life.state.closure).toMatchObject({ number: 1, reason: 'employed' });

  const moving = inNovember('shanxi');
  moving.sweep('2026-12-12T00:00:00+08:00');
  for (const month of ['2026-11', '2026-12'])
    moving.does(
      completing(moving, month, { ...stillLooking, progress: 'moved-away' }),
      '2026-12-13T10:00:00+08:00',
    );
  expect(Object.keys(moving.state.tasks).filter((id) => id.startsWith('arrange-transfer'))).toEqual([
    'arrange-transfer-2026-11',
  ]);
});

describe('A follow-up that reaches somebody whom nobody had contacted (SX-1.3, 79号: 主动联系)', () => {
  const uncontacted = () => {
    const life = Life.registered('shanxi', '2026-11-10T10:00:00+08:00');
    life.add(
      possible(
        openTask(life.state, 'make-first-contact-1', 'make-first-contact', {
          now: Date.parse('2026-11-10T10:00:00+08:00'),
          actor: system,
        }),
      ),
    );
    life.sweep('2026-11-18T00:00:00+08:00');
    return life;
  };

  it('is the first contact too: once is enough, even if late, and the plan is due after it', () => {
    const life = uncontacted();
    expect(life.state.tasks['make-first-contact-1']).toBeDefined();
    life.does(completing(life, '2026-11'), on);
    const { state } = life;
    expect(monthOf(life, '2026-11')).toMatchObject({ status: 'done', by: 'officer' });
    expect(state.endedTasks['make-first-contact-1']?.outcome).toBe('contacted');
    expect(state.metDeadlines['first-contact-1']).toMatchObject({ late: true });
    expect(state.deadlines['first-contact-1']).toBeUndefined();
    // Ten working days after Thursday the 19th.
    expect(state.deadlines['plan-making-1']).toMatchObject({
      taskId: 'make-service-plan-1',
      dueDate: '2026-12-03',
    });
  });

  it('is not the first contact if only a comparison reported on them', () => {
    const life = uncontacted();
    life.does(
      completing(life, '2026-11', { ...stillLooking, by: 'data-comparison', method: 'data-comparison' }),
      on,
    );
    expect(life.state.deadlines['first-contact-1']).toBeDefined();
    expect(life.state.endedTasks['make-first-contact-1']).toBeUndefined();
  });

  it('is the first contact only once', () => {
    const life = inNovember('shanxi');
    life.does(completing(life, '2026-11'), on);
    const completed = life.events.filter(({ type }) => type === 'follow-up-completed');
    expect(completed.map(({ data }) => 'firstReached' in data)).toEqual([true, false]);
  });
});
