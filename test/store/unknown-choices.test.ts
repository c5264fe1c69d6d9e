import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { handle as acknowledge } from '../../functions/api/payments/acknowledge-payments/handler.ts';
import { handle as confirmProposal } from '../../functions/api/policy/confirm-rule-proposal/handler.ts';
import { handle as listProposals } from '../../functions/api/policy/list-rule-proposals/handler.ts';
import { announcedArrangements } from '../../lib/domain/calendar/arrangements/announced.ts';
import { paymentKey } from '../../lib/domain/case/claim/pay.ts';
import { keys } from '../../lib/store/keys.ts';
import { freezeRun, runIdOf } from '../../lib/store/payment-runs.ts';
import { appendProposal, type StoredProposal } from '../../lib/store/rule-proposals.ts';
import { parseTolerantly } from '../../lib/store/versions/tolerant.ts';
import { NewerVersionError } from '../../lib/store/versions/versions.ts';
import { day, friday, newCaseId } from '../domain/case/support/cases.ts';
import { district, finance } from '../functions/payments/support/approved.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();

/* docs/OPERATING.md: old code refuses a value that it would have to act on and does not know, and a later attempt meets new code. */
describe('An item that does not say its version', () => {
  const schema = z.strictObject({
    result: z.enum(['waiting', 'paid']),
    parts: z.array(z.strictObject({ kind: z.enum(['a', 'b']) })),
  });

  it.each([
    ['a choice', { result: 'held-by-bank', parts: [] }],
    ['a choice in a list', { result: 'paid', parts: [{ kind: 'a' }, { kind: 'c' }] }],
    ['a choice beside a member', { result: 'held-by-bank', parts: [], since: '2027' }],
  ])('with %s that this code does not know is of a newer version', (_what, item) => {
    expect(() => parseTolerantly(schema, item)).toThrow(NewerVersionError);
  });

  it.each([
    ['no value', { parts: [] }],
    ['a number where a choice belongs', { result: 1, parts: [] }],
    ['anything else that is wrong beside it', { result: 'held-by-bank', parts: 'none' }],
  ])('with %s is damaged', (_what, item) => {
    expect(() => parseTolerantly(schema, item)).toThrow(z.ZodError);
  });

  it('is an item of a payment run with a result of later: no answer of the bank is recorded for it, and it stays', async () => {
    const { table, cases } = await file.fresh();
    const caseId = newCaseId();
    const runId = runIdOf('50', newCaseId());
    const at = new Date(friday).toISOString();
    const head = { runId, jurisdiction: '50', purpose: '就业补贴', by: 'finance', at };
    await freezeRun(table, head, [{ caseId, number: 1, district }], 0, []);
    const later = { caseId, number: 1, district, result: 'held-by-bank', attempt: 1 };
    const key = { PK: keys.runParts(runId), SK: keys.runItem(caseId, 1) };
    await table.transact([table.putItem({ ...key, stands: 'held-by-bank', item: later })]);
    const line = { key: paymentKey(caseId, 1, 1), amountFen: 1, result: 'bounced', reason: 'other' };
    await expect(
      acknowledge({ table, cases } as never)({
        ...{ principal: finance(), language: 'zh', now: friday + day, query: {}, headers: {} },
        ...{ path: { runId }, body: { lines: [line] } },
      } as never),
    ).rejects.toThrow(NewerVersionError);
    expect((await table.get(key.PK, key.SK))?.item).toEqual(later);
  });
});

describe('A proposed holiday arrangement of which a later release has stored more', () => {
  it('is shown, confirmed, and keeps what this release does not know', async () => {
    const { table } = await file.fresh();
    const announced = announcedArrangements.find(({ year }) => year === 2026);
    const text = { ...announced, announcedOn: '2025-11-04' };
    const proposal: StoredProposal = {
      proposalId: 'holiday-arrangement-2026-1',
      kind: 'holiday-arrangement',
      name: '2026',
      text,
      status: 'proposed',
      proposedBy: 'policy-1',
      proposedAt: new Date(friday).toISOString(),
    };
    await table.transact([appendProposal(table, proposal)]);
    const asked = { principal: { role: 'policy-administrator', subject: 'policy-2' }, language: 'zh' };
    const { body } = await listProposals(table)({ ...asked, query: { limit: 10 }, now: friday } as never);
    expect(body.proposals).toMatchObject([{ holidayArrangement: { year: 2026 } }]);
    expect(body.proposals[0]?.holidayArrangement).not.toHaveProperty('announcedOn');
    const path = { proposalId: proposal.proposalId };
    await confirmProposal(table)({ ...asked, path, now: friday } as never);
    expect((await table.get(keys.calendar, keys.calendarYear(2026)))?.arrangement).toEqual(text);
  });
});
