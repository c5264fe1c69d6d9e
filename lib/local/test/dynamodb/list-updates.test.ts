import { describe, expect, it } from 'vitest';
import type { AwsError } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { dynamoDbForFile, principal, tableDefinition } from '../support/dynamodb.ts';

const { call, converge, service } = dynamoDbForFile();
const Key = { PK: { S: 'a' }, SK: { S: '-' } };

/** Numbers, texts and lists as attribute values. */
const value = (of: unknown): JsonValue => {
  if (Array.isArray(of)) return { L: of.map(value) };
  if (typeof of === 'number') return { N: String(of) };
  if (of === null) return { NULL: true };
  if (typeof of === 'object') {
    const entries = Object.entries(of as object).map(([name, inner]) => [name, value(inner)]);
    return { M: Object.fromEntries(entries) };
  }
  return { S: String(of) };
};

const plain = (of: JsonValue | undefined): unknown => {
  const { L, M, N, S } = (of ?? {}) as { L?: JsonValue[]; M?: JsonObject; N?: string; S?: string };
  if (L) return L.map(plain);
  if (M) return Object.fromEntries(Object.entries(M).map(([name, inner]) => [name, plain(inner)]));
  return N === undefined ? (S ?? of) : Number(N);
};

async function itemForTest(attributes: Record<string, unknown>) {
  const definition = tableDefinition();
  await converge(definition);
  const { TableName } = definition;
  const Item = { ...Key, ...(value(attributes) as { M: JsonObject }).M };
  await call('PutItem', { TableName, Item });
  const read = async () => {
    const { PK: _, SK: __, ...rest } = (await call('GetItem', { TableName, Key })).Item as JsonObject;
    return plain({ M: rest });
  };
  const request = (
    UpdateExpression: string,
    values: Record<string, unknown> = {},
    more: JsonObject = {},
  ) => ({
    TableName,
    Key,
    UpdateExpression,
    ...(Object.keys(values).length > 0 && {
      ExpressionAttributeValues: (value(values) as { M: JsonObject }).M,
    }),
    ...more,
  });
  const update = async (...given: Parameters<typeof request>) => {
    await call('UpdateItem', request(...given));
    return read();
  };
  return { TableName, read, request, update };
}

/*
 * Expected values: Amazon DynamoDB Developer Guide, Using update expressions. `REMOVE RelatedItems[1], RelatedItems[2]`
 * of [Chisel, Hammer, Nails, Screwdriver, Hacksaw] leaves [Chisel, Screwdriver, Hacksaw]; SET of an element that does not
 * exist appends it, several in the order of their numbers. The highest index and the refusal above it: measured with the
 * service on 2026-09-05 (github.com/floci-io/floci/issues/3073).
 */
describe('REMOVE of elements of a list', () => {
  const tools = ['Chisel', 'Hammer', 'Nails', 'Screwdriver', 'Hacksaw'];
  const left = ['Chisel', 'Screwdriver', 'Hacksaw'];

  it.each([
    'REMOVE l[1], l[2]',
    'REMOVE l[2], l[1]',
    'remove l[1],l[2]',
    ' Remove  #l[1] ,   l[2] ',
    'REMOVE l[1], l[9], #l[2]',
  ])('removes the elements that were at these places before: %s', async (expression) => {
    const { update } = await itemForTest({ l: tools });
    const names = expression.includes('#') ? { ExpressionAttributeNames: { '#l': 'l' } } : {};
    expect(await update(expression, {}, names)).toEqual({ l: left });
  });

  it('does so in lists inside of maps and lists', async () => {
    const { update } = await itemForTest({ m: { 'a.b': tools }, ll: [tools, tools, tools] });
    const ExpressionAttributeNames = { '#ab': 'a.b' };
    expect(
      await update('REMOVE ll[0], m.#ab[1], ll[1][1], m.#ab[2], ll[1][2]', {}, { ExpressionAttributeNames }),
    ).toEqual({ m: { 'a.b': left }, ll: [left, tools] });
  });

  it('leaves the element that the same expression sets', async () => {
    const { update } = await itemForTest({ l: tools });
    expect(await update('REMOVE l[0], l[1] SET l[2] = :v, earlier = l[0]', { ':v': 'Bolts' })).toEqual({
      l: ['Bolts', 'Screwdriver', 'Hacksaw'],
      earlier: 'Chisel',
    });
  });

  it('does so in a transaction', async () => {
    const { request, read } = await itemForTest({ l: tools });
    await call('TransactWriteItems', { TransactItems: [{ Update: request('REMOVE l[1], l[2]') }] });
    expect(await read()).toEqual({ l: left });
  });
});

