import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LocalRuntime, startLocalRuntime } from '../../runtime.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };
export const root = { arn: 'arn:aws-cn:iam::000000000000:root' };

/** Makes the calls that its event lists as `[target, input]`, with its own key, and returns the answers. */
const CODE = `
export const handler = async ({ calls = [] }) => {
  const answers = [];
  for (const [target, input] of calls) {
    const response = await fetch(process.env.AWS_ENDPOINT_URL, {
      method: 'POST',
      headers: {
        'x-amz-target': target,
        'content-type': 'application/x-amz-json-1.0',
        authorization: 'AWS4-HMAC-SHA256 Credential=' + process.env.AWS_ACCESS_KEY_ID + '/20300101/cn-north-1/x/aws4_request',
      },
      body: JSON.stringify(input),
    });
    answers.push({ status: response.status, body: await response.json() });
  }
  return answers;
};`;

/** Starts the runtime with these resources. The code of functions is the asset \`code.zip\`. */
export async function startTemplate(
  Resources: JsonObject,
): Promise<{ runtime: LocalRuntime; reports: string[] }> {
  const folder = join(temporaryFolder(), 'cdk.out');
  mkdirSync(join(folder, 'code'), { recursive: true });
  writeFileSync(join(folder, 'code', 'index.mjs'), CODE);
  const write = (name: string, content: JsonObject) =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  write('App.template.json', { Resources });
  write('App.assets.json', {
    files: { code: { source: { path: 'code' }, destinations: { here: { objectKey: 'code.zip' } } } },
  });
  write('manifest.json', {
    artifacts: {
      App: {
        type: 'aws:cloudformation:stack',
        properties: { templateFile: 'App.template.json' },
        dependencies: ['App.assets'],
      },
      'App.assets': { type: 'cdk:asset-manifest', properties: { file: 'App.assets.json' } },
    },
  });
  const reports: string[] = [];
  const runtime = await startLocalRuntime({
    assembly: folder,
    identity,
    clock: { at: Date.UTC(2030, 0, 1) },
    report: (message) => reports.push(message),
  });
  onTestFinished(() => runtime.close());
  return { runtime, reports };
}

/** A role that a service may assume, with the statements of its only policy. */
export const role = (service: string, Statement: JsonObject[] = [], rest: JsonObject = {}): JsonObject => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: `${service}.amazonaws.com` },
          Action: 'sts:AssumeRole',
        },
      ],
    },
    Policies: [{ PolicyName: 'policy', PolicyDocument: { Version: '2012-10-17', Statement } }],
    ...rest,
  },
});

export const allow = (Action: JsonValue, Resource: JsonValue): JsonObject => ({
  Effect: 'Allow',
  Action,
  Resource,
});
export const arnOf = (logicalId: string): JsonObject => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

export const fn = (roleId: string, rest: JsonObject = {}): JsonObject => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: 'fn',
    Code: { S3Bucket: 'b', S3Key: 'code.zip' },
    Handler: 'index.handler',
    Role: arnOf(roleId),
    Runtime: 'nodejs24.x',
    ...rest,
  },
});

export const table: JsonObject = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: 'Cases',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  },
};

export const queue = (QueueName: string): JsonObject => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName },
});

/** The bodies of the messages in a queue. */
export async function messagesOf(runtime: LocalRuntime, name: string): Promise<string[]> {
  const { Messages = [] } = await runtime.callService({
    service: 'sqs',
    operation: 'ReceiveMessage',
    input: { QueueUrl: `http://queues/000000000000/${name}`, MaxNumberOfMessages: 10 },
    principal: root,
  });
  return (Messages as { Body: string }[]).map(({ Body }) => Body);
}
