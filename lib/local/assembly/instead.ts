export const NO_STORE =
  'there is no Parameter Store and no Secrets Manager here: use a CfnParameter or an environment variable';
const NO_NETWORK = 'there are no networks here: leave out the VPC when the app runs here';
const NO_CUSTOM = 'there are no custom resources here: leave it out when the app runs here';
const NO_NAMES =
  'there are no domain names and certificates here: leave them out when the app runs here; an API has its own address';
const NO_USERS =
  'there are no users and groups here: whoever calls the endpoint with their own keys may do everything';

/** What to do instead of an unsupported resource type or property, by the beginning of its name. */
const INSTEAD: readonly (readonly [string, string])[] = [
  [
    'AWS::S3::',
    'there is no S3 here: put buckets, and what works on them, into a separate app that runs on AWS',
  ],
  ['Custom::S3', 'there is no S3 here'],
  ['Custom::CDKBucketDeployment', 'there is no S3 here'],
  ['Custom::LogRetention', 'give the function a logGroup'],
  ['Custom::VpcRestrictDefaultSG', NO_NETWORK],
  ['Custom::', NO_CUSTOM],
  ['AWS::CloudFormation::CustomResource', NO_CUSTOM],
  ['AWS::CloudFormation::WaitCondition', NO_CUSTOM],
  ['AWS::CloudFormation::Stack', 'use a Stack instead of the NestedStack'],
  ['AWS::Serverless::', 'use the resource types of the CDK instead of those of SAM'],
  ['AWS::EC2::', NO_NETWORK],
  ['AWS::ApiGatewayV2::VpcLink', NO_NETWORK],
  ['AWS::SSM::', NO_STORE],
  ['AWS::SecretsManager::', NO_STORE],
  ['AWS::Cognito::', 'let the sign-in of the runtime issue the tokens: HttpJwtAuthorizer, --accounts'],
  [
    'AWS::ApiGatewayV2::Authorizer Authorizer',
    'use an HttpJwtAuthorizer, or check the request in the function of the route',
  ],
  [
    'AWS::ApiGatewayV2::Authorizer EnableSimple',
    'use an HttpJwtAuthorizer, or check the request in the function of the route',
  ],
  ['AWS::ApiGatewayV2::Integration', 'let a function of the route do it'],
  ['AWS::ApiGatewayV2::DomainName', NO_NAMES],
  ['AWS::ApiGatewayV2::ApiMapping', NO_NAMES],
  ['AWS::CertificateManager::', NO_NAMES],
  ['AWS::Route53::', NO_NAMES],
  ['AWS::CloudFront::', NO_NAMES],
  ['AWS::WAFv2::', 'APIs only listen on this machine: leave it out when the app runs here'],
  ['AWS::ApiGateway::', 'use an HTTP API'],
  ['AWS::AppSync::', 'use an HTTP API'],
  ['AWS::Lambda::Url', 'use an HTTP API'],
  ['AWS::Lambda::Permission InvokedViaFunctionUrl', 'use an HTTP API'],
  ['AWS::Lambda::Function Code.ImageUri', 'use a Node.js function: Code.fromAsset, NodejsFunction'],
  ['AWS::Lambda::Function FileSystemConfigs', 'keep persistent data in a table'],
  ['AWS::EFS::', 'keep persistent data in a table'],
  ['Fn::GetAZs', NO_NETWORK],
  ['Fn::Cidr', NO_NETWORK],
  ['AWS::ApplicationAutoScaling::', 'use on-demand capacity'],
  ['AWS::Events::Archive', 'leave out the archive when the app runs here'],
  ['AWS::Events::ApiDestination', 'make a function the target of the rule and let it call the address'],
  ['AWS::Events::Connection', 'make a function the target of the rule and let it call the address'],
  ['AWS::EventSchemas::', 'leave it out when the app runs here'],
  [
    'AWS::Pipes::',
    'let a function with an event source (SqsEventSource, DynamoEventSource) pass on what it reads',
  ],
  ['AWS::Kinesis::', 'use a queue, or the stream of a table'],
  ['AWS::KinesisFirehose::', 'let a function with an event source write it'],
  ['AWS::StepFunctions::Activity', 'let a Task wait for a task token: WAIT_FOR_TASK_TOKEN'],
  ['AWS::IAM::User', NO_USERS],
  ['AWS::IAM::Group', NO_USERS],
  ['AWS::IAM::AccessKey', NO_USERS],
];

/** Says in brackets what to do instead of something unsupported; an empty string if that is not known. */
export function instead(what: string): string {
  const [, sentence] = INSTEAD.find(([name]) => what.startsWith(name)) ?? [];
  return sentence === undefined ? '' : ` (${sentence})`;
}
