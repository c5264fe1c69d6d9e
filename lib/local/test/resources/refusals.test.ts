import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RefusedAssembly } from '../../assembly/refusal.ts';
import { startLocalRuntime } from '../../runtime.ts';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };

/** Starts and closes a runtime with these resources and an asset `code.zip`. Fails when the start fails. */
async function deploy(Resources: JsonObject, report?: (message: string) => void): Promise<void> {
  const folder = writeAssembly(join(temporaryFolder(), 'cdk.out'), { One: { Resources } });
  mkdirSync(join(folder, 'code'));
  writeFileSync(join(folder, 'code', 'index.mjs'), 'export const handler = async () => {};');
  writeFileSync(join(folder, 'archive.zip'), '');
  writeFileSync(
    join(folder, 'One.assets.json'),
    JSON.stringify({
      files: {
        code: { source: { path: 'code' }, destinations: { here: { objectKey: 'code.zip' } } },
        archive: { source: { path: 'archive.zip' }, destinations: { here: { objectKey: 'archive' } } },
      },
    }),
  );
  const manifest = {
    artifacts: {
      One: {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'One.template.json' },
        dependencies: ['One.assets'],
      },
      'One.assets': { type: 'cdk:asset-manifest', properties: { file: 'One.assets.json' } },
    },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const runtime = await startLocalRuntime({ assembly: folder, identity, ...(report && { report }) });
  await runtime.close();
}

const Role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: ['lambda.amazonaws.com', 'states.amazonaws.com'] },
          Action: 'sts:AssumeRole',
        },
      ],
    },
    Policies: [
      {
        PolicyName: 'reading',
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['dynamodb:*', 'sqs:*'], Resource: '*' }] },
      },
    ],
  },
};
const fn = (rest: JsonObject = {}): JsonObject => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: 'b', S3Key: 'code.zip' },
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Runtime: 'nodejs24.x',
    ...rest,
  },
});
const Queue = { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 10 } };
const mapping = (rest: JsonObject): JsonObject => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: { FunctionName: { Ref: 'Fn' }, ...rest },
});
const Table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
    StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
  },
};
const StreamArn = { 'Fn::GetAtt': ['Table', 'StreamArn'] };
const Api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'a', ProtocolType: 'HTTP' } };
const ApiId = { Ref: 'Api' };

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

const QueueArn = { 'Fn::GetAtt': ['Queue', 'Arn'] };
const Fifo = { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } };
const rule = (targets: number, rest: (at: number) => JsonObject = () => ({})): JsonObject => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    EventPattern: { source: ['shop'] },
    Targets: Array.from({ length: targets }, (_, at) => ({ Id: `t${at}`, Arn: QueueArn, ...rest(at) })),
  },
});

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
    'replicas of a table',
    {
      T: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: { ...Table.Properties, Replicas: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }] },
      },
    },
    'replicas in us-east-1, eu-west-1 are not supported',
  ],
  [
    'a stage with a name that no path segment could be',
    { Api, S: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId, StageName: 'live/now' } } },
    'the stage name live/now is not valid',
  ],
  [
    'two stages of one name',
    Object.fromEntries([
      ['Api', Api],
      ...['S', 'T'].map((id) => [
        id,
        { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId, StageName: 'live' } },
      ]),
    ]),
    'two stages are named live',
  ],
  [
    'an integration that is not with Lambda',
    {
      Api,
      I: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId, IntegrationType: 'HTTP_PROXY' } },
    },
    'the IntegrationType HTTP_PROXY is not supported',
  ],
  [
    'an integration with a form of events that there is not',
    {
      Role,
      Fn: fn(),
      Api,
      I: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: { ApiId, IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '3.0' },
      },
    },
    /AWS::ApiGatewayV2::Integration I .*: the PayloadFormatVersion 3.0 is not valid \(1.0 and 2.0 are\)/,
  ],
  [
    'an authorizer that is not for JWTs',
    { Api, A: { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: { ApiId, AuthorizerType: 'REQUEST' } } },
    'the AuthorizerType REQUEST is not supported',
  ],
  [
    'a route without an integration',
    {
      Api,
      R: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId, RouteKey: 'GET /a', Target: 'integrations/x' },
      },
    },
    'the route GET /a of the API a has no integration',
  ],
  [
    'a definition in a bucket',
    {
      Role,
      S: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          RoleArn: 'arn:aws:iam::0:role/r',
          DefinitionS3Location: { Bucket: 'b', Key: 'elsewhere.json' },
        },
      },
    },
    'its definition elsewhere.json is not in the assembly',
  ],
  [
    'a definition in JSONPath',
    {
      Role,
      S: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          DefinitionString: JSON.stringify({
            StartAt: 'A',
            States: {
              A: { Type: 'Pass', Next: 'B' },
              B: { Type: 'Pass', QueryLanguage: 'JSONata', Next: 'C' },
              C: { Type: 'Parallel', Branches: [{ StartAt: 'D', States: { D: {}, E: {} } }], End: true },
            },
          }),
        },
      },
    },
    /AWS::StepFunctions::StateMachine S \(.*\): 4 of its 5 states \(A, C, D, ...\) are in JSONPath, and only JSONata is supported: give the machine queryLanguage: .*$/,
  ],
  [
    'a token elsewhere than in a header or the query string',
    {
      Api,
      A: {
        Type: 'AWS::ApiGatewayV2::Authorizer',
        Properties: {
          ApiId,
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.body.token'],
          JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['a'] },
        },
      },
    },
    /AWS::ApiGatewayV2::Authorizer A .*The identity source \$request.body.token is not supported/,
  ],
  [
    'a function in an image',
    { Role, Fn: fn({ PackageType: 'Image' }) },
    'the PackageType Image is not supported (Zip is',
  ],
  [
    'a policy for a role that does not exist',
    {
      P: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', PolicyDocument: {}, Roles: ['nobody'] } },
    },
    'there is no role nobody in the assembly',
  ],
  [
    'an unknown attribute',
    {
      Role,
      Fn: fn(),
      P: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: { 'Fn::GetAtt': ['Fn', 'SnapStartResponse'] },
          PolicyDocument: {},
          Roles: [],
        },
      },
    },
    'Fn::GetAtt: Fn.SnapStartResponse is not supported',
  ],
];

