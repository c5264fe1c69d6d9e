import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalRuntime } from '../../runtime.ts';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from './assemblies.ts';
import { temporaryFolder } from './cleanup.ts';

const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };

/** Starts and closes a runtime with these resources and an asset `code.zip`. Fails when the start fails. */
export async function deploy(Resources: JsonObject, report?: (message: string) => void): Promise<void> {
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

export const Role = {
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
export const fn = (rest: JsonObject = {}): JsonObject => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: 'b', S3Key: 'code.zip' },
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Runtime: 'nodejs24.x',
    ...rest,
  },
});
export const Queue = { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 10 } };
export const mapping = (rest: JsonObject): JsonObject => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: { FunctionName: { Ref: 'Fn' }, ...rest },
});
export const Table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
    StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
  },
};
export const StreamArn = { 'Fn::GetAtt': ['Table', 'StreamArn'] };
export const Api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'a', ProtocolType: 'HTTP' } };
export const ApiId = { Ref: 'Api' };

export const QueueArn = { 'Fn::GetAtt': ['Queue', 'Arn'] };
export const Fifo = { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } };
export const rule = (targets: number, rest: (at: number) => JsonObject = () => ({})): JsonObject => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    EventPattern: { source: ['shop'] },
    Targets: Array.from({ length: targets }, (_, at) => ({ Id: `t${at}`, Arn: QueueArn, ...rest(at) })),
  },
});

/** A workflow with these states, the first of which is A. */
export const workflow = (States: JsonObject, rest: JsonObject = {}): JsonObject => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: {
    RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
    DefinitionString: JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'A', States }),
    ...rest,
  },
});
export const task = (resource: string): JsonObject => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Arguments: {},
  End: true,
});
export const map = (rest: JsonObject): JsonObject => ({
  Type: 'Map',
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'B',
    States: { B: task('aws-sdk:s3:putObject') },
  },
  End: true,
  ...rest,
});
