import { describe, expect, it } from 'vitest';
import type { LocalRuntime } from '../../runtime.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { allow, arnOf, fn, messagesOf, queue, role, root, startTemplate, table } from './template.ts';

const TABLE = 'arn:aws-cn:dynamodb:cn-north-1:000000000000:table/Cases';
const LOGS = allow(['logs:CreateLogStream', 'logs:PutLogEvents'], '*');
const item = (PK: string) => ({ TableName: 'Cases', Item: { PK: { S: PK } } });

async function invoke(runtime: LocalRuntime, calls: [string, JsonObject][]): Promise<JsonObject[]> {
  const { Payload } = await runtime.callService({
    service: 'lambda',
    operation: 'Invoke',
    input: { FunctionName: 'fn', Payload: { calls } },
    principal: root,
  });
  return Payload as JsonObject[];
}

describe('A function', () => {
  it('may do what its role is granted, and is told what it may not do', async () => {
    const Role = role('lambda', [allow('dynamodb:PutItem', arnOf('Table')), LOGS]);
    const { runtime, reports } = await startTemplate({ Table: table, Role, Fn: fn('Role') });
    const [put, get] = await invoke(runtime, [
      ['DynamoDB_20120810.PutItem', item('a')],
      ['DynamoDB_20120810.GetItem', { TableName: 'Cases', Key: { PK: { S: 'a' } } }],
    ]);
    expect(put).toMatchObject({ status: 200 });
    expect(get).toMatchObject({
      status: 400,
      body: {
        __type: 'AccessDeniedException',
        message: `User: arn:aws-cn:sts::000000000000:assumed-role/App-Role/fn is not authorized to perform: dynamodb:GetItem on resource: ${TABLE} because no identity-based policy allows the dynamodb:GetItem action`,
      },
    });
    expect(reports).toEqual([
      `The role App-Role (as fn) may not dynamodb:GetItem on ${TABLE}. Missing in a policy of App-Role: {"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"${TABLE}"}`,
    ]);
  });

  it('is limited to the partitions that its grant names, in a transaction too', async () => {
    const Role = role('lambda', [
      {
        ...allow(['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'], arnOf('Table')),
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CASE#*'] } },
      },
      LOGS,
    ]);
    const { runtime } = await startTemplate({ Table: table, Role, Fn: fn('Role') });
    const transaction = (...TransactItems: JsonObject[]): [string, JsonObject] => [
      'DynamoDB_20120810.TransactWriteItems',
      { TransactItems },
    ];
    const check = {
      ConditionCheck: {
        TableName: 'Cases',
        Key: { PK: { S: 'CASE#9' } },
        ConditionExpression: 'attribute_not_exists(PK)',
      },
    };
    const answers = await invoke(runtime, [
      ['DynamoDB_20120810.PutItem', item('CASE#1')],
      ['DynamoDB_20120810.PutItem', item('PERSON#1')],
      transaction({ Put: item('CASE#2') }, check),
      transaction({ Put: item('CASE#3') }, { Put: item('PERSON#3') }),
      transaction({ Put: item('CASE#4') }, { Delete: { TableName: 'Cases', Key: { PK: { S: 'CASE#1' } } } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 200, 400, 400]);
    expect(JSON.stringify(answers[4])).toContain('dynamodb:DeleteItem');
    const { Count } = await runtime.callService({
      service: 'dynamodb',
      operation: 'Scan',
      input: { TableName: 'Cases' },
      principal: root,
    });
    expect(Count).toBe(2);
  });

  it('is not deployed under a role that Lambda cannot assume', async () => {
    await expect(startTemplate({ Role: role('states'), Fn: fn('Role') })).rejects.toThrow(
      'AWS::Lambda::Function Fn (Fn): The role defined for the function cannot be assumed by Lambda (arn:aws-cn:iam::000000000000:role/App-Role).',
    );
  });

  it('is not deployed when it may not send to its dead-letter queue or destination', async () => {
    const missing =
      '{"Effect":"Allow","Action":["sqs:SendMessage"],"Resource":"arn:aws-cn:sqs:cn-north-1:000000000000:dead"}';
    const rest = { Dead: queue('dead'), Role: role('lambda') };
    const Fn = fn('Role', { DeadLetterConfig: { TargetArn: arnOf('Dead') } });
    await expect(startTemplate({ ...rest, Fn })).rejects.toThrow(missing);
    const Config = {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: { Ref: 'Fn' },
        Qualifier: '$LATEST',
        DestinationConfig: { OnFailure: { Destination: arnOf('Dead') } },
      },
    };
    await expect(startTemplate({ ...rest, Fn: fn('Role'), Config })).rejects.toThrow(missing);
  });

  it('reads no stream that its role may not read', async () => {
    const M = {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        FunctionName: { Ref: 'Fn' },
        EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        StartingPosition: 'TRIM_HORIZON',
      },
    };
    const Role = role('lambda', [allow(['dynamodb:DescribeStream', 'dynamodb:ListStreams'], '*')]);
    await expect(startTemplate({ Table: table, Role, Fn: fn('Role'), M })).rejects.toThrow(
      /AWS::Lambda::EventSourceMapping M .*\["dynamodb:GetRecords","dynamodb:GetShardIterator"\]/,
    );
  });

  it('works under the managed policies of AWS, and an unknown one is refused by name', async () => {
    const managed = (name: string) =>
      role('lambda', [], { ManagedPolicyArns: [`arn:aws-cn:iam::aws:policy/${name}`] });
    const Role = managed('service-role/AWSLambdaSQSQueueExecutionRole');
    const M = {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { FunctionName: { Ref: 'Fn' }, EventSourceArn: arnOf('Queue') },
    };
    const { reports } = await startTemplate({ Queue: queue('jobs'), Role, Fn: fn('Role'), M });
    expect(reports).toEqual([]);
    await expect(startTemplate({ Role: managed('AmazonChimeFullAccess') })).rejects.toThrow(
      'the managed policy arn:aws-cn:iam::aws:policy/AmazonChimeFullAccess is not known here',
    );
  });
});

