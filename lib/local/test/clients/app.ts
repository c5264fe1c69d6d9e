import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from '../support/assemblies.ts';

const ECHO = `export const handler = async (event) => {
  console.log('called with', event.text);
  if (event.fail) throw new RangeError('as asked');
  return { echoed: event.text };
};`;

const WORKFLOW = {
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Arguments: {
        QueueUrl: '$' + '{Questions}',
        MessageBody: { token: '{% $states.context.Task.Token %}', asked: '{% $states.input.question %}' },
      },
      TimeoutSeconds: 3600,
      End: true,
    },
  },
};

const queue = (QueueName: string, rest: JsonObject = {}): JsonObject => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName, ...rest },
});
const arnOf = (logicalId: string): JsonObject => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

const resources: JsonObject = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: ['states', 'lambda', 'scheduler'].map((service) => ({
          Effect: 'Allow',
          Principal: { Service: `${service}.amazonaws.com` },
          Action: 'sts:AssumeRole',
        })),
      },
      Policies: [
        {
          PolicyName: 'everything',
          PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
        },
      ],
    },
  },
  Inbox: queue('inbox'),
  Fifo: queue('ordered.fifo', { FifoQueue: true, ContentBasedDeduplication: true }),
  Questions: queue('questions'),
  Told: queue('told'),
  MayTell: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'Told' }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: ['sns.amazonaws.com', 'events.amazonaws.com'] },
            Action: 'sqs:SendMessage',
            Resource: arnOf('Told'),
          },
        ],
      },
    },
  },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'news' } },
  Subscription: {
    Type: 'AWS::SNS::Subscription',
    Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sqs', Endpoint: arnOf('Told') },
  },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      Name: 'parcels',
      EventPattern: { source: ['parcels'] },
      Targets: [{ Id: 'queue', Arn: arnOf('Told') }],
    },
  },
  Echo: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'echo',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: arnOf('Role'),
      Code: { S3Bucket: 'assets', S3Key: 'echo.zip' },
    },
  },
  Schedule: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      Name: 'daily',
      ScheduleExpression: 'cron(0 6 * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: arnOf('Echo'), RoleArn: arnOf('Role') },
    },
  },
  Workflow: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      StateMachineName: 'questions',
      RoleArn: arnOf('Role'),
      DefinitionString: JSON.stringify(WORKFLOW),
      DefinitionSubstitutions: { Questions: { Ref: 'Questions' } },
    },
  },
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'parcels',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'PK', AttributeType: 'S' },
        { AttributeName: 'SK', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    },
  },
  Key: { Type: 'AWS::KMS::Key', Properties: {} },
  Alias: {
    Type: 'AWS::KMS::Alias',
    Properties: { AliasName: 'alias/parcels', TargetKeyId: { Ref: 'Key' } },
  },
};

/** Writes the cloud assembly of an app with a resource of each service that clients are tested with. */
export function writeClientsApp(folder: string): string {
  mkdirSync(join(folder, 'asset.echo'), { recursive: true });
  writeFileSync(join(folder, 'asset.echo', 'index.mjs'), ECHO);
  return writeAssembly(
    folder,
    { Clients: { Resources: resources } },
    { echo: { source: { path: 'asset.echo' }, destinations: { here: { objectKey: 'echo.zip' } } } },
  );
}
