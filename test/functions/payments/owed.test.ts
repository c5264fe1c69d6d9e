import { expect, it } from 'vitest';
import { claimView } from '../../../functions/common/claims/claim-view.ts';
import { employerClaimView } from '../../../functions/common/employers/employer-view.ts';
import { type Claim, claimOf } from '../../../lib/domain/case/claim/state.ts';
import { recordsForFile } from '../../store/support/records.ts';
import { approvedClaim } from './support/approved.ts';

const file = recordsForFile();

it('An employer reads what of a payment is still to be repaid, until it has come in', async () => {
  const records = await file.fresh();
  const loaded = await records.cases.load(await approvedClaim(records));
  const claim = loaded && claimOf(loaded.state, 1);
  if (!loaded || !claim?.payment) throw new Error('no claim');
  const recovered = (recovery: Partial<Claim['recoveries'][number]>): Claim => ({
    ...claim,
    payment: { queuedAt: claim.madeAt, attempt: 1, status: 'paid', paidOn: '2026-11-21' },
    recoveries: [
      {
        ...{ number: 1, ground: 'too-much', amountFen: 150_000, repaidFen: 50_000, taskId: 'task' },
        ...{ status: 'owed', ...recovery },
      },
    ],
  });
  const nextStep = async (each: Claim) =>
    (await employerClaimView(records, loaded, each, 'id', 'zh')).nextStep;
  expect(await nextStep(recovered({}))).toContain('尚须退回 1,000.00 元');
  const none = ['proposed', 'declined', 'repaid'] as const;
  for (const status of none) expect(await nextStep(recovered({ status }))).not.toContain('退回');
});

it('An employer is told to whom and by when a decision against it can be taken (L17, L18, L19 art. 17)', async () => {
  const records = await file.fresh();
  const loaded = await records.cases.load(await approvedClaim(records));
  const claim = loaded && claimOf(loaded.state, 1);
  if (!loaded || !claim) throw new Error('no claim');
  const appeal = async (change: Partial<Claim>) =>
    (await employerClaimView(records, loaded, { ...claim, ...change }, 'id', 'zh')).appeal;
  for (const against of [
    { status: 'refused' },
    { status: 'refused', review: 'dismissed' },
    { status: 'revoked' },
  ] as const)
    expect(await appeal(against)).toMatch(
      /60日内向重庆市渝中区人民政府申请行政复议，也可以自知道该决定之日起6个月内/,
    );
  for (const other of [
    {},
    { status: 'made' },
    { status: 'refused', review: 'open' },
    { status: 'withdrawn' },
  ] as const)
    expect(await appeal(other)).toBeUndefined();
});

it('A claimant reads that the one review of a refusal was asked for', async () => {
  const records = await file.fresh();
  const loaded = await records.cases.load(await approvedClaim(records));
  const claim = loaded && claimOf(loaded.state, 1);
  if (!claim) throw new Error('no claim');
  const view = (each: Claim) => claimView(each, each.terms, {}, '2026-11-20', 'zh');
  expect(view({ ...claim, review: 'open' }).review).toBe('open');
  expect(view(claim)).not.toHaveProperty('review');
});
