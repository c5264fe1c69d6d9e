import { describe, expect, it } from 'vitest';
import {
  brokenInvariants,
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  evolve,
  noticesOf,
  openTask,
} from '../../../../lib/domain/case/case.ts';
import { isRecognisedAsHardship } from '../../../../lib/domain/case/hardship/state.ts';
import { hasTag } from '../../../../lib/domain/case/ledger/one-to-one.ts';
import { confirmIdentity, linkAccount } from '../../../../lib/domain/case/person/identity.ts';
import { approveApplication } from '../../../../lib/domain/case/registration/decide.ts';
import { asPreviousSpell } from '../../../../lib/domain/case/registration/previous-spell.ts';
import { effectsOfProof } from '../../../../lib/domain/case/registration/proven-spell.ts';
import type { Application } from '../../../../lib/domain/case/registration/submit.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import { transferRegistration } from '../../../../lib/domain/case/transfer/transfer.ts';
import type { Result } from '../../../../lib/domain/result.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import {
  applicant,
  beginningOf,
  calendar,
  day,
  friday,
  lifecycleOf,
  newCaseId,
  officer,
  secondSupervisor,
  submission,
  supervisor,
  system,
} from '../support/cases.ts';
import { by, having, possible, refusalOf } from '../support/decisions.ts';
import {
  exited,
  exiting,
  groupOf,
  objecting,
  recognised,
  recognitionOf,
  reviewing,
} from '../support/hardship.ts';

/** The next registration of somebody whose earlier one is closed, given its state. */
function registeredAgain(region: 'yunnan' | 'chongqing', change: Partial<Application>): CaseState {
  const applied = evolve(undefined, newCaseId(), submission({ region, ...change }));
  const opened = having(applied, openTask(applied, decisionTaskId, 'decide-application', by(system, friday)));
  return having(
    opened,
    approveApplication(opened, decisionTaskId, [], beginningOf(region), calendar, by(officer, friday)),
  );
}

/** A recognised person whose registration was closed because they had been in work since a day. */
const inWork = (region: 'yunnan' | 'chongqing', since: string): CaseState => {
  const { state } = recognised(region);
  return {
    ...state,
    phase: 'closed',
    closure: {
      number: 1,
      status: 'closed',
      reason: 'employed',
      basis: { document: 'x', article: '1', clause: 'C5' },
      evidence: [{ kind: 'employment-record', source: 'register', on: since, since }],
      decidedBy: 'officer',
      noticeExempt: false,
      taskId: 'decide-closure-1',
      proposedAt: '2026-12-01T00:00:00.000Z',
      closedOn: '2026-12-05',
      employmentDifficulty: true,
    },
  } as CaseState;
};
const spell = (state: CaseState, unemployedOn: string, region = state.region) =>
  asPreviousSpell(state, unemployedOn, region, lifecycleOf(region));

describe('A request made in one form with the registration (YN-5.1.1)', () => {
  it('begins with the approval, and is decided separately', () => {
    const state = registeredAgain('yunnan', { hardshipAsked: { categories: ['long-term'] } });
    expect(state.phase).toBe('registered');
    expect(recognitionOf(state)).toMatchObject({
      status: 'checking',
      origin: 'with-registration',
      categories: ['long-term'],
    });
    expect(state.tasks['check-hardship-1']).toBeDefined();
    expect(state.hardship?.asked).toBeUndefined();
  });

  it('waits for the approval, and does not begin without one', () => {
    const applied = evolve(
      undefined,
      newCaseId(),
      submission({ region: 'yunnan', hardshipAsked: { categories: ['older'] } }),
    );
    expect(applied.hardship).toEqual({ recognitions: [], candidates: [], asked: { categories: ['older'] } });
  });
});

