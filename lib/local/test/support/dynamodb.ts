import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { Activity } from '../../activity.ts';
import { type Clock, MovableClock } from '../../clock.ts';
import { DynamoDbService } from '../../dynamodb/dynamodb-service.ts';
import { convergeTable, type TableDefinition } from '../../dynamodb/tables.ts';
import type { JsonObject } from '../../service.ts';
import { temporaryFolder } from './cleanup.ts';

export const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
export const principal = { arn: 'arn:aws:iam::000000000000:root' };

/** A DynamoDB in a folder of its own for one test file: opened before its tests and closed after them. */
export function dynamoDbForFile() {
  const activity = new Activity();
  let folder = '';
  let clock: MovableClock;
  let dynamodb: DynamoDbService;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dynamodb-test-'));
    clock = new MovableClock(activity, { at: Date.UTC(2030, 0, 1) });
    dynamodb = new DynamoDbService({ dataFolder: folder, durable: false, clock, identity, activity });
  });
  afterAll(() => {
    dynamodb.close();
    clock.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const service = () => dynamodb;
  const call = (operation: string, input: JsonObject) =>
    dynamodb.handle({ service: 'dynamodb', operation, input, principal });
  const converge = (definition: TableDefinition) => convergeTable(dynamodb, principal, definition);
  return { service, call, converge, clock: () => clock };
}

/** A DynamoDB for one test, with the clock and activity of the test. */
export function dynamoDbForTest(options: { activity: Activity; clock: Clock }): DynamoDbService {
  const dataFolder = temporaryFolder();
  const dynamodb = new DynamoDbService({ ...options, dataFolder, durable: false, identity });
  onTestFinished(() => dynamodb.close());
  return dynamodb;
}

/** The same with a table, and a function that calls it. */
export async function tableForTest(definition: TableDefinition) {
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: Date.UTC(2030, 0, 1) });
  onTestFinished(() => clock.close());
  const dynamodb = dynamoDbForTest({ activity, clock });
  await convergeTable(dynamodb, principal, definition);
  const { TableName } = definition;
  return {
    dynamodb,
    call: (operation: string, input: object) =>
      dynamodb.handle({ service: 'dynamodb', operation, input: { TableName, ...input }, principal }),
  };
}

let tables = 0;

/** Creates a table with keys PK and SK and a stream, under a name that no other test uses. */
export function tableDefinition(rest: Partial<TableDefinition> = {}): TableDefinition {
  return {
    TableName: `test-table-${tables++}`,
    AttributeDefinitions: [
      { AttributeName: 'PK', AttributeType: 'S' },
      { AttributeName: 'SK', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'PK', KeyType: 'HASH' },
      { AttributeName: 'SK', KeyType: 'RANGE' },
    ],
    StreamViewType: 'NEW_AND_OLD_IMAGES',
    ...rest,
  };
}