describe('A workflow', () => {
  const machine = (States: JsonObject, StartAt: string): JsonObject => ({
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      StateMachineName: 'm',
      RoleArn: arnOf('Role'),
      DefinitionString: JSON.stringify({ QueryLanguage: 'JSONata', StartAt, States }),
    },
  });
  const run = async (runtime: LocalRuntime): Promise<JsonObject> => {
    const call = (operation: string, input: JsonObject) =>
      runtime.callService({ service: 'states', operation, input, principal: root });
    const { executionArn } = await call('StartExecution', {
      stateMachineArn: 'arn:aws-cn:states:cn-north-1:000000000000:stateMachine:m',
    });
    await runtime.settle();
    return call('DescribeExecution', { executionArn: executionArn as JsonValue });
  };
  const write = (rest: JsonObject = {}): JsonObject => ({
    Write: {
      Type: 'Task',
      Resource: 'arn:aws-cn:states:::dynamodb:putItem',
      Arguments: { TableName: 'Cases', Item: { PK: { S: 'a' } } },
      End: true,
      ...rest,
    },
  });

  it('fails at a Task for which its role has no grant', async () => {
    const Machine = machine(write(), 'Write');
    const { runtime } = await startTemplate({ Table: table, Role: role('states'), Machine });
    const ended = await run(runtime);
    expect(ended).toMatchObject({ status: 'FAILED', error: 'DynamoDB.AmazonDynamoDBException' });
    expect(ended.cause).toContain(
      `is not authorized to perform: dynamodb:PutItem on resource: ${TABLE} because no identity-based policy allows the dynamodb:PutItem action (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: AccessDeniedException;`,
    );
  });

  it('catches a denial and continues', async () => {
    const Catch = [{ ErrorEquals: ['DynamoDB.AmazonDynamoDBException'], Next: 'Mended', Output: 'caught' }];
    const Machine = machine({ ...write({ Catch }), Mended: { Type: 'Succeed' } }, 'Write');
    const { runtime } = await startTemplate({ Table: table, Role: role('states'), Machine });
    expect(await run(runtime)).toMatchObject({ status: 'SUCCEEDED', output: '"caught"' });
  });

  it('assumes the role of its Credentials when both roles allow it', async () => {
    const Credentials = { RoleArn: 'arn:aws-cn:iam::000000000000:role/Writer' };
    const Machine = machine(write({ Credentials }), 'Write');
    const Writer = role('lambda', [allow('dynamodb:PutItem', '*')], { RoleName: 'Writer' });
    const trusting = structuredClone(Writer) as { Properties: { AssumeRolePolicyDocument: JsonObject } };
    trusting.Properties.AssumeRolePolicyDocument.Statement = [
      { Effect: 'Allow', Principal: { AWS: arnOf('Role') }, Action: 'sts:AssumeRole' },
    ];
    const Role = role('states', [allow('sts:AssumeRole', Credentials.RoleArn)]);
    const refused = await startTemplate({ Table: table, Role, Writer, Machine });
    expect((await run(refused.runtime)).cause).toContain(
      'no resource-based policy allows the sts:AssumeRole action',
    );
    const { runtime } = await startTemplate({ Table: table, Role, Writer: trusting as never, Machine });
    expect(await run(runtime)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('is not deployed under a role that Step Functions cannot assume', async () => {
    const Machine = machine({ Done: { Type: 'Succeed' } }, 'Done');
    await expect(startTemplate({ Role: role('lambda'), Machine })).rejects.toThrow(
      'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role',
    );
  });
});

describe('A rule', () => {
  const Bus = { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } };
  const Rule = (rest: JsonObject = {}): JsonObject => ({
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: 'rule',
      EventBusName: { Ref: 'Bus' },
      EventPattern: { source: ['test'] },
      Targets: [{ Id: 'q', Arn: arnOf('Queue'), DeadLetterConfig: { Arn: arnOf('Dead') }, ...rest }],
    },
  });
  const policy = (logicalId: string): JsonObject => ({
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: logicalId }],
      PolicyDocument: {
        Statement: [
          {
            ...allow('sqs:SendMessage', arnOf(logicalId)),
            Principal: { Service: 'events.amazonaws.com' },
            Condition: { ArnEquals: { 'aws:SourceArn': arnOf('Rule') } },
          },
        ],
      },
    },
  });
  const put = async (runtime: LocalRuntime): Promise<void> => {
    await runtime.callService({
      service: 'events',
      operation: 'PutEvents',
      input: { Entries: [{ EventBusName: 'bus', Source: 'test', DetailType: 't', Detail: '{}' }] },
      principal: root,
    });
    await runtime.settle();
  };
  const queues = { Bus, Queue: queue('jobs'), Dead: queue('dead') };

  it('reaches a queue whose policy lets it in', async () => {
    const { runtime, reports } = await startTemplate({ ...queues, Rule: Rule(), P: policy('Queue') });
    await put(runtime);
    expect(await messagesOf(runtime, 'jobs')).toHaveLength(1);
    expect(reports).toEqual([]);
  });

  it('sends to its dead-letter queue the events that the policy of the target refuses', async () => {
    const { runtime, reports } = await startTemplate({ ...queues, Rule: Rule(), P: policy('Dead') });
    await put(runtime);
    expect(await messagesOf(runtime, 'jobs')).toEqual([]);
    expect(await messagesOf(runtime, 'dead')).toHaveLength(1);
    expect(reports[0]).toContain(
      '"Principal":{"Service":"events.amazonaws.com"},"Condition":{"ArnLike":{"aws:SourceArn":"arn:aws-cn:events:cn-north-1:000000000000:rule/bus/rule"}}}',
    );
  });

  it('sends under the role of its target, if it has one', async () => {
    const Role = role('events', [allow('sqs:SendMessage', arnOf('Queue'))]);
    const { runtime } = await startTemplate({ ...queues, Role, Rule: Rule({ RoleArn: arnOf('Role') }) });
    await put(runtime);
    expect(await messagesOf(runtime, 'jobs')).toHaveLength(1);
  });
});

