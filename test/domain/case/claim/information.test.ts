import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import {
  askForClaimInformation,
  type ClaimQuestion,
  isAsked,
  provideClaimInformation,
} from '../../../../lib/domain/case/claim/information.ts';
import { withdrawClaim } from '../../../../lib/domain/case/claim/make.ts';
import type { SchemeTerms } from '../../../../lib/domain/case/claim/scheme.ts';
import { applicant, day, friday, officer } from '../support/cases.ts';
import { checked, claimed, type Dealing, found, termsOf, withTaskOpen } from '../support/claims.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const terms: SchemeTerms = {
  ...termsOf('shanxi', 'startup-subsidy'),
  amount: { kind: 'up-to', fen: 500_000 },
  criteria: [{ kind: 'runs-business' }],
  documents: [{ code: 'lease', zh: '租赁合同', en: 'Lease' }],
};
const dealing: Dealing = { region: 'shanxi', terms, known: {} };
const stated = { business: { creditCode: '91140100MA0KTEST1X', name: '某商行', openedOn: '2026-10-01' } };
const taskId = 'check-claim-1-1';
const question: ClaimQuestion = { facts: ['business'], documents: [], message: '请说明开业日期。' };

const made = (): CaseState => {
  const state = registered('shanxi');
  return withTaskOpen(
    having(state, claimed(state, { claimant: { kind: 'person' }, stated }, dealing)),
    'check-claim',
    1,
  );
};
const asks = (state: CaseState, of: Partial<ClaimQuestion> = {}, now = friday, actor = officer) =>
  askForClaimInformation(state, taskId, { ...question, ...of }, by(actor, now), { secondPerson: true });
const asked = (): CaseState => having(made(), asks(made()));
const answers = (state: CaseState, actor = applicant) =>
  provideClaimInformation(state, 1, by(actor, friday + day));
const claimIn = (state: CaseState) => state.claims?.[0];

describe('A claimant who is asked for missing information (I-90)', () => {
  it('is asked once, for what the scheme asks for and the documents that it names', () => {
    const both = having(made(), asks(made(), { documents: ['lease'] }));
    expect(claimIn(both)?.information).toMatchObject({ taskId, facts: ['business'], documents: ['lease'] });
    expect(refusalOf(asks(both))?.reason).toBe('information-already-requested');
    for (const unknown of [{ facts: ['loan'] as const }, { documents: ['diploma'] }, { facts: [] }])
      expect(refusalOf(asks(made(), unknown))?.reason).toBe('unknown-information-item');
  });

  it('is asked for no document in the message', () => {
    expect(refusalOf(asks(made(), { message: '请提供营业执照复印件。' }))?.reason).toBe('forbidden-document');
  });

  it('answers once, before the claim has been checked', () => {
    expect(refusalOf(answers(made()))?.reason).toBe('nothing-was-asked');
    const answered = having(asked(), answers(asked()));
    expect([asked(), answered].map((state) => (state.claims ?? []).some(isAsked))).toEqual([true, false]);
    expect(refusalOf(answers(answered))?.reason).toBe('nothing-was-asked');
  });

  it('stops no clock: the deadline stays, the task waits, and the answer gives it back to the checker', () => {
    const [before, waiting] = [made(), asked()];
    expect(waiting.deadlines).toEqual(before.deadlines);
    expect(waiting.tasks[taskId]?.awaitingInformation).toBe(true);
    const answered = having(waiting, answers(waiting));
    expect(answered.deadlines).toEqual(before.deadlines);
    expect(answered.tasks[taskId]?.awaitingInformation).toBe(false);
  });

  it('does not block a check: it can be completed without an answer, and ends the request', () => {
    const state = asked();
    const proposal = { proposal: 'approve', proposedFen: 400_000 } as const;
    const proposed = having(state, checked(state, 1, [found('runs-business')], dealing, proposal));
    expect(claimIn(proposed)?.status).toBe('checked');
    expect(refusalOf(answers(proposed))?.reason).toBe('nothing-was-asked');
    const withdrawn = having(state, withdrawClaim(state, 1, by(applicant, friday)));
    expect(refusalOf(answers(withdrawn))?.reason).toBe('nothing-was-asked');
  });

  it('is not asked by somebody who may not check the claim, nor after the check', () => {
    const entered: CaseState = {
      ...made(),
      claims: (made().claims ?? []).map((claim) => ({ ...claim, enteredBy: officer.subject })),
    };
    expect(refusalOf(asks(entered))?.reason).toBe('separation-of-duties');
    const proposal = { proposal: 'approve', proposedFen: 400_000 } as const;
    const proposed = having(made(), checked(made(), 1, [found('runs-business')], dealing, proposal));
    expect(refusalOf(asks(proposed))?.reason).toBe('task-already-decided');
  });
});
