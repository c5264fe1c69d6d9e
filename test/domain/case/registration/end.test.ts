import { describe, expect, it } from 'vitest';
import { evolve, noticesOf, openTask } from '../../../../lib/domain/case/case.ts';
import { endApplication } from '../../../../lib/domain/case/registration/end.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import { friday, newCaseId, officer, submission, system } from '../support/cases.ts';
import { by, having, possible, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const evidence = { kind: 'statement-of-the-family', on: '2026-11-20' } as const;
const ending = (state = applied(), on: string = evidence.on) =>
  endApplication(state, { ...evidence, on }, by(officer, friday));
const applied = () => {
  const state = evolve(undefined, newCaseId(), submission());
  return having(state, openTask(state, decisionTaskId, 'decide-application', by(system, friday)));
};

describe('An applicant who dies before the decision (I-55)', () => {
  it('gets no decision: the task and its time limit end, and so does the application', () => {
    const state = applied();
    const ended = having(state, ending(state));
    expect(ended).toMatchObject({
      phase: 'withdrawn',
      endedAt: new Date(friday).toISOString(),
      applicationEnd: { reason: 'deceased', evidence },
    });
    expect([ended.tasks, ended.deadlines]).toEqual([{}, {}]);
  });

  it('gets no notice, and nobody else does', () => {
    expect(noticesOf(possible(ending()), 3, { district: '500103' })).toEqual([]);
  });

  it('is recorded on evidence dated today at the latest, and only before a decision', () => {
    expect(refusalOf(ending(applied(), '2026-11-21'))).toEqual({ reason: 'date-in-future' });
    expect(refusalOf(ending(registered()))).toEqual({
      reason: 'not-possible-in-phase',
      phase: 'registered',
    });
  });
});
