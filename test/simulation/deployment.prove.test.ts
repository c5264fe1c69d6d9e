import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castsOf, ending, playSteps, storiesOf } from '../../bin/simulation/play.ts';
import { beijingDate } from '../../lib/domain/calendar/local-date.ts';
import { brokenInvariants, evolve } from '../../lib/domain/case/case.ts';
import { monthsWithoutObligation } from '../../lib/domain/case/follow-up/invariants.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { regionSamples } from '../../lib/policy/regions/samples.ts';
import { firstBrokenEvent } from '../../lib/store/chain.ts';
import { keys } from '../../lib/store/keys.ts';
import { chainOf } from '../support/chain.ts';
import { SystemStore } from '../support/store.ts';
import { System } from '../support/system.ts';
import { frozenAt } from './frozen.ts';

/*
 * A deployment in the middle: an earlier release has played the first months of a person in each region, with its functions and
 * its workflows, and was stopped. This one is started on what it has left, executions that wait, timers, messages and all, and goes
 * on to the end of the year.
 */

const frozen = join(import.meta.dirname, 'frozen');

describe.each(readdirSync(frozen))('What the release of %s has begun', (release) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'deployment-'));
  let system: System;
  let store: SystemStore;
  /** The cases of each region, in the order of their spells. */
  let cases: Readonly<Record<string, readonly string[]>>;

  const casesByRegion = async () => {
    const { Items } = await system.aws('dynamodb', 'Scan', { TableName: await system.tableName() });
    const heads = (Items as { SK: { S: string }; caseId: { S: string } }[]).filter(
      ({ SK }) => SK.S === keys.head,
    );
    const ids = heads.map(({ caseId }) => caseId.S).sort();
    const loaded = await Promise.all(ids.map((caseId) => store.load(caseId)));
    return Object.fromEntries(
      servedRegions.ids.map((id) => [
        id,
        loaded.filter(({ state }) => state.region === id).map(({ state }) => state.caseId),
      ]),
    );
  };

  beforeAll(async () => {
    for (const name of readdirSync(join(frozen, release)))
      writeFileSync(
        join(dataFolder, basename(name, '.br')),
        brotliDecompressSync(readFileSync(join(frozen, release, name))),
      );
    system = await System.start(frozenAt, dataFolder);
    await system.useSparseSchedules();
    store = await SystemStore.of(system);
    const casts = castsOf(system, storiesOf(servedRegions.ids, regionSamples));
    const begun = await casesByRegion();
    for (const { region, actors } of casts) actors.cases.push(...(begun[region] ?? []));
    await playSteps(
      casts,
      { from: frozenAt, until: ending },
      () => {},
      (at) => system.to(at),
    );
    cases = Object.fromEntries(casts.map(({ region, actors }) => [region, actors.cases]));
  }, 600_000);
  afterAll(async () => {
    await system.close();
    rmSync(dataFolder, { recursive: true });
  });

  it.each(servedRegions.ids)('ends in %s as if this release had played the whole year', async (region) => {
    const spells: string[] = [];
    for (const caseId of cases[region] ?? []) {
      const history = await store.cases.history(caseId);
      const signature = history.map(
        ({ event }) => `${beijingDate(Date.parse(event.at)).slice(0, 7)} ${event.actor.role} ${event.type}`,
      );
      spells.push(signature.sort().join('\n'));
      const { state } = await store.load(caseId);
      expect(firstBrokenEvent(await chainOf(store.table, caseId))).toBeUndefined();
      const again = history.reduce<typeof state | undefined>(
        (before, { event }) => evolve(before, caseId, event),
        undefined,
      );
      expect(again).toEqual(state);
      expect(monthsWithoutObligation(state, Date.parse(ending))).toEqual([]);
      expect(brokenInvariants(state, Date.parse(ending))).toEqual([]);
    }
    const recorded = readFileSync(join(import.meta.dirname, `signatures/${region}.txt`), 'utf8');
    expect(`${spells.join('\n\n')}\n`).toBe(recorded);
  });

  it('leaves no execution that has failed', async () => {
    const { stateMachines } = await system.aws('states', 'ListStateMachines', {});
    for (const { stateMachineArn, name } of stateMachines as { stateMachineArn: string; name: string }[])
      for (const statusFilter of ['FAILED', 'TIMED_OUT', 'ABORTED']) {
        const { executions } = await system.aws('states', 'ListExecutions', {
          stateMachineArn,
          statusFilter,
        });
        expect(executions, `${name} ${statusFilter}`).toEqual([]);
      }
  });
});
