import { expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import {
  Api,
  ApiId,
  deploy,
  Fifo,
  fn,
  mapping,
  Queue,
  QueueArn,
  Role,
  rule,
  StreamArn,
  Table,
} from '../support/refused-resources.ts';

const alias = (rest: JsonObject): JsonObject => ({
  Type: 'AWS::Lambda::Alias',
  Properties: { FunctionName: { Ref: 'Fn' }, FunctionVersion: '$LATEST', Name: 'live', ...rest },
});
const named = (Type: string, property: string, name = 'one'): JsonObject => ({
  Type,
  Properties: { [property]: name, ...(Type.endsWith('Rule') && { EventPattern: { source: ['shop'] } }) },
});
const schedule = (rest: JsonObject): JsonObject => ({
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'scheduler.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  },
  Queue,
  Schedule: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'rate(1 day)',
      Target: { Arn: QueueArn, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, Input: 'x' },
      ...rest,
    },
  },
});

/** Names, words, duplicates and references that the service refuses when it creates a resource. */
const refused: [string, JsonObject, string | RegExp][] = [
  // CreateFunction: the pattern of FunctionName, the sizes of EphemeralStorage, the words of Architectures.
  [
    'a function with a blank in its name',
    { Role, Fn: fn({ FunctionName: 'a b' }) },
    'the FunctionName a b is not valid',
  ],
  [
    'a function without a handler',
    { Role, Fn: fn({ Handler: { Ref: 'AWS::NoValue' } }) },
    'Runtime and Handler are mandatory parameters',
  ],
  [
    'a function with little storage',
    { Role, Fn: fn({ EphemeralStorage: { Size: 100 } }) },
    'the Size 100 is not a whole number from 512 to 10240',
  ],
  [
    'a function for another processor',
    { Role, Fn: fn({ Architectures: ['mips'] }) },
    'the Architectures mips is not valid (x86_64, arm64)',
  ],
  // CreateAlias: ResourceNotFoundException for the version, the pattern of Name. AddPermission: the pattern of Action.
  [
    'an alias for no version',
    { Role, Fn: fn(), Alias: alias({ FunctionVersion: '7' }) },
    'Function not found',
  ],
  [
    'an alias with the name of a version',
    { Role, Fn: fn(), Alias: alias({ Name: '12' }) },
    'the Name 12 is not',
  ],
  [
    'an alias with a weight over one',
    {
      Role,
      Fn: fn(),
      Alias: alias({
        RoutingConfig: { AdditionalVersionWeights: [{ FunctionVersion: '$LATEST', FunctionWeight: 2 }] },
      }),
    },
    'the FunctionWeight 2 is not from 0 to 1',
  ],
  [
    'a permission of a function for a queue',
    {
      Role,
      Fn: fn(),
      P: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          FunctionName: { Ref: 'Fn' },
          Action: 'sqs:SendMessage',
          Principal: 'events.amazonaws.com',
        },
      },
    },
    'the Action sqs:SendMessage is not valid',
  ],
  // CreateEventSourceMapping: ResourceConflictException, the range of MaximumRecordAgeInSeconds, the words of
  // FunctionResponseTypes; "Lambda quotas": five to ten filters.
  [
    'two mappings of one queue to one function',
    {
      Role,
      Fn: fn(),
      Queue,
      M: mapping({ EventSourceArn: QueueArn }),
      N: mapping({ EventSourceArn: QueueArn }),
    },
    /the mapping from \S+ to \S+ already exists: it is also AWS::Lambda::EventSourceMapping M/,
  ],
  [
    'a stream whose records are too old after half a minute',
    {
      ...{ Role, Fn: fn(), Table },
      M: mapping({ EventSourceArn: StreamArn, StartingPosition: 'LATEST', MaximumRecordAgeInSeconds: 30 }),
    },
    'the MaximumRecordAgeInSeconds 30 is neither -1 nor at least 60',
  ],
  [
    'an unknown kind of answer to a batch',
    { Role, Fn: fn(), Queue, M: mapping({ EventSourceArn: QueueArn, FunctionResponseTypes: ['All'] }) },
    'the FunctionResponseTypes All is not valid (ReportBatchItemFailures)',
  ],
  [
    'eleven filters',
    {
      ...{ Role, Fn: fn(), Queue },
      M: mapping({
        EventSourceArn: QueueArn,
        FilterCriteria: { Filters: Array.from({ length: 11 }, () => ({ Pattern: '{"body":["a"]}' })) },
      }),
    },
    '11 filters are more than',
  ],
  // What exists already (ResourceConflictException, ConflictException, ...), in whichever stack.
  [
    'two functions of one name',
    { Role, Fn: fn({ FunctionName: 'f' }), Again: fn({ FunctionName: 'f' }) },
    'the function f already exists: it is also AWS::Lambda::Function Fn',
  ],
  [
    'two queues of one name',
    { Queue: named('AWS::SQS::Queue', 'QueueName'), Again: named('AWS::SQS::Queue', 'QueueName') },
    'the queue one already exists',
  ],
  // SetQueueAttributes: the dead-letter queue must exist.
  [
    'a dead-letter queue that does not exist',
    {
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          RedrivePolicy: {
            deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:none',
            maxReceiveCount: 3,
          },
        },
      },
    },
    'its dead-letter queue arn:aws:sqs:us-east-1:000000000000:none does not exist',
  ],
  // CreateTable, in the words of the service.
  [
    'a table without a capacity',
    { Table: { ...Table, Properties: { ...Table.Properties, BillingMode: 'PROVISIONED' } } },
    'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
  ],
  // PutRule, CreateEventBus; github.com/boto/boto3/issues/4420 for at().
  [
    'a rule for one instant',
    { R: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'at(2040-01-01T00:00:00)' } } },
    'Parameter ScheduleExpression is not valid',
  ],
  [
    'a rule with a blank in its name',
    { R: named('AWS::Events::Rule', 'Name', 'a b') },
    'the Name a b is not valid',
  ],
  [
    'a bus called default',
    { B: named('AWS::Events::EventBus', 'Name', 'default') },
    'the Name default is not',
  ],
  ['a bus with a slash', { B: named('AWS::Events::EventBus', 'Name', 'a/b') }, 'the Name a/b is not valid'],
  // CreateSchedule, CreateScheduleGroup; SqsParameters of both services.
  ['a schedule in no group', { ...schedule({ GroupName: 'none' }) }, 'Schedule group none does not exist'],
  ['a schedule with a blank in its name', { ...schedule({ Name: 'a b' }) }, 'the Name a b is not valid'],
  [
    'another default group',
    { G: named('AWS::Scheduler::ScheduleGroup', 'Name', 'default') },
    'the Name default',
  ],
  [
    'a schedule for a FIFO queue and no group',
    { ...schedule({}), Queue: Fifo },
    'a FIFO queue needs SqsParameters',
  ],
  [
    'a schedule for a FIFO queue that takes every message',
    {
      ...schedule({
        Target: {
          ...{ Arn: QueueArn, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
          SqsParameters: { MessageGroupId: 'g' },
        },
      }),
      Queue: Fifo,
    },
    /its target \S+ needs ContentBasedDeduplication/,
  ],
  [
    'a rule for a FIFO queue that takes every message',
    { Queue: Fifo, R: rule(1, () => ({ SqsParameters: { MessageGroupId: 'g' } })) },
    /its target \S+ needs ContentBasedDeduplication/,
  ],
  // UpdateRoute: a JWT authorizer has an id. Without one, everybody could call the route.
  [
    'a route with authorization and no authorizer',
    {
      ...{ Role, Fn: fn(), Api },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: { 'Fn::GetAtt': ['Fn', 'Arn'] } },
      },
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          ...{ ApiId, RouteKey: 'GET /a', AuthorizationType: 'JWT' },
          Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
        },
      },
    },
    'the route GET /a of the API a has JWT authorization and no AuthorizerId',
  ],
];

it.each(refused)('a deployment is refused with %s', async (_, resources, message) => {
  await expect(deploy(resources)).rejects.toThrow(message);
});
