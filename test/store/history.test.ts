import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseEvent, evolve } from '../../lib/domain/case/case.ts';
import { type ChainedEvent, firstBrokenEvent, firstPreviousHash, hashOf } from '../../lib/store/chain.ts';
import { keys } from '../../lib/store/keys.ts';
import { act, play } from '../domain/case/support/acts.ts';
import { newCaseId, submission } from '../domain/case/support/cases.ts';
import { chainOf } from '../support/chain.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';

const file = recordsForFile();

/** An event whose words can be read, which is not part of being chained. */
type Event = ChainedEvent & { readonly event: CaseEvent };

/** A history chained as the store would chain it, with sealed text in some of its events. */
const history = fc
  .tuple(fc.array(act, { maxLength: 30, size: 'max' }), fc.nat(3))
  .map(([acts, every]): Event[] => {
    const { events } = play({ caseId: newCaseId(), event: submission() }, acts, evolve);
    let previousHash = firstPreviousHash;
    return events.map((event, index) => {
      const unhashed = {
        caseId: '01JCASE0000000000000000000',
        sequence: index + 1,
        event,
        ...(every > 0 &&
          index % every === 0 && {
            sealed: { algorithm: 'AES-256-GCM' as const, iv: 'aaaa', ciphertext: `AAAA${index}` },
          }),
        previousHash,
      };
      const stored = { ...unhashed, hash: hashOf(unhashed) };
      previousHash = stored.hash;
      return stored;
    });
  });
const damaged = fc.tuple(history, fc.nat()).filter(([events]) => events.length > 1);
const aMomentLater = (instant: string) => new Date(Date.parse(instant) + 1).toISOString();
const at = (events: readonly Event[], choice: number) => choice % events.length;
const changed = (events: readonly Event[], index: number, change: (event: Event) => Event) =>
  events.map((event, each) => (each === index ? change(event) : event));

describe('A history', () => {
  it('is unbroken as it was written', () => {
    fc.assert(
      fc.property(history, (events) => {
        expect(firstBrokenEvent(events)).toBeUndefined();
        expect(firstBrokenEvent(JSON.parse(JSON.stringify(events)))).toBeUndefined();
      }),
    );
  });

  it.each<[string, (event: Event) => Event]>([
    [
      'an instant',
      (stored) => ({ ...stored, event: { ...stored.event, at: aMomentLater(stored.event.at) } }),
    ],
    [
      'an actor',
      (stored) => ({ ...stored, event: { ...stored.event, actor: { role: 'officer', subject: 'mallory' } } }),
    ],
    ['a fact', (stored) => ({ ...stored, event: { ...stored.event, data: { forged: true } } as never })],
    [
      'the sealed text',
      (stored) => ({ ...stored, sealed: { algorithm: 'AES-256-GCM', iv: '', ciphertext: '' } }),
    ],
    ['the case', (stored) => ({ ...stored, caseId: newCaseId() })],
    ['the sequence number', (stored) => ({ ...stored, sequence: stored.sequence + 1 })],
    [
      'a hash',
      (stored) => ({ ...stored, hash: stored.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }),
    ],
    ['the hash before', (stored) => ({ ...stored, previousHash: 'f'.repeat(64) })],
  ])('is broken at the first event in which %s was changed', (_what, change) => {
    fc.assert(
      fc.property(damaged, ([events, choice]) => {
        const index = at(events, choice);
        expect(firstBrokenEvent(changed(events, index, change))).toBe(index + 1);
      }),
      { numRuns: 25 },
    );
  });

  it('is broken at the event after one that was changed and hashed again', () => {
    fc.assert(
      fc.property(damaged, ([events, choice]) => {
        const index = choice % (events.length - 1);
        const forged = changed(events, index, (stored) => {
          const event = { ...stored.event, actor: { role: 'officer' as const, subject: 'mallory' } };
          return { ...stored, event, hash: hashOf({ ...stored, event }) };
        });
        expect(firstBrokenEvent(forged)).toBe(index + 2);
      }),
    );
  });

  it('is broken where an event is missing, exchanged with the next one or repeated', () => {
    fc.assert(
      fc.property(damaged, ([events, choice]) => {
        const index = choice % (events.length - 1);
        expect(firstBrokenEvent(events.toSpliced(index, 1))).toBe(index + 1);
        const [one, two] = [events[index], events[index + 1]] as [Event, Event];
        expect(firstBrokenEvent(events.toSpliced(index, 2, two, one))).toBe(index + 1);
        expect(firstBrokenEvent(events.toSpliced(index, 0, one))).toBe(index + 2);
      }),
    );
  });
});

describe('A damaged stored history', () => {
  const stored = async (records: TestRecords) => {
    const caseId = newCaseId();
    await records.cases.create({ caseId, event: submission(), person: person() });
    const { openTask } = await import('../../lib/domain/case/case.ts');
    for (const taskId of ['a', 'b', 'c'])
      await records.cases.change(caseId, ({ state }) => {
        const context = {
          now: Date.parse(state.submittedAt),
          actor: { role: 'system' as const, subject: 't' },
        };
        const event = openTask(state, taskId, 'decide-application', context);
        return { change: event && { event }, answer: undefined };
      });
    return caseId;
  };
  const item = async ({ table }: TestRecords, caseId: string, sequence: number) =>
    (await table.get(keys.case(caseId), keys.event(sequence))) ?? {};

  it('is detected when an event was changed or removed', async () => {
    const records = await file.fresh();
    const { documents, tableName: TableName, table } = records;
    const caseId = await stored(records);
    expect(firstBrokenEvent(await chainOf(table, caseId))).toBeUndefined();
    const original = await item(records, caseId, 2);
    const event = { ...(original.event as object), at: '2026-11-19T00:00:00.000Z' };
    await documents.send(new PutCommand({ TableName, Item: { ...original, event } }));
    expect(firstBrokenEvent(await chainOf(table, caseId))).toBe(2);
    await documents.send(new PutCommand({ TableName, Item: original }));
    expect(firstBrokenEvent(await chainOf(table, caseId))).toBeUndefined();
    await documents.send(new DeleteCommand({ TableName, Key: { PK: keys.case(caseId), SK: keys.event(3) } }));
    expect(firstBrokenEvent(await chainOf(table, caseId))).toBe(3);
  });

  it('is not read if one of its items is not a valid event', async () => {
    const records = await file.fresh();
    const { documents, tableName: TableName, cases } = records;
    const caseId = await stored(records);
    const original = await item(records, caseId, 2);
    for (const change of [{ hash: undefined }, { event: { type: 'forged' } }, { sequence: '2' }]) {
      await documents.send(
        new PutCommand({ TableName, Item: JSON.parse(JSON.stringify({ ...original, ...change })) }),
      );
      await expect(cases.history(caseId)).rejects.toThrow();
    }
  });
});