describe('SET of an element beyond the end of its list', () => {
  it('appends it', async () => {
    const { update } = await itemForTest({ l: [1] });
    expect(await update('SET l[5] = :v', { ':v': 2 })).toEqual({ l: [1, 2] });
    expect(await update('SET l[4294967294] = :v', { ':v': 3 })).toEqual({ l: [1, 2, 3] });
  });

  it('appends several in the order of their numbers, and keeps what is set within the list', async () => {
    const { update } = await itemForTest({ l: [1, 2] });
    const values = { ':a': 10, ':b': 7, ':c': 8 };
    const names = { ExpressionAttributeNames: { '#l': 'l' } };
    expect(await update('SET l[9] = :a, l[1] = :b, #l[5] = :c', values, names)).toEqual({
      l: [1, 7, 8, 10],
    });
  });

  it('appends to lists that are empty, nested or named by a placeholder', async () => {
    const { update } = await itemForTest({ m: { l: [] }, ll: [[1]] });
    const ExpressionAttributeNames = { '#m': 'm' };
    expect(
      await update('SET #m.l[3] = :v, ll[0][7] = :v', { ':v': 2 }, { ExpressionAttributeNames }),
    ).toEqual({ m: { l: [2] }, ll: [[1, 2]] });
  });

  it('removes nothing of what it appends', async () => {
    const { update } = await itemForTest({ l: [1, 2] });
    expect(await update('SET l[7] = :v REMOVE l[0], l[2], l[3]', { ':v': 3 })).toEqual({ l: [2, 3] });
  });

  it('is done in a transaction, which can be repeated by its token', async () => {
    const { request, read } = await itemForTest({ l: [1] });
    const transaction = {
      ClientRequestToken: 'again',
      TransactItems: [{ Update: request('SET l[5] = :v', { ':v': 2 }) }],
    };
    const dynamodb = service();
    const call = { service: 'dynamodb', operation: 'TransactWriteItems', input: transaction, principal };
    await dynamodb.handle(call);
    await dynamodb.handle(call);
    expect(await read()).toEqual({ l: [1, 2] });
  });

  it('loses none of the elements that many append at once', async () => {
    const { update, read } = await itemForTest({ l: [] });
    const values = [1, 2, 3, 4, 5, 6];
    await Promise.all(values.map((one) => update('SET l[100] = :v', { ':v': one })));
    const { l } = (await read()) as { l: number[] };
    expect(l.toSorted()).toEqual(values);
  });

  it('is refused above the highest index', async () => {
    const { update, read } = await itemForTest({ l: [1] });
    for (const index of ['4294967295', '99999999999999999999']) {
      for (const expression of [
        `SET l[${index}] = :v`,
        `SET l [ ${index} ] = :v`,
        `SET l[${index}].a = :v`,
      ]) {
        await expect(update(expression, { ':v': 1 })).rejects.toMatchObject({
          code: 'ValidationException',
          message: expect.stringContaining(
            `List index is not within the allowable range; index: [${index}]`,
          ) as string,
        });
      }
    }
    expect(await read()).toEqual({ l: [1] });
  });

  it.each([
    'SET l[5].a = :v',
    'SET l[5][0] = :v',
    'SET l[0].a = :v',
    'SET absent[0] = :v',
    'SET m[0] = :v',
    'SET m.absent[3] = :v',
  ])('is refused where there is no such list: %s', async (expression) => {
    const item = { l: [1], m: { a: 1 } };
    const { update, read } = await itemForTest(item);
    await expect(update(expression, { ':v': 1 })).rejects.toMatchObject({
      code: 'ValidationException',
      message: 'The document path provided in the update expression is invalid for update',
    });
    expect(await read()).toEqual(item);
  });
});

describe('the condition of an update that writes into a list', () => {
  const values = { ':v': 2, ':n': 1, ':m': 5 };

  it('still decides', async () => {
    const { update } = await itemForTest({ l: [1], n: 1 });
    const item = await update('SET l[3] = :v', values, { ConditionExpression: 'n = :m OR n = :n' });
    expect(item).toEqual({ l: [1, 2], n: 1 });
    for (const expression of ['SET l[9] = :v', 'SET l[0] = :v', 'SET l[9].a = :v']) {
      const refused = update(expression, values, { ConditionExpression: 'n > :n AND n < :m' });
      await expect(refused).rejects.toMatchObject({ code: 'ConditionalCheckFailedException' });
    }
  });

  it('shows the item only to those who ask for it', async () => {
    const { request } = await itemForTest({ l: [1], n: 1 });
    const refusal = async (more: JsonObject) => {
      const condition = { ConditionExpression: 'n > :n AND n < :m', ...more };
      const refused = call('UpdateItem', request('SET l[0] = :v', values, condition));
      const error = await refused.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'ConditionalCheckFailedException' });
      return (error as AwsError).details;
    };
    expect(await refusal({})).not.toHaveProperty('Item');
    const asked = await refusal({ ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
    expect(plain({ M: asked.Item as JsonObject })).toMatchObject({ l: [1], n: 1 });
  });
});
