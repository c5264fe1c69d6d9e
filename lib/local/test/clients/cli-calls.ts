import { isDeepStrictEqual } from 'node:util';

/**
 * Calls the AWS CLI with arguments.
 * @returns what it printed; its error if it failed
 */
export type Cli = (...args: string[]) => Promise<string>;

/**
 * Makes calls of the AWS CLI to the app of `app.ts`, by service.
 * @throws Error naming the call whose answer differs from that of AWS
 */
export async function tryCli(cli: Cli): Promise<number> {
  let calls = 0;
  const expect = (what: string, given: unknown, wanted: unknown): void => {
    calls++;
    if (!isDeepStrictEqual(given, wanted))
      throw new Error(`${what}: ${JSON.stringify(given)} instead of ${JSON.stringify(wanted)}`);
  };
  const json = async (...args: string[]) => JSON.parse(await cli(...args, '--output', 'json'));
  const text = async (query: string, ...args: string[]) =>
    (await cli(...args, '--query', query, '--output', 'text')).trim();

  const url = await text('QueueUrl', 'sqs', 'get-queue-url', '--queue-name', 'inbox');
  const attributes = 'kind={DataType=String,StringValue=new}';
  await cli(
    ...['sqs', 'send-message', '--queue-url', url, '--message-body', 'a <b>'],
    ...['--message-attributes', attributes],
  );
  const { Messages } = await json(
    ...['sqs', 'receive-message', '--queue-url', url, '--message-attribute-names', 'All'],
  );
  expect('the message', [Messages[0].Body, Messages[0].MessageAttributes.kind.StringValue], ['a <b>', 'new']);
  await cli('sqs', 'delete-message', '--queue-url', url, '--receipt-handle', Messages[0].ReceiptHandle);
  const [all, left] = ['--attribute-names=All', 'Attributes.ApproximateNumberOfMessagesNotVisible'];
  expect('what is left', await text(left, 'sqs', 'get-queue-attributes', '--queue-url', url, all), '0');
  const absent = await cli('sqs', 'get-queue-url', '--queue-name', 'absent');
  expect('no such queue', absent.includes('(AWS.SimpleQueueService.NonExistentQueue)'), true);

  const machine = await text('stateMachines[0].stateMachineArn', 'stepfunctions', 'list-state-machines');
  const execution = await text(
    ...(['executionArn', 'stepfunctions', 'start-execution', '--state-machine-arn', machine] as const),
    ...['--input', '{"question":"who?"}'],
  );
  const questions = await text('QueueUrl', 'sqs', 'get-queue-url', '--queue-name', 'questions');
  const asked = await json('sqs', 'receive-message', '--queue-url', questions, '--wait-time-seconds', '10');
  const { token } = JSON.parse(asked.Messages[0].Body);
  await cli('stepfunctions', 'send-task-success', '--task-token', token, '--task-output', '"nobody"');
  const describe = ['stepfunctions', 'describe-execution', '--execution-arn', execution];
  expect('the execution', await text('[status, output]', ...describe), 'SUCCEEDED\t"nobody"');
  const history = ['stepfunctions', 'get-execution-history', '--execution-arn', execution];
  expect('its history', await text('events[-1].type', ...history), 'ExecutionSucceeded');

  const key = '{"PK":{"S":"cli"},"SK":{"S":"-"}}';
  await cli('dynamodb', 'put-item', '--table-name', 'parcels', '--item', key);
  const item = await json('dynamodb', 'get-item', '--table-name', 'parcels', '--key', key);
  expect('the item', item.Item, JSON.parse(key));
  const stream = await text('Streams[0].StreamArn', 'dynamodbstreams', 'list-streams');
  const shard = await text(
    'StreamDescription.Shards[-1].ShardId',
    ...['dynamodbstreams', 'describe-stream', '--stream-arn', stream],
  );
  const iterator = await text(
    'ShardIterator',
    ...['dynamodbstreams', 'get-shard-iterator', '--stream-arn', stream, '--shard-id', shard],
    ...['--shard-iterator-type', 'TRIM_HORIZON'],
  );
  const read = ['dynamodbstreams', 'get-records', '--shard-iterator', iterator];
  expect('the stream', await text('Records[-1].eventName', ...read), 'INSERT');

  const invoke = ['lambda', 'invoke', '--function-name', 'echo', '--payload', '{"text":"hello"}'];
  const log = await text('LogResult', ...invoke, ...rawPayload, '--log-type', 'Tail', '/dev/null');
  expect('the log', Buffer.from(log, 'base64').toString(), 'called with hello\n');

  const topic = await text('Topics[0].TopicArn', 'sns', 'list-topics');
  const told = await text('QueueUrl', 'sqs', 'get-queue-url', '--queue-name', 'told');
  await cli('sns', 'publish', '--topic-arn', topic, '--message', 'news');
  const news = await json('sqs', 'receive-message', '--queue-url', told, '--wait-time-seconds', '10');
  expect('the news', JSON.parse(news.Messages[0].Body).Message, 'news');
  await cli('sqs', 'delete-message', '--queue-url', told, '--receipt-handle', news.Messages[0].ReceiptHandle);

  const entries = '[{"Source":"parcels","DetailType":"arrived","Detail":"{}"}]';
  expect('the event', await text('FailedEntryCount', 'events', 'put-events', '--entries', entries), '0');
  const rules = ['events', 'list-rules', '--name-prefix', 'par'];
  expect('the rule', await text('Rules[].Name', ...rules), 'parcels');
  const schedules = ['scheduler', 'list-schedules', '--name-prefix', 'da'];
  expect('the schedule', await text('Schedules[].Name', ...schedules), 'daily');
  const described = ['kms', 'describe-key', '--key-id', 'alias/parcels'];
  expect('the key', await text('KeyMetadata.KeyState', ...described), 'Enabled');
  expect('who calls', await text('Account', 'sts', 'get-caller-identity'), '000000000000');
  const objects = await cli('s3api', 'list-buckets');
  expect('objects', objects.includes('(NotImplemented)'), true);
  return calls;
}

/** Without it, version 2 of the CLI reads a payload as base64. */
const rawPayload = ['--cli-binary-format', 'raw-in-base64-out'];
