import { handle as askForReview } from '../../../../functions/api/claims/ask-for-claim-review/handler.ts';
import { handle as checkClaim } from '../../../../functions/api/claims/check-claim/handler.ts';
import { handle as claimSubsidy } from '../../../../functions/api/claims/claim-subsidy/handler.ts';
import { handle as decideClaim } from '../../../../functions/api/claims/decide-claim/handler.ts';
import { handle as decideRecovery } from '../../../../functions/api/claims/decide-claim-recovery/handler.ts';
import { handle as decideReview } from '../../../../functions/api/claims/decide-claim-review/handler.ts';
import { handle as dropQuestion } from '../../../../functions/api/claims/drop-claim-question/handler.ts';
import { handle as giveAccount } from '../../../../functions/api/claims/give-claim-account/handler.ts';
import { handle as proposeRecovery } from '../../../../functions/api/claims/propose-claim-recovery/handler.ts';
import { handle as questionClaim } from '../../../../functions/api/claims/question-claim/handler.ts';
import { handle as recordRepayment } from '../../../../functions/api/claims/record-claim-repayment/handler.ts';
import { handle as withdrawClaim } from '../../../../functions/api/claims/withdraw-claim/handler.ts';
import { handle as acknowledge } from '../../../../functions/api/payments/acknowledge-payments/handler.ts';
import { handle as enterRun } from '../../../../functions/api/payments/enter-payment-run/handler.ts';
import { handle as exportFile } from '../../../../functions/api/payments/export-payment-file/handler.ts';
import { handle as freezeRun } from '../../../../functions/api/payments/freeze-payment-run/handler.ts';
import { paymentKey } from '../../../../lib/domain/case/claim/pay.ts';
import type { TestRecords } from '../../../store/support/records.ts';
import { type Act, type Make, registered, type Scene, scenesOf } from './scenes.ts';

const place = { jurisdiction: '14', districts: ['14'] };
const applicant = { role: 'applicant', subject: 'applicant' };
const officer = { ...place, role: 'officer', subject: 'officer-shanxi' };
const supervisor = { ...place, role: 'supervisor', subject: 'supervisor-shanxi' };
const another = { ...place, role: 'supervisor', subject: 'supervisor-shanxi-2' };
const finance = { ...place, role: 'finance', subject: 'finance-shanxi' };

const claim = 1;
const amountFen = 400_000;
const payee = { holder: '欧阳慧敏', bank: '某银行太原分行', account: '6222000011112222' };
const business = { creditCode: '91140105MA0K00TEST', name: '某商行', openedOn: '2026-10-08' };
const doubt = { claim, ground: 'excluded-scheme', note: '已享受其他补贴。' };

const act = (make: unknown, by: object, body: Act['body'] = {}, more: Partial<Act> = {}): Act => ({
  make: make as Make,
  by,
  body,
  ...more,
});
const onTask = (make: unknown, task: string, by: object, body: object): Act =>
  act(make, by, body, { path: ({ caseId }) => ({ caseId, taskId: task }) });
const checked = (met: boolean, round: number, more: object): Act =>
  onTask(checkClaim, `check-claim-1-${round}`, officer, {
    findings: ['runs-business', 'local-conditions'].map((criterion) => ({
      ...{ criterion, met, source: 'data', on: '2026-11-20' },
    })),
    ...more,
  });
const decided = (body: object, by = supervisor): Act => onTask(decideClaim, 'decide-claim-1-1', by, body);
const recovers = (recover: boolean): Act =>
  onTask(decideRecovery, 'decide-claim-recovery-1-1', another, { recover, explanation: '经核实。' });
const frozen = (run: string): Act =>
  act(
    freezeRun,
    finance,
    { purpose: '创业补贴' },
    { path: {}, names: ({ runId }: { runId: string }) => ({ [run]: runId }) },
  );
const ofRun = (run: string) => (ids: Scene['ids']) => ({ runId: ids[run] });
const entered = (run: string): Act =>
  act(
    enterRun,
    finance,
    {},
    {
      path: ofRun(run),
      // Who enters what somebody else enters, too, is told what has become of it.
      tells: ({ run }: { run: { sums: object } }) => run.sums,
    },
  );
const line = (result: string, more: object, run = 'run'): Act =>
  act(
    acknowledge,
    finance,
    ({ caseId = '' }) => ({ lines: [{ key: paymentKey(caseId, 1, 1), amountFen, result, ...more }] }),
    {
      path: ofRun(run),
      tells: ({ lines: [one] }: { lines: { outcome: string }[] }) => one?.outcome,
    },
  );
const repaid = (fen: number): Act =>
  act(recordRepayment, officer, { claim, amountFen: fen, on: '2026-11-20', reference: `R-${fen}` });

