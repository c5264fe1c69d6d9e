import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../bin/audit-verify/sentences.ts';
import { type CaseEvent, type CaseState, evolve } from '../../lib/domain/case/case.ts';
import { destroyRecords } from '../../lib/domain/case/data-rights/retention.ts';
import type { Context } from '../../lib/domain/case/kernel/event.ts';
import type { Actor, Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import { deliveryOf, type KeptReport } from '../../lib/domain/case/notices/delivery.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { type Bindings, bindingOf } from '../../lib/store/bindings.ts';
import { hashOf } from '../../lib/store/chain.ts';
import { eventListing } from '../../lib/store/event-writes.ts';
import {
  auditCase,
  type CaseFault,
  isBoundCase,
  type SignedStanding,
  storedCase,
} from '../../lib/store/history-audit.ts';
import { keys } from '../../lib/store/keys.ts';
import { noticeItemOf, noticeSchema } from '../../lib/store/notice-items.ts';
import { parseChainedEvent } from '../../lib/store/stored.ts';
import type { Item } from '../../lib/store/table.ts';
import { act, play } from '../domain/case/support/acts.ts';
import { day, newCaseId, submission } from '../domain/case/support/cases.ts';
import { life, live } from '../domain/case/support/lives.ts';
import * as told from '../domain/case/support/told.ts';
import { runsOf } from '../support/property-runs.ts';
import { writtenItems } from './support/written-items.ts';

/** A case and everything that is stored of it. */
interface Written {
  readonly caseId: string;
  readonly items: readonly Item[];
}

const supervisor: Actor = { role: 'supervisor', subject: 'supervisor' };
/** A registration whose records were destroyed when their time was over. */
function destroyed(id: Region): told.ToldCase {
  const life = told.closed(id);
  const destroy = (state: CaseState, context: Context) =>
    destroyRecords(state, '销〔2037〕1号', false, life.rules, context);
  return life.next(destroy, supervisor, 11 * 366 * day);
}

const toldStories = [
  destroyed,
  told.closed,
  told.compared,
  told.refused,
  told.withdrawn,
  told.jobSeeker,
  told.represented,
  told.refusedThrice,
  (id: Parameters<typeof told.objected>[0]) => told.objected(id, true),
  (id: Parameters<typeof told.dataRights>[0]) => told.dataRights(id, 'no-ground'),
];

/** A case and everything that happens to it. */
interface Story {
  readonly caseId: string;
  readonly events: readonly CaseEvent[];
}

/** The stories that are the same in each run, in each region. */
const alwaysTold: readonly Story[] = toldStories.flatMap((tell) =>
  servedRegions.ids.map((id) => {
    const { caseId, events } = tell(id);
    return { caseId, events: events.map(({ event }) => event) };
  }),
);

const story: fc.Arbitrary<Story> = fc.oneof(
  fc.constantFrom(...alwaysTold),
  fc.array(act, { maxLength: 30, size: 'max' }).map((acts) => {
    const caseId = newCaseId();
    return { caseId, events: play({ caseId, event: submission() }, acts, evolve).events };
  }),
  fc.tuple(life, fc.nat()).map(([plot, which]) => {
    const cases = live(plot);
    const lived = cases[which % cases.length] ?? cases[0];
    if (!lived) throw new Error('a life has a case');
    const { state, events } = lived.life;
    return { caseId: state.caseId, events };
  }),
);

const written = new WeakMap<Story, Promise<Written>>();

/** What is stored of a case. What is the same in each run is written once. */
function write(story: Story): Promise<Written> {
  const { caseId, events } = story;
  const done = written.get(story) ?? writtenItems(caseId, events).then((items) => ({ caseId, items }));
  written.set(story, done);
  return done;
}

const eventsIn = (items: readonly Item[]): Item[] =>
  items.filter(({ SK }) => String(SK).startsWith(keys.eventPrefix));

/** What was signed of a case when it had been written. */
const standingOf = (items: readonly Item[]): SignedStanding => {
  const { sequence, hash } = parseChainedEvent(eventsIn(items).at(-1) ?? {});
  return { day: '2099-12-31', version: sequence, hash };
};
const audited = ({ caseId }: Written, items: readonly Item[], signed: readonly SignedStanding[] = []) =>
  auditCase(storedCase(caseId, items), signed, undefined);

type Path = readonly (string | number)[];
/** Every member of a value, however deep. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  const within = Object.entries(value).flatMap(([name, each]) =>
    pathsOf(each, [...path, Array.isArray(value) ? Number(name) : name]),
  );
  return path.length === 0 ? within : [path, ...within];
}

const changes = ['another value', 'without it', 'with a further one'] as const;

/** The item with one member changed, somewhere in it. */
function altered(item: Item, [first, ...rest]: Path, change: (typeof changes)[number]): Item {
  const copy = structuredClone(item);
  let place: Record<string | number, unknown> = copy;
  let name = first ?? 'none';
  for (const next of rest) {
    place = place[name] as Record<string | number, unknown>;
    name = next;
  }
  const was = place[name];
  if (change === 'with a further one' && Array.isArray(place)) place.push(was);
  else if (change === 'with a further one') place[`${name}-2`] = was;
  else if (change === 'without it') delete place[name];
  else
    place[name] =
      typeof was === 'string'
        ? `${was}0`
        : typeof was === 'number'
          ? was + 1
          : typeof was === 'boolean'
            ? !was
            : 'another';
  return JSON.parse(JSON.stringify(copy));
}

/** The keys of an item say which it is: an item under another one is one that was removed and one that was added. */
const isKey = ([first]: Path): boolean => first === 'PK' || first === 'SK';

/** Puts an item in place of the one that was there. */
const replaced = (items: readonly Item[], item: Item): Item[] =>
  items.map((each) => (each.SK === item.SK ? item : each));

/** What somebody would do who knows how: the last event that bound an item binds the altered one, and all hashes fit. */
function rebound({ caseId }: Written, items: readonly Item[], sortKey: string): Item[] {
  const item = items.find(({ SK }) => SK === sortKey);
  let previousHash: string | undefined;
  const last = eventsIn(items).findLast(
    ({ binds }) => (binds as Bindings | undefined)?.[sortKey] !== undefined,
  )?.SK;
  const changed = new Map<unknown, Item>();
  for (const event of eventsIn(items)) {
    const { [sortKey]: _bound, ...others } = (event.binds ?? {}) as Bindings;
    const binds =
      event.SK === last ? { ...others, ...(item && { [sortKey]: bindingOf(item) }) } : event.binds;
    const chained = parseChainedEvent({ ...event, binds, previousHash: previousHash ?? event.previousHash });
    previousHash = hashOf(chained);
    const at = String((event.event as CaseEvent).at);
    changed.set(event.SK, {
      ...event,
      ...chained,
      hash: previousHash,
      ...eventListing(caseId, chained.sequence, at, previousHash),
    });
  }
  const all = items.map((each) => changed.get(each.SK) ?? each);
  return all.map((each) => (each.SK === keys.head ? { ...each, lastHash: previousHash } : each));
}

/** An alteration of anything that is stored of a generated case. */
const alteration = fc
  .tuple(story, fc.nat(), fc.nat(), fc.constantFrom(...changes))
  .map(([story, which, where, change]) => ({ story, which, where, change }));
type Alteration = typeof alteration extends fc.Arbitrary<infer Value> ? Value : never;

async function alteredCase({ story, which, where, change }: Alteration) {
  const written = await write(story);
  const { items } = written;
  // By what a case is searched for says nothing that the case does not say, and is bound by no event.
  const told = items.filter(({ SK }) => !String(SK).startsWith(keys.soughtPrefix));
  // Every kind as often as every other, whatever a case has most of.
  const kinds = [...Map.groupBy(told, ({ SK }) => String(SK).split('#', 1)[0]).values()];
  const kind = kinds[which % kinds.length] ?? [];
  const item = kind[where % kind.length] ?? {};
  // Where a notice is listed says nothing that it does not say itself, and changes as it is delivered.
  const isListing = ([first]: Path): boolean =>
    String(item.SK).startsWith(keys.noticePrefix) && /^gsi\d/.test(String(first));
  const paths = pathsOf(item).filter((path) => !isKey(path) && !isListing(path));
  const path = paths[where % paths.length] ?? [];
  const after = altered(item, path, change);
  return { written, sortKey: String(item.SK), after: replaced(items, after) };
}

const kindsOf = (faults: readonly CaseFault[]) => faults.map(({ kind }) => kind);

describe('Every item of a case is bound by the event that it was written with', { timeout: 120_000 }, () => {
  it('an untouched case of any history passes, of every kind that is told, destroyed ones too', async () => {
    for (const each of alwaysTold) {
      const { caseId, items } = await write(each);
      expect(audited({ caseId, items }, items, [standingOf(items)])).toEqual([]);
      expect(isBoundCase(storedCase(caseId, items))).toBe(true);
    }
    await fc.assert(
      fc.asyncProperty(story, async (each) => {
        const { caseId, items } = await write(each);
        expect(audited({ caseId, items }, items, [standingOf(items)])).toEqual([]);
      }),
      { numRuns: runsOf(15) },
    );
  });

  it('any member of any item that is altered is found', async () => {
    await fc.assert(
      fc.asyncProperty(alteration, async (each) => {
        const { written, after } = await alteredCase(each);
        const faults = audited(written, after, [standingOf(written.items)]);
        expect(kindsOf(faults)).not.toEqual([]);
        for (const fault of faults) expect(sentenceOf(fault)).toMatch(/^Case [0-9A-Z]{26}: .*\.$/);
      }),
      { numRuns: runsOf(60) },
    );
  });

  it('any item that is altered is found when it was signed, also when every hash was computed anew', async () => {
    await fc.assert(
      fc.asyncProperty(alteration, async (each) => {
        const { written, after, sortKey } = await alteredCase(each);
        fc.pre(!sortKey.startsWith(keys.eventPrefix));
        const signed = standingOf(written.items);
        const forged = rebound(written, after, sortKey);
        // Who alters the hash of the head, and then computes it anew, has altered nothing.
        fc.pre(!isDeepStrictEqual(forged, written.items));
        // A hash of the head, and what is reported of a notice, are in no binding: nothing had to be computed anew.
        expect(kindsOf(audited(written, forged, [signed]))).not.toEqual([]);
      }),
      { numRuns: runsOf(40) },
    );
  });

  it('an item that is removed is found, and one that is added', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(), async (each, which) => {
        const { caseId, items } = await write(each);
        // By what a case is searched for follows from the case, and is bound by no event.
        const told = items.filter(({ SK }) => !String(SK).startsWith(keys.soughtPrefix));
        const item = told[which % told.length] ?? {};
        const signed = [standingOf(items)];
        expect(
          audited(
            { caseId, items },
            items.filter((each) => each !== item),
            signed,
          ),
        ).not.toEqual([]);
        const further = { ...item, SK: `${item.SK}-2` };
        expect(audited({ caseId, items }, [...items, further], signed)).not.toEqual([]);
      }),
      { numRuns: runsOf(15) },
    );
  });
});

