import {
  type AttributeValue,
  type BatchGetItemCommand,
  type DynamoDBClient,
  type GetItemCommand,
  ProvisionedThroughputExceededException,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { type ItemKey, Table } from '../../lib/store/table.ts';

type Attributes = Record<string, AttributeValue>;

const keyOf = (number: number): ItemKey => ({ PK: `P${number}`, SK: 'S' });
const itemOf = (number: number) => ({ ...keyOf(number), number });

/** A table with the even numbers, and the calls that are made of it. */
function tableOf({ leaves = 0, fails = false }: { readonly leaves?: number; readonly fails?: boolean } = {}) {
  const calls: number[] = [];
  const projections: (string | undefined)[] = [];
  const found = (key: Attributes | undefined): Attributes | undefined => {
    const number = Number(String(key?.PK?.S).slice(1));
    return number % 2 === 0 ? (marshall(itemOf(number)) as Attributes) : undefined;
  };
  const client = {
    send: async ({ input }: BatchGetItemCommand | GetItemCommand) => {
      const all = 'RequestItems' in input ? (input.RequestItems?.T?.Keys ?? []) : undefined;
      calls.push(all?.length ?? 1);
      const asked = 'RequestItems' in input ? input.RequestItems?.T : (input as GetItemCommand['input']);
      projections.push(asked?.ProjectionExpression);
      if (fails) throw new ProvisionedThroughputExceededException({ message: '', $metadata: {} });
      if (!all) return { Item: found((input as GetItemCommand['input']).Key) };
      const read = leaves > 0 ? all.slice(0, -leaves) : all;
      return {
        Responses: {
          T: read
            .map(found)
            .filter((item) => item !== undefined)
            .toReversed(),
        },
        UnprocessedKeys: leaves > 0 ? { T: { Keys: all.slice(-leaves) } } : {},
      };
    },
  };
  return { table: new Table(client as unknown as DynamoDBClient, 'T'), calls, projections };
}

const ask = (table: Table, number: number) => table.get(keyOf(number).PK, keyOf(number).SK);

describe('Items that are asked for at once', () => {
  it('are read in one call, each for whoever asked for it, and undefined where there is none', async () => {
    const { table, calls } = tableOf();
    const [two, three, many, again] = await Promise.all([
      ask(table, 2),
      ask(table, 3),
      table.getMany([4, 5, 2].map(keyOf)),
      ask(table, 2),
    ]);
    expect([two, three, many, again]).toEqual([
      itemOf(2),
      undefined,
      [itemOf(4), undefined, itemOf(2)],
      itemOf(2),
    ]);
    expect(calls).toEqual([4]);
    expect(await ask(table, 6)).toEqual(itemOf(6));
    expect(calls).toEqual([4, 1]);
  });

  it('are read in one call where parts of them are asked for, with what is asked for of any', async () => {
    const { table, calls, projections } = tableOf();
    const found = await Promise.all([
      table.getMany([2, 3].map(keyOf), ['a', 'b.c']),
      table.getMany([4].map(keyOf), ['b.d']),
      ask(table, 2),
    ]);
    expect(found).toEqual([[itemOf(2), undefined], [itemOf(4)], itemOf(2)]);
    expect(calls).toEqual([3, 1]);
    expect(projections).toEqual(['#0, #1.#2, #1.#3, #4, #5', undefined]);
    await table.getMany([4].map(keyOf), ['e']);
    expect(projections.at(-1)).toBe('#0, #1, #2');
  });

  it('are read with the others, in part or whole, where it is the same to them', async () => {
    const { table, calls, projections } = tableOf();
    const small = (number: number) => table.getEitherWay(keyOf(number).PK, keyOf(number).SK, ['c']);
    expect(await Promise.all([small(2), table.getMany([4].map(keyOf), ['a'])])).toEqual([
      itemOf(2),
      [itemOf(4)],
    ]);
    expect(await Promise.all([ask(table, 2), small(2), small(3)])).toEqual([itemOf(2), itemOf(2), undefined]);
    expect(await Promise.all([small(2), ask(table, 4), table.getMany([6].map(keyOf), ['a'])])).toEqual([
      itemOf(2),
      itemOf(4),
      [itemOf(6)],
    ]);
    expect(await small(6)).toEqual(itemOf(6));
    expect(calls).toEqual([2, 2, 1, 2, 1]);
    expect(projections).toEqual(['#0, #1, #2, #3', undefined, '#0, #1, #2', undefined, undefined]);
  });

  it('are read without a part that is within another one: DynamoDB refuses both in one call', async () => {
    const { table, projections } = tableOf();
    await Promise.all([
      table.getMany([2].map(keyOf), ['a.b.c', 'd', 'ab']),
      table.getMany([4].map(keyOf), ['a', 'd.e']),
    ]);
    // d, ab, a, and the keys.
    expect(projections).toEqual(['#0, #1, #2, #3, #4']);
  });

  it('are read a hundred in a call', async () => {
    const { table, calls } = tableOf();
    const numbers = Array.from({ length: 250 }, (_, number) => number);
    const found = await table.getMany(numbers.map(keyOf));
    expect(found).toEqual(numbers.map((number) => (number % 2 === 0 ? itemOf(number) : undefined)));
    expect(calls.toSorted((a, b) => b - a)).toEqual([100, 100, 50]);
  });

  it('are asked for again where DynamoDB leaves some unread, in the end one by one', async () => {
    const { table, calls } = tableOf({ leaves: 2 });
    const numbers = [0, 1, 2, 4, 6];
    expect(await table.getMany(numbers.map(keyOf))).toEqual(
      [0, undefined, 2, 4, 6].map((number) => (number === undefined ? undefined : itemOf(number))),
    );
    expect(calls).toEqual([5, 2, 1, 1]);
  });

  it('fail for each who asked, with what DynamoDB says', async () => {
    const { table } = tableOf({ fails: true });
    const eitherWay = table.getEitherWay(keyOf(4).PK, keyOf(4).SK, ['c']);
    const asked = [ask(table, 1), ask(table, 2), table.getMany([keyOf(3)]), eitherWay];
    for (const each of await Promise.allSettled(asked))
      expect(each).toMatchObject({
        status: 'rejected',
        reason: { name: 'ProvisionedThroughputExceededException' },
      });
  });
});