describe('A schedule', () => {
  const schedule = (Target: JsonObject = {}): JsonObject => ({
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      Name: 's',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'rate(1 hour)',
      Target: { Arn: arnOf('Queue'), RoleArn: arnOf('Role'), Input: '{}', ...Target },
    },
  });

  it('sends under the role of its target, and reports a missing grant', async () => {
    const granted = role('scheduler', [allow('sqs:SendMessage', arnOf('Queue'))]);
    const first = await startTemplate({ Queue: queue('jobs'), Role: granted, S: schedule() });
    await first.runtime.clock.advanceTo(Date.UTC(2030, 0, 1, 1, 30));
    expect(await messagesOf(first.runtime, 'jobs')).toEqual(['{}', '{}']);
    const second = await startTemplate({ Queue: queue('jobs'), Role: role('scheduler'), S: schedule() });
    await second.runtime.clock.advanceTo(Date.UTC(2030, 0, 1, 1, 30));
    expect(await messagesOf(second.runtime, 'jobs')).toEqual([]);
    expect(second.reports[0]).toContain('"Action":"sqs:SendMessage"');
  });

  it('is not deployed under a role that is trusted only for another group', async () => {
    const Role = role('scheduler') as {
      Properties: { AssumeRolePolicyDocument: { Statement: JsonObject[] } };
    };
    const [trust] = Role.Properties.AssumeRolePolicyDocument.Statement;
    const group = (name: string) => `arn:aws-cn:scheduler:cn-north-1:000000000000:schedule-group/${name}`;
    const start = (name: string) => {
      if (trust) trust.Condition = { StringEquals: { 'aws:SourceArn': group(name) } };
      return startTemplate({ Queue: queue('jobs'), Role: structuredClone(Role) as never, S: schedule() });
    };
    await expect(start('other')).rejects.toThrow('must allow AWS EventBridge Scheduler to assume the role');
    await expect(start('default')).resolves.toBeDefined();
  });
});

