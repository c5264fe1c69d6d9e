import { describe, expect, it } from 'vitest';
import { brokenInvariants, effectsOf } from '../../../../lib/domain/case/case.ts';
import { makeAssistancePlan } from '../../../../lib/domain/case/hardship/assistance-plan.ts';
import { categoryRefusal } from '../../../../lib/domain/case/hardship/begin.ts';
import { mayBeCandidate } from '../../../../lib/domain/case/hardship/candidates.ts';
import { isRecognisedAsHardship, recognisedCategories } from '../../../../lib/domain/case/hardship/state.ts';
import { hasTag } from '../../../../lib/domain/case/ledger/one-to-one.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import {
  applicant,
  day,
  lifecycleOf,
  officer,
  secondOfficer,
  secondSupervisor,
  supervisor,
} from '../support/cases.ts';
import { by, refusalOf } from '../support/decisions.ts';
import {
  appliedForHardship,
  applying,
  checking,
  deciding,
  endingNotice,
  groupOf,
  objecting,
  openTaskId,
  planningAssistance,
  publishing,
  recognised,
  recognitionOf,
  refusedHardship,
  reviewing,
  toDecide,
  township,
} from '../support/hardship.ts';
import { planned } from '../support/told.ts';

const codesOf = (region: string) => lifecycleOf(region).hardship.categories.map(({ code }) => code);

describe('The groups that are recognised', () => {
  it('are those of the region’s circular: six in Shanxi (SX-6.1), four in Qinghai (QH-6.1), seven in Chongqing (CQ-6.1), six in Yunnan (YN-5.1.1)', () => {
    expect(codesOf('shanxi')).toHaveLength(6);
    expect(codesOf('qinghai')).toEqual([
      'zero-employment-household',
      'allowance-household',
      'disabled',
      'out-of-poverty',
    ]);
    expect(codesOf('chongqing')).toHaveLength(7);
    expect(codesOf('yunnan')).toContain('low-income-household');
    expect(codesOf('yunnan')).toHaveLength(6);
  });

  it('are in Weihai those of the circular and of provincial law (WH-3.1, I-22)', () => {
    expect(codesOf('weihai')).toEqual([
      'zero-employment-household',
      'allowance-household',
      'certified-disabled',
      'older',
      'rural-household',
      'single-parent',
      'long-term',
      'land-lost',
    ]);
  });

  it('are no others, in any region', () => {
    for (const region of servedRegions.ids) {
      const rules = lifecycleOf(region);
      expect(categoryRefusal(['constructor'], rules)?.reason).toBe('unknown-hardship-category');
      expect(categoryRefusal([], rules)?.reason).toBe('hardship-category-missing');
      expect(categoryRefusal([groupOf(region)], rules)).toBeUndefined();
    }
  });
});