describe('Out of work again after less than six months (YN-5.1.3)', () => {
  it('the recognition continues at once, linked to the previous one, up to the day before the corresponding one', () => {
    const before = inWork('yunnan', '2026-06-01');
    expect(spell(before, '2026-11-30')).toMatchObject({
      reIncludes: true,
      recognition: { number: 1, categories: [groupOf('yunnan')] },
    });
    expect(spell(before, '2026-12-01')?.reIncludes).toBe(false);
    const previousSpell = spell(before, '2026-11-10');
    const state = registeredAgain('yunnan', previousSpell ? { previousSpell } : {});
    expect(recognitionOf(state)).toMatchObject({
      status: 'recognised',
      origin: 're-entry',
      linked: { caseId: before.caseId, number: 1 },
      recognisedOn: '2026-11-20',
    });
    expect(isRecognisedAsHardship(state, '2026-11-20')).toBe(true);
    expect(state.tasks['make-assistance-plan-1']).toBeDefined();
    expect(brokenInvariants(state, friday)).not.toContain('hardship-chain-broken');
  });

  it('at the end of a month counts to its last day', () => {
    const before = inWork('yunnan', '2026-08-31');
    expect(spell(before, '2027-02-27')?.reIncludes).toBe(true);
    expect(spell(before, '2027-02-28')?.reIncludes).toBe(false);
  });

  it('also applies if the recognition had ended because they were in work, and for no other reason', () => {
    const of = (reason: string) => {
      const { state } = exited('yunnan', reason);
      return spell(
        { ...inWork('yunnan', '2026-06-01'), hardship: state.hardship, ...(state.caseId && {}) },
        '2026-11-10',
      );
    };
    expect(of('employed')?.recognition).toBeDefined();
    expect(of('own-wish')?.recognition).toBeUndefined();
  });

  it('is an ordinary request in a region whose circular does not say so', () => {
    const before = inWork('chongqing', '2026-06-01');
    const previousSpell = spell(before, '2026-11-10');
    expect(previousSpell?.reIncludes).toBe(false);
    expect(registeredAgain('chongqing', previousSpell ? { previousSpell } : {}).hardship).toBeUndefined();
  });
});

