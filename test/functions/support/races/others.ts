import { handle as contestClaim } from '../../../../functions/api/claims/contest-claim/handler.ts';
import { handle as askForEmployerReview } from '../../../../functions/api/employers/ask-for-employer-review/handler.ts';
import { handle as claimForHire } from '../../../../functions/api/employers/claim-for-hire/handler.ts';
import { handle as giveEmployerAccount } from '../../../../functions/api/employers/give-employer-account/handler.ts';
import { handle as withdrawEmployerClaim } from '../../../../functions/api/employers/withdraw-employer-claim/handler.ts';
import { handle as enterBudget } from '../../../../functions/api/funds/enter-budget/handler.ts';
import { handle as correctPerson } from '../../../../functions/api/persons/correct-person/handler.ts';
import { handle as handleSignal } from '../../../../functions/api/signals/handle-signal/handler.ts';
import { handle as loadRecords } from '../../../../functions/api/signals/load-comparison-records/handler.ts';
import { handle as recordSnapshot } from '../../../../functions/api/signals/record-comparison-snapshot/handler.ts';
import { handle as reportChange } from '../../../../functions/api/signals/report-change/handler.ts';
import { handle as transfer } from '../../../../functions/api/transfer/transfer-registration/handler.ts';
import { saveAmendment } from '../../../../functions/common/rules/load-amendment.ts';
import { day, friday } from '../../../domain/case/support/cases.ts';
import { reopened } from '../../../domain/case/support/claims.ts';
import type { TestRecords } from '../../../store/support/records.ts';
import { identityNumber } from '../../../support/applications.ts';
import { type Act, type Make, registered, type Scene, scenesOf } from './scenes.ts';

const place = { jurisdiction: '50', districts: ['50'] };
const officer = { ...place, role: 'officer', subject: 'officer-chongqing' };
const ofWeihai = { jurisdiction: '3710', districts: ['3710'], role: 'officer', subject: 'officer-weihai' };
const administrator = { role: 'administrator', subject: 'administrator' };
const finance = { ...place, role: 'finance', subject: 'finance-chongqing' };
const applicant = { role: 'applicant', subject: 'applicant' };
const employer = (creditCode: string) => ({
  role: 'employer',
  subject: `employer-${creditCode}`,
  creditCode,
});
const [first, second] = ['91370000MA3TEST11X', '91370000MA3TEST22X'].map(employer) as [object, object];

const act = (
  make: unknown,
  by: object,
  body: NonNullable<Act['body']> = {},
  more: Partial<Act> = {},
): Act => ({ make: make as Make, by, body, ...more });

const loaded = (asOf: string, ...facts: string[]): Act =>
  act(
    loadRecords,
    administrator,
    ({ number }) => ({ asOf, records: facts.map((fact) => ({ identityNumber: number, fact })) }),
    { path: { source: 'social-insurance' }, doesMany: true },
  );
const whole = (asOf: string): Act =>
  act(recordSnapshot, administrator, { asOf, facts: ['pension'] }, { path: { source: 'social-insurance' } });

/** The acts with files of other agencies, and with what they say about somebody. */
export const comparisonActs: Readonly<Record<string, Act>> = {
  'load the file of the 18th': loaded('2026-11-18', 'pension'),
  'load the file of the 19th': loaded('2026-11-19', 'pension', 'insured-employment'),
  'say that the 18th was whole': whole('2026-11-18'),
  'say that the 19th was whole': whole('2026-11-19'),
  'handle the signal': act(
    handleSignal,
    officer,
    { statement: '已电话核实。' },
    { path: ({ caseId }) => ({ caseId, taskId: 'assess-signal-1' }) },
  ),
  report: act(reportChange, applicant, { kind: 'found-work', asOf: '2026-11-20' }),
  move: act(
    transfer,
    officer,
    { district: '500106', placeBasis: 'residence', statement: '本人已迁居。' },
    { makesCase: true },
  ),
  'correct the number': act(correctPerson, officer, {
    identityNumber: identityNumber(),
    seen: 'identity-card',
  }),
};