describe('A recognition (I-60, I-61)', () => {
  it('goes in Shanxi from the community in 7 working days through the public notice and the township to the county (SX-6.1)', () => {
    const life = appliedForHardship('shanxi');
    expect(recognitionOf(life.state)).toMatchObject({
      status: 'checking',
      origin: 'person',
      chain: ['check', 'public-notice', 'review', 'decision'],
    });
    expect(life.state.deadlines['hardship-check-1']).toMatchObject({
      term: { workingDays: 7 },
      basis: { document: 'shanxi-hardship-form', clause: 'H1' },
    });
    life.next(checking());
    expect(recognitionOf(life.state).status).toBe('to-publish');
    life.next(publishing('2026-11-27'), secondOfficer, day);
    expect(recognitionOf(life.state).status).toBe('on-notice');
    life.next(endingNotice, secondOfficer, 7 * day);
    expect(recognitionOf(life.state).status).toBe('reviewing');
    life.next(checking(true, 'review-hardship'), township);
    expect(recognitionOf(life.state).status).toBe('deciding');
    expect(life.state.tasks[openTaskId(life.state, 'decide-hardship')]?.forSupervisor).toBe(true);
    life.next(deciding('recognise'), supervisor);
    expect(recognitionOf(life.state)).toMatchObject({ status: 'recognised', recognisedOn: '2026-11-29' });
  });

  it('is, if no source says more, a check and a decision by another person, each in 3 working days (I-13, QH-6.1, WH-3.1, CQ-6.1, YN-5.1.1)', () => {
    for (const region of ['qinghai', 'weihai', 'chongqing', 'yunnan'] as const) {
      const life = appliedForHardship(region);
      expect(recognitionOf(life.state).chain).toEqual(['check', 'decision']);
      expect(life.state.deadlines['hardship-check-1']).toMatchObject({
        term: { workingDays: 3 },
        basis: { document: 'product-design', clause: 'I-13' },
      });
      const { now, state } = life.next(checking());
      expect(refusalOf(deciding('recognise')(state, by({ ...officer, role: 'supervisor' }, now)))).toEqual({
        reason: 'separation-of-duties',
        because: 'checked',
      });
      expect(life.next(deciding('recognise'), supervisor).state.hardship?.recognitions).toHaveLength(1);
    }
  });

  it('is in force from its day on, for its groups, and on no day before', () => {
    const { state } = recognised('chongqing');
    const { recognisedOn = '' } = recognitionOf(state);
    expect(isRecognisedAsHardship(state, recognisedOn)).toBe(true);
    expect(isRecognisedAsHardship(state, '2026-11-19')).toBe(false);
    expect(recognisedCategories(state, recognisedOn)).toEqual([groupOf('chongqing')]);
    expect(isRecognisedAsHardship(planned('chongqing').state, recognisedOn)).toBe(false);
  });

  it('tags the person, requires a one-to-one plan, and the individual plan at once (SX-6.2, QH-6.2, CQ-6.2)', () => {
    const { state } = recognised('shanxi');
    expect(hasTag(state, 'employment-difficulty')).toBe(true);
    expect(state.deadlines['assistance-plan-1']?.term).toEqual({ workingDays: 3 });
    const made = recognised('shanxi').next(planningAssistance).state;
    expect(recognitionOf(made).plan).toMatchObject({
      contact: 'officer-chongqing',
      assistance: 'officer-chongqing-2',
    });
    expect(made.tasks['make-assistance-plan-1']).toBeUndefined();
  });

  it('names who keeps contact and who assists, both of the district (YN-5.1.2, WH-3.1)', () => {
    const { state, now } = recognised('yunnan');
    const plan = (worksHere: (subject: string) => boolean) =>
      refusalOf(
        makeAssistancePlan(
          state,
          'make-assistance-plan-1',
          { contact: 'a', assistance: 'b' },
          worksHere,
          by(officer, now),
        ),
      )?.reason;
    expect(plan(() => true)).toBeUndefined();
    expect(plan((subject) => subject === 'a')).toBe('responsible-not-in-district');
  });

  it('starts one execution for each round, with the ids of its tasks and no personal data', () => {
    const life = appliedForHardship('shanxi');
    const begun = life.events.at(-1);
    const started = begun ? effectsOf(begun.event, begun.sequence, life.state) : [];
    expect(JSON.stringify(started)).toContain('check-hardship-1');
    expect(JSON.stringify(started)).not.toContain(groupOf('shanxi'));
  });

  it('is requested once at a time, and not by somebody already recognised', () => {
    const life = appliedForHardship('chongqing');
    expect(refusalOf(applying()(life.state, by(applicant, life.now)))?.reason).toBe('hardship-under-way');
    const done = recognised('chongqing');
    expect(refusalOf(applying()(done.state, by(applicant, done.now)))?.reason).toBe(
      'hardship-recognised-already',
    );
  });

  it('is never given without its steps: after a negative check it can only be refused or returned (I9)', () => {
    const life = appliedForHardship('shanxi').next(checking(false));
    expect(recognitionOf(life.state).status).toBe('deciding');
    expect(refusalOf(deciding('recognise')(life.state, by(supervisor, life.now)))?.reason).toBe(
      'hardship-chain-incomplete',
    );
    const again = life.next(deciding('return'), supervisor).state;
    expect(recognitionOf(again)).toMatchObject({ status: 'checking', round: 2 });
    expect(again.tasks['check-hardship-1-round-2']).toBeDefined();
  });

  it('needs a reason to be refused, and a supervisor to be decided', () => {
    const { state, now } = toDecide('chongqing');
    const refuse = deciding('refuse', { reason: undefined });
    expect(refusalOf(refuse(state, by(supervisor, now)))?.reason).toBe('hardship-reason-missing');
    expect(refusalOf(deciding('recognise')(state, by(secondOfficer, now)))?.reason).toBe('supervisor-needed');
    expect(
      refusalOf(deciding('recognise', { categories: ['nobody'] })(state, by(supervisor, now)))?.reason,
    ).toBe('unknown-hardship-category');
  });

  it('is found broken by the daily check if one person took two steps, or the notice was not over (I9)', () => {
    const { state, now } = recognised('shanxi');
    const found = (change: object) =>
      brokenInvariants(
        {
          ...state,
          hardship: { candidates: [], recognitions: [{ ...recognitionOf(state), ...change }] },
        },
        now,
      );
    expect(brokenInvariants(state, now)).not.toContain('hardship-chain-broken');
    expect(found({ decidedBy: officer.subject })).toContain('hardship-chain-broken');
    expect(found({ steps: [] })).toContain('hardship-chain-broken');
    expect(found({ recognisedOn: '2026-11-27' })).toContain('hardship-chain-broken');
    expect(found({ notices: [] })).toContain('hardship-chain-broken');
  });
});

