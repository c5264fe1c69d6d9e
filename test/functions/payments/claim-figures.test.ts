import { expect, it } from 'vitest';
import { handle as figures } from '../../../functions/api/figures/list-grant-figures/handler.ts';
import { confirmPayment, sendPayment } from '../../../lib/domain/case/claim/pay.ts';
import { day, friday } from '../../domain/case/support/cases.ts';
import { decided } from '../../domain/case/support/claims.ts';
import { by } from '../../domain/case/support/decisions.ts';
import { recordsForFile, type TestRecords } from '../../store/support/records.ts';
import { approvedClaim, checkedClaim, dealing, district, does, finance } from './support/approved.ts';

const file = recordsForFile();

const claimsIn = async ({ table }: TestRecords, month: string, of = district) =>
  (
    await figures(table)({
      query: { district: of, month },
      principal: { role: 'supervisor', subject: 's', jurisdiction: '50' },
      language: 'zh',
      now: friday + 60 * day,
    } as never)
  ).body.claims;

it('what is received, approved, refused and paid is counted once, in its month, with the event that does it', async () => {
  const records = await file.fresh();
  const scheme = dealing.terms.code;
  const paidFor = await approvedClaim(records);
  await approvedClaim(records);
  const refused = await checkedClaim(records);
  await does(records.cases, refused, (state) =>
    decided(state, 1, { decide: 'refuse', ground: 'wrong-facts' }, dealing),
  );
  const became = { received: 3, approved: 2, refused: 1, paid: 0, returned: 0 };
  expect(await claimsIn(records, '2026-11')).toEqual([
    { scheme: { code: scheme, text: expect.any(String) }, ...became },
  ]);
  await does(records.cases, paidFor, (state) => sendPayment(state, 1, 'run', by(finance(), friday + day)));
  // Finance says that it was paid in December; it is known in the next year.
  const answer = {
    ...{ runId: 'run', attempt: 1, amountFen: 400_000 },
    ...{ sentOn: '2026-11-21', paidOn: '2026-12-02', reference: 'F-1' },
  };
  await does(records.cases, paidFor, (state) =>
    confirmPayment(state, 1, answer, by(finance(), friday + 50 * day)),
  );
  expect(await claimsIn(records, '2026-11')).toMatchObject([became]);
  expect(await claimsIn(records, '2026-12')).toMatchObject([
    { received: 0, approved: 0, refused: 0, paid: 1 },
  ]);
  expect(await claimsIn(records, '2026-11', '500106')).toEqual([]);
});
