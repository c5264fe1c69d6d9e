import { describe, expect, it } from 'vitest';
import { needOfficer } from '../../../../lib/domain/case/assignment/need-officer.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { endJobSeekerRegistration } from '../../../../lib/domain/case/job-seeker/end.ts';
import { registerAsJobSeeker } from '../../../../lib/domain/case/job-seeker/register.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import { beginRegistration } from '../../../../lib/domain/case/registration/decide.ts';
import {
  applicant,
  beginningOf,
  calendar,
  friday,
  hour,
  lifecycleOf,
  supervisor,
  system,
} from '../support/cases.ts';
import { by, having } from '../support/decisions.ts';
import { refused } from '../support/told.ts';

const lifecycle = lifecycleOf('chongqing');
const later = friday + 8 * hour;
const own = by(applicant, later);
const objection = 'decide-objection-refusal';

const object = (state: CaseState): CaseState =>
  having(state, raiseObjection(state, lifecycle, calendar, own));
const takeOffer = (state: CaseState): CaseState =>
  having(state, registerAsJobSeeker(state, undefined, lifecycle, calendar, own));
const end = (state: CaseState): CaseState => having(state, endJobSeekerRegistration(state, 'own-wish', own));
function uphold(state: CaseState, context: Context = by(supervisor, later)): CaseState {
  const redress = beginRegistration(state, beginningOf('chongqing'), calendar, context);
  return having(state, decideObjection(state, objection, true, redress, context));
}

describe('A refusal contested by somebody who accepted job-seeker registration', () => {
  const { state: before } = refused('chongqing');

  it.each([
    ['before they took it', () => takeOffer(object(before))],
    ['after they took it', () => object(takeOffer(before))],
    ['after it had ended', () => object(end(takeOffer(before)))],
  ])('is decided on, %s', (_when, contested) => {
    expect(uphold(contested()).phase).toBe('registered');
  });

  it('is decided although the registration as a job-seeker ends meanwhile', () => {
    const ended = end(object(takeOffer(before)));
    expect([ended.phase, Object.keys(ended.tasks)]).toEqual(['job-seeker-ended', [objection]]);
    expect(uphold(ended)).toMatchObject({ phase: 'registered', jobSeeker: { ended: 'own-wish' } });
  });

  it('that was wrong registers them as unemployed instead, with everything else ended', () => {
    const righted = uphold(object(takeOffer(before)));
    expect(righted.jobSeeker?.ended).toBe('registered-as-unemployed');
    expect(Object.keys(righted.tasks)).toEqual([]);
  });

  it('leads to a registration that asks for an officer again if none had been named', () => {
    const righted = uphold(object(takeOffer(before)));
    expect(righted.endedTasks['name-officer-1']).toBeDefined();
    const asked = needOfficer(righted, lifecycle, calendar, by(system, later));
    expect(asked?.data.taskId).toBe('name-officer-2');
  });
});
