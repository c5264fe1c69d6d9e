import { describe, expect, it } from 'vitest';
import {
  type CaseDeadline,
  type CaseEvent,
  type CaseState,
  effectsOf,
  moveDeadline,
} from '../../../lib/domain/case/case.ts';
import { proposeClosure } from '../../../lib/domain/case/closure/propose.ts';
import type { Region } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { decisionTaskId } from '../../../lib/domain/case/registration/tasks.ts';
import type { SignalKind } from '../../../lib/domain/case/signals/events.ts';
import { receiveSignal } from '../../../lib/domain/case/signals/receive-signal.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { calendar, friday, lifecycleOf, officer, rulesOf } from './support/cases.ts';
import { by, having } from './support/decisions.ts';
import { contacted, planned } from './support/registered.ts';
import { refused as refusedCase } from './support/told.ts';

const context = by(officer, friday);

const signalled = (state: CaseState, kind: SignalKind): CaseState =>
  having(
    state,
    receiveSignal(
      state,
      { kind, origin: 'officer', asOf: '2026-11-20' },
      lifecycleOf(state.region),
      calendar,
      context,
    ),
  );
const deadline = (state: CaseState, id: string): CaseDeadline => {
  const found = state.deadlines[id];
  if (!found) throw new Error(`no deadline ${id} among ${Object.keys(state.deadlines)}`);
  return found;
};

describe('The time limit for prompt handling (I-13)', () => {
  const made: readonly [string, (region: Region) => CaseDeadline, string][] = [
    ['a plan is ten working days', (region) => deadline(contacted(region), 'plan-making-1'), '2026-12-04'],
    [
      'a signal is three working days',
      (region) => deadline(signalled(contacted(region), 'note'), 'signal-1'),
      '2026-11-25',
    ],
    [
      'a transfer is five working days',
      (region) => deadline(signalled(contacted(region), 'moved'), 'transfer-1'),
      '2026-11-27',
    ],
    [
      'another intention is five working days',
      (region) => deadline(signalled(planned(region), 'changed-intention'), 'plan-adjustment-1'),
      '2026-11-27',
    ],
    [
      'a closure is three working days',
      (region) => {
        const state = contacted(region);
        const evidence = [{ kind: 'statement-of-the-person', source: 'officer', on: '2026-11-20' }];
        const proposed = proposeClosure(
          state,
          'applicant-request',
          evidence,
          lifecycleOf(region),
          calendar,
          context,
        );
        return deadline(having(state, proposed), 'closure-decision-1');
      },
      '2026-11-25',
    ],
  ];
  it.each(made)('for %s in every region, as our default', (_what, of, dueDate) => {
    for (const region of servedRegions.ids) {
      expect(of(region)).toMatchObject({ dueDate, basis: { clause: 'I-13', document: 'product-design' } });
    }
  });

  it.each(made)('for %s, and stays the same as long as the rules of its day do', (_what, of) => {
    for (const region of servedRegions.ids) {
      const made = of(region);
      const state = { ...contacted(region), deadlines: { [made.id]: made } };
      const rules = { registration: rulesOf(region), lifecycle: lifecycleOf(region) };
      expect(moveDeadline(state, made.id, 'nothing', rules, calendar, context)).toBeUndefined();
    }
  });
});

describe('The result of an application', () => {
  it('is told once, with the decision itself (SX-1.2, QH-1.2, CQ-1.2, YN-1.2.1)', () => {
    for (const region of servedRegions.ids) {
      const { notices, events } = refusedCase(region);
      const decided = events.find(({ event }) => event.type === 'application-refused');
      expect(notices).toEqual([
        {
          noticeId: `${decided?.sequence}-registration-refused`,
          sequence: decided?.sequence,
          template: 'registration-refused',
          templateVersion: 1,
          to: { kind: 'person' },
          at: decided?.event.at,
        },
      ]);
    }
  });

  it('is announced only as something to read, without a reason, group or benefit (I-34)', () => {
    const state = contacted('chongqing');
    const refused: CaseEvent<'application-refused'> = {
      type: 'application-refused',
      at: new Date(friday).toISOString(),
      actor: officer,
      data: { taskId: decisionTaskId, reason: 'draws-pension', jobSeekerRegistrationOffered: true },
    };
    const messages = effectsOf(refused, 2, state).filter(({ kind }) => kind === 'publish');
    expect(messages).toHaveLength(2);
    expect(JSON.stringify(messages)).not.toMatch(/pension|jobSeeker|张|officer-chongqing/);
  });
});