describe('An HTTP API', () => {
  const ApiId = { Ref: 'Api' };
  const resources = (rest: JsonObject, integration: JsonObject = {}): JsonObject => ({
    Role: role('lambda', [LOGS]),
    Fn: fn('Role'),
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'a', ProtocolType: 'HTTP' } },
    I: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId,
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: arnOf('Fn'),
        PayloadFormatVersion: '2.0',
        ...integration,
      },
    },
    Route: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId,
        RouteKey: 'ANY /cases/{id}',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'I' }]] },
      },
    },
    ...rest,
  });
  const permission = (path: string): JsonObject => ({
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: arnOf('Fn'),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: {
        'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/*${path}`,
      },
    },
  });
  const ask = async (template: JsonObject) => {
    const { runtime, reports } = await startTemplate(template);
    const response = await fetch(`${runtime.apis[0]?.url}/cases/1`);
    return { status: response.status, text: await response.text(), reports };
  };

  it('invokes a function that permits its route, and answers 500 when no function does', async () => {
    const permitted = await ask(resources({ P: permission('/cases/{id}') }));
    expect(permitted).toEqual({ status: 200, text: '[]', reports: [] });
    const other = await ask(resources({ P: permission('/tasks/{id}') }));
    expect(other).toMatchObject({ status: 500, text: '{"message":"Internal Server Error"}' });
    expect(other.reports[0]).toContain('its condition on aws:SourceArn does not hold');
    const none = await ask(resources({}));
    expect(none.status).toBe(500);
    expect(none.reports[0]).toMatch(
      /"Action":"lambda:InvokeFunction".*"apigateway.amazonaws.com".*\/GET\/cases\/\{id\}"/,
    );
  });

  it('invokes under the credentials of its integration', async () => {
    const Invoker = role('apigateway', [allow('lambda:InvokeFunction', arnOf('Fn'))]);
    const answer = await ask(resources({ Invoker }, { CredentialsArn: arnOf('Invoker') }));
    expect(answer).toEqual({ status: 200, text: '[]', reports: [] });
  });
});
