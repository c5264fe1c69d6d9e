import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AwsError } from '../../aws-error.ts';
import { AsynchronousInvocations } from '../../lambda/asynchronous-invocations.ts';
import type { ServiceRequest } from '../../service.ts';
import { functionsForTest, START } from '../support/functions.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:failed';
const TOPIC = 'arn:aws:sns:us-east-1:000000000000:failed';

/** A function that appends the instant of every call to a file, and fails the first `failures` times. */
const CODE = `import { appendFileSync, existsSync, readFileSync } from 'node:fs';
export const handler = async ({ file, failures }) => {
  appendFileSync(file, Date.now() + '\\n');
  const calls = readFileSync(file, 'utf8').trim().split('\\n').length;
  if (calls <= failures) throw new Error('not yet');
  return calls; }`;

function asynchronousForTest() {
  const environment = functionsForTest();
  const sent: ServiceRequest[] = [];
  const reported: string[] = [];
  const refusals = new Map<string, AwsError>();
  const open = (functions = environment.functions) => {
    const asynchronous = new AsynchronousInvocations({
      file: join(environment.folder, 'lambda.sqlite'),
      functions,
      report: (message) => reported.push(message),
      clock: environment.clock,
      activity: environment.activity,
      async callService(request) {
        const refusal = refusals.get(request.service);
        if (refusal) throw refusal;
        sent.push(request);
        return {};
      },
    });
    onTestFinished(() => asynchronous.close());
    return asynchronous;
  };
  const file = join(environment.folder, 'calls');
  const calls = () =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((at) => Number(at) - START)
      : [];
  const event = (failures: number) => JSON.stringify({ file, failures });
  return { ...environment, sent, reported, refusals, open, calls, event };
}