describe('A refusal to recognise', () => {
  it('is reviewed by a supervisor who neither checked nor decided, once', () => {
    const life = refusedHardship('chongqing').next(objecting, applicant);
    expect(refusalOf(reviewing(true)(life.state, by(supervisor, life.now)))).toEqual({
      reason: 'separation-of-duties',
      because: 'recognised',
    });
    expect(refusalOf(objecting(life.state, by(applicant, life.now)))?.reason).toBe('already-objected');
    const again = life.next(reviewing(true), secondSupervisor).state;
    expect(recognitionOf(again)).toMatchObject({ status: 'checking', round: 2 });
  });

  it('becomes a recognition if every step was positive', () => {
    const life = toDecide('shanxi').next(deciding('refuse'), supervisor).next(objecting, applicant);
    const { state } = life.next(reviewing(true), secondSupervisor);
    expect(recognitionOf(state)).toMatchObject({ status: 'recognised', decidedBy: secondSupervisor.subject });
    expect(brokenInvariants(state, life.now)).not.toContain('hardship-chain-broken');
  });

  it('is reviewed before anything else begins: nobody applies or becomes a candidate during the review (I-89)', () => {
    const life = refusedHardship('chongqing');
    const refused = life.state;
    expect(refusalOf(applying()(refused, by(applicant, life.now)))).toBeUndefined();
    expect(mayBeCandidate(refused, lifecycleOf('chongqing'), { now: life.now })).toBe(true);
    const { state, now } = life.next(objecting, applicant);
    expect(refusalOf(applying()(state, by(applicant, now)))?.reason).toBe('hardship-under-way');
    expect(mayBeCandidate(state, lifecycleOf('chongqing'), { now })).toBe(false);
  });

  it('stands if the review confirms it, and the person may ask again', () => {
    const life = refusedHardship('chongqing')
      .next(objecting, applicant)
      .next(reviewing(false), secondSupervisor);
    expect(recognitionOf(life.state).objection?.status).toBe('dismissed');
    expect(recognitionOf(life.next(applying(), applicant).state).number).toBe(2);
  });
});
