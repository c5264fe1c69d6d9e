import { describe, expect, it } from 'vitest';
import { handle as freeze } from '../../../functions/api/payments/freeze-payment-run/handler.ts';
import { payableClaims } from '../../../functions/common/payments/payable-claims.ts';
import { sendPayment } from '../../../lib/domain/case/claim/pay.ts';
import { runItems } from '../../../lib/store/payment-runs.ts';
import { day, friday } from '../../domain/case/support/cases.ts';
import { by } from '../../domain/case/support/decisions.ts';
import { recordsForFile, type TestRecords } from '../../store/support/records.ts';
import { approvedClaim, dealing, does, finance } from './support/approved.ts';

const file = recordsForFile();
const asked = { principal: finance(), now: friday + day };
const most = { listed: 2, lookedAt: 4, atOnce: 2 };
const otherScheme = { ...dealing, terms: { ...dealing.terms, code: 'another-subsidy' } };

/** Reads part after part to the end: the claims in each that can be sent, and those left out. */
async function partsOf(records: TestRecords, filter: { readonly scheme?: string } = {}) {
  const parts: { readonly sent: number; readonly left: number }[] = [];
  const found: string[] = [];
  let after: string | undefined;
  do {
    const { claims, next } = await payableClaims(records, { ...filter, after }, asked, most);
    const listed = claims.filter(({ leftOut }) => leftOut === undefined);
    found.push(...claims.map(({ caseId }) => caseId));
    parts.push({ sent: listed.length, left: claims.length - listed.length });
    after = next;
  } while (after !== undefined);
  return { parts, found };
}

describe('What is payable', () => {
  it('is not hidden behind older claims without an account, and a request looks at no more than it may', async () => {
    const records = await file.fresh();
    const all: string[] = [];
    for (const account of [false, false, false, true, true, true, false])
      all.push(await approvedClaim(records, { account }));
    const { parts, found } = await partsOf(records);
    expect(found.toSorted()).toEqual(all.toSorted());
    expect(parts.reduce((sum, { sent }) => sum + sent, 0)).toBe(3);
    for (const { sent, left } of parts) {
      expect(sent).toBeLessThanOrEqual(most.listed);
      expect(sent + left).toBeLessThanOrEqual(most.lookedAt);
    }
  });

  it('is not hidden behind older claims of another scheme, and what the list names meanwhile gone is passed over', async () => {
    const records = await file.fresh();
    for (let each = 0; each < 5; each++) await approvedClaim(records, { of: otherScheme });
    const own = await approvedClaim(records);
    expect((await partsOf(records, { scheme: dealing.terms.code })).found).toEqual([own]);
    await does(records.cases, own, (state) => sendPayment(state, 1, 'run', by(finance(), friday + day)));
    expect((await partsOf(records, { scheme: dealing.terms.code })).found).toEqual([]);
  });

  it('ends without another part exactly where the list does', async () => {
    const records = await file.fresh();
    for (let each = 0; each < 4; each++) await approvedClaim(records);
    expect((await partsOf(records)).parts).toEqual([
      { sent: 2, left: 0 },
      { sent: 2, left: 0 },
    ]);
  });

  it('can be frozen from where a preview has ended', async () => {
    const records = await file.fresh();
    const all = [await approvedClaim(records), await approvedClaim(records), await approvedClaim(records)];
    const { claims, next } = await payableClaims(records, {}, asked, most);
    const { body } = await freeze(records)({
      ...asked,
      language: 'zh',
      headers: {},
      path: {},
      query: {},
      body: { purpose: '就业补贴', after: next },
    } as never);
    const seen = claims.map(({ caseId }) => caseId);
    const frozen = (await runItems(records.table, body.runId)).map(({ caseId }) => caseId);
    expect(seen).toHaveLength(2);
    expect([...seen, ...frozen].toSorted()).toEqual(all.toSorted());
  });
});
