import type { JsonObject } from '../service.ts';

const allow = (...Action: string[]): JsonObject => ({ Effect: 'Allow', Action, Resource: '*' });

const LOGGING = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

/** The policies of AWS that roles of serverless applications use, by their name with its path. */
const POLICIES: Readonly<Record<string, readonly JsonObject[]>> = {
  'service-role/AWSLambdaBasicExecutionRole': [allow(...LOGGING)],
  'service-role/AWSLambdaVPCAccessExecutionRole': [allow(...LOGGING, ...INTERFACES)],
  'service-role/AWSLambdaDynamoDBExecutionRole': [
    allow(
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      ...LOGGING,
    ),
  ],
  'service-role/AWSLambdaSQSQueueExecutionRole': [
    allow('sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', ...LOGGING),
  ],
  'service-role/AWSLambdaRole': [allow('lambda:InvokeFunction')],
  AWSXRayDaemonWriteAccess: [
    allow(
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
      'xray:GetSamplingStatisticSummaries',
    ),
  ],
  // The rest of its document is about services that do not run here.
  AWSLambda_FullAccess: [
    allow('kms:ListAliases', 'lambda:*', 'states:DescribeStateMachine', 'states:ListStateMachines'),
  ],
  AWSLambda_ReadOnlyAccess: [allow('lambda:Get*', 'lambda:List*')],
  AmazonDynamoDBReadOnlyAccess: [
    allow(
      'dynamodb:BatchGetItem',
      'dynamodb:Describe*',
      'dynamodb:List*',
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      'dynamodb:PartiQLSelect',
    ),
  ],
  AmazonDynamoDBFullAccess: [allow('dynamodb:*')],
  AmazonSNSFullAccess: [allow('sns:*')],
  AmazonSQSFullAccess: [allow('sqs:*')],
  CloudWatchLogsFullAccess: [allow('logs:*')],
  AmazonEventBridgeFullAccess: [allow('events:*')],
  AWSStepFunctionsFullAccess: [allow('states:*')],
  AdministratorAccess: [allow('*')],
};

/**
 * The document of a policy that AWS manages, as far as it concerns what runs here.
 * @throws Error naming a policy that is not known here: its role could otherwise do less than in AWS.
 */
export function managedPolicy(arn: string): { name: string; document: JsonObject } {
  const path = arn.replace(/^arn:[^:]+:iam::aws:policy\//, '');
  const statements = Object.hasOwn(POLICIES, path) ? POLICIES[path] : undefined;
  if (!statements) {
    throw new Error(
      `the managed policy ${arn} is not known here (${Object.keys(POLICIES).join(', ')} are): ` +
        'write out its statements in the role',
    );
  }
  const document = { Version: '2012-10-17', Statement: [...statements] };
  return { name: path.split('/').at(-1) ?? path, document };
}
