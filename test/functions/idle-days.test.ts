import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { shards } from '../../lib/store/keys.ts';
import { System } from '../support/system.ts';
import { register } from '../workflows/service-plan/registered.ts';

let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-23T10:00:00+08:00');
});
afterAll(() => system.close());

/** How often the table is asked until an instant: by queries, and by other calls. */
async function callsUntil(at: string) {
  const count = () => {
    const counts = Object.entries(system.runtime.callCounts()).map(
      ([name, { calls }]) => [name, calls] as const,
    );
    const ofTable = counts.filter(([name]) => name.startsWith('dynamodb.'));
    const all = ofTable.reduce((sum, [, calls]) => sum + calls, 0);
    const { 'dynamodb.Query': queries = 0, 'kms.Sign': signatures = 0 } = Object.fromEntries(counts);
    return { queries, others: all - queries, signatures };
  };
  const before = count();
  await system.to(at);
  const after = count();
  return {
    queries: after.queries - before.queries,
    others: after.others - before.others,
    signatures: after.signatures - before.signatures,
  };
}

describe('The scheduled jobs', { timeout: 60_000 }, () => {
  it('ask each shard once for each of their lists on a working day on which there is nothing to do', async () => {
    // The first night is another one: every case is signed as it stands.
    await system.to('2026-11-24T10:00:00+08:00');
    const { queries, others, signatures } = await callsUntil('2026-11-25T10:00:00+08:00');
    const sweeps = 24;
    // The reconciliation goes through four lists, the signing through two; retention, hardship and digests have one each.
    const lists = sweeps + 4 + 2 + 3;
    const paymentRuns = servedRegions.ids.length;
    // Of each district that owes fairs, these and its first registration.
    const fairs = 2 * servedRegions.divisions.countiesOf('3710').length;
    // An instance of a function reads the rules when it is new.
    const rules = 10;
    expect(queries).toBeLessThanOrEqual(lists * shards.length + paymentRuns + fairs + rules);
    // A sweep reads two items of rules and notes its end; each of the daily jobs has a few of these calls.
    expect(others - signatures).toBeLessThanOrEqual(sweeps * 3 + 32);
    expect(signatures).toBe(shards.length);
  });

  it('read nothing of a case by itself to reconcile it, beyond its items and its marks', async () => {
    const reconciled = async (date: string) => {
      await system.skipTo(`${date}T05:29:00+08:00`);
      return callsUntil(`${date}T05:31:00+08:00`);
    };
    // All of them fall to one shard or another: where cases are, households are read once.
    for (let count = 0; count < 2; count++) await register(system);
    const ofFew = await reconciled('2026-11-28');
    const added = 10;
    for (let count = 0; count < added; count++) await register(system);
    const ofMany = await reconciled('2026-12-02');
    expect(ofMany.queries - ofFew.queries).toBeLessThanOrEqual(2 * added);
    expect(ofMany.others - ofFew.others).toBeLessThanOrEqual(added);
  });
});
