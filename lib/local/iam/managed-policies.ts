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

/** Of aliases only. The rest of the documents concerns services that do not run here. */
const CODE_DEPLOY = [
  allow('lambda:UpdateAlias', 'lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig'),
  { ...allow('lambda:InvokeFunction'), Resource: 'arn:aws:lambda:*:*:function:CodeDeployHook_*' },
];

/** The AWS managed policies that roles of serverless applications use, by name including its path. */
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
  'service-role/AWSCodeDeployRoleForLambda': CODE_DEPLOY,
  'service-role/AWSCodeDeployRoleForLambdaLimited': CODE_DEPLOY,
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': [
    allow(
      ...LOGGING,
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:FilterLogEvents',
      'logs:GetLogEvents',
    ),
  ],
  CloudWatchLambdaInsightsExecutionRolePolicy: [
    { ...allow(...LOGGING), Resource: 'arn:aws:logs:*:*:log-group:/aws/lambda-insights:*' },
  ],
  // These are for services that do not run here.
  AmazonBedrockFullAccess: [allow('bedrock:*')],
  AmazonS3FullAccess: [allow('s3:*', 's3-object-lambda:*')],
  AmazonS3ReadOnlyAccess: [allow('s3:Get*', 's3:List*', 's3:Describe*')],
  AmazonSESFullAccess: [allow('ses:*')],
  AmazonSSMFullAccess: [allow('ssm:*')],
  AmazonSSMReadOnlyAccess: [allow('ssm:Describe*', 'ssm:Get*', 'ssm:List*')],
  SecretsManagerReadWrite: [allow('secretsmanager:*')],
  AWSXRayDaemonWriteAccess: [
    allow(
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
      'xray:GetSamplingStatisticSummaries',
    ),
  ],
  // The rest of the document concerns services that do not run here.
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
 * Returns the document of an AWS managed policy, as far as it concerns what runs here.
 * @throws Error naming a policy that is not known here: otherwise its role could do less than on AWS
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