/** A workflow with these states, the first of which is A. */
const workflow = (States: JsonObject, rest: JsonObject = {}): JsonObject => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: {
    RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
    DefinitionString: JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'A', States }),
    ...rest,
  },
});
const task = (resource: string): JsonObject => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Arguments: {},
  End: true,
});
const map = (rest: JsonObject): JsonObject => ({
  Type: 'Map',
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'B',
    States: { B: task('aws-sdk:s3:putObject') },
  },
  End: true,
  ...rest,
});

/** Values that CloudFormation or the service refuses: an app that works with them here could not be deployed there. */
const unlimited: [string, JsonObject, string | RegExp][] = [
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

describe('A workflow that needs S3', () => {
  it.each([
    ['a call of the SDK', { A: task('aws-sdk:s3:getObject') }, 'the state A (aws-sdk:s3:getObject)'],
    [
      'a call that waits for a token',
      { A: task('aws-sdk:s3:getObject.waitForTaskToken') },
      'the state A (aws-sdk:s3:getObject.waitForTaskToken)',
    ],
    [
      'a Map that reads and writes files, and a state within it',
      { A: map({ ItemReader: { Resource: 'arn:aws:states:::s3:getObject' }, ResultWriter: {} }) },
      'the state A (ItemReader, ResultWriter), the state B (aws-sdk:s3:putObject)',
    ],
  ])('is refused with %s, by the names of the states', async (_, states, places) => {
    await expect(deploy({ Role, S: workflow(states) })).rejects.toThrow(
      `there is no S3 here, which ${places} would need: give a Map its Items`,
    );
  });
});

it('A workflow with a Map of Express workflows is refused by the name of its state', async () => {
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    StartAt: 'B',
    States: { B: { Type: 'Pass', End: true } },
  };
  await expect(deploy({ Role, S: workflow({ A: map({ ItemProcessor }) }) })).rejects.toThrow(
    'the state A: the ExecutionType EXPRESS of a Map is not supported (STANDARD is)',
  );
});

describe('An app with several values that are not supported', () => {
  it('is told all of them at once, and not what merely refers to them', async () => {
    const failure = await deploy({
      Role,
      Old: fn({ Runtime: 'python3.13' }),
      Express: workflow({ A: { Type: 'Succeed' } }, { StateMachineType: 'EXPRESS' }),
      Api,
      R: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId, RouteKey: 'GET /a', AuthorizationType: 'AWS_IAM' },
      },
      M: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { FunctionName: { Ref: 'Old' }, EventSourceArn: 'arn:aws:kinesis:::stream/s' },
      },
    }).catch((error: unknown) => error);
    expect((failure as RefusedAssembly).reasons).toEqual([
      expect.stringMatching(/^AWS::Lambda::Function Old \(.*\): the runtime python3.13 is not supported/),
      expect.stringMatching(
        /^AWS::StepFunctions::StateMachine Express \(.*\): the StateMachineType EXPRESS is not supported \(STANDARD is\)$/,
      ),
      expect.stringMatching(
        /^AWS::ApiGatewayV2::Route R \(.*\): the route GET \/a of the API a: AWS_IAM authorization is not supported \(NONE and JWT are\)$/,
      ),
    ]);
  });

  it('is told every permission that is missing, once everything else is in order', async () => {
    const Poor = { ...Role, Properties: { ...Role.Properties, Policies: [] } };
    const role = { 'Fn::GetAtt': ['Poor', 'Arn'] };
    const source = { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] } };
    const failure = await deploy({
      Poor,
      Queue,
      One: fn({ Role: role }),
      M1: mapping({ ...source, FunctionName: { Ref: 'One' } }),
      Two: fn({ Role: role }),
      M2: mapping({ ...source, FunctionName: { Ref: 'Two' } }),
    }).catch((error: unknown) => error);
    expect((failure as RefusedAssembly).reasons).toEqual([
      expect.stringMatching(/^AWS::Lambda::EventSourceMapping M1 .*lacks permissions/),
      expect.stringMatching(/^AWS::Lambda::EventSourceMapping M2 .*lacks permissions/),
    ]);
  });
});

describe('A template', () => {
  it.each(refused)('is refused with %s', async (_, resources, message) => {
    await expect(deploy(resources)).rejects.toThrow(message);
  });

  it('is accepted when it has none of these', async () => {
    const Properties = { EventSourceArn: StreamArn, StartingPosition: 'TRIM_HORIZON' };
    await deploy({ Role, Fn: fn(), Table, Queue, Api, M: mapping(Properties) });
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
