import { handle as applyForHousehold } from '../../../../functions/api/households/apply-for-household/handler.ts';
import { handle as checkHousehold } from '../../../../functions/api/households/check-household/handler.ts';
import { handle as decideHousehold } from '../../../../functions/api/households/decide-household/handler.ts';
import { handle as endHousehold } from '../../../../functions/api/households/end-household/handler.ts';
import { handle as withdrawHousehold } from '../../../../functions/api/households/withdraw-household/handler.ts';
import { handle as applyForLoan } from '../../../../functions/api/loans/apply-for-loan/handler.ts';
import { handle as checkLoan } from '../../../../functions/api/loans/check-loan/handler.ts';
import { handle as exportLoan } from '../../../../functions/api/loans/export-loan/handler.ts';
import { handle as handOverLoan } from '../../../../functions/api/loans/hand-over-loan/handler.ts';
import { handle as recordLoanReceipt } from '../../../../functions/api/loans/record-loan-receipt/handler.ts';
import { handle as withdrawLoan } from '../../../../functions/api/loans/withdraw-loan-application/handler.ts';
import { handle as handOverReferral } from '../../../../functions/api/referral/hand-over-referral/handler.ts';
import { handle as proposeReferral } from '../../../../functions/api/referral/propose-referral/handler.ts';
import { handle as recordReferralAnswer } from '../../../../functions/api/referral/record-referral-answer/handler.ts';
import { handle as recordReferralReceipt } from '../../../../functions/api/referral/record-referral-receipt/handler.ts';
import { lookedUp } from '../../../domain/case/support/households.ts';
import type { TestRecords } from '../../../store/support/records.ts';
import { type Act, type Make, registered, type Scene, scenesOf } from './scenes.ts';

const place = { jurisdiction: '50', districts: ['50'] };
const applicant = { role: 'applicant', subject: 'applicant' };
const officer = { ...place, role: 'officer', subject: 'officer-chongqing' };
const supervisor = { ...place, role: 'supervisor', subject: 'supervisor-chongqing' };

const act = (make: unknown, by: object, body: object = {}): Act => ({ make: make as Make, by, body });
const onTask = (make: unknown, taskId: string, by: object, body: object): Act => ({
  ...act(make, by, body),
  path: ({ caseId }) => ({ caseId, taskId }),
});

/** The acts about households, loans and referrals. */
export const helpActs: Readonly<Record<string, Act>> = {
  'apply as a household': act(applyForHousehold, applicant, {
    residence: 'urban',
    members: [{ relation: 'child', birthDate: '2018-05-04', ableToWork: false }],
  }),
  'check the household': onTask(checkHousehold, 'check-household-1', officer, { checks: lookedUp([1]) }),
  'confirm the household': onTask(decideHousehold, 'decide-household-1', supervisor, { outcome: 'confirm' }),
  'refuse the household': onTask(decideHousehold, 'decide-household-1', supervisor, {
    ...{ outcome: 'refuse', reason: 'member-works', explanation: '已核实。' },
  }),
  'withdraw the household': act(withdrawHousehold, applicant),
  'end the household': onTask(endHousehold, 'help-household-1', officer, {
    ...{ reason: 'member-in-work', member: 1, since: '2026-11-19', explanation: '已就业。' },
    evidence: { kind: 'employment-record', source: 'register', on: '2026-11-20' },
  }),
  'apply for a loan': act(applyForLoan, applicant, {
    ...{ kind: 'individual', group: 'registered-unemployed', amount: '100000', purpose: '开办小吃店。' },
  }),
  'find them qualified': onTask(checkLoan, 'check-loan-1', officer, { qualified: true }),
  'find them unqualified': onTask(checkLoan, 'check-loan-1', officer, {
    ...{ qualified: false, ground: 'not-in-group', explanation: '不符合。' },
  }),
  'hand the loan over': onTask(handOverLoan, 'hand-over-loan-1', officer, {
    bank: 'some-bank',
    way: 'letter',
  }),
  'export the loan': act(exportLoan, officer, { loan: '1' }),
  'withdraw the loan': act(withdrawLoan, applicant, { loan: '1' }),
  'note the receipt of the loan': onTask(recordLoanReceipt, 'await-loan-receipt-1', officer, {
    ...{ on: '2026-11-20', reference: 'DK-1' },
  }),
  refer: act(proposeReferral, officer, { body: 'civil-affairs', ground: 'living-difficulty' }),
  'hand the referral over': onTask(handOverReferral, 'hand-over-referral-1', officer, { way: 'letter' }),
  'note its receipt': onTask(recordReferralReceipt, 'await-referral-receipt-1', officer, {
    ...{ on: '2026-11-20', reference: '民转1号' },
  }),
  'note its answer': onTask(recordReferralAnswer, 'await-referral-answer-1', officer, {
    ...{ on: '2026-11-20', outcome: 'refused' },
  }),
};

/** The scenes of help that other bodies are asked for and give. */
export async function helpScenes(fresh: () => Promise<TestRecords>): Promise<Scene[]> {
  const story = async (...steps: Parameters<typeof scenesOf>[3]) => {
    const records = await fresh();
    return scenesOf(records, helpActs, { ids: await registered(records, 'chongqing') }, steps);
  };
  const of = (word: string) => Object.keys(helpActs).filter((name) => name.includes(word));
  const referral = ['refer', ...of('referral'), 'note its receipt', 'note its answer'];
  const stories = [
    await story(
      { scene: 'no household', acts: of('household') },
      'apply as a household',
      { opens: 'check-household', of: '1' },
      { scene: 'a household', acts: of('household') },
      'check the household',
      { opens: 'decide-household', of: '1' },
      { scene: 'a household that is checked', acts: of('household') },
      'confirm the household',
      { scene: 'a household that is helped', acts: of('household') },
    ),
    await story(
      { scene: 'no loan', acts: of('loan') },
      'apply for a loan',
      { scene: 'a loan', acts: [...of('loan'), ...of('find')] },
      'find them qualified',
      { scene: 'a loan to be handed over', acts: of('loan') },
    ),
    await story(
      { scene: 'no referral', acts: referral },
      'refer',
      { scene: 'a referral', acts: referral },
      'hand the referral over',
      { scene: 'a referral that is handed over', acts: referral },
      'note its receipt',
      { scene: 'a referral that was received', acts: referral },
    ),
  ];
  return stories.flat();
}
