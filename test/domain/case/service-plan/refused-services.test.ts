import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { openTask } from '../../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../../lib/domain/case/closure/propose.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { ServiceToRecord } from '../../../../lib/domain/case/service-plan/record-service.ts';
import { calendar, friday, lifecycleOf, officer, system } from '../support/cases.ts';
import { having } from '../support/decisions.ts';
import { planned, served, serving } from '../support/registered.ts';

const supervisor: Actor = { role: 'supervisor', subject: 'supervisor-chongqing' };
const refusedFor = (refusalReason: string): Partial<ServiceToRecord> => ({
  outcome: 'refused',
  refusalReason,
});
const bad = refusedFor('not-interested');
const taken: Partial<ServiceToRecord> = { outcome: 'taken' };
const offered: Partial<ServiceToRecord> = { outcome: 'offered' };
const proposed = (state: CaseState) =>
  state.closure?.status === 'proposed' && state.closure.reason === 'refused-service';
const offeredTo = (...services: Partial<ServiceToRecord>[]) => served(planned(), services);

/** The supervisor declines what was proposed. */
function declined(state: CaseState): CaseState {
  const taskId = state.closure?.taskId ?? '';
  const opened = having(state, openTask(state, taskId, 'decide-closure', { now: friday, actor: system }));
  const decision = { close: false };
  return having(
    opened,
    decideClosure(opened, taskId, decision, lifecycleOf('chongqing'), { now: friday, actor: supervisor }),
  );
}

describe('Three refusals in a row (I-17)', () => {
  it('lead to a proposal with the records as evidence, which only a supervisor decides', () => {
    const two = offeredTo(bad, bad);
    expect(proposed(two)).toBe(false);
    const three = served(two, [bad]);
    expect(three.closure).toMatchObject({
      status: 'proposed',
      reason: 'refused-service',
      decidedBy: 'supervisor',
      evidence: [1, 2, 3].map((number) => ({
        kind: 'refusal-records',
        source: `service-${number}`,
        on: '2026-11-20',
      })),
    });
    expect(three.phase).toBe('registered');
    const taskId = three.closure?.taskId ?? '';
    const opened = having(three, openTask(three, taskId, 'decide-closure', { now: friday, actor: system }));
    expect(opened.tasks[taskId]?.forSupervisor).toBe(true);
    const alone = decideClosure(opened, taskId, { close: true }, lifecycleOf('chongqing'), {
      now: friday,
      actor: officer,
    });
    expect(alone).toEqual({ ok: false, failure: { reason: 'supervisor-needed' } });
  });

  it.each(['health', 'legal', 'distance'])('do not include one for the good reason %s', (reason) => {
    expect(proposed(offeredTo(bad, bad, refusedFor(reason)))).toBe(false);
    // It neither counts nor resets the count: the third bad one is still the third.
    expect(proposed(offeredTo(bad, refusedFor(reason), bad, bad))).toBe(true);
  });

  it('are reset by an acceptance, not by an offer that was not answered', () => {
    expect(proposed(offeredTo(bad, bad, taken, bad, bad))).toBe(false);
    expect(proposed(offeredTo(bad, bad, taken, bad, bad, bad))).toBe(true);
    expect(proposed(offeredTo(bad, offered, bad, offered, bad))).toBe(true);
  });

  it('are in a row by the days of the services, not by when they were recorded', () => {
    const now = Date.parse('2026-11-30T10:00:00+08:00');
    const days = [
      { ...bad, on: '2026-11-21' },
      { ...bad, on: '2026-11-23' },
      { ...taken, on: '2026-11-22' },
      { ...bad, on: '2026-11-24' },
    ];
    expect(proposed(served(planned(), days, now))).toBe(false);
    expect(proposed(served(planned(), [...days, { ...bad, on: '2026-11-25' }], now))).toBe(true);
  });

  it('are not counted again after a supervisor has declined', () => {
    const state = declined(offeredTo(bad, bad, bad));
    const two = served(state, [bad, bad]);
    expect(proposed(two)).toBe(false);
    const third = served(two, [bad]);
    expect(third.closure).toMatchObject({ number: 2, status: 'proposed' });
    expect(third.closure?.evidence.map(({ source }) => source)).toEqual([
      'service-4',
      'service-5',
      'service-6',
    ]);
  });

  it('are not lost when another proposal is open at the third', () => {
    const two = offeredTo(bad, bad);
    const evidence = [{ kind: 'employment-record', source: 'officer', on: '2026-11-20' }];
    const open = having(
      two,
      proposeClosure(two, 'employed', evidence, lifecycleOf('chongqing'), calendar, {
        now: friday,
        actor: officer,
      }),
    );
    const third = served(open, [bad]);
    expect(third.closure?.reason).toBe('employed');
    const fourth = served(declined(third), [bad]);
    expect(fourth.closure).toMatchObject({ reason: 'refused-service', status: 'proposed' });
  });

  it('are counted as a plain counter would, whatever the order', () => {
    const kinds = { bad, taken, offered, good: refusedFor('health') };
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<keyof typeof kinds>('bad', 'bad', 'bad', 'taken', 'offered', 'good'), {
          maxLength: 30,
        }),
        (told) => {
          let state = planned();
          let counter = 0;
          for (const kind of told) {
            state = having(state, serving(state, kinds[kind]));
            if (kind === 'taken') counter = 0;
            if (kind === 'bad') counter++;
            expect(proposed(state)).toBe(counter === 3);
            if (counter === 3) {
              counter = 0;
              state = declined(state);
            }
          }
        },
      ),
    );
  });
});
