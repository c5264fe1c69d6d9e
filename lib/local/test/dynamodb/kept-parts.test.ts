import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Path } from '../../dynamodb/expression/syntax.ts';
import { Extraction } from '../../dynamodb/extraction.ts';
import { KeptParts } from '../../dynamodb/kept-parts.ts';
import type { JsonObject } from '../../service.ts';
import { tableDefinition, tableForTest } from '../support/dynamodb.ts';

const definition = tableDefinition({
  AttributeDefinitions: ['PK', 'SK', 'group'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'groups',
      KeySchema: [{ AttributeName: 'group', KeyType: 'HASH' as const }],
      Projection: { ProjectionType: 'ALL' as const },
    },
  ],
});
const { TableName } = definition;

type Call = Awaited<ReturnType<typeof tableForTest>>['call'];

const inGroup = {
  IndexName: 'groups',
  KeyConditionExpression: '#group = :group',
  ExpressionAttributeValues: { ':group': { S: 'g' } },
};
/** Returns all items of the group, and what a projection shows of them. */
async function both(call: Call) {
  const names = { '#group': 'group' };
  const whole = await call('Query', { ...inGroup, ExpressionAttributeNames: names });
  const part = await call('Query', {
    ...inGroup,
    ExpressionAttributeNames: { ...names, '#value': 'value' },
    ProjectionExpression: 'SK, #value',
  });
  return { whole: whole.Items as JsonObject[], part: part.Items as JsonObject[] };
}

const key = fc.constantFrom('1', '2', '3').map((id) => ({ PK: { S: id }, SK: { S: id } }));
const value = fc.constantFrom('a', 'b').map((text) => ({ S: text }));
const put = fc.tuple(key, value).map(([place, v]) => ({ ...place, group: { S: 'g' }, value: v }));
const change = fc.oneof(
  put.map((Item) => ({ operation: 'PutItem', input: { Item } })),
  key.map((Key) => ({ operation: 'DeleteItem', input: { Key } })),
  fc.tuple(put, key).map(([Item, Key]) => ({
    operation: 'TransactWriteItems',
    // Refused if the second item exists: then the first one is not written either.
    input: {
      TransactItems: [
        { Put: { TableName, Item: { ...Item, PK: { S: `${Item.PK.S}x` } } } },
        { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_not_exists(PK)' } },
      ],
    },
  })),
);

it('A projection shows the current state of each item, whatever it has shown before', () =>
  fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const { call } = await tableForTest(definition);
      for (const { operation, input } of changes) {
        await call(operation, input as JsonObject).catch(() => {});
        const { whole, part } = await both(call);
        expect(part).toEqual(whole.map(({ SK, value: v }) => ({ SK, value: v }) as JsonObject));
      }
    }),
    { numRuns: 25 },
  ));

it('A page of a projection ends at a key that it does not show', async () => {
  const { call } = await tableForTest(definition);
  for (const id of ['1', '2'])
    await call('PutItem', { Item: { PK: { S: id }, SK: { S: id }, group: { S: 'g' }, value: { S: id } } });
  const page = {
    ...inGroup,
    Limit: 1,
    ProjectionExpression: '#value',
    ExpressionAttributeNames: { '#group': 'group', '#value': 'value' },
  };
  const first = await call('Query', page);
  expect(first.Items).toEqual([{ value: { S: '1' } }]);
  expect(first.LastEvaluatedKey).toEqual({ PK: { S: '1' }, SK: { S: '1' }, group: { S: 'g' } });
  const second = await call('Query', { ...page, ExclusiveStartKey: first.LastEvaluatedKey as JsonObject });
  expect(second.Items).toEqual([{ value: { S: '2' } }]);
});

it('The cache is bounded, in characters and in projections', () => {
  const parts = new KeptParts();
  let found = 0;
  const ask = (id: number, path: Path, text: string) =>
    parts.text(id, Extraction.of([path]) as Extraction, () => {
      found++;
      return text;
    });
  const megabyte = 'x'.repeat(1024 * 1024);
  for (let id = 0; id < 5; id++) ask(id, ['a'], megabyte);
  ask(0, ['a'], megabyte);
  expect(found).toBe(6);
  for (let name = 0; name < 51; name++) ask(0, [`b${name}`], '{}');
  found = 0;
  ask(0, ['b50'], '{}');
  expect(found).toBe(0);
  ask(0, ['b0'], '{}');
  expect(found).toBe(1);
});