/** The acts on a claim, from making it to the outcome of the payment. */
export const claimActs: Readonly<Record<string, Act>> = {
  claim: act(claimSubsidy, applicant, { scheme: 'startup-subsidy', stated: { business }, payee }),
  'propose to approve': checked(true, 1, { proposal: 'approve', proposedFen: amountFen }),
  'propose to refuse': checked(false, 1, { proposal: 'refuse' }),
  approve: decided({ decide: 'approve' }),
  'approve, too': decided({ decide: 'approve' }, another),
  refuse: decided({
    decide: 'refuse',
    ground: 'criterion',
    criterion: 'runs-business',
    explanation: '不符合。',
  }),
  'send back': decided({ decide: 'return', note: '请再核实。' }),
  'withdraw the claim': act(withdrawClaim, applicant, { claim }),
  'give an account': act(giveAccount, applicant, { claim, payee: { ...payee, account: '6222000011113333' } }),
  'ask for a review': act(askForReview, applicant, { claim, statement: '请复核。' }),
  uphold: onTask(decideReview, 'review-claim-1', another, { upheld: true, explanation: '原决定有误。' }),
  dismiss: onTask(decideReview, 'review-claim-1', another, { upheld: false, explanation: '维持。' }),
  freeze: frozen('run'),
  'freeze again': frozen('second'),
  enter: entered('run'),
  'enter the second': entered('second'),
  export: act(exportFile, finance, { reason: '提交银行' }, { path: ofRun('run') }),
  'say paid': line('paid', { paidOn: '2026-11-20', reference: 'F-1' }),
  'say bounced': line('bounced', { reason: 'account-closed' }),
  'say returned': line('returned', { reason: 'account-closed', returnedOn: '2026-11-20', reference: 'T-1' }),
  question: act(questionClaim, officer, doubt),
  'drop the question': onTask(dropQuestion, 'look-into-claim-1-1', officer, { note: '不重复。' }),
  'propose to recover all': act(proposeRecovery, officer, { ...doubt, amountFen }),
  'propose to recover a part': act(proposeRecovery, officer, { ...doubt, amountFen: 150_000 }),
  recover: recovers(true),
  'do not recover': recovers(false),
  'pay back a part': repaid(50_000),
  'pay back the rest': repaid(100_000),
};

const payments = ['freeze', 'enter', 'enter the second', 'export', 'say paid', 'say bounced', 'say returned'];
const afterwards = ['question', 'propose to recover all', 'propose to recover a part', 'give an account'];
/** The acts on a payment while a part of it is being recovered. */
const late = ['export', 'say returned', 'question', 'propose to recover a part'];
const recovery = ['recover', 'do not recover', 'pay back a part', 'pay back the rest'];
const scene = (name: string, ...acts: string[]) => ({ scene: name, acts });
const made = ['claim', { opens: 'check-claim', of: '1-1' }] as const;
const proposed = [...made, 'propose to approve', { opens: 'decide-claim', of: '1-1' }] as const;
const sent = [...proposed, 'approve', 'freeze', 'freeze again', 'enter'] as const;

/** The scenes of a claim, from one that is made to one that is paid back. */
export async function claimScenes(fresh: () => Promise<TestRecords>): Promise<Scene[]> {
  const story = async (...steps: Parameters<typeof scenesOf>[3]) => {
    const records = await fresh();
    return scenesOf(records, claimActs, { ids: await registered(records, 'shanxi') }, steps);
  };
  const stories = [
    await story(
      scene('a registration', 'claim'),
      ...made,
      scene(
        'a claim',
        'propose to approve',
        'propose to refuse',
        'withdraw the claim',
        'give an account',
        'claim',
      ),
      'propose to refuse',
      { opens: 'decide-claim', of: '1-1' },
      scene('a proposal to refuse', 'refuse', 'send back', 'withdraw the claim', 'give an account'),
      'refuse',
      scene('a refusal', 'ask for a review', 'claim'),
      'ask for a review',
      scene('a review', 'uphold', 'dismiss', 'claim', 'ask for a review'),
    ),
    await story(
      ...proposed,
      scene(
        'a proposal to approve',
        'approve',
        'approve, too',
        'send back',
        'withdraw the claim',
        'give an account',
      ),
      'approve',
      scene('an approval', 'freeze', ...afterwards),
      'freeze',
      'freeze again',
      scene('two runs', ...payments, ...afterwards),
      'enter',
      scene('a payment that is sent', ...payments, ...afterwards),
      'say paid',
      scene('a payment', ...payments, ...afterwards),
      'question',
      scene('a question', 'drop the question', ...payments, ...afterwards),
      'propose to recover a part',
      scene('a recovery that is proposed', ...late, ...recovery),
      'recover',
      scene('what is owed', ...late, ...recovery),
      'pay back a part',
      scene('what is paid back in part', ...late, ...recovery),
    ),
    await story(
      ...sent,
      'say bounced',
      scene('a payment that bounced', 'freeze', ...payments, ...afterwards),
      'give an account',
      scene('another account', 'freeze', ...payments, ...afterwards),
    ),
    await story(
      ...proposed,
      'approve',
      'propose to recover all',
      scene('an approval that is to be taken back', 'freeze', 'freeze again', ...recovery, ...afterwards),
    ),
  ];
  return stories.flat();
}
