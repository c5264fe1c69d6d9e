import { expect, it } from 'vitest';
import { knownForNew } from '../../functions/common/claims/dealing.ts';
import { openTask } from '../../lib/domain/case/case.ts';
import { makeClaim, mostMonthsOf } from '../../lib/domain/case/claim/make.ts';
import { approveApplication } from '../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import {
  applicant,
  beginningOf,
  calendar,
  day,
  friday,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
  system,
} from '../domain/case/support/cases.ts';
import { termsOf } from '../domain/case/support/claims.ts';
import { by } from '../domain/case/support/decisions.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile } from '../store/support/records.ts';
import { does } from './payments/support/approved.ts';

const file = recordsForFile();

it('What is known for a claim says when the person first claimed, in whichever of their cases (E2: 以初次核定为准, I-77)', async () => {
  const records = await file.fresh();
  const { cases } = records;
  const who = person();
  const terms = termsOf('shanxi', 'flexible-insurance-subsidy');
  const stated = { months: ['2026-09'], spent: 90_000 };
  const first = newCaseId();
  await cases.create({ caseId: first, event: submission(), person: who });
  await does(cases, first, (state) =>
    openTask(state, decisionTaskId, 'decide-application', by(system, friday)),
  );
  await does(cases, first, (state) =>
    approveApplication(state, decisionTaskId, [], beginningOf('chongqing'), calendar, by(officer, friday)),
  );
  await does(cases, first, (state) =>
    makeClaim(
      state,
      terms.code,
      terms,
      { claimant: { kind: 'person' }, stated },
      {},
      lifecycleOf('chongqing'),
      calendar,
      by(applicant, friday),
    ),
  );
  const loaded = await cases.load(first);
  if (!loaded) throw new Error('there is no case');
  const later = friday + 900 * day;
  const known = await knownForNew(
    records,
    { ...loaded, state: { ...loaded.state, claims: [] } },
    terms,
    stated,
    later,
  );
  expect(known.began).toEqual({ on: '2026-11-20', month: '2026-09' });
  // Four years and a half before the retirement then, two now.
  const near = { ...known, inHardship: true, retiresOn: '2031-05-15' };
  expect(mostMonthsOf(terms, near, known.began ?? { on: '', month: '' })).toBe(57);
});
