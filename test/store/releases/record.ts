import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { type CaseEvent, type CaseState, evolve } from '../../../lib/domain/case/case.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { firstPreviousHash } from '../../../lib/store/chain.ts';
import { eventWrites } from '../../../lib/store/event-writes.ts';
import { sealedParts } from '../../../lib/store/held-back.ts';
import { sealUnder } from '../../../lib/store/sealing.ts';
import { type Item, Table } from '../../../lib/store/table.ts';
import { act, play } from '../../domain/case/support/acts.ts';
import { newCaseId, submission } from '../../domain/case/support/cases.ts';
import { byItself, lifecycleAct } from '../../domain/case/support/lifecycle-acts.ts';
import { life, live } from '../../domain/case/support/lives.ts';
import { profiling } from '../../domain/case/support/registered.ts';
import * as told from '../../domain/case/support/told.ts';
import { recordedKey } from '../support/recorded-key.ts';

/*
 * Records what a release stores, into `test/store/releases/<number>/items.jsonl`, one item in a line: cases that
 * between them have every part of a head and of an event that the stories of the tests reach. It is run once, when a
 * version of the stored shapes is released (docs/OPERATING.md), and what it has written is never written again:
 *
 *     npx node test/store/releases/record.ts 2
 */

/** The events of a case, in order. */
interface Story {
  readonly caseId: string;
  readonly events: readonly CaseEvent[];
}

const table = new Table(new DynamoDBClient({ region: 'cn-north-1' }), 'cases');
const head = {
  personId: 'a'.repeat(64),
  dataKey: { algorithm: 'AES-256-GCM' as const, encryptedKey: 'AAAA' },
};

/** What is held back is sealed under a key that everybody knows, so that it can be opened when the release is read. */
const seal = async (owner: string, field: string, _key: unknown, value: unknown) =>
  sealUnder(recordedKey, owner, field, value);

/** All items of a case, as its events have left them. */
async function itemsOf({ caseId, events }: Story): Promise<Item[]> {
  const items = new Map<string, Item>();
  let before: CaseState | undefined;
  let lastHash = firstPreviousHash;
  for (const event of events) {
    const after = evolve(before, caseId, event);
    const parts = await sealedParts(seal, head, event, after);
    const { writes, ...written } = eventWrites(
      table,
      { ...head, lastHash },
      { event, after, parts, ...(before && { before }) },
    );
    for (const { Put } of writes) if (Put?.Item) items.set(`${Put.Item.PK} ${Put.Item.SK}`, Put.Item);
    lastHash = written.lastHash;
    before = after;
  }
  return JSON.parse(JSON.stringify([...items.values()]));
}

const toldStories = (): Story[] =>
  servedRegions.ids.flatMap((region) =>
    [
      told.closed(region),
      told.objected(region, true),
      told.objected(region, false),
      told.refusedThrice(region),
      told.compared(region),
      told.refused(region),
      told.withdrawn(region),
      told
        .planned(region)
        .next((state) => profiling(state, { tags: [{}], facts: [{ code: 'skill-level' }] })),
    ].map(({ caseId, events }) => ({ caseId, events: events.map(({ event }) => event) })),
  );

const playedStories = (): Story[] =>
  fc.sample(fc.array(act, { maxLength: 50, size: 'max' }), { seed: 1, numRuns: 60 }).map((acts) => {
    const caseId = newCaseId();
    return { caseId, events: play({ caseId, event: submission() }, acts, evolve).events };
  });

const livedStories = (): Story[] =>
  fc
    .sample(life, { seed: 1, numRuns: 60 })
    .flatMap(live)
    .map(({ life: { state, events } }) => ({ caseId: state.caseId, events }));

/** What a registered person may meet, from the acts of the generated tests; the case is told from its application. */
function* lifecycles(): Generator<Story> {
  const generated = fc.tuple(
    fc.constantFrom(...servedRegions.ids),
    fc.array(lifecycleAct, { minLength: 30, maxLength: 60 }),
  );
  for (const [region, acts] of fc.sample(generated, { seed: 1, numRuns: 200 })) {
    const begun = told.planned(region);
    const events = begun.events.map(({ event }) => event);
    let { state, now } = begun;
    const add = (event: CaseEvent): void => {
      events.push(event);
      state = evolve(state, begun.caseId, event);
    };
    for (const each of acts) {
      now += each.after;
      for (const event of [...byItself(state, now)]) add(event);
      const attempt = each.attempt(state, now);
      const event = attempt && 'ok' in attempt ? (attempt.ok ? attempt.value : undefined) : attempt;
      if (event) add(event);
    }
    yield { caseId: begun.caseId, events };
  }
}

/** Every path of a value, by which it is told whether a case shows anything new. */
function pathsOf(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [path];
  if (Array.isArray(value)) return value.flatMap((each) => pathsOf(each, `${path}[]`));
  return Object.entries(value).flatMap(([name, each]) =>
    pathsOf(each, `${path}.${/\d|^[A-Z]/.test(name) ? '*' : name}`),
  );
}

const features = (items: readonly Item[]): string[] =>
  items.flatMap((item) => {
    const { type = '' } = (item.event ?? {}) as { readonly type?: string };
    return pathsOf(item.event ?? item.state ?? {}, `${String(item.SK).split('#', 1)}${type}`);
  });

const [, , version = ''] = process.argv;
if (!/^\d+$/.test(version)) throw new Error('give the number of the version that is released');
const shortEnough = [...toldStories(), ...playedStories(), ...livedStories(), ...lifecycles()].filter(
  ({ events }) => events.length < 110,
);
const recorded = await Promise.all(shortEnough.map(itemsOf));
const stories = recorded.map((items) => ({ items, features: new Set(features(items)) }));
/** In how many of the stories that are kept each feature is. */
const counts = new Map<string, number>();
for (const story of stories) for (const each of story.features) counts.set(each, (counts.get(each) ?? 0) + 1);
// The longest first: a story is left out while others show all that it shows.
const kept = stories
  .toSorted((a, b) => b.items.length - a.items.length)
  .filter((story) => {
    if ([...story.features].some((each) => counts.get(each) === 1)) return true;
    for (const each of story.features) counts.set(each, (counts.get(each) ?? 0) - 1);
    return false;
  })
  .flatMap(({ items }) => items);
const folder = join(import.meta.dirname, version);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'items.jsonl'), kept.map((item) => `${JSON.stringify(item)}\n`).join(''), {
  flag: 'wx',
});
