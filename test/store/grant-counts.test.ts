import { expect, it } from 'vitest';
import type { CaseState } from '../../lib/domain/case/case.ts';
import { confirmGrant, declineGrant, tellGrant } from '../../lib/domain/case/proactive/confirm.ts';
import { findGrants } from '../../lib/domain/case/proactive/find.ts';
import { grantCounts, grantCountWrites } from '../../lib/store/grant-counts.ts';
import { applicant, calendar, friday, lifecycleOf, system } from '../domain/case/support/cases.ts';
import { termsOf } from '../domain/case/support/claims.ts';
import { by, having } from '../domain/case/support/decisions.ts';
import { registered } from '../domain/case/support/registered.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();
const terms = termsOf('chongqing', 'training-subsidy');
const known = { spell: { from: '2026-01-05' } };

/** A case before and after it was told of a grant for a training. */
function pushed(): { readonly before: CaseState; readonly after: CaseState } {
  const before = registered('chongqing');
  const training = {
    course: '家政服务员',
    occupation: '家政服务员',
    institution: '某职业培训学校',
    completedOn: '2026-11-10',
  };
  const [candidate] = findGrants(before, [terms], { kind: 'trained', training }, known, '2026-11-20');
  const event = candidate && tellGrant(before, candidate, 'x', by(system, friday));
  return { before, after: having(before, event) };
}

it('what becomes of a grant is counted where it was pushed, also after the registration has moved', async () => {
  const { table } = await file.fresh();
  const count = async (before: CaseState, after: CaseState) => {
    const writes = grantCountWrites(table, before, after);
    if (writes.length > 0) await table.transact(writes);
  };
  const first = pushed();
  const second = pushed();
  await count(first.before, first.after);
  await count(second.before, second.after);
  const moved = { ...first.after, district: '500106' };
  await count(moved, having(moved, declineGrant(moved, 1, by(applicant, friday))));
  const elsewhere = { ...second.after, district: '500106' };
  const rules = lifecycleOf('chongqing');
  const confirmed = having(
    elsewhere,
    confirmGrant(elsewhere, 1, { stated: {} }, () => terms, known, rules, calendar, by(applicant, friday)),
  );
  await count(elsewhere, confirmed);
  const approved: CaseState = {
    ...confirmed,
    claims: (confirmed.claims ?? []).map((claim) => ({ ...claim, status: 'approved' as const })),
  };
  await count(confirmed, approved);
  // What follows an approval counts nothing.
  await count(approved, { ...approved, claims: [...(approved.claims ?? [])] });
  const { district } = first.after;
  expect(await grantCounts(table, district, '2026-11')).toEqual([
    { scheme: 'training-subsidy', pushed: 2, confirmed: 1, declined: 1, granted: 1 },
  ]);
  expect(await grantCounts(table, '500106', '2026-11')).toEqual([]);
});
