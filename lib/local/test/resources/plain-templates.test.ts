import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startLocalRuntime } from '../../runtime.ts';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
const arn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const allow = (service: string, Action: string | string[]) => ({
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action, Resource: '*' }],
});

/** What templates contain that are written with the `Cfn` classes of the CDK, or by hand. */
const Resources: JsonObject = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: allow('lambda.amazonaws.com', 'sts:AssumeRole') },
  },
  RolePolicy: {
    Type: 'AWS::IAM::RolePolicy',
    Properties: {
      PolicyName: 'reading',
      RoleName: { Ref: 'Role' },
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }] },
    },
  },
  Managed: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: { Statement: [] }, Roles: [] },
  },
  Fn: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      PackageType: 'Zip',
      FunctionName: 'versioned',
      Code: { ZipFile: 'exports.handler = async (event, context) => context.functionVersion;' },
      Handler: 'index.handler',
      Role: arn('Role'),
      Runtime: 'nodejs24.x',
    },
  },
  Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Fn' } } },
  Alias: {
    Type: 'AWS::Lambda::Alias',
    Properties: {
      Name: 'live',
      FunctionName: { Ref: 'Fn' },
      FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] },
      RoutingConfig: { AdditionalVersionWeights: [{ FunctionVersion: '1', FunctionWeight: 0.1 }] },
    },
  },
  Deploys: { Type: 'AWS::CodeDeploy::Application', Properties: { ComputePlatform: 'Lambda' } },
  Queue: { Type: 'AWS::SQS::Queue' },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    DependsOn: 'RolePolicy',
    Properties: { FunctionName: { Ref: 'Fn' }, EventSourceArn: arn('Queue'), Enabled: false },
  },
  Inbox: { Type: 'AWS::SQS::Queue' },
  InboxPolicy: {
    Type: 'AWS::SQS::QueueInlinePolicy',
    Properties: {
      Queue: { Ref: 'Inbox' },
      PolicyDocument: allow('sns.amazonaws.com', 'sqs:SendMessage'),
    },
  },
  Topic: {
    Type: 'AWS::SNS::Topic',
    Properties: {
      TopicName: 'news',
      SignatureVersion: '2',
      Subscription: [{ Protocol: 'sqs', Endpoint: arn('Inbox') }],
    },
  },
  // As the CDK writes it for a topic by its ARN: with the region of the topic.
  ArchiveSubscription: {
    Type: 'AWS::SNS::Subscription',
    Properties: {
      TopicArn: { Ref: 'Topic' },
      Protocol: 'sqs',
      Endpoint: arn('Archive'),
      Region: 'us-east-1',
    },
  },
  Archive: { Type: 'AWS::SQS::Queue' },
  ArchivePolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Archive' }],
      PolicyDocument: allow('sns.amazonaws.com', 'sqs:SendMessage'),
    },
  },
  TopicPolicy: {
    Type: 'AWS::SNS::TopicInlinePolicy',
    Properties: {
      TopicArn: { Ref: 'Topic' },
      PolicyDocument: allow('events.amazonaws.com', 'sns:Publish'),
    },
  },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'Topic', Arn: { Ref: 'Topic' } }] },
  },
  BusPolicy: {
    Type: 'AWS::Events::EventBusPolicy',
    Properties: { StatementId: 'partner', Principal: '111122223333', Action: 'events:PutEvents' },
  },
  Table: {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      Replicas: [{ Region: 'us-east-1' }],
    },
  },
  Api: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: {
      Name: 'shop',
      ProtocolType: 'HTTP',
      RouteSelectionExpression: '$request.method $request.path',
    },
  },
  Deployment: { Type: 'AWS::ApiGatewayV2::Deployment', Properties: { ApiId: { Ref: 'Api' } } },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', DeploymentId: { Ref: 'Deployment' } },
  },
};

/**
 * The attributes of "Return values", "Fn::GetAtt", in the CloudFormation Template Reference of each type, and their values
 * here: the attributes of an ARN, a UUID.
 */
const attributes: readonly [string, string, string | RegExp][] = [
  ['Api', 'ApiId', /^[a-z0-9]{10}$/],
  ['BusPolicy', 'Ref', 'partner'],
  ['Deployment', 'DeploymentId', /^[a-z0-9]{6}$/],
  ['Fn', 'SnapStartResponse.ApplyOn', 'None'],
  ['Managed', 'DefaultVersionId', 'v1'],
  ['Mapping', 'EventSourceMappingArn', /^arn:aws:lambda:us-east-1:000000000000:event-source-mapping:\w+/],
  ['Table', 'TableId', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
];

it('a template written by hand runs: policies of one resource, deployments, attributes', async () => {
  const Outputs = Object.fromEntries(
    attributes.map(([id, name]) => [
      `${id}${name.replace('.', '')}`,
      { Value: name === 'Ref' ? { Ref: id } : { 'Fn::GetAtt': [id, name] } },
    ]),
  );
  // CloudFormation User Guide, "Pseudo parameters": the id of a stack ends with a UUID, which templates use for suffixes.
  const uuid = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
  const suffix = { 'Fn::Select': [4, { 'Fn::Split': ['-', uuid] }] };
  const assembly = writeAssembly(join(temporaryFolder(), 'cdk.out'), {
    One: { Resources, Outputs: { ...Outputs, Suffix: { Value: suffix } } },
  });
  const reports: string[] = [];
  const runtime = await startLocalRuntime({ assembly, identity, report: (text) => reports.push(text) });
  onTestFinished(() => runtime.close());
  for (const [id, name, value] of attributes)
    expect(runtime.outputs.One?.[`${id}${name.replace('.', '')}`]).toEqual(
      typeof value === 'string' ? value : expect.stringMatching(value),
    );
  expect(runtime.outputs.One?.Suffix).toMatch(/^[0-9a-f]{12}$/);

  // The topic's policy lets the rule publish to it, and the queue's policy lets the topic send to it.
  const call = (service: string, operation: string, input: JsonObject) =>
    runtime.callService({
      ...{ service, operation, input },
      principal: { arn: 'arn:aws:iam::000000000000:root' },
    });
  await call('events', 'PutEvents', { Entries: [{ Source: 'shop', DetailType: 'Sold', Detail: '{}' }] });
  await runtime.settle();
  for (const name of ['One-Inbox', 'One-Archive']) {
    const QueueUrl = `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`;
    expect((await call('sqs', 'ReceiveMessage', { QueueUrl })).Messages).toHaveLength(1);
  }
  // Lambda API Reference, Invoke, ExecutedVersion: the version that an alias resolved to.
  for (const [Qualifier, version] of [
    ['live', '1'],
    ['1', '1'],
    ['$LATEST', '$LATEST'],
  ] as const)
    expect(await call('lambda', 'Invoke', { FunctionName: 'versioned', Qualifier })).toMatchObject({
      ExecutedVersion: version,
      Payload: version,
    });
  expect(reports).toEqual([]);
});
