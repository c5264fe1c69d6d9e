import { type CaseEvent, type CaseState, openTask } from '../../../../lib/domain/case/case.ts';
import { giveAccount } from '../../../../lib/domain/case/claim/make.ts';
import type { SchemeTerms } from '../../../../lib/domain/case/claim/scheme.ts';
import { approveApplication } from '../../../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import { byLocalRules } from '../../../../lib/policy/schemes/parts.ts';
import type { CaseStore } from '../../../../lib/store/cases.ts';
import {
  applicant,
  beginningOf,
  calendar,
  friday,
  newCaseId,
  officer,
  submission,
  system,
} from '../../../domain/case/support/cases.ts';
import {
  checked,
  claimed,
  type Dealing,
  decided,
  found,
  termsOf,
} from '../../../domain/case/support/claims.ts';
import { by, possible } from '../../../domain/case/support/decisions.ts';
import { person } from '../../../store/support/persons.ts';
import type { TestRecords } from '../../../store/support/records.ts';

/** A district of Chongqing with its own finance. */
export const district = '500103';
export const finance = (subject = 'finance-chongqing') =>
  ({ role: 'finance', subject, jurisdiction: '50' }) as const;

export const payee = { holder: '欧阳慧敏', bank: '某银行重庆分行', account: '6222000011112222' };
const stated = { business: { creditCode: '91500103MA5X00000J', name: '某商行', openedOn: '2026-10-01' } };

/** A start-up subsidy with a known fund; with a public notice if requested. */
const terms: SchemeTerms = {
  ...termsOf('shanxi', 'startup-subsidy'),
  criteria: [byLocalRules],
  fund: { zh: '就业补助资金', en: 'Employment subsidy fund' },
};
export const dealing: Dealing = { region: 'chongqing', terms, known: {} };

/** Adds one event to a case. */
export const does = (
  cases: CaseStore,
  caseId: string,
  decide: (state: CaseState) => Parameters<typeof possible>[0],
): Promise<unknown> =>
  cases.change(caseId, ({ state }) => ({
    change: { event: possible(decide(state)) as CaseEvent },
    answer: undefined,
  }));

/** A registration in the store. */
export async function registeredCase(
  { cases }: Pick<TestRecords, 'cases'>,
  who = person({ name: '欧阳慧敏' }),
): Promise<string> {
  const caseId = newCaseId();
  await cases.create({ caseId, event: submission(), person: who });
  await does(cases, caseId, (state) =>
    openTask(state, decisionTaskId, 'decide-application', by(system, friday)),
  );
  await does(cases, caseId, (state) =>
    approveApplication(state, decisionTaskId, [], beginningOf('chongqing'), calendar, by(officer, friday)),
  );
  return caseId;
}

/** A claim of a registration, made and checked; with an account of the payee, unless stated otherwise. */
export async function checkedClaim(
  { cases }: Pick<TestRecords, 'cases'>,
  {
    fen = 400_000,
    account = true,
    of = dealing,
    name = '欧阳慧敏',
  }: { fen?: number; account?: boolean; of?: Dealing; name?: string } = {},
): Promise<string> {
  const caseId = await registeredCase({ cases }, person({ name }));
  const claim = { claimant: { kind: 'person' as const }, stated, ...(account && { payee }) };
  await does(cases, caseId, (state) => claimed(state, claim, of));
  await does(cases, caseId, (state) => openTask(state, 'check-claim-1-1', 'check-claim', by(system, friday)));
  await does(cases, caseId, (state) =>
    checked(state, 1, [found('local-conditions')], of, { proposal: 'approve', proposedFen: fen }),
  );
  await does(cases, caseId, (state) =>
    openTask(state, 'decide-claim-1-1', 'decide-claim', by(system, friday)),
  );
  return caseId;
}

/** The same claim, approved: its payment is queued. */
export async function approvedClaim(
  records: Pick<TestRecords, 'cases'>,
  how: Parameters<typeof checkedClaim>[1] = {},
): Promise<string> {
  const caseId = await checkedClaim(records, how);
  await does(records.cases, caseId, (state) => decided(state, 1, { decide: 'approve' }, how.of ?? dealing));
  return caseId;
}

/** After a payment came back: the payee gives another account. */
export const corrected = (cases: CaseStore, caseId: string, account = '6222000011113333') =>
  does(cases, caseId, (state) => giveAccount(state, 1, { ...payee, account }, by(applicant, friday)));
