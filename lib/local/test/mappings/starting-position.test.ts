import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { convergeTable } from '../../dynamodb/tables.ts';
import { EventSourceMappings } from '../../mappings/event-source-mappings.ts';
import { QueueService } from '../../queues/queue-service.ts';
import { dynamoDbForTest, identity, principal, tableDefinition } from '../support/dynamodb.ts';
import { functionsForTest } from '../support/functions.ts';

/** Writes the keys that it receives, one per line. */
const CODE = `import { appendFileSync } from 'node:fs';
export const handler = async ({ Records }) => {
  for (const { dynamodb } of Records) appendFileSync(process.env.FILE, dynamodb.Keys.PK.S + '\\n');
};`;

async function latestMapping() {
  const environment = functionsForTest();
  const { folder, functions, clock, activity } = environment;
  const file = join(folder, 'keys');
  const functionName = environment.put('consumer', CODE, { environment: { FILE: file } });
  const definition = tableDefinition();
  const dynamodb = dynamoDbForTest({ activity, clock });
  const { streamArn = '' } = await convergeTable(dynamodb, principal, definition);
  const queues = new QueueService({ dataFolder: folder, clock, identity, endpoint: () => '' });
  onTestFinished(() => queues.close());
  const put = (key: string) =>
    dynamodb.handle({
      service: 'dynamodb',
      operation: 'PutItem',
      input: { TableName: definition.TableName, Item: { PK: { S: key }, SK: { S: '-' } } },
      principal,
    });
  /** As a start of the runtime does. */
  const open = async () => {
    const mappings = new EventSourceMappings({
      ...{
        file: join(folder, 'mappings.sqlite'),
        dynamodb,
        functions,
        queues,
        clock,
        activity,
      },
      region: identity.region,
      report: () => {},
      callService: async () => ({}),
    });
    onTestFinished(() => mappings.close());
    await mappings.beginAtEnd('Test/Mapping', streamArn);
    mappings.addStream({
      ...{ id: 'Test/Mapping', functionName, streamArn, batchSize: 10, filters: [] },
      reportBatchItemFailures: false,
      bisectBatchOnFunctionError: false,
      maximumRetryAttempts: -1,
      maximumRecordAgeInSeconds: -1,
    });
    mappings.start();
    return mappings;
  };
  const keys = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);
  return { put, open, keys, clock };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html: LATEST processes only new records. */
it('a mapping that starts at the latest record gets what is written after it was made', async () => {
  const { put, open, keys, clock } = await latestMapping();
  await put('before');
  await open();
  await put('after');
  await clock.settle();
  expect(keys()).toEqual(['after']);
});

it.each([
  ['with records', ['before']],
  ['without a record', []],
])('such a mapping of a stream %s gets what is written while the runtime is down', async (_what, before) => {
  const { put, open, keys, clock } = await latestMapping();
  for (const key of before) await put(key);
  (await open()).close();
  await put('meanwhile');
  await open();
  await put('after');
  await clock.settle();
  expect(keys()).toEqual(['meanwhile', 'after']);
});
