import { describe, expect, it } from 'vitest';
import { actsOnTask, type CaseState } from '../../../../lib/domain/case/case.ts';
import { recognitionOn } from '../../../../lib/domain/case/hardship/state.ts';
import { roles } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { applicant, day, secondSupervisor, supervisor } from '../support/cases.ts';
import { by, refusalOf } from '../support/decisions.ts';
import {
  closedInWork,
  deciding,
  exiting,
  objecting,
  openTaskId,
  planningAssistance,
  recognised,
  recognitionOf,
  refusedHardship,
  reviewing,
  toDecide,
} from '../support/hardship.ts';
import type { ToldCase } from '../support/told.ts';

const undone = (life: ToldCase): ToldCase =>
  life
    .next(exiting('own-wish'), supervisor, day)
    .next(objecting, applicant)
    .next(reviewing(true), secondSupervisor);

/** A refusal, the end of the registration, and an objection to the refusal that was right. */
const upheldAfterClosure = (life: ToldCase): ToldCase =>
  closedInWork(life).next(objecting, applicant).next(reviewing(true), secondSupervisor);

/** The open tasks that nobody may deal with in the phase of the case. */
const stuck = (state: CaseState): readonly string[] =>
  Object.values(state.tasks)
    .filter(({ kind }) => roles.every((role) => actsOnTask(state, kind, role).length === 0))
    .map(({ id }) => id);

describe('A wrong exit that is undone', () => {
  it.each(servedRegions.ids)(
    'leaves nobody recognised in %s without an individual plan (SX-6.2, QH-6.2, WH-3.1, CQ-6.2, YN-5.1.2)',
    (region) => {
      const life = undone(recognised(region));
      expect(Object.values(life.state.tasks).map(({ kind }) => kind)).toContain('make-assistance-plan');
      const planned = recognitionOf(life.next(planningAssistance).state);
      expect(planned.plan?.madeOn).toBeDefined();
    },
  );

  it('keeps the plan that was made before it', () => {
    const { state } = undone(recognised('shanxi').next(planningAssistance));
    expect(recognitionOf(state).plan?.madeOn).toBeDefined();
    expect(Object.values(state.tasks).map(({ kind }) => kind)).not.toContain('make-assistance-plan');
  });

  it('may be followed by another exit, against which the person has their objection, too', () => {
    const again = undone(undone(recognised('weihai')));
    expect(recognitionOf(again.state)).toMatchObject({
      status: 'recognised',
      objection: { status: 'upheld' },
    });
    expect(openTaskId(again.state, 'make-assistance-plan')).not.toBe('make-assistance-plan-1');
    const dismissed = again
      .next(exiting('own-wish'), supervisor, day)
      .next(objecting, applicant)
      .next(reviewing(false), secondSupervisor);
    expect(refusalOf(objecting(dismissed.state, by(applicant, dismissed.now)))?.reason).toBe(
      'already-objected',
    );
  });
});

describe('A wrong refusal that is withdrawn after the registration has ended', () => {
  it.each(servedRegions.ids)('opens no work in %s that nobody may do', (region) => {
    const refused = toDecide(region).next(deciding('refuse'), supervisor);
    for (const life of [refused, refusedHardship(region)])
      expect(stuck(upheldAfterClosure(life).state)).toEqual([]);
  });

  it('becomes a recognition if every step was positive, without a plan for somebody in work (I-60)', () => {
    const { state } = upheldAfterClosure(toDecide('yunnan').next(deciding('refuse'), supervisor));
    expect(recognitionOf(state)).toMatchObject({ status: 'recognised', objection: { status: 'upheld' } });
    expect(recognitionOn(state, '2026-12-31')).toBeDefined();
  });

  it('recognises nobody whose examination lacks a step, and the objection is not raised twice (I-89)', () => {
    const { state, now } = upheldAfterClosure(refusedHardship('chongqing'));
    expect(recognitionOf(state)).toMatchObject({ status: 'refused', objection: { status: 'upheld' } });
    expect(recognitionOn(state, '2026-12-31')).toBeUndefined();
    expect(refusalOf(objecting(state, by(applicant, now)))?.reason).toBe('already-objected');
  });
});
