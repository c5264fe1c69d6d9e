import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditHistory } from '../../bin/audit-verify/audit.ts';
import { sentenceOf, summaryOf } from '../../bin/audit-verify/sentences.ts';
import { handle as signHistory } from '../../functions/schedules/sign-history/handler.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { openTask } from '../../lib/domain/case/case.ts';
import { decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import { type ChainedEvent, hashOf } from '../../lib/store/chain.ts';
import { eventListing } from '../../lib/store/event-writes.ts';
import { keys, shardOf, shards } from '../../lib/store/keys.ts';
import { digestOf, type HeadSigner, parseSignedHead } from '../../lib/store/signed-heads.ts';
import { parseChainedEvent } from '../../lib/store/stored.ts';
import type { Item } from '../../lib/store/table.ts';
import { applicant, day, friday, hour, newCaseId, submission, system } from '../domain/case/support/cases.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';
import { testSigner } from './support/signer.ts';

const file = recordsForFile();
const { signer, publicKey } = testSigner;
const all = { items: 10_000, itemsInSlice: 100 };

/** 01:15 of the night after the day on which the cases were opened. */
const night = Date.parse('2026-11-27T17:15:00.000Z');
const friday27 = '2026-11-27';

const audit = (records: TestRecords, until = friday27, only: { caseId?: string; since?: string } = {}) =>
  auditHistory({
    table: records.table,
    publicKey,
    expectedUntil: parseLocalDate(until),
    allCases: async () => {
      const items = await records.everything();
      const partitions = items.map(({ PK }) => String(PK)).filter((PK) => PK.startsWith('CASE#'));
      return [...new Set(partitions)].map((PK) => PK.slice('CASE#'.length));
    },
    ...only,
  });
const kinds = async (records: TestRecords, until?: string) =>
  (await audit(records, until)).faults.map(({ kind }) => kind);

async function submit(records: TestRecords, at = friday): Promise<string> {
  const caseId = newCaseId();
  const outcome = await records.cases.create({
    caseId,
    event: { ...submission(), at: new Date(at).toISOString() },
    person: person(),
  });
  if (outcome.kind !== 'created') throw new Error(outcome.kind);
  return caseId;
}
const open = (records: TestRecords, caseId: string, now = friday + hour) =>
  records.cases.change(caseId, ({ state }) => {
    const event = openTask(state, decisionTaskId, 'decide-application', { now, actor: system });
    return { change: event && { event }, answer: undefined };
  });
const withdraw = (records: TestRecords, caseId: string, now = friday + 2 * hour) =>
  records.cases.change(caseId, ({ state }) => {
    const decision = withdrawApplication(state, { now, actor: applicant });
    if (!decision.ok) throw new Error(decision.failure.reason);
    return { change: { event: decision.value }, answer: undefined };
  });

/** Three cases, one of them closed, signed for their day. */
async function signed(): Promise<{ records: TestRecords; cases: readonly string[]; closed: string }> {
  const records = await file.fresh();
  await signHistory(records.table, signer, all)(undefined, friday - day);
  const cases = [await submit(records), await submit(records)];
  const closed = await submit(records);
  for (const caseId of [...cases, closed]) await open(records, caseId);
  await withdraw(records, closed);
  await signHistory(records.table, signer, all)(undefined, night);
  return { records, cases, closed };
}

const put = (records: TestRecords, Item: Item) =>
  records.documents.send(new PutCommand({ TableName: records.tableName, Item }));
const remove = (records: TestRecords, { PK, SK }: Item) =>
  records.documents.send(new DeleteCommand({ TableName: records.tableName, Key: { PK, SK } }));
const eventsOf = (records: TestRecords, caseId: string) =>
  records.table.list(keys.case(caseId), keys.eventPrefix);

/**
 * Changes an event and computes all hashes behind it and on the head anew, as somebody who knows how would.
 * @param listed whether they also put the events where all events are listed
 */
async function rewrite(
  records: TestRecords,
  caseId: string,
  from: number,
  change: (item: Item) => Item,
  { listed = true } = {},
) {
  const events = await eventsOf(records, caseId);
  let previousHash = String(events[from - 1]?.previousHash);
  for (const item of events.slice(from - 1)) {
    const changed: Item = { ...(item === events[from - 1] ? change(item) : item), previousHash };
    const chained: ChainedEvent = parseChainedEvent(changed);
    previousHash = hashOf(chained);
    const { at } = changed.event as { at: string };
    await put(records, {
      ...changed,
      hash: previousHash,
      ...(listed && changed.gsi1pk !== undefined && eventListing(caseId, chained.sequence, at, previousHash)),
    });
  }
  const head = await records.table.get(keys.case(caseId), keys.head);
  await put(records, { ...head, lastHash: previousHash });
}
const later = (item: Item): Item => {
  const event = item.event as { at: string };
  return { ...item, event: { ...event, at: new Date(Date.parse(event.at) + 1).toISOString() } };
};
const headsOf = (records: TestRecords, caseId: string) =>
  records.table.list(keys.signedHeads(shardOf(caseId)), keys.signedHeadPrefix);

describe('The audit of a signed history', () => {
  it('finds nothing in a history as it was written, signed or not yet', async () => {
    const { records, cases } = await signed();
    await withdraw(records, cases[0] ?? '', night + hour);
    const result = await audit(records);
    expect(result).toMatchObject({ faults: [], cases: 3, events: 8, heads: 32, coveredUntil: friday27 });
    expect(summaryOf(result)).toContain('Nothing was altered, removed or added.');
    const fresh = await file.fresh();
    await submit(fresh, night);
    expect(await kinds(fresh)).toEqual([]);
  });

  it('finds an event that was altered', async () => {
    const { records, cases } = await signed();
    const [first] = await eventsOf(records, cases[0] ?? '');
    await put(records, later(first ?? {}));
    const { faults } = await audit(records);
    expect(faults).toEqual([{ kind: 'event-altered', caseId: cases[0], sequence: 1 }]);
    expect(faults.map(sentenceOf)).toEqual([
      `Case ${cases[0]}: event 1 was altered: its hash is another one.`,
    ]);
  });

  it('finds an event that was altered with all hashes behind it and the head, of open cases and of closed ones', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.integer({ min: 1, max: 3 }), async (which, from) => {
        const { records, cases, closed } = await signed();
        const caseId = [...cases, closed][which] ?? '';
        const events = await eventsOf(records, caseId);
        const sequence = Math.min(from, events.length);
        await rewrite(records, caseId, sequence, later);
        const { faults } = await audit(records);
        expect(faults).toEqual([
          { kind: 'history-rewritten', caseId, sequence: 1, until: events.length, day: friday27 },
        ]);
      }),
      { numRuns: 6 },
    );
  });

  it('says between which signed events the alteration lies, when the case went on afterwards', async () => {
    const { records, cases } = await signed();
    const [caseId = ''] = cases;
    await withdraw(records, caseId, night + hour);
    await signHistory(records.table, signer, all)(undefined, night + day);
    await rewrite(records, caseId, 3, later);
    expect((await audit(records, '2026-11-28')).faults).toEqual([
      { kind: 'history-rewritten', caseId, sequence: 3, until: 3, day: '2026-11-28' },
    ]);
  });

  it('finds an event that was altered before its day was signed, unless the list of events was altered with it', async () => {
    const { records, cases } = await signed();
    const [caseId = ''] = cases;
    await withdraw(records, caseId, night + hour);
    await rewrite(records, caseId, 3, later, { listed: false });
    await signHistory(records.table, signer, all)(undefined, night + day);
    expect(await kinds(records, '2026-11-28')).toEqual(['history-rewritten', 'event-listing-wrong']);
  });

  it('finds a closed case that was removed, and events that were removed at the end', async () => {
    const { records, cases, closed } = await signed();
    for (const item of await records.table.list(keys.case(closed))) await remove(records, item);
    expect((await audit(records)).faults).toEqual([{ kind: 'case-removed', caseId: closed, day: friday27 }]);
    const [caseId = ''] = cases;
    const [first, last] = await eventsOf(records, caseId);
    await remove(records, last ?? {});
    const head = await records.table.get(keys.case(caseId), keys.head);
    await put(records, { ...head, version: 1, lastHash: first?.hash });
    expect((await audit(records, friday27, { caseId })).faults).toContainEqual({
      kind: 'signed-event-missing',
      caseId,
      sequence: 2,
      day: friday27,
    });
  });

  it('finds a place of a person that was given to another case, or taken from the one that has it', async () => {
    const { records, cases, closed } = await signed();
    const [caseId = ''] = cases;
    const items = await records.everything();
    const place = items.find(({ activeCaseId }) => activeCaseId === caseId) ?? {};
    const { activeCaseId: _case, ...free } = place;
    await put(records, free);
    expect((await audit(records)).faults).toEqual([{ kind: 'place-wrong', caseId }]);
    await put(records, { ...place, SK: 'JOB-SEEKER' });
    expect(await kinds(records)).toEqual(['place-wrong']);
    await put(records, { ...free, SK: 'JOB-SEEKER' });
    await put(records, place);
    expect(await kinds(records)).toEqual([]);
    const head = await records.table.get(keys.case(closed), keys.head);
    await put(records, {
      PK: keys.personPartition(String(head?.personId)),
      SK: 'ACTIVE',
      activeCaseId: closed,
    });
    expect((await audit(records)).faults).toEqual([{ kind: 'place-wrong', caseId: closed }]);
  });

  it('finds a head in which somebody has changed what the case has become, and says what', async () => {
    const { records, cases } = await signed();
    const [caseId = ''] = cases;
    const head = await records.table.get(keys.case(caseId), keys.head);
    await put(records, { ...head, state: { ...(head?.state as object), phase: 'registered' } });
    expect((await audit(records)).faults.map(sentenceOf)).toContain(
      `Case ${caseId}: what the case has become (its head), HEAD, is not as event 2 has left it: it was altered past the service.`,
    );
  });

  it('finds an event that was removed from the middle, and one that was added to a signed day', async () => {
    const { records, cases, closed } = await signed();
    const events = await eventsOf(records, closed);
    await remove(records, events[1] ?? {});
    const [caseId = ''] = cases;
    await withdraw(records, caseId, friday + 3 * hour);
    expect(await kinds(records)).toEqual(expect.arrayContaining(['event-missing', 'event-unsigned']));
    expect(await kinds(records)).toHaveLength(2);
  });

  it('finds a case that was put in afterwards with a date that is signed', async () => {
    const { records } = await signed();
    const caseId = await submit(records, friday);
    expect((await audit(records)).faults).toEqual([
      { kind: 'event-unsigned', caseId, sequence: 1, until: 1 },
    ]);
  });

  it.each<[string, (head: Item) => Item, readonly string[]]>([
    [
      'its signature',
      (head) => ({ ...head, signature: Buffer.from('another').toString('base64') }),
      ['signature-wrong'],
    ],
    ['what it says', (head) => ({ ...head, standings: [] }), ['head-altered', 'event-unsigned']],
    [
      'what it says, with its digest',
      (head) => {
        const changed = { ...parseSignedHead(head), standings: [] };
        return { PK: head.PK, SK: head.SK, ...changed, digest: digestOf(changed) };
      },
      ['signature-wrong', 'event-unsigned'],
    ],
    [
      'the day that it is of',
      (head) => ({ ...head, day: '2026-11-20' }),
      ['head-out-of-order', 'head-altered'],
    ],
    ['its form', (head) => ({ ...head, standings: ['nothing'] }), ['head-unreadable']],
  ])('finds a head in which somebody has changed %s', async (_what, change, expected) => {
    const { records, cases } = await signed();
    const [caseId = ''] = cases;
    const head = (await headsOf(records, caseId)).at(-1) ?? {};
    await put(records, change(head));
    expect(await kinds(records)).toEqual(expect.arrayContaining([...expected]));
  });

  it('finds a head that was removed: the last one, one before, or all of them', async () => {
    const { records, cases } = await signed();
    await signHistory(records.table, signer, all)(undefined, night + day);
    const [caseId = ''] = cases;
    const [first = {}, second = {}, third = {}] = await headsOf(records, caseId);
    await remove(records, third);
    expect(await kinds(records, '2026-11-28')).toEqual(['head-missing']);
    await put(records, third);
    await remove(records, second);
    expect(await kinds(records, '2026-11-28')).toEqual(
      expect.arrayContaining(['head-out-of-order', 'head-not-following', 'event-unsigned']),
    );
    for (const head of [first, third]) await remove(records, head);
    expect(await kinds(records, '2026-11-28')).toEqual(['head-missing']);
  });

  it('looks at one case, or at what was signed since a day, alone', async () => {
    const { records, cases } = await signed();
    const [caseId = '', other = ''] = cases;
    await withdraw(records, caseId, night + hour);
    await signHistory(records.table, signer, all)(undefined, night + day);
    await rewrite(records, other, 1, later);
    expect(await audit(records, '2026-11-28', { caseId })).toMatchObject({ faults: [], cases: 1 });
    expect((await audit(records, '2026-11-28', { caseId: other })).faults).toHaveLength(1);
    // The night covers the evening before once more.
    expect((await audit(records, '2026-11-28', { since: '2026-11-28' })).cases).toBeLessThan(3);
  });
});