describe('Out of work again with a sign-in that only states who applies (I-52, YN-5.1.3)', () => {
  const spellToProve = () => spell(inWork('yunnan', '2026-06-01'), '2026-11-10');
  const applying = () => ({
    identity: 'stated' as const,
    owner: applicant.subject,
    spellToProve: spellToProve(),
  });
  const rules = lifecycleOf('yunnan');
  const back = { reIncluded: true, previousSpell: { reIncludes: true } };

  it('nothing of the previous spell is used or linked until identity is proven', () => {
    const state = registeredAgain('yunnan', applying() as Partial<Application>);
    expect([state.previousSpell, state.reIncluded, state.hardship]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(hasTag(state, 'employment-difficulty')).toBe(false);
  });

  it.each<[string, (state: CaseState) => Result<CaseEvent, CaseRefusal>]>([
    [
      'by a document',
      (state: CaseState) =>
        confirmIdentity(
          state,
          'identity-card',
          false,
          rules,
          effectsOfProof(state, rules, calendar, friday),
          by(officer, friday),
        ),
    ],
    [
      'by a verified sign-in',
      (state: CaseState) =>
        linkAccount(state, rules, effectsOfProof(state, rules, calendar, friday), by(applicant, friday)),
    ],
  ])('they are taken back as soon as it is, %s, also where a stranger had applied', (_how, prove) => {
    const state = registeredAgain('yunnan', { ...applying(), owner: 'stranger' } as Partial<Application>);
    const proven = having(state, prove(state));
    expect(proven).toMatchObject(back);
    expect(proven.spellToProve).toBeUndefined();
    expect(hasTag(proven, 'employment-difficulty')).toBe(true);
    expect(recognitionOf(proven)).toMatchObject({ status: 'recognised', origin: 're-entry' });
    expect(noticesOf(possible(prove(state)), proven.version, proven).map(({ template }) => template)).toEqual(
      ['hardship-continued'],
    );
  });

  it('before the decision, it comes with the approval', () => {
    const applied = evolve(
      undefined,
      newCaseId(),
      submission({ region: 'yunnan', ...applying() } as Partial<Application>),
    );
    const opened = having(
      applied,
      openTask(applied, decisionTaskId, 'decide-application', by(system, friday)),
    );
    const proof = confirmIdentity(
      opened,
      'identity-card',
      false,
      rules,
      effectsOfProof(opened, rules, calendar, friday),
      by(officer, friday),
    );
    const proven = having(opened, proof);
    expect(proven.reIncluded).toBeUndefined();
    const approval = approveApplication(
      proven,
      decisionTaskId,
      [],
      beginningOf('yunnan'),
      calendar,
      by(officer, friday),
    );
    expect(having(proven, approval)).toMatchObject(back);
  });
});

describe('Recognised in one region and out of work in another (I-62: it does not move to another region)', () => {
  it('is not re-included by Yunnan, which had not recognised them (YN-5.1.3 重新纳入)', () => {
    const previousSpell = spell(inWork('chongqing', '2026-06-01'), '2026-11-10', 'yunnan');
    expect(previousSpell).toMatchObject({ reIncludes: false, inWorkSince: '2026-06-01' });
    expect(previousSpell).not.toHaveProperty('recognition');
    const state = registeredAgain('yunnan', previousSpell ? { previousSpell } : {});
    expect(state.reIncluded).toBeUndefined();
    expect(isRecognisedAsHardship(state, '2026-11-20')).toBe(false);
  });
});

describe('The end of a recognition (YN-5.1.2 退出机制)', () => {
  it('is decided by a supervisor for a reason on the list, which is a proposal everywhere', () => {
    const life = recognised('yunnan');
    expect(refusalOf(exiting('own-wish')(life.state, by(officer, life.now)))?.reason).toBe(
      'supervisor-needed',
    );
    expect(refusalOf(exiting('constructor')(life.state, by(supervisor, life.now)))?.reason).toBe(
      'unknown-exit-reason',
    );
    for (const region of servedRegions.ids)
      expect(lifecycleOf(region).hardship.exitReasons).toContain('household-employed');
  });

  it('applies from its day on; the days before stay as they were', () => {
    const { state } = exited('yunnan');
    const { recognisedOn = '', exit } = recognitionOf(state);
    expect(isRecognisedAsHardship(state, recognisedOn)).toBe(true);
    expect(isRecognisedAsHardship(state, exit?.on ?? '')).toBe(false);
    expect(hasTag(state, 'employment-difficulty')).toBe(false);
    expect(state.tasks['make-assistance-plan-1']).toBeUndefined();
  });

  it('is not decided twice, and a wrong one is undone by another supervisor', () => {
    const life = exited('yunnan');
    expect(refusalOf(exiting('own-wish')(life.state, by(supervisor, life.now)))?.reason).toBe(
      'hardship-not-recognised',
    );
    life.next(objecting, applicant);
    expect(refusalOf(reviewing(true)(life.state, by(supervisor, life.now)))?.reason).toBe(
      'separation-of-duties',
    );
    life.next(reviewing(true), secondSupervisor);
    expect(isRecognisedAsHardship(life.state, '2027-03-01')).toBe(true);
    expect(hasTag(life.state, 'employment-difficulty')).toBe(true);
  });
});

describe('A registration that moves (I-62)', () => {
  const moved = (region: 'yunnan' | 'chongqing', to: string) => {
    const life = recognised('yunnan');
    return possible(
      transferRegistration(
        life.state,
        {
          to: { caseId: newCaseId(), region, district: to, applicationNumber: '1', placeBasis: 'residence' },
          beginning: beginningOf(region, life.now),
        },
        calendar,
        by(officer, life.now + day),
      ) as never,
    ) as unknown as { readonly in: { readonly data: { readonly hardshipContinued?: object } } };
  };

  it('takes the recognition along within the region, and not to another one: each province defines its own groups', () => {
    expect(moved('yunnan', '530103').in.data.hardshipContinued).toMatchObject({ origin: 'transfer' });
    expect(moved('chongqing', '500103').in.data.hardshipContinued).toBeUndefined();
  });
});
