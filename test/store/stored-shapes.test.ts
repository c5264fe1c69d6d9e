import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { caseStateSchema } from '../../lib/domain/case/case.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';
import { firstBrokenEvent, hashOf } from '../../lib/store/chain.ts';
import { keys } from '../../lib/store/keys.ts';
import { parseChainedEvent, parseHead, parseStoredEvent } from '../../lib/store/stored.ts';
import type { Item } from '../../lib/store/table.ts';
import pinned from '../../lib/store/versions/shapes.json' with { type: 'json' };
import { storedShapes } from '../../lib/store/versions/shapes.ts';
import { currentVersion, NewerVersionError } from '../../lib/store/versions/versions.ts';
import { applicant, friday, hour, newCaseId, submission } from '../domain/case/support/cases.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';
import { itemsOfRelease, sensitiveIn } from './support/releases.ts';

/** The items that a release stored, by their cases. */
const itemsOf = (version: number): ReadonlyMap<unknown, readonly Item[]> =>
  Map.groupBy(itemsOfRelease(version), ({ PK }) => PK);
const headIn = (items: readonly Item[]): Item => items.find(({ SK }) => SK === keys.head) ?? {};
const eventsIn = (items: readonly Item[]): Item[] =>
  items.filter(({ SK }) => String(SK).startsWith(keys.eventPrefix));
const versions = Array.from({ length: currentVersion }, (_, version) => version);

describe('What an earlier release stored', () => {
  it.each(versions)('is read by this code (release %d)', (version) => {
    const types = new Set<string>();
    for (const items of itemsOf(version).values()) {
      const { state } = parseHead(headIn(items), sensitiveIn(headIn(items)));
      expect(caseStateSchema.parse(state)).toEqual(state);
      for (const stored of eventsIn(items).map((item) => parseStoredEvent(item, sensitiveIn(item))))
        if (stored) types.add(stored.event.type);
    }
    expect(types.size).toBeGreaterThanOrEqual(31);
  });

  it.each(versions)('keeps the chain that it had (release %d)', (version) => {
    for (const items of itemsOf(version).values()) {
      const { state, lastHash } = parseHead(headIn(items));
      const chain = eventsIn(items).map(parseChainedEvent);
      expect(firstBrokenEvent(chain)).toBeUndefined();
      expect(chain.at(state.version - 1)?.hash).toBe(lastHash);
    }
  });

  it('is a state with ended tasks, scheduled actions and steps where it had outcomes, appointments and rungs', () => {
    let ended = 0;
    for (const items of itemsOf(0).values()) {
      const old = headIn(items).state as Readonly<Record<string, Record<string, object>>>;
      const { state } = parseHead(headIn(items));
      expect(Object.keys(state.scheduledActions)).toEqual(Object.keys(old.appointments ?? {}));
      for (const [taskId, outcome] of Object.entries(old.outcomes ?? {})) {
        const { kind, number, ...task } = state.endedTasks[taskId] ?? {};
        expect(`${kind}-${number}`).toBe(taskId);
        expect(task).toEqual({ outcome, sequence: state.version });
        ended++;
      }
      for (const [id, { steps, stepsDone }] of Object.entries(state.deadlines))
        expect(old.deadlines?.[id]).toMatchObject({ rungs: steps, rungsDone: stepsDone });
      expect(state.closure?.reason ?? 'none').toMatch(/^[a-z-]+$/);
    }
    expect(ended).toBeGreaterThan(20);
  });

  it('has events that nobody needs any more, which only the chain still has', () => {
    const retired = [...itemsOf(0).values()]
      .flatMap(eventsIn)
      .filter((item) => /notified/.test(JSON.stringify(item.event)));
    expect(retired.length).toBeGreaterThan(5);
    for (const item of retired) {
      expect(parseStoredEvent(item)).toBeUndefined();
      expect(parseChainedEvent(item).event).toBe(item.event);
    }
  });
});

describe('The stored shapes', () => {
  it('are those of the current version: whoever changes one runs `npm run shapes:fix` and says how old ones are read', () => {
    expect({ version: currentVersion, shapes: storedShapes() }).toEqual(pinned);
  });

  it('of a version that has been released are recorded', () => {
    for (const version of versions)
      expect(existsSync(join(import.meta.dirname, `releases/${version}/items.jsonl`))).toBe(true);
  });
});