describe('What is reported of a notice', () => {
  const { caseId, events } = told.closed('chongqing');
  const report: KeptReport = {
    status: 'delivered',
    channel: 'sms',
    at: '2030-01-01T00:00:00.000Z',
    by: { role: 'delivery-adapter', subject: 'delivery' },
  };
  const written = async () => {
    const items = await writtenItems(
      caseId,
      events.map(({ event }) => event),
    );
    const notice = items.find(({ SK }) => String(SK).startsWith(keys.noticePrefix)) ?? {};
    return { items, notice };
  };

  it('changes without an event, and passes where status and lists follow from it', async () => {
    const { items, notice } = await written();
    const stored = noticeSchema.parse(notice);
    const reported = noticeItemOf({ ...stored, reports: [report], ...deliveryOf([report]) });
    expect(audited({ caseId, items }, replaced(items, reported))).toEqual([]);
    expect(audited({ caseId, items }, replaced(items, noticeItemOf({ ...stored, lapsed: true })))).toEqual(
      [],
    );
  });

  it('is found where somebody has taken a notice out of the outbox without a report', async () => {
    const { items, notice } = await written();
    const { gsi2pk: _partition, gsi2sk: _sort, ...silent } = notice;
    for (const item of [silent, { ...notice, status: 'delivered' }])
      expect(audited({ caseId, items }, replaced(items, item))).toEqual([
        { kind: 'delivery-altered', caseId, item: notice.SK },
      ]);
  });
});