/** The scenes of comparison files: none, one, one whole, and a signal. */
export async function comparisonScenes(fresh: () => Promise<TestRecords>): Promise<Scene[]> {
  const story = async (...steps: Parameters<typeof scenesOf>[3]) => {
    const records = await fresh();
    return scenesOf(records, comparisonActs, { ids: await registered(records, 'chongqing') }, steps);
  };
  const files = ['load the file of the 18th', 'load the file of the 19th'];
  return (
    await Promise.all([
      story(
        { scene: 'no file', acts: [...files, 'move', 'report', 'correct the number'] },
        'load the file of the 18th',
        {
          scene: 'a file',
          acts: [...files, 'say that the 18th was whole', 'handle the signal', 'move', 'report'],
        },
        'load the file of the 19th',
        {
          scene: 'two files',
          acts: ['say that the 18th was whole', 'say that the 19th was whole', ...files],
        },
      ),
    ])
  ).flat();
}

const hired = (by: object): Act =>
  act(
    claimForHire,
    by,
    ({ number }) => ({
      region: 'weihai',
      scheme: 'hiring-subsidy',
      person: { name: '欧阳慧敏', identityNumber: number },
      employerName: '某机械有限公司',
      stated: { contract: { from: '2026-11-20', until: '2027-11-19' } },
    }),
    { path: {}, names: ({ claimId }: { claimId: string }) => ({ claimId }) },
  );
const own = (make: unknown, body: object = {}): Act =>
  act(make, first, body, { path: ({ claimId }) => ({ claimId }) });
const account = (number: string): Act =>
  own(giveEmployerAccount, { payee: { holder: '某机械有限公司', bank: '某银行', account: number } });

/** The acts of employers about somebody whom they have hired. */
export const employerActs: Readonly<Record<string, Act>> = {
  'claim for them': hired(first),
  'claim for them, too': hired(second),
  'withdraw it': own(withdrawEmployerClaim),
  'give an account': account('6222000011112222'),
  'give another account': account('6222000011113333'),
  'ask for a review': own(askForEmployerReview, { statement: '请复核。' }),
  'contest it': act(contestClaim, applicant, { claim: 1, statement: '我没有入职。' }),
  move: act(
    transfer,
    ofWeihai,
    { district: '371003', placeBasis: 'residence', statement: '本人已迁居。' },
    { makesCase: true },
  ),
  'correct the number': act(correctPerson, ofWeihai, {
    identityNumber: identityNumber(),
    seen: 'identity-card',
  }),
};

/** The scenes of employers' claims. */
export async function employerScenes(fresh: () => Promise<TestRecords>): Promise<Scene[]> {
  const records = await fresh();
  await saveAmendment(records.table, reopened('weihai', { opens: '2026-11-20', criteria: [] }), {
    at: new Date(friday).toISOString(),
    by: 'administrator',
  });
  const ids = await registered(records, 'weihai');
  return scenesOf(records, employerActs, { ids, now: friday + day }, [
    {
      scene: 'somebody hired',
      acts: ['claim for them', 'claim for them, too', 'move', 'correct the number'],
    },
    'claim for them',
    {
      scene: 'a claim for somebody hired',
      acts: Object.keys(employerActs).filter((name) => name !== 'ask for a review'),
    },
  ]);
}

const budget = (amount: string): Act =>
  act(
    enterBudget,
    finance,
    { division: '50', fund: '就业补助资金', year: 2026, amount, source: '渝财社〔2026〕1号' },
    { path: {}, ofTable: true },
  );

/** The acts on budgets. */
export const budgetActs: Readonly<Record<string, Act>> = {
  'enter a budget': budget('100.00'),
  'enter another budget': budget('200.00'),
};

/** The scenes of budgets. */
export async function budgetScenes(fresh: () => Promise<TestRecords>): Promise<Scene[]> {
  return scenesOf(await fresh(), budgetActs, { ids: {} }, [
    { scene: 'no budget', acts: Object.keys(budgetActs) },
    'enter a budget',
    { scene: 'a budget', acts: Object.keys(budgetActs) },
  ]);
}
