import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ending, type Played, readCase, run, storiesOf } from '../../bin/simulation/play.ts';
import { transitionsOf } from '../../bin/simulation/transitions.ts';
import { beijingDate } from '../../lib/domain/calendar/local-date.ts';
import { brokenInvariants, evolve } from '../../lib/domain/case/case.ts';
import { monthsWithoutObligation } from '../../lib/domain/case/follow-up/invariants.ts';
import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { regionSamples } from '../../lib/policy/regions/samples.ts';
import { firstBrokenEvent } from '../../lib/store/chain.ts';
import { chainOf } from '../support/chain.ts';
import { SystemStore } from '../support/store.ts';
import { System } from '../support/system.ts';
import { writtenOutside } from '../support/written-outside.ts';

/** The maximum number of state transitions that a case may cost in a year (PLATFORM 1.8). */
const maxTransitions = 63;

let system: System;
let store: SystemStore;
let played: readonly Played[];

beforeAll(async () => {
  system = await System.start('2025-03-03T08:00:00+08:00');
  store = await SystemStore.of(system);
  played = await run(system, storiesOf(servedRegions.ids, regionSamples));
}, 600_000);
afterAll(() => system.close());

const of = (region: Region): Played => {
  const found = played.find((each) => each.region === region);
  if (!found) throw new Error(`nothing was played in ${region}`);
  return found;
};

describe.each(servedRegions.ids)('A year in %s', (region) => {
  it('produces the recorded sequence of events in every case', async () => {
    const spells: string[] = [];
    for (const caseId of of(region).cases) {
      const history = await store.cases.history(caseId);
      // The day on which a month's follow-up begins differs by case, and workflows run side by side, so the order of
      // events within a month is not part of the signature.
      const signature = history.map(({ event }) => {
        const month = beijingDate(Date.parse(event.at)).slice(0, 7);
        return `${month} ${event.actor.role} ${event.type}`;
      });
      spells.push(signature.sort().join('\n'));
    }
    await expect(`${spells.join('\n\n')}\n`).toMatchFileSnapshot(`./signatures/${region}.txt`);
  });

  it('leaves an unbroken history that replays to the same case, and an obligation for every month', async () => {
    for (const caseId of of(region).cases) {
      const history = await store.cases.history(caseId);
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
  });

  it('can be read in Chinese and in English, each event as a sentence', async () => {
    const { cases } = of(region);
    for (const caseId of cases)
      for (const language of ['zh', 'en'] as const) {
        const { history } = await readCase(system, caseId, region, language);
        for (const { type, text } of history as { type: string; text: string }[]) {
          expect(text).not.toBe(type);
          expect(/\p{Script=Han}/u.test(text)).toBe(language === 'zh');
        }
      }
  });

  it(`takes at most ${maxTransitions} state transitions`, async () => {
    const counts = await Promise.all(of(region).cases.map((caseId) => transitionsOf(system, caseId)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(maxTransitions);
  });
});

describe('What the people of all regions have left behind', () => {
  /** Codes of groups, stated facts, findings and comparison results. */
  async function sensitiveWords(): Promise<ReadonlySet<string>> {
    const words = new Set<string>();
    for (const caseId of played.flatMap(({ cases }) => cases)) {
      const { state } = await store.load(caseId);
      const { ledger, followUp, plan, closure, signals, placementChecks, refusal, screening } = state;
      const said = [
        ...Object.keys(ledger.tags),
        ...Object.keys(ledger.facts),
        ...Object.values(followUp?.months ?? {}).map(({ progress }) => progress),
        ...[plan.current, ...plan.earlier].flatMap((each) => [each?.tier, ...(each?.tierGrounds ?? [])]),
        ...plan.services.map((service) => service.refusal?.reason),
        closure?.reason,
        ...(closure?.evidence ?? []).map(({ kind }) => kind),
        ...signals.map(({ kind }) => kind),
        ...placementChecks.map(({ finding }) => finding),
        refusal?.reason,
        ...(screening?.evidence ?? []).map(({ check }) => check),
      ];
      for (const each of said) if (each !== undefined) words.add(each);
    }
    return words;
  }

  it('contains groups, stated facts, findings and comparison results nowhere in clear text', async () => {
    const words = await sensitiveWords();
    expect(words.size).toBeGreaterThan(25);
    expect(words).toContain('employment-difficulty');
    const written = await writtenOutside(system);
    for (const kind of ['execution', 'event', 'item', 'log'])
      expect([...written.keys()].filter((place) => place.startsWith(kind)).length, kind).toBeGreaterThan(10);
    // The stream function can read everything that is written.
    expect([...written].filter(([, text]) => text.includes('RECORD_FAILED'))).toEqual([]);
    // The facts with which a source was loaded, and the run, concern no person.
    const ofPersons = [...written].filter(([, text]) => !/"(CMPLOADS|RUNS)"/.test(text));
    const leaks = ofPersons.flatMap(([place, text]) => {
      const plain = text.replaceAll('\\', '');
      return [...words].filter((word) => plain.includes(`"${word}"`)).map((word) => `${word} in ${place}`);
    });
    expect(leaks).toEqual([]);
  });
});
