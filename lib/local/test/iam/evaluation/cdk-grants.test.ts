import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import {
  AccountRootPrincipal,
  AnyPrincipal,
  CompositePrincipal,
  Effect,
  type IPrincipal,
  OrganizationPrincipal,
  PolicyStatement,
  Role,
  ServicePrincipal,
  StarPrincipal,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { expect, it } from 'vitest';
import { resolve, type TemplateScope } from '../../../assembly/intrinsics.ts';
import { readPolicy } from '../../../iam/evaluation/statement.ts';
import type { JsonObject, JsonValue } from '../../../service.ts';
import { temporaryFolder } from '../../support/cleanup.ts';

/** A stack with most of the ways in which the CDK writes policies for resources that the runtime supports. */
function stackOfGrants(): Stack {
  const app = new App({
    outdir: temporaryFolder(),
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
  const stack = new Stack(app, 'Grants');
  const service = new ServicePrincipal('lambda.amazonaws.com', {
    conditions: { ArnLike: { 'aws:SourceArn': 'arn:aws:lambda:*:*:function:*' } },
  });
  const web = new WebIdentityPrincipal('issuer.example', {
    StringLike: { 'issuer.example:sub': 'repo:a/*' },
  });
  const role = new Role(stack, 'Role', { assumedBy: new CompositePrincipal(service, web) });
  const key = new Key(stack, 'Key');
  key.grantEncryptDecrypt(role);
  key.grantGenerateMac(new AccountRootPrincipal());
  const table = new Table(stack, 'Table', {
    partitionKey: { name: 'PK', type: AttributeType.STRING },
    stream: StreamViewType.NEW_IMAGE,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
  });
  table.grantReadWriteData(role);
  table.grantStreamRead(role);
  const queue = new Queue(stack, 'Queue', {
    enforceSSL: true,
    encryption: QueueEncryption.KMS,
    deadLetterQueue: { queue: new Queue(stack, 'Dead'), maxReceiveCount: 3 },
  });
  queue.grantSendMessages(role);
  queue.grantConsumeMessages(new OrganizationPrincipal('o-abcdefghij'));
  const topic = new Topic(stack, 'Topic', { enforceSSL: true, masterKey: key });
  topic.addSubscription(new SqsSubscription(queue));
  topic.grantPublish(new StarPrincipal());
  const bus = new EventBus(stack, 'Bus');
  bus.grantPutEventsTo(role);
  const rule = new Rule(stack, 'Rule', { eventBus: bus, eventPattern: { source: ['a'] } });
  rule.addTarget(new SqsQueue(queue));
  const machine = new StateMachine(stack, 'Machine', {
    definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Done')),
  });
  machine.grantStartExecution(role);
  machine.grantTaskResponse(role);
  machine.grantExecution(role, 'states:StopExecution');
  role.grantAssumeRole(role);
  const condition = (principal: IPrincipal, conditions: JsonObject) =>
    new PolicyStatement({
      effect: Effect.DENY,
      principals: [principal],
      actions: ['sqs:*'],
      resources: [queue.queueArn],
      conditions,
    });
  queue.addToResourcePolicy(condition(new AnyPrincipal(), { Null: { 'aws:SourceVpc': true } }));
  queue.addToResourcePolicy(condition(role, { NumericGreaterThan: { 'sqs:a': 10 } }));
  return stack;
}

/** The policies of a template, in the order of their resources, with every reference replaced by an ARN. */
function policiesOf(stack: Stack): { name: string; document: JsonValue }[] {
  const arn = (service: string, name: string) => `arn:aws:${service}:eu:000000000000:${name}:${name}`;
  const scope: TemplateScope = {
    ref: (name) => ({ 'AWS::Partition': 'aws', 'AWS::AccountId': '000000000000' })[name] ?? arn('x', name),
    attribute: (name) =>
      name.startsWith('Role') ? `arn:aws:iam::000000000000:role/${name}` : arn('x', name),
    condition: () => true,
    mapping: () => null,
    exported: () => null,
    stackOutput: () => null,
  };
  const template = App.of(stack)?.synth().getStackByName('Grants').template as { Resources: JsonObject };
  const resources = resolve(template.Resources, scope) as Record<string, { Properties?: JsonObject }>;
  return Object.entries(resources).flatMap(([name, { Properties = {} }]) => {
    const { AssumeRolePolicyDocument, KeyPolicy, PolicyDocument } = Properties;
    return [AssumeRolePolicyDocument, KeyPolicy, PolicyDocument]
      .filter((document) => document !== undefined)
      .map((document) => ({ name, document }));
  });
}

it('The policies that the CDK writes for its grants can all be read', () => {
  const policies = policiesOf(stackOfGrants());
  const operators = new Set<string>();
  for (const { name, document } of policies) {
    const isOfRole = !JSON.stringify(document).includes('"Principal"');
    expect(readPolicy(name, document, isOfRole ? 'identity' : 'resource').length).toBeGreaterThan(0);
    for (const { Condition = {} } of (document as { Statement: JsonObject[] }).Statement) {
      for (const operator of Object.keys(Condition as JsonObject)) operators.add(operator);
    }
  }
  expect(policies).toHaveLength(7);
  expect([...operators].toSorted()).toEqual([
    'ArnEquals',
    'ArnLike',
    'Bool',
    'Null',
    'NumericGreaterThan',
    'StringEquals',
    'StringLike',
  ]);
});
