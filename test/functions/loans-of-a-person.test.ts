import { expect, it } from 'vitest';
import { handle as apply } from '../../functions/api/loans/apply-for-loan/handler.ts';
import { openTask } from '../../lib/domain/case/case.ts';
import { decideClosure } from '../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../lib/domain/case/closure/propose.ts';
import { withdrawLoanApplication } from '../../lib/domain/case/guaranteed-loan/apply.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  lifecycleOf,
  officer,
  secondOfficer,
  system,
} from '../domain/case/support/cases.ts';
import { by } from '../domain/case/support/decisions.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile } from '../store/support/records.ts';
import { does, registeredCase } from './payments/support/approved.ts';

const file = recordsForFile();

it('A person has one guaranteed loan at a time, also where the registration on which it was applied for has ended (CQ-5.2)', async () => {
  const records = await file.fresh();
  const who = person();
  const first = await registeredCase(records, who);
  let requests = 0;
  const applies = (caseId: string) =>
    apply(records)({
      path: { caseId },
      body: { kind: 'individual', group: 'registered-unemployed', amount: '100000.00' },
      principal: { role: 'applicant', subject: applicant.subject },
      language: 'zh',
      now: friday + day,
      query: {},
      headers: {},
      identity: { id: `request-${requests++}`, bodyMac: 'a', expiresAt: 2_000_000_000 },
    } as never).then(
      () => 'applied',
      ({ code }: { code: string }) => code,
    );
  expect(await applies(first)).toBe('applied');
  expect(await applies(first)).toBe('loan-under-way');

  const rules = lifecycleOf('chongqing');
  const evidence = [{ kind: 'employment-record', source: 'register', on: '2026-11-20' }];
  await does(records.cases, first, (state) =>
    proposeClosure(state, 'employed', evidence, rules, calendar, by(officer, friday)),
  );
  await does(records.cases, first, (state) =>
    openTask(state, 'decide-closure-1', 'decide-closure', by(system, friday)),
  );
  await does(records.cases, first, (state) =>
    decideClosure(state, 'decide-closure-1', { close: true }, rules, by(secondOfficer, friday)),
  );
  const second = await registeredCase(records, who);
  const stranger = await registeredCase(records);
  expect([await applies(second), await applies(stranger)]).toEqual(['loan-under-way', 'applied']);
  await does(records.cases, first, (state) => withdrawLoanApplication(state, 1, by(applicant, friday + day)));
  expect(await applies(second)).toBe('applied');
});
