import { describe, expect, it, onTestFinished } from 'vitest';
import { Activity } from '../activity.ts';
import { MovableClock } from '../clock.ts';
import { EventBusService } from '../events/event-bus-service.ts';
import { Gateway } from '../gateway.ts';
import { KeyService } from '../kms/key-service.ts';
import { Principals } from '../principals.ts';
import { QueueService } from '../queues/queue-service.ts';
import { ServiceDirectory } from '../service-directory.ts';
import { StatesService } from '../states/service.ts';
import { TopicService } from '../topics/topic-service.ts';
import { temporaryFolder } from './support/cleanup.ts';
import { dynamoDbForTest, identity } from './support/dynamodb.ts';

const ROLE = 'arn:aws:iam::000000000000:role/r';

/**
 * An endpoint with a queue, a topic and a table, and a function that returns the status and code of its answer to a request.
 */
async function endpointForTest() {
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: Date.UTC(2030, 0, 1) });
  const directory = new ServiceDirectory();
  const common = {
    ...{ dataFolder: temporaryFolder(), clock, activity, identity },
    callService: directory.call.bind(directory),
    report: () => {},
  };
  const queues = new QueueService({ ...common, endpoint: () => 'http://127.0.0.1' });
  const topics = new TopicService(common);
  const dynamodb = dynamoDbForTest({ activity, clock });
  const states = new StatesService({ ...common, database: ':memory:' });
  const queue = queues.ensureQueue({ QueueName: 'inbox' }).url;
  topics.ensureTopic('news');
  for (const [name, service] of Object.entries({
    ...{ sqs: queues, sns: topics, states, dynamodb },
    ...{ kms: new KeyService(common), events: new EventBusService(common) },
  }))
    directory.register(name, service);
  const gateway = new Gateway({ directory, principals: new Principals(identity), clock, dynamodb });
  const endpoint = await gateway.listen(0);
  onTestFinished(async () => {
    await gateway.close();
    states.close();
    clock.close();
  });
  const answers: string[] = [];
  const send = async (path: string, init: RequestInit) => {
    const response = await fetch(`${endpoint}${path}`, init);
    const text = await response.text();
    answers.push(text);
    return [response.status, /"__type":"(\w+)"|<Code>([\w.]+)</.exec(text)?.slice(1).join('') ?? text];
  };
  const call = (target: string, body: unknown) =>
    send('/', {
      method: 'POST',
      headers: { 'x-amz-target': target },
      body: body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
    });
  const form = (fields: Record<string, string>) =>
    send('/', { method: 'POST', body: new URLSearchParams(fields) });
  return { send, call, form, queue, answers };
}

/**
 * A request that does not follow the API's model is the client's fault (4xx), never the service's (5xx), after which clients
 * retry.
 */