describe('An asynchronous invocation', () => {
  it('is retried after one and two minutes', async () => {
    const { put, open, event, calls, clock, sent } = asynchronousForTest();
    put('worker', CODE);
    await open().accept('worker', event(2));
    await clock.settle();
    expect(calls()).toEqual([0]);
    await clock.advanceTo(START + 3_600_000);
    expect(calls()).toEqual([0, 60_000, 180_000]);
    expect(sent).toEqual([]);
  });

  // repost.aws/knowledge-center/lambda-function-duplicate-invocations: invocations with errors and the same request id are
  // retries by Lambda. Developer Guide, "Capturing records of Lambda asynchronous invocations": `requestContext.requestId`.
  it('has one request id in all its attempts and in the record of them', async () => {
    const { put, open, clock, sent, lines } = asynchronousForTest();
    const code =
      'export const handler = (_, { awsRequestId }) => { console.log(awsRequestId); throw new Error("no"); }';
    const arn = put('worker', code);
    const asynchronous = open();
    asynchronous.configure(arn, { onFailure: QUEUE });
    for (let event = 0; event < 2; event++) {
      await asynchronous.accept('worker', '{}');
      await clock.advanceTo(START + (event + 1) * 3_600_000);
    }
    const ids = sent.map(({ input }) => JSON.parse(String(input.MessageBody)).requestContext.requestId);
    expect(new Set(ids).size).toBe(2);
    const written = lines.filter((line) => !line.includes('ERROR'));
    expect(written).toEqual(ids.flatMap((id) => [id, id, id]));
  });

  // Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous invocation": throttled events are tried
  // again "from 1 second after the first attempt to a maximum of 5 minutes", for up to six hours.
  it('is tried ever more seldom while the function is too busy', async () => {
    const { put, open, event, calls, clock, sent, functions } = asynchronousForTest();
    functions.invoke = async () => {
      throw new AwsError('TooManyRequestsException', 'Rate Exceeded.', 429);
    };
    const instants = new Set<number>();
    clock.onFired(() => instants.add((clock.now() - START) / 1000));
    const arn = put('worker', CODE);
    const asynchronous = open();
    asynchronous.configure(arn, { maximumRetryAttempts: 0, onFailure: QUEUE });
    await asynchronous.accept('worker', event(0));
    await clock.advanceTo(START + 86_400_000);
    expect([...instants].slice(0, 11)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 812]);
    expect(calls()).toEqual([]);
    expect(Math.max(...instants)).toBeLessThanOrEqual(21_600 + 300);
    expect(sent).toHaveLength(1);
  });

  // Same guide: "When you set reserved concurrency to zero for an asynchronously invoked function, Lambda begins sending new
  // events to the configured dead-letter queue or the on-failure event destination, without any retries."
  it('goes to the destination at once if no instance of the function may run', async () => {
    const { put, open, event, calls, clock, sent } = asynchronousForTest();
    const arn = put('worker', CODE, { reservedConcurrency: 0 });
    const asynchronous = open();
    asynchronous.configure(arn, { onFailure: QUEUE });
    await asynchronous.accept('worker', event(0));
    await clock.settle();
    expect(calls()).toEqual([]);
    expect(JSON.parse(String(sent[0]?.input.MessageBody))).toMatchObject({
      requestContext: { approximateInvokeCount: 0 },
      requestPayload: JSON.parse(event(0)),
    });
    expect(clock.nextTimer()).toBeUndefined();
  });

  it('goes to the dead-letter queue with its event after three failures', async () => {
    const { put, open, event, calls, clock, sent } = asynchronousForTest();
    put('worker', CODE, { deadLetterTarget: QUEUE });
    await open().accept('worker', event(9));
    await clock.advanceTo(START + 3_600_000);
    expect(calls()).toHaveLength(3);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      service: 'sqs',
      operation: 'SendMessage',
      principal: { arn: 'arn:aws:iam::000000000000:role/worker' },
      input: { MessageBody: event(9), MessageAttributes: { ErrorMessage: { StringValue: 'not yet' } } },
    });
  });

  it('is gone with its function, also when that has been removed from the app', async () => {
    const { put, open, event, clock, reported } = asynchronousForTest();
    put('worker', CODE);
    const before = open();
    await before.accept('worker', event(9));
    await clock.settle();
    before.close();
    const changed = functionsForTest();
    open(changed.functions).start();
    expect(reported).toEqual([
      expect.stringContaining('function:worker was dropped: the function is no longer'),
    ]);
    expect(clock.nextTimer()).toBeUndefined();
  });

  it('goes there also when its error has characters that a message cannot have', async () => {
    const { put, open, event, clock, sent } = asynchronousForTest();
    const text = '\u001b[31mred\u001b[0m \ud83d';
    put('worker', `export const handler = () => { throw new Error(${JSON.stringify(text)}); }`, {
      deadLetterTarget: QUEUE,
    });
    open().accept('worker', event(9));
    await clock.advanceTo(START + 3_600_000);
    expect(sent[0]?.input.MessageAttributes).toMatchObject({
      ErrorMessage: { StringValue: '\ufffd[31mred\ufffd[0m \ufffd' },
    });
  });

  it('tells a topic of its failure, as a dead letter and as a destination', async () => {
    const { put, open, event, clock, sent } = asynchronousForTest();
    const arn = put('worker', CODE, { deadLetterTarget: TOPIC });
    const asynchronous = open();
    asynchronous.configure(arn, { maximumRetryAttempts: 0, onFailure: TOPIC });
    await asynchronous.accept('worker', event(9));
    await clock.settle();
    // Lambda Developer Guide, "Asynchronous invocation": a destination gets a record; a dead-letter queue gets the event
    // itself, with RequestID, ErrorCode and ErrorMessage as message attributes.
    expect(sent).toMatchObject([
      {
        operation: 'Publish',
        input: { TopicArn: TOPIC, Message: expect.stringContaining('RetriesExhausted') },
      },
      {
        operation: 'Publish',
        input: {
          TopicArn: TOPIC,
          Message: event(9),
          MessageAttributes: {
            RequestID: { DataType: 'String' },
            ErrorCode: { DataType: 'Number', StringValue: '200' },
            ErrorMessage: { DataType: 'String', StringValue: 'not yet' },
          },
        },
      },
    ]);
  });

  it('reports success and failure to its destination, as configured', async () => {
    const { put, open, event, calls, clock, sent } = asynchronousForTest();
    const arn = put('worker', CODE);
    const asynchronous = open();
    asynchronous.configure(arn, { maximumRetryAttempts: 0, onFailure: QUEUE, onSuccess: QUEUE });
    await asynchronous.accept('worker', event(1));
    await clock.settle();
    await asynchronous.accept('worker', event(1));
    await clock.settle();
    expect(calls()).toHaveLength(2);
    const records = sent.map(({ input }) => JSON.parse(String(input.MessageBody)));
    expect(records).toMatchObject([
      {
        requestContext: {
          condition: 'RetriesExhausted',
          approximateInvokeCount: 1,
          functionArn: `${arn}:$LATEST`,
        },
        responseContext: { functionError: 'Unhandled' },
        responsePayload: { errorMessage: 'not yet' },
      },
      { requestContext: { condition: 'Success' }, responsePayload: 2 },
    ]);
  });

  // Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations": a record that cannot be sent ("permissions
  // errors and size limits") counts as a delivery failure. It names no effect on the event or on the other destination.
  it.each([
    new AwsError('InvalidParameterValue', 'One or more parameters are invalid', 400),
    new AwsError('AccessDenied', 'No permission', 403),
    new AwsError('ResourceNotFoundException', 'Function not found', 404),
  ])('is over when its destination refuses the record for good ($code), which is said', async (refusal) => {
    const { put, open, event, calls, clock, sent, refusals, reported } = asynchronousForTest();
    const arn = put('worker', CODE, { deadLetterTarget: TOPIC });
    const asynchronous = open();
    asynchronous.configure(arn, { maximumRetryAttempts: 0, onFailure: QUEUE });
    refusals.set('sqs', refusal);
    await asynchronous.accept('worker', event(9));
    await clock.advanceTo(START + 86_400_000);
    expect(calls()).toHaveLength(1);
    expect(sent).toMatchObject([{ operation: 'Publish', input: { Message: event(9) } }]);
    expect(reported).toEqual([expect.stringContaining(`${QUEUE} refused it (${refusal.code})`)]);
  });

  // The default of MaximumEventAgeInSeconds is six hours.
  it('waits for a destination that is out of order, but no longer than for its age', async () => {
    const { put, open, event, clock, sent, refusals, reported } = asynchronousForTest();
    const arn = put('worker', CODE);
    const asynchronous = open();
    asynchronous.configure(arn, { onSuccess: QUEUE });
    refusals.set('sqs', new AwsError('InternalFailure', 'down', 500));
    await asynchronous.accept('worker', event(0));
    await clock.advanceTo(START + 3_600_000);
    refusals.clear();
    await clock.advanceTo(START + 3_660_000);
    expect(sent).toHaveLength(1);
    refusals.set('sqs', new AwsError('InternalFailure', 'down', 500));
    await asynchronous.accept('worker', event(0));
    await clock.advanceTo(START + 86_400_000);
    expect(clock.nextTimer()).toBeUndefined();
    expect(reported).toEqual([expect.stringContaining('out of order until it was too old')]);
  });

  it('fails when its result has too many levels for a record', async () => {
    const { put, open, clock, sent } = asynchronousForTest();
    const arn = put('deep', `export const handler = () => JSON.parse('['.repeat(5000) + ']'.repeat(5000))`);
    const asynchronous = open();
    asynchronous.configure(arn, { maximumRetryAttempts: 0, onFailure: QUEUE, onSuccess: QUEUE });
    await asynchronous.accept('deep', '{}');
    await clock.settle();
    expect(sent.map(({ input }) => JSON.parse(String(input.MessageBody)))).toMatchObject([
      {
        requestContext: { condition: 'RetriesExhausted' },
        responsePayload: { errorType: 'Runtime.MarshalError' },
      },
    ]);
  });

  it('waits while all instances that it may have are busy, which does not count as an attempt', async () => {
    const { open, put, clock, activity, calls, event } = asynchronousForTest();
    put('flaky', CODE, { reservedConcurrency: 1 });
    const asynchronous = open();
    for (let count = 0; count < 3; count++) await asynchronous.accept('flaky', event(0));
    await activity.settled();
    // One at a time: the others are retried a second later, when the function is free.
    await clock.advanceTo(START + 10_000);
    expect(calls()).toEqual([0, 1_000, 2_000]);
  });

  it('survives a restart together with its attempts', async () => {
    const { put, open, event, calls, clock } = asynchronousForTest();
    put('worker', CODE);
    const before = open();
    await before.accept('worker', event(2));
    await clock.settle();
    before.close();
    await clock.advanceTo(START + 600_000);
    expect(calls()).toEqual([0]);
    open().start();
    await clock.advanceTo(START + 3_600_000);
    expect(calls()).toEqual([0, 600_000, 720_000]);
  });

  it('is refused when it is too large, and for a function that does not exist', async () => {
    const { put, open } = asynchronousForTest();
    put('worker', CODE);
    const asynchronous = open();
    await expect(asynchronous.accept('worker', 'x'.repeat(1024 * 1024 + 1))).rejects.toThrow(
      'must be smaller',
    );
    await expect(asynchronous.accept('nobody', '{}')).rejects.toThrow(
      'Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody',
    );
  });
});
