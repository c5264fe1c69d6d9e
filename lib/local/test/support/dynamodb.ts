import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { Activity } from '../../activity.ts';
import { DynamoDbService } from '../../dynamodb/dynamodb-service.ts';
import { DynamoDbEndpoint } from '../../dynamodb/endpoint.ts';
import { DynamoDbProcess } from '../../dynamodb/process.ts';
import { convergeTable, type TableDefinition } from '../../dynamodb/tables.ts';
import type { JsonObject } from '../../service.ts';

export const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
export const principal = { arn: 'arn:aws:iam::000000000000:root' };

/** The embedded DynamoDB for one test file: started before its tests and ended after them. */
export function dynamoDbForFile() {
  let folder = '';
  let child: DynamoDbProcess;
  let endpoint: DynamoDbEndpoint;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dynamodb-test-'));
    mkdirSync(join(folder, 'logs'));
    child = await DynamoDbProcess.start(folder, () => {});
    endpoint = new DynamoDbEndpoint(child.url);
  });
  afterAll(async () => {
    endpoint.close();
    await child.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const service = (activity = new Activity()) => new DynamoDbService({ endpoint, identity, activity });
  const call = (operation: string, input: JsonObject) =>
    service().handle({ service: 'dynamodb', operation, input, principal });
  const converge = (definition: TableDefinition) => convergeTable(service(), principal, definition);
  return { service, call, converge, databaseFile: () => child.databaseFile };
}

let tables = 0;

/** A table with keys PK and SK and a stream, under a name that no other test has. */
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
