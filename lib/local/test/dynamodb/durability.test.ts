import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { DynamoDbService } from '../../dynamodb/dynamodb-service.ts';
import { convergeTable } from '../../dynamodb/tables.ts';
import type { JsonObject } from '../../service.ts';
import { temporaryFolder } from '../support/cleanup.ts';
import { identity, principal, tableDefinition } from '../support/dynamodb.ts';

function folderForTest() {
  const dataFolder = temporaryFolder();
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: Date.UTC(2030, 0, 1) });
  onTestFinished(() => clock.close());
  const open = (durable = true) => {
    const dynamodb = new DynamoDbService({ dataFolder, durable, clock, identity, activity });
    onTestFinished(() => dynamodb.close());
    const call = (operation: string, input: JsonObject) =>
      dynamodb.handle({ service: 'dynamodb', operation, input, principal });
    return { dynamodb, call };
  };
  return { dataFolder, activity, open };
}

const item = (id: string, more: JsonObject = {}) => ({ PK: { S: id }, SK: { S: '-' }, ...more });

describe('What was answered', () => {
  it.each([true, false])('is there when the tables are opened again (durable: %s)', async (durable) => {
    const { open } = folderForTest();
    const { dynamodb, call } = open(durable);
    const definition = tableDefinition();
    const { TableName } = definition;
    const { streamArn } = await convergeTable(dynamodb, principal, definition);
    const ids = Array.from({ length: 50 }, (_, at) => `id-${at}`);
    await Promise.all(ids.map((id) => call('PutItem', { TableName, Item: item(id) })));
    dynamodb.close();
    const again = open(durable);
    expect((await again.call('Scan', { TableName })).Count).toBe(50);
    expect((await convergeTable(again.dynamodb, principal, definition)).streamArn).toBe(streamArn);
  });

  it('is what others are told, in the order of the calls', async () => {
    const { open } = folderForTest();
    const { dynamodb, call } = open();
    const definition = tableDefinition();
    const { TableName } = definition;
    await convergeTable(dynamodb, principal, definition);
    const { PK, SK } = item('a');
    const add = { TableName, Key: { PK, SK }, UpdateExpression: 'ADD n :one', ReturnValues: 'UPDATED_NEW' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call('UpdateItem', { ...add, ExpressionAttributeValues: { ':one': { N: '1' } } }),
      ),
    );
    expect(answers).toEqual(answers.map((_, at) => ({ Attributes: { n: { N: String(at + 1) } } })));
  });
});

describe('A call that is refused', () => {
  it('leaves nothing, and takes nothing from those that came with it', async () => {
    const { open } = folderForTest();
    const { dynamodb, call } = open();
    const definition = tableDefinition();
    const { TableName } = definition;
    await convergeTable(dynamodb, principal, definition);
    await call('PutItem', { TableName, Item: item('there') });
    const isNew = { ConditionExpression: 'attribute_not_exists(PK)' };
    const [first, refused, last] = await Promise.allSettled([
      call('PutItem', { TableName, Item: item('first') }),
      call('TransactWriteItems', {
        TransactItems: [
          { Put: { TableName, Item: item('half') } },
          { Put: { TableName, Item: item('there', { x: { S: 'new' } }), ...isNew } },
        ],
      }),
      call('PutItem', { TableName, Item: item('last') }),
    ]);
    expect([first.status, refused.status, last.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const { Items } = await call('Scan', { TableName });
    expect(Items).toEqual([item('first'), item('last'), item('there')]);
  });
});

describe('A request that is not in the form of the API', () => {
  it.each<[string, JsonObject]>([
    ['BatchWriteItem', { RequestItems: { T: 'x' } }],
    ['BatchWriteItem', { RequestItems: { T: [null] } }],
    ['TransactWriteItems', { TransactItems: [{ Put: null }] }],
    ['PutItem', { TableName: 'T', Item: null }],
    ['UpdateTable', { TableName: 'T', GlobalSecondaryIndexUpdates: [{ Create: { IndexName: 'abc' } }] }],
    ['Query', { TableName: 'T', KeyConditions: { PK: null } }],
  ])('is refused, and takes nothing from others: %s %o', async (operation, given) => {
    const { open } = folderForTest();
    const { dynamodb, call } = open(false);
    const definition = tableDefinition();
    const { TableName } = definition;
    await convergeTable(dynamodb, principal, definition);
    const input = JSON.parse(JSON.stringify(given).replaceAll('"T"', `"${TableName}"`)) as JsonObject;
    const [other, refused] = await Promise.allSettled([
      call('PutItem', { TableName, Item: item('other') }),
      call(operation, input),
    ]);
    expect(other.status).toBe('fulfilled');
    expect(refused).toMatchObject({ status: 'rejected', reason: { statusCode: 400 } });
    expect((await call('Scan', { TableName })).Count).toBe(1);
  });
});

describe('A follower of a table', () => {
  it('is called before a write is answered, and not for a write that changes nothing', async () => {
    const { open, activity } = folderForTest();
    const { dynamodb, call } = open();
    const definition = tableDefinition();
    const { TableName } = definition;
    await convergeTable(dynamodb, principal, definition);
    const seen: string[] = [];
    dynamodb.follow(TableName, () => seen.push(`woken while ${activity.underWay > 0 ? 'busy' : 'idle'}`));
    await call('PutItem', { TableName, Item: item('a') });
    seen.push('answered');
    await call('PutItem', { TableName, Item: item('a') });
    expect(seen).toEqual(['woken while busy', 'answered']);
  });
});

describe('A file that is not of this version', () => {
  it('is refused with its name and what can be done', () => {
    const { dataFolder, open } = folderForTest();
    const file = join(dataFolder, 'dynamodb.sqlite');
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE _stream_records (id INTEGER)');
    other.close();
    expect(() => open()).toThrow(`The tables in ${file} cannot be used: it was written by another version`);
    expect(() => open()).toThrow('delete the data folder and start again');
  });

  it('is refused when it is not a database', () => {
    const { dataFolder, open } = folderForTest();
    writeFileSync(join(dataFolder, 'dynamodb.sqlite'), 'x'.repeat(5000));
    expect(() => open()).toThrow(`The tables in ${join(dataFolder, 'dynamodb.sqlite')} cannot be used`);
  });
});