describe('Signing the history', () => {
  const headsIn = async (records: TestRecords) =>
    (await records.everything()).filter(({ PK }) => String(PK).startsWith('SIGNED#'));

  it('says the same when it is done twice, by two at once, or in slices of one event each', async () => {
    const { records } = await signed();
    const heads = await headsIn(records);
    await signHistory(records.table, signer, all)(undefined, night);
    expect(await headsIn(records)).toEqual(heads);
    const again = signHistory(records.table, signer, all);
    await Promise.all([again(undefined, night + day), again(undefined, night + day)]);
    expect(await headsIn(records)).toHaveLength(heads.length + shards.length);
    expect(await kinds(records, '2026-11-28')).toEqual([]);

    const slowly = await file.fresh();
    await signHistory(slowly.table, signer, all)(undefined, friday - day);
    for (let number = 0; number < 5; number++) await open(slowly, await submit(slowly));
    const slice = signHistory(slowly.table, signer, { items: 2, itemsInSlice: 1 });
    let runs = 0;
    while (!(await slice(undefined, night)).complete) runs++;
    expect(runs).toBeGreaterThan(0);
    expect(await audit(slowly)).toMatchObject({ faults: [], coveredUntil: friday27 });
  });

  it('goes on after a crash where it was', async () => {
    const { records, cases } = await signed();
    await withdraw(records, cases[0] ?? '', night + hour);
    let left = 3;
    const dying: HeadSigner = {
      async sign(digest) {
        if (left-- === 0) throw new Error('the process died');
        return signer.sign(digest);
      },
    };
    const run = signHistory(records.table, dying, all)(undefined, night + day);
    await expect(run).rejects.toThrow('died');
    await signHistory(records.table, signer, all)(undefined, night + day);
    expect(await audit(records, '2026-11-28')).toMatchObject({ faults: [], coveredUntil: '2026-11-28' });
  });

  it('covers days without a run by the next one', async () => {
    const { records, cases } = await signed();
    await withdraw(records, cases[0] ?? '', night + 2 * day);
    await signHistory(records.table, signer, all)(undefined, night + 5 * day);
    expect(await audit(records, '2026-12-02')).toMatchObject({ faults: [], coveredUntil: '2026-12-02' });
  });

  it('signs the cases of an older release, whose events are in no list, as they stand', async () => {
    const records = await file.fresh();
    const caseId = await submit(records);
    await open(records, caseId);
    for (const { gsi1pk: _partition, gsi1sk: _sort, binds: _binds, ...event } of await eventsOf(
      records,
      caseId,
    ))
      await put(records, event);
    await rewrite(records, caseId, 1, (item) => item);
    const old = await audit(records, friday27);
    expect(old).toMatchObject({ unbound: 1 });
    expect(summaryOf(old)).toContain('Of 1 case only the events are bound');
    await signHistory(records.table, signer, all)(undefined, night);
    expect(await kinds(records)).toEqual([]);
    await rewrite(records, caseId, 1, later);
    expect(await kinds(records)).toEqual(['history-rewritten']);
  });
});