describe('The endpoint refuses', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'an operation named like a member of every JavaScript object: %s',
    async (name) => {
      const { call, form } = await endpointForTest();
      const answers = await Promise.all([
        call(`AmazonSQS.${name}`, {}),
        call(`AWSEvents.${name}`, {}),
        call(`TrentService.${name}`, {}),
        call(`AWSStepFunctions.${name}`, {}),
        call(`DynamoDB_20120810.${name}`, {}),
        call(`${name}.ListTables`, {}),
        form({ Action: name, Version: '2012-11-05' }),
        form({ Action: name, Version: '2010-03-31' }),
      ]);
      expect(answers).toEqual([
        [400, 'UnsupportedOperation'],
        [400, 'UnsupportedOperationException'],
        [400, 'UnsupportedOperationException'],
        [400, 'UnknownOperationException'],
        [400, 'UnknownOperationException'],
        [400, 'UnknownOperationException'],
        [400, 'AWS.SimpleQueueService.UnsupportedOperation'],
        [400, 'InvalidAction'],
      ]);
    },
  );

  it.each(['//', '/%zz', '/\\', '/2015-03-31/functions/%zz/configuration', '/schedules/%ff'])(
    'an invalid address: %s',
    async (path) => {
      const { send } = await endpointForTest();
      const [status] = await send(path, { method: 'GET' });
      expect([400, 404]).toContain(status);
    },
  );

  it('an invocation of a function whose name is not encoded correctly', async () => {
    const { send } = await endpointForTest();
    const answer = await send('/2015-03-31/functions/%zz/invocations', { method: 'POST' });
    expect(answer).toEqual([400, 'ValidationException']);
  });

  it('bytes that are not UTF-8, which would be stored as different ones', async () => {
    const { call, queue } = await endpointForTest();
    const body = Buffer.concat([
      Buffer.from(`{"QueueUrl":"${queue}","MessageBody":"`),
      Buffer.from([0xd2, 0xd1]),
      Buffer.from('"}'),
    ]);
    expect(await call('AmazonSQS.SendMessage', body)).toEqual([400, 'SerializationException']);
  });

  it.each([
    ['AmazonSQS.SendMessageBatch', { Entries: [null] }, 'InvalidBatchEntryId'],
    ['AmazonSQS.DeleteMessageBatch', { Entries: [1, null] }, 'InvalidBatchEntryId'],
    ['AmazonSQS.GetQueueUrl', { QueueName: { toString: 1 } }, 'MissingParameter'],
    ['AmazonSQS.SendMessage', { MessageBody: 'x', MessageGroupId: { toString: 1 } }, 'InvalidParameterValue'],
    ['AmazonSQS.GetQueueAttributes', { AttributeNames: [{ toString: 1 }] }, 'InvalidAttributeName'],
    ['AWSEvents.ListTargetsByRule', { Rule: { toString: 1 } }, 'ValidationException'],
    [
      'AWSEvents.TestEventPattern',
      { EventPattern: `${'{"a":'.repeat(9_999)}["x"]${'}'.repeat(9_999)}`, Event: '{}' },
      'ValidationException',
    ],
    ['AWSStepFunctions.ListStateMachines', { maxResults: { toString: 1 } }, 'SerializationException'],
    [
      'AWSStepFunctions.ValidateStateMachineDefinition',
      { definition: '{}', type: {} },
      'SerializationException',
    ],
    [
      'AWSStepFunctions.SendTaskSuccess',
      { taskToken: 'x', output: '['.repeat(1_001) + ']'.repeat(1_001) },
      'InvalidOutput',
    ],
    ['AWSStepFunctions.DescribeMapRun', { mapRunArn: 'x' }, 'InvalidArn'],
    [
      'AWSStepFunctions.CreateStateMachine',
      { name: 'x', roleArn: ROLE, definition: '{}', tags: [{ key: { toString: 1 } }] },
      'SerializationException',
    ],
    ['AWSStepFunctions.SendTaskSuccess', { taskToken: 'x', output: '' }, 'InvalidOutput'],
    [
      'AWSStepFunctions.ValidateStateMachineDefinition',
      { definition: '{}', maxResults: 101 },
      'ValidationException',
    ],
    [
      'AWSStepFunctions.ValidateStateMachineDefinition',
      { definition: '{}', severity: 'INFO' },
      'ValidationException',
    ],
    ['DynamoDB_20120810.ExecuteStatement', { Statement: 'SELECT * FROM "t"', NextToken: 'x' }, undefined],
  ])('what is not in the form of the API: %s %j', async (target, input, code) => {
    const { call, queue } = await endpointForTest();
    const answer = await call(target, {
      ...(target.startsWith('AmazonSQS') && { QueueUrl: queue }),
      ...input,
    });
    expect(answer).toEqual([400, code ?? expect.any(String)]);
  });

  it.each([1_001, 4_000, 50_000])('a definition that has %i levels', async (levels) => {
    const { call } = await endpointForTest();
    const Output = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    const answer = await call('AWSStepFunctions.CreateStateMachine', {
      name: 'deep',
      roleArn: ROLE,
      definition: `{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","End":true,"Output":${Output}}}}`,
    });
    expect(answer).toEqual([400, 'InvalidDefinition']);
    const tested = await call('AWSStepFunctions.TestState', {
      definition: `{"QueryLanguage":"JSONata","Type":"Pass","End":true,"Output":${Output}}`,
    });
    expect(tested).toEqual([400, 'InvalidDefinition']);
  });

  it.each([1_001, 5_000, 50_000])('an input of an execution that has %i levels', async (levels) => {
    const { call } = await endpointForTest();
    const state = { Type: 'Wait', Seconds: 9, End: true };
    await call('AWSStepFunctions.CreateStateMachine', {
      ...{ name: 'deep', roleArn: ROLE },
      definition: JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: state } }),
    });
    const answer = await call('AWSStepFunctions.StartExecution', {
      stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:deep',
      input: '{"a":'.repeat(levels) + 1 + '}'.repeat(levels),
    });
    expect(answer).toEqual([400, 'InvalidExecutionInput']);
  });

  it('an event that is nested too deeply, or at no time, and takes those beside it', async () => {
    const { call, answers } = await endpointForTest();
    const entry = { Source: 'a', DetailType: 'b', Detail: '{}' };
    const Entries = [
      { ...entry, Detail: '{"a":'.repeat(9_999) + 1 + '}'.repeat(9_999) },
      { ...entry, Time: 1e17 },
      { ...entry, Time: { toString: 1 } },
      entry,
    ];
    expect((await call('AWSEvents.PutEvents', { Entries }))[0]).toBe(200);
    const { Entries: results } = JSON.parse(answers.at(-1) ?? '') as { Entries: { ErrorCode?: string }[] };
    expect(results.map(({ ErrorCode }) => ErrorCode)).toEqual([
      'MalformedDetail',
      'InvalidArgument',
      'InvalidArgument',
      undefined,
    ]);
  });

  it.each(['dynamodb:constructor', 'dynamodb:toString', 'constructor:invoke', 'aws-sdk:constructor:name'])(
    'a resource that does not exist: %s',
    async (resource) => {
      const { call } = await endpointForTest();
      const state = { Type: 'Task', Resource: `arn:aws:states:::${resource}`, End: true };
      const definition = { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: state } };
      const answer = await call('AWSStepFunctions.CreateStateMachine', {
        ...{ name: 'x', roleArn: ROLE },
        definition: JSON.stringify(definition),
      });
      expect(answer[0]).toBeLessThan(500);
    },
  );
});
