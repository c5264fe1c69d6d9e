import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { deploy, Fifo, fn, mapping, Queue, QueueArn, Role, rule } from '../support/refused-resources.ts';

/** Values that CloudFormation or the service refuses: an app that works with them here could not be deployed there. */
const unlimited: [string, JsonObject, string][] = [
  // Lambda API reference, CreateFunction; "Lambda quotas"; "Defined runtime environment variables".
  [
    'a function of 15 minutes and a second',
    { Role, Fn: fn({ Timeout: 901 }) },
    'the Timeout 901 is not a whole number from 1 to 900',
  ],
  [
    'a function of 64 MB',
    { Role, Fn: fn({ MemorySize: 64 }) },
    'the MemorySize 64 is not a whole number from 128 to 10240',
  ],
  [
    'a reserved variable',
    { Role, Fn: fn({ Environment: { Variables: { AWS_REGION: 'x' } } }) },
    'AWS_REGION is reserved by Lambda',
  ],
  [
    'a variable that begins with a digit',
    { Role, Fn: fn({ Environment: { Variables: { '1a': 'x' } } }) },
    'the environment variable 1a has no valid name',
  ],
  [
    'more than 4 KB of variables',
    { Role, Fn: fn({ Environment: { Variables: { AB: 'x'.repeat(4096) } } }) },
    'but may take at most 4096',
  ],
  [
    'three retries of an invocation',
    {
      Role,
      Fn: fn(),
      C: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: { FunctionName: { Ref: 'Fn' }, Qualifier: '$LATEST', MaximumRetryAttempts: 3 },
      },
    },
    'the MaximumRetryAttempts 3 is not a whole number from 0 to 2',
  ],
  // CreateEventSourceMapping: "When you set BatchSize to a value greater than 10, you must set MaximumBatchingWindowInSeconds
  // to at least 1"; "Lambda parameters for Amazon SQS": at most 10 and no window for FIFO queues.
  [
    'a batch of 11 messages at once',
    { Role, Fn: fn(), Queue, M: mapping({ EventSourceArn: QueueArn, BatchSize: 11 }) },
    'a BatchSize over 10 needs a MaximumBatchingWindowInSeconds',
  ],
  [
    'a window for a FIFO queue',
    {
      Role,
      Fn: fn(),
      Fifo,
      M: mapping({ EventSourceArn: { 'Fn::GetAtt': ['Fifo', 'Arn'] }, MaximumBatchingWindowInSeconds: 1 }),
    },
    'a FIFO queue cannot have a MaximumBatchingWindowInSeconds',
  ],
  // EventBridge quotas and API reference (PutRule, PutTargets, RetryPolicy).
  ['six targets of a rule', { Queue, R: rule(6) }, 'has 6 targets; the maximum is 5'],
  [
    'two targets of a rule with one Id',
    { Queue, R: rule(2, () => ({ Id: 'one' })) },
    'two targets with the Id one',
  ],
  [
    'a FIFO target without a group',
    { Fifo, R: rule(1, () => ({ Arn: { 'Fn::GetAtt': ['Fifo', 'Arn'] } })) },
    'a FIFO queue needs SqsParameters with a MessageGroupId',
  ],
  [
    '186 retries of an event',
    { Queue, R: rule(1, () => ({ RetryPolicy: { MaximumRetryAttempts: 186 } })) },
    'MaximumRetryAttempts 186 is not from 0 to 185',
  ],
  [
    'a rule on nothing',
    { R: { Type: 'AWS::Events::Rule', Properties: {} } },
    'has neither an EventPattern nor a ScheduleExpression',
  ],
  // KMS API reference, CreateAlias; SQS API reference, CreateQueue (attributes of FIFO queues only).
  [
    'an alias of AWS',
    { A: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/aws/x', TargetKeyId: 'x' } } },
    'the AliasName alias/aws/x is not valid',
  ],
  [
    'deduplication in a standard queue',
    { Q: { Type: 'AWS::SQS::Queue', Properties: { ContentBasedDeduplication: true } } },
    'ContentBasedDeduplication is for FIFO queues',
  ],
];

describe('A value beyond the limits of AWS', () => {
  it.each(unlimited)('is refused: %s', async (_, resources, message) => {
    await expect(deploy(resources)).rejects.toThrow(message);
  });
});
