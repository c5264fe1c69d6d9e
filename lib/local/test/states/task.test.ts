import { afterEach, describe, expect, it } from 'vitest';
import { AwsError } from '../../aws-error.ts';
import type { JsonObject } from '../../service.ts';
import { chain, Harness, lambda, only, ROLE, type StandIn } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

function answering(standIn: StandIn): Harness {
  harness.close();
  harness = new Harness({ standIn });
  return harness;
}

describe('A Task that names its function directly', () => {
  it('passes its arguments to the function and returns the result', async () => {
    const { output, events } = await harness.run(
      only({ Type: 'Task', Resource: lambda('f'), Arguments: { n: '{% $states.input.n %}' }, End: true }),
      { n: 1, more: true },
    );
    expect(output).toEqual({ n: 1 });
    expect(chain(events)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 LambdaFunctionScheduled',
      '4<3 LambdaFunctionStarted',
      '5<4 LambdaFunctionSucceeded',
      '6<5 TaskStateExited',
      '7<6 ExecutionSucceeded',
    ]);
    expect(harness.calls[0]).toMatchObject({
      service: 'lambda',
      operation: 'Invoke',
      principal: { arn: ROLE },
    });
  });

  it('passes the input of the state when it has no arguments', async () => {
    expect((await harness.run(only({ Type: 'Task', Resource: lambda('f'), End: true }), [1])).output).toEqual(
      [1],
    );
  });

  it('fails with the error of the function', async () => {
    const { error, cause, events } = await harness.run(
      only({ Type: 'Task', Resource: lambda('fail'), Arguments: { error: 'Mine' }, End: true }),
    );
    expect(error).toBe('Mine');
    expect(JSON.parse(cause ?? '')).toEqual({ errorType: 'Mine', errorMessage: 'it broke' });
    expect(chain(events).slice(4)).toEqual(['5<4 LambdaFunctionFailed', '6<5 ExecutionFailed']);
  });
});

describe('A Task with an integration', () => {
  const invoke = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };

  it('returns the envelope of a function, from which an output takes what it needs', async () => {
    const { output, events } = await harness.run(
      only({
        ...invoke,
        Arguments: { FunctionName: 'f', Payload: { a: 1 } },
        Output: '{% $states.result.Payload %}',
      }),
    );
    expect(output).toEqual({ a: 1 });
    expect(events[2]).toMatchObject({
      taskScheduledEventDetails: {
        resource: 'invoke',
        resourceType: 'lambda',
        region: 'us-east-1',
        parameters: '{"FunctionName":"f","Payload":{"a":1}}',
      },
    });
    expect(
      JSON.parse(
        String(
          ((events[4] ?? {}) as JsonObject & { taskSucceededEventDetails: JsonObject })
            .taskSucceededEventDetails.output,
        ),
      ),
    ).toMatchObject({
      ExecutedVersion: '$LATEST',
      StatusCode: 200,
      Payload: { a: 1 },
      SdkHttpMetadata: { HttpStatusCode: 200 },
    });
  });

  it('refuses a result larger than 256 KiB', async () => {
    answering(() => ({ StatusCode: 200, Payload: 'x'.repeat(257 * 1024) }));
    const { error, cause, events } = await harness.run(only({ ...invoke, Arguments: { FunctionName: 'f' } }));
    expect(error).toBe('States.DataLimitExceeded');
    expect(cause).toBe(
      "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
    );
    expect(events.at(-2)?.type).toBe('TaskFailed');
  });

  it.each([
    ['dynamodb:putItem', 'ConditionalCheckFailedException', 'DynamoDB.ConditionalCheckFailedException'],
    ['dynamodb:putItem', 'ValidationException', 'DynamoDB.AmazonDynamoDBException'],
    [
      'aws-sdk:dynamodb:putItem',
      'ConditionalCheckFailedException',
      'DynamoDb.ConditionalCheckFailedException',
    ],
    ['aws-sdk:dynamodb:putItem', 'ValidationException', 'DynamoDb.DynamoDbException'],
    ['lambda:invoke', 'ResourceNotFoundException', 'Lambda.ResourceNotFoundException'],
    ['lambda:invoke', 'AccessDeniedException', 'Lambda.AWSLambdaException'],
    ['aws-sdk:sqs:sendMessage', 'QueueDoesNotExist', 'Sqs.QueueDoesNotExistException'],
  ])('on %s that fails with %s fails as %s', async (resource, code, error) => {
    const refusing = (): never => {
      throw new AwsError(code, 'no');
    };
    answering(refusing);
    const end = await harness.run(
      only({
        Type: 'Task',
        Resource: `arn:aws:states:::${resource}`,
        Arguments: '{% $states.input %}',
        End: true,
      }),
    );
    expect(end.error).toBe(error);
    expect(end.cause).toMatch(/^no \(Service: \w+[;,] Status Code: 400[;,]/);
  });

  it('calls SDK integrations with its arguments, and returns the answer without metadata', async () => {
    answering(({ service, operation, input }) => ({ service, operation, input }));
    const { output } = await harness.run(
      only({
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:dynamodb:query',
        Arguments: { TableName: 't' },
        End: true,
      }),
    );
    expect(output).toEqual({ service: 'dynamodb', operation: 'Query', input: { TableName: 't' } });
  });

  it('puts events with their detail as text, and with the execution among their resources', async () => {
    answering(({ input }) => ({ FailedEntryCount: 0, Entries: [], given: input.Entries ?? null }));
    const { output } = await harness.run(
      only({
        Type: 'Task',
        Resource: 'arn:aws:states:::events:putEvents',
        Arguments: { Entries: [{ Detail: { a: 1 }, DetailType: 'd', Source: 's' }] },
        Output: '{% $states.result.given[0] %}',
        End: true,
      }),
    );
    expect(output).toEqual({
      Detail: '{"a":1}',
      DetailType: 'd',
      Source: 's',
      Resources: [expect.stringMatching(/:execution:/)],
    });
  });

  it('sends a JSON message body as text', async () => {
    answering(({ input }) => ({ MessageId: 'm', body: input.MessageBody ?? null }));
    const { output } = await harness.run(
      only({
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Arguments: { QueueUrl: 'q', MessageBody: { n: '{% 1 + 1 %}' } },
        Output: '{% $states.result.body %}',
        End: true,
      }),
    );
    expect(output).toBe('{"n":2}');
  });

  it('acts under the role in its credentials', async () => {
    const RoleArn = 'arn:aws:iam::000000000000:role/other';
    await harness.run(only({ ...invoke, Arguments: { FunctionName: 'f' }, Credentials: { RoleArn } }));
    expect(harness.calls[0]?.principal).toMatchObject({ arn: RoleArn, assumedBy: { arn: ROLE } });
  });
});

describe('TimeoutSeconds', () => {
  it('ends a task that waits for its token', async () => {
    const arn = await harness.start(
      only({
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: { FunctionName: 'f', Payload: { token: '{% $states.context.Task.Token %}' } },
        TimeoutSeconds: '{% 60 * 60 %}',
        End: true,
      }),
    );
    await harness.at(3599.999);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(3600);
    expect(await harness.describe(arn)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    expect(chain(await harness.history(arn)).slice(4)).toEqual([
      '5<4 TaskSubmitted',
      '6<5 TaskTimedOut',
      '7<6 ExecutionFailed',
    ]);
  });
});
