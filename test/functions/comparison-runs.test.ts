import { describe, expect, it } from 'vitest';
import { handle as listRuns } from '../../functions/api/signals/list-comparison-runs/handler.ts';
import { operation } from '../../functions/api/signals/list-comparison-runs/operation.ts';
import { handle as loadRecords } from '../../functions/api/signals/load-comparison-records/handler.ts';
import { handle as recordSnapshot } from '../../functions/api/signals/record-comparison-snapshot/handler.ts';
import { regionDefinitions } from '../../lib/policy/regions/registry.ts';
import { friday, hour, newCaseId, submission } from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile, type TestRecords } from '../store/support/records.ts';
import { identityNumber } from '../support/applications.ts';

const file = recordsForFile();
const fileHash = 'a'.repeat(64);
const known = person();

async function begun() {
  const records = await file.fresh();
  await records.cases.create({ caseId: newCaseId(), event: submission(), person: known });
  return records;
}
type Begun = Awaited<ReturnType<typeof begun>>;

const load = (
  records: Begun,
  {
    numbers = [known.identityNumber],
    now = friday,
    by = 'admin',
    key,
    ...body
  }: Record<string, unknown> & {
    readonly numbers?: readonly string[];
    readonly now?: number;
    readonly by?: string;
    readonly key?: string;
  } = {},
) =>
  loadRecords(records)({
    path: { source: 'social-insurance' },
    body: {
      asOf: '2026-11-19',
      records: numbers.map((number) => ({ identityNumber: number, fact: 'pension' })),
      ...body,
    },
    principal: { role: 'administrator', subject: by },
    now,
    ...(key && { identity: { id: key, bodyMac: JSON.stringify(body), expiresAt: 1 } }),
  } as never);
const runsOf = async (records: Pick<TestRecords, 'table'>, query: Record<string, string> = {}) => {
  const { body } = await listRuns(records.table)({ query: operation.query?.parse(query) } as never);
  return operation.answers.schema.parse(body);
};
const ulidOf = (last: string) => `01JD00000000000000000000${last}`;

describe('A line about somebody with a travel permit', () => {
  it('is compared as one with an identity number is', async () => {
    const records = await file.fresh();
    await records.cases.create({
      caseId: newCaseId(),
      event: submission(),
      person: person({ identityNumber: '12345678' }),
    });
    const { body } = (await load(records, { numbers: ['１２３４ 5678', 'H1234567'] })) as { body: unknown };
    expect(body).toMatchObject({ matched: 1, rejected: [{ line: 2, code: 'identity-number-characters' }] });
  });
});

describe('The record of comparisons (G14, Data Security Law arts 38 to 40)', () => {
  it('shows for each run who requested it, its source, its results and its rules', async () => {
    const records = await begun();
    await load(records, { numbers: [known.identityNumber, identityNumber(), '1'] });
    const { runs } = await runsOf(records);
    expect(runs).toMatchObject([
      {
        kind: 'records',
        source: 'social-insurance',
        asOf: '2026-11-19',
        facts: ['pension'],
        by: 'admin',
        startedAt: new Date(friday).toISOString(),
        parts: 1,
        counts: { lines: 3, matched: 1, unknown: 1, rejected: 1, older: 0 },
      },
    ]);
    expect(Object.keys(runs[0]?.rules ?? {})).toEqual(regionDefinitions.map(({ id }) => id));
    await load(records, { asOf: '2026-11-20', now: friday + hour });
    const { body } = await listRuns(records.table)({ query: operation.query?.parse({}) } as never);
    expect(body.sources).toMatchObject([
      { source: 'social-insurance', asOf: '2026-11-20', runs: 2, lines: 4, matched: 2 },
    ]);
    const text = JSON.stringify(runs);
    for (const secret of [known.identityNumber, known.name, known.phone]) expect(text).not.toContain(secret);
  });

  it('joins the requests of a file, also when they come at the same time', async () => {
    const records = await begun();
    const run = { id: ulidOf('AA'), fileHash, refused: 2 };
    await load(records, { run });
    await Promise.all([1, 2, 3].map((number) => load(records, { run, now: friday + number * hour })));
    const { runs } = await runsOf(records);
    expect(runs).toMatchObject([
      { runId: run.id, parts: 4, fileHash, refusedBefore: 2, counts: { lines: 4, matched: 4 } },
    ]);
  });

  it('counts a request once that comes again', async () => {
    const records = await begun();
    const run = { id: ulidOf('AA'), fileHash };
    for (const _time of [1, 2]) await load(records, { run, key: 'the-same' });
    expect((await runsOf(records)).runs).toMatchObject([{ parts: 1, counts: { lines: 1 } }]);
  });

  it.each([
    ['of somebody else', { by: 'another' }],
    ['of another day', { asOf: '2026-11-18' }],
    ['of another file', { run: { id: ulidOf('AA'), fileHash: 'b'.repeat(64) } }],
  ])('does not take a part %s into a run', async (_whose, change) => {
    const records = await begun();
    const run = { id: ulidOf('AA'), fileHash };
    await load(records, { run });
    await expect(load(records, { run, ...change })).rejects.toMatchObject({ code: 'run-is-another' });
    expect((await runsOf(records)).runs).toMatchObject([{ parts: 1, by: 'admin', fileHash }]);
  });

  it('has the snapshots, too, and is listed a page at a time, newest first', async () => {
    const records = await begun();
    for (let number = 0; number < 5; number++) await load(records, { now: friday + number * hour });
    // It comes again with its key: there is one run of it.
    for (const now of [friday + 6 * hour, friday + 7 * hour])
      await recordSnapshot(records)({
        path: { source: 'social-insurance' },
        body: { asOf: '2026-11-19', facts: ['pension'] },
        principal: { role: 'administrator', subject: 'admin' },
        identity: { id: 'snapshot-1', bodyMac: 'a', expiresAt: 2_000_000_000 },
        now,
      } as never);
    const pages = [await runsOf(records, { limit: '4' })];
    pages.push(await runsOf(records, { limit: '4', after: pages[0]?.next ?? '' }));
    expect(pages.map(({ runs }) => runs.length)).toEqual([4, 2]);
    const all = pages.flatMap(({ runs }) => runs);
    expect(all[0]).toMatchObject({ kind: 'snapshot', facts: ['pension'], counts: { lines: 0 } });
    const starts = all.map(({ startedAt }) => startedAt);
    expect(starts).toEqual(starts.toSorted().toReversed());
    expect(pages[1]).not.toHaveProperty('next');
    expect(operation.query?.safeParse({ after: 'x' }).success).toBe(false);
  });
});
