import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { shards } from '../../lib/store/keys.ts';
import { System } from '../support/system.ts';
import { register } from '../workflows/service-plan/registered.ts';

/** The number of calls to the table, queries and others, and of calls to sign. */
interface Calls {
  readonly queries: number;
  readonly others: number;
  readonly signatures: number;
}

const countOf = (system: System): Calls => {
  const counts = Object.entries(system.runtime.callCounts()).map(
    ([name, { calls }]) => [name, calls] as const,
  );
  const ofTable = counts.filter(([name]) => name.startsWith('dynamodb.'));
  const all = ofTable.reduce((sum, [, calls]) => sum + calls, 0);
  const { 'dynamodb.Query': queries = 0, 'kms.Sign': signatures = 0 } = Object.fromEntries(counts);
  return { queries, others: all - queries, signatures };
};

/** The calls made until an instant. */
async function callsUntil(system: System, at: string): Promise<Calls> {
  const before = countOf(system);
  await system.to(at);
  const after = countOf(system);
  return {
    queries: after.queries - before.queries,
    others: after.others - before.others,
    signatures: after.signatures - before.signatures,
  };
}

/** The calls of one morning's reconciliation. */
async function reconciliationOn(system: System, date: string): Promise<Calls> {
  await system.skipTo(`${date}T05:29:00+08:00`);
  return callsUntil(system, `${date}T05:31:00+08:00`);
}

const few = 2;
const many = 12;
let system: System;
let idleDay: Calls;
let reconcilingFew: Calls;
let reconcilingMany: Calls;

beforeAll(async () => {
  system = await System.start('2026-11-23T10:00:00+08:00');
  // The first night differs: every case is signed as it is.
  await system.to('2026-11-24T10:00:00+08:00');
  idleDay = await callsUntil(system, '2026-11-25T10:00:00+08:00');
  for (let count = 0; count < few; count++) await register(system);
  reconcilingFew = await reconciliationOn(system, '2026-11-28');
  for (let count = few; count < many; count++) await register(system);
  reconcilingMany = await reconciliationOn(system, '2026-12-02');
}, 60_000);
afterAll(() => system.close());

describe('The scheduled jobs', () => {
  it('ask each shard once for each of their lists on a working day on which there is nothing to do', () => {
    const sweeps = 24;
    // The reconciliation goes through four lists, the signing through two; retention, hardship and digests have one each.
    const lists = sweeps + 4 + 2 + 3;
    const paymentRuns = servedRegions.ids.length;
    // Of each district that owes fairs, these and its first registration.
    const fairs = 2 * servedRegions.divisions.countiesOf('3710').length;
    // An instance of a function reads the rules when it is new.
    const rules = 10;
    expect(idleDay.queries).toBeLessThanOrEqual(lists * shards.length + paymentRuns + fairs + rules);
    expect(idleDay.signatures).toBe(shards.length);
    // A sweep reads two items of rules and notes its end, and a head is kept of each shard; each of the daily jobs has a
    // few calls beyond that.
    expect(idleDay.others).toBeLessThanOrEqual(sweeps * 3 + shards.length + 32);
  });

  it('read nothing of a case by itself to reconcile it, beyond its items and its marks', () => {
    const added = many - few;
    expect(reconcilingMany.queries - reconcilingFew.queries).toBeLessThanOrEqual(2 * added);
    // Households are read once for each shard in which there are registrations, at most one more for each of these; and an
    // instance reads the rules now and then.
    expect(reconcilingMany.others - reconcilingFew.others).toBeLessThan(2 * added);
  });
});