describe('What a newer version stored', () => {
  const file = recordsForFile();
  const newer = currentVersion + 1;

  /** A case with its first event, whose items are changed as a newer version would write them. */
  async function submitted(records: TestRecords, change: (item: Item) => Item): Promise<string> {
    const caseId = newCaseId();
    await records.cases.create({ caseId, event: submission(), person: person() });
    for (const SK of [keys.head, keys.event(1)]) {
      const item = await records.table.get(keys.case(caseId), SK);
      if (item)
        await records.documents.send(
          new PutCommand({ TableName: records.tableName, Item: { ...change(item), schemaVersion: newer } }),
        );
    }
    return caseId;
  }
  const withdraw = (records: TestRecords, caseId: string) =>
    records.cases.change(caseId, ({ state }) => {
      const decided = withdrawApplication(state, { now: friday + hour, actor: applicant });
      return { change: decided.ok ? { event: decided.value } : undefined, answer: undefined };
    });
  const chainOf = async (records: TestRecords, caseId: string) =>
    (await records.table.list(keys.case(caseId), keys.eventPrefix)).map(parseChainedEvent);
  const headOf = (records: TestRecords, caseId: string) => records.table.get(keys.case(caseId), keys.head);

  it('is kept where this code does not know it, also when this code writes the case', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records, (item) =>
      item.SK === keys.head
        ? {
            ...item,
            region: 'of the newer version',
            state: {
              ...(item.state as object),
              novelty: { since: '2027' },
              scheduledActions: {
                next: {
                  kind: 'follow-up',
                  at: '2026-12-01T00:00:00.000Z',
                  month: '2026-12',
                  by: 'a newer rule',
                },
              },
              metDeadlines: {
                early: {
                  dueAt: '2026-12-01T00:00:00.000Z',
                  metAt: '2026-12-01T00:00:00.000Z',
                  late: false,
                  by: 'x',
                },
              },
            },
          }
        : item,
    );
    expect((await withdraw(records, caseId))?.loaded.state.phase).toBe('withdrawn');
    expect(await headOf(records, caseId)).toMatchObject({
      schemaVersion: newer,
      region: 'of the newer version',
      state: {
        phase: 'withdrawn',
        novelty: { since: '2027' },
        scheduledActions: { next: { by: 'a newer rule' } },
        metDeadlines: { early: { by: 'x' } },
      },
    });
    const chain = await chainOf(records, caseId);
    expect(chain).toMatchObject([{ schemaVersion: newer }, { schemaVersion: currentVersion }]);
  });

  it('is refused, and not changed, where this code does not know a value that it would act on', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records, (item) =>
      item.SK === keys.head ? { ...item, state: { ...(item.state as object), phase: 'suspended' } } : item,
    );
    const before = await headOf(records, caseId);
    await expect(withdraw(records, caseId)).rejects.toThrow(NewerVersionError);
    expect(await headOf(records, caseId)).toEqual(before);
  });

  it('is an event without what this code does not know of it, and in the chain as it was written', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records, (item) => {
      if (item.SK === keys.head) return item;
      const event = item.event as { readonly data: object };
      const changed = { ...item, event: { ...event, data: { ...event.data, urgency: 'high' } } };
      return { ...changed, hash: hashOf({ ...parseChainedEvent(changed), schemaVersion: newer }) };
    });
    const [stored] = await records.cases.history(caseId);
    expect(stored?.event.data).not.toHaveProperty('urgency');
    const chain = await chainOf(records, caseId);
    expect(chain[0]?.event).toMatchObject({ data: { urgency: 'high' } });
    expect(firstBrokenEvent(chain)).toBeUndefined();
  });

  it('is left out of a history where it is an event of a type of then, and refused to whoever has to act on it', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records, (item) =>
      item.SK === keys.head
        ? item
        : { ...item, event: { ...(item.event as object), type: 'hardship-recognised' } },
    );
    expect(await records.cases.history(caseId)).toEqual([]);
    expect(await chainOf(records, caseId)).toHaveLength(1);
    await expect(records.cases.event(caseId, 1)).rejects.toThrow(NewerVersionError);
    expect((await records.cases.load(caseId))?.state.phase).toBe('applied');
  });
});