describe('A case of which an older release has written something', () => {
  it('is not judged by what was bound before, and is bound again by the next event', async () => {
    const { caseId, events } = told.closed('chongqing');
    const items = await writtenItems(
      caseId,
      events.map(({ event }) => event),
    );
    const unboundAt = (sequence: number): Item[] => {
      const { binds: _binds, ...event } = items.find(({ SK }) => SK === keys.event(sequence)) ?? {};
      return rebound({ caseId, items }, replaced(items, event), 'none');
    };
    const last = eventsIn(items).length;
    const old = storedCase(caseId, unboundAt(last));
    expect(isBoundCase(old)).toBe(false);
    const head = old.head ?? {};
    expect(
      auditCase(storedCase(caseId, replaced(old.items, { ...head, gsi1sk: 'x' })), [], undefined),
    ).toEqual([]);
    const later = storedCase(caseId, unboundAt(2));
    expect(isBoundCase(later)).toBe(true);
    expect(auditCase(later, [], undefined)).toEqual([]);
    const phase = { ...later.head, state: { ...(later.head?.state as object), phase: 'registered' } };
    expect(auditCase(storedCase(caseId, replaced(later.items, phase)), [], undefined)).toEqual([
      { kind: 'item-altered', caseId, item: keys.head, sequence: last },
    ]);
  });
});
