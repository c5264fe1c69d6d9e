import { describe, expect, it } from 'vitest';
import { actsOnTask, type TaskKind, taskKinds } from '../../../../lib/domain/case/case.ts';
import { phases, roles } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { actsOnTaskOpenTo, actsOpenTo, type CaseUser } from '../../../../lib/domain/case/open-acts.ts';
import { officer } from '../support/cases.ts';
import { proposed } from '../support/closed.ts';
import { planned, registered } from '../support/registered.ts';

describe('Every kind of task', () => {
  it('has acts that deal with it, in the phases in which it is open', () => {
    const state = planned();
    const acting = (kind: TaskKind) =>
      phases.flatMap((phase) =>
        roles.flatMap((role) => actsOnTask({ ...state, phase, identity: 'stated' }, kind, role)),
      );
    for (const kind of taskKinds) expect(acting(kind), kind).not.toEqual([]);
  });

  it('offers nobody an act from which they are barred, nor officers acts for supervisors', () => {
    const state = proposed(registered());
    const task = Object.values(state.tasks).find(({ kind }) => kind === 'decide-closure');
    if (!task) throw new Error('no closure is to be decided');
    const acts = (who: CaseUser, each = task) => actsOnTaskOpenTo(state, each, who);
    expect(acts({ role: 'officer', subject: officer.subject })).toEqual([]);
    expect(acts({ role: 'officer', subject: 'another' })).toEqual(['decide-closure']);
    expect(acts({ role: 'officer', subject: 'another' }, { ...task, forSupervisor: true })).toEqual([]);
    expect(acts({ role: 'supervisor', subject: 'another' }, { ...task, forSupervisor: true })).toEqual([
      'decide-closure',
    ]);
    const own = { ...registered(), owner: 'another' };
    expect(actsOpenTo(own, { role: 'officer', subject: 'another' })).toEqual([]);
    expect(actsOpenTo(registered(), { role: 'officer', subject: 'another' })).toContain('propose-closure');
  });
});
