import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { deploy, fn, mapping, Queue, Role, StreamArn, Table } from '../support/refused-resources.ts';

const refused: [string, JsonObject, string | RegExp][] = [
  // Lambda Developer Guide, "Deprecated runtimes"; API reference, CreateFunction (`Runtime`).
  [
    'a runtime that Lambda has removed',
    { Role, Fn: fn({ Runtime: 'nodejs16.x' }) },
    'the runtime nodejs16.x is no longer supported for creating or updating functions (nodejs20.x, nodejs22.x',
  ],
  [
    'a version of Node.js that Lambda does not have',
    { Role, Fn: fn({ Runtime: 'nodejs21.x' }) },
    'the runtime nodejs21.x is not supported (nodejs20.x, nodejs22.x',
  ],
  [
    'a runtime other than Node.js',
    { Role, Fn: fn({ Runtime: 'python3.13' }) },
    'the runtime python3.13 is not supported',
  ],
  [
    'code that is not in the assembly',
    { Role, Fn: fn({ Code: { S3Bucket: 'b', S3Key: 'x' } }) },
    'its code x is not in the assembly',
  ],
  [
    'code in an archive that is none',
    { Role, Fn: fn({ Code: { S3Bucket: 'b', S3Key: 'archive' } }) },
    /archive.zip cannot be unpacked: invalid zip data/,
  ],
  [
    'a dead-letter stream',
    { Role, Fn: fn({ DeadLetterConfig: { TargetArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' } }) },
    'kinesis:us-east-1:000000000000:stream/s is not supported',
  ],
  // Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations": only standard queues and topics can receive
  // dead letters.
  ...[
    'sqs:us-east-1:000000000000:q.fifo',
    'sns:us-east-1:000000000000:t.fifo',
    'lambda:us-east-1:000000000000:function:f',
  ].map((resource): [string, JsonObject, string] => [
    `dead letters in ${resource}`,
    { Role, Fn: fn({ DeadLetterConfig: { TargetArn: `arn:aws:${resource}` } }) },
    `${resource} is not supported (standard queues and topics are)`,
  ]),
  [
    'batches of a stream that go to a bus',
    {
      Role,
      Fn: fn(),
      Table,
      M: mapping({
        EventSourceArn: StreamArn,
        StartingPosition: 'LATEST',
        DestinationConfig: {
          OnFailure: { Destination: 'arn:aws:events:us-east-1:000000000000:event-bus/default' },
        },
      }),
    },
    'event-bus/default is not supported (standard queues and topics are)',
  ],
  [
    'a FIFO queue as a destination',
    {
      Role,
      Fn: fn(),
      C: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: 'Fn' },
          Qualifier: '$LATEST',
          DestinationConfig: { OnSuccess: { Destination: 'arn:aws:sqs:us-east-1:000000000000:q.fifo' } },
        },
      },
    },
    'q.fifo is not supported (standard queues and topics, functions and buses are)',
  ],
  [
    'a bucket as a destination',
    {
      Role,
      Fn: fn(),
      C: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: 'Fn' },
          Qualifier: '$LATEST',
          DestinationConfig: { OnFailure: { Destination: 'arn:aws:s3:::b' } },
        },
      },
    },
    'the destination arn:aws:s3:::b is not supported',
  ],
  [
    'a stream of Kinesis',
    { Role, Fn: fn(), M: mapping({ EventSourceArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' }) },
    'kinesis:us-east-1:000000000000:stream/s is not supported',
  ],
  [
    'the latest position of a stream',
    { Role, Fn: fn(), Table, M: mapping({ EventSourceArn: StreamArn, StartingPosition: 'AT_TIMESTAMP' }) },
    'the StartingPosition AT_TIMESTAMP is not valid for a DynamoDB stream',
  ],
  [
    'a numeric filter of a stream',
    {
      Role,
      Fn: fn(),
      Table,
      M: mapping({
        EventSourceArn: StreamArn,
        StartingPosition: 'TRIM_HORIZON',
        FilterCriteria: {
          Filters: [{ Pattern: '{"dynamodb":{"NewImage":{"a":{"N":[{"numeric":[">",1]}]}}}}' }],
        },
      }),
    },
    'numeric comparison is not supported',
  ],
  [
    'a property of streams for a queue',
    {
      Role,
      Fn: fn(),
      Queue,
      M: mapping({ EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, BisectBatchOnFunctionError: true }),
    },
    'BisectBatchOnFunctionError is for streams',
  ],
  [
    'a visibility timeout shorter than the timeout of the function',
    {
      Role,
      Fn: fn({ Timeout: 11 }),
      Queue,
      M: mapping({ EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] } }),
    },
    'Queue visibility timeout: 10 seconds is less than Function timeout: 11 seconds',
  ],
  [
    'a function in an image',
    { Role, Fn: fn({ PackageType: 'Image' }) },
    'the PackageType Image is not supported (Zip is',
  ],
];

describe('A function or a source of its events', () => {
  it.each(refused)('is refused with %s', async (_, resources, message) => {
    await expect(deploy(resources)).rejects.toThrow(message);
  });
});

// On AWS such a function is created, and each invocation fails with Runtime.ImportModuleError.
it('a function whose code has no file for its handler is taken, which is said', async () => {
  const reports: string[] = [];
  const functions = { Wrong: fn({ Handler: 'src/index.handler' }), Right: fn({ Handler: 'index.handler' }) };
  await deploy({ Role, ...functions }, (message) => reports.push(message));
  expect(reports).toEqual([
    expect.stringMatching(
      /Wrong.*: its code has no file for the handler src\/index\.handler, so it cannot run/,
    ),
  ]);
});
