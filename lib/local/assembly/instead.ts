export const NO_STORE =
  'there is no Parameter Store and no Secrets Manager here: use a CfnParameter, or a variable of the environment';
const NO_NETWORK = 'there are no networks here: leave the VPC away when the app is to run here';
const NO_CUSTOM = 'there are no custom resources here: leave it away when the app is to run here';
const NO_NAMES =
  'there are no domain names and certificates here: leave them away when the app is to run here; an API has an address of its own';
const NO_USERS =
  'there are no users and groups here: whoever calls the endpoint with keys of their own may do everything';

/** What to do instead of a resource type or property that is not supported, by how its name begins. */
const INSTEAD: readonly (readonly [string, string])[] = [
  [
    'AWS::S3::',
    'there is no S3 here; put buckets, and what works on them, into an app of their own that runs on AWS',
  ],
  ['Custom::S3', 'there is no S3 here'],
  ['Custom::CDKBucketDeployment', 'there is no S3 here'],
  ['Custom::LogRetention', 'give the function a logGroup'],
  ['Custom::VpcRestrictDefaultSG', NO_NETWORK],
  ['Custom::', NO_CUSTOM],
  ['AWS::CloudFormation::CustomResource', NO_CUSTOM],
  ['AWS::CloudFormation::WaitCondition', NO_CUSTOM],
  ['AWS::CloudFormation::Stack', 'use a Stack in place of the NestedStack'],
  ['AWS::Serverless::', 'use the resource types of the CDK in place of those of SAM'],
  ['AWS::EC2::', NO_NETWORK],
  ['AWS::ApiGatewayV2::VpcLink', NO_NETWORK],
  ['AWS::SSM::', NO_STORE],
  ['AWS::SecretsManager::', NO_STORE],
  ['AWS::Cognito::', 'let the sign-in of the runtime issue the tokens: HttpJwtAuthorizer, --accounts'],
  [
    'AWS::ApiGatewayV2::Authorizer Authorizer',
    'use a HttpJwtAuthorizer, or check in the function of the route',
  ],
  [
    'AWS::ApiGatewayV2::Authorizer EnableSimple',
    'use a HttpJwtAuthorizer, or check in the function of the route',
  ],
  ['AWS::ApiGatewayV2::Integration', 'let a function of the route do it'],
  ['AWS::ApiGatewayV2::DomainName', NO_NAMES],
  ['AWS::ApiGatewayV2::ApiMapping', NO_NAMES],
  ['AWS::CertificateManager::', NO_NAMES],
  ['AWS::Route53::', NO_NAMES],
  ['AWS::CloudFront::', NO_NAMES],
  ['AWS::WAFv2::', 'APIs listen on this machine only: leave it away when the app is to run here'],
  ['AWS::ApiGateway::', 'use an HTTP API'],
  ['AWS::AppSync::', 'use an HTTP API'],
  ['AWS::Lambda::Url', 'use an HTTP API'],
  ['AWS::Lambda::Permission InvokedViaFunctionUrl', 'use an HTTP API'],
  ['AWS::Lambda::Function Code.ImageUri', 'use a function of Node.js: Code.fromAsset, NodejsFunction'],
  ['AWS::Lambda::Function FileSystemConfigs', 'keep what is to stay in a table'],
  ['AWS::EFS::', 'keep what is to stay in a table'],
  ['Fn::GetAZs', NO_NETWORK],
  ['Fn::Cidr', NO_NETWORK],
  ['AWS::ApplicationAutoScaling::', 'use on-demand capacity'],
  ['AWS::Events::Archive', 'leave the archive away when the app is to run here'],
  ['AWS::Events::ApiDestination', 'let a function that is the target of the rule call the address'],
  ['AWS::Events::Connection', 'let a function that is the target of the rule call the address'],
  ['AWS::EventSchemas::', 'leave it away when the app is to run here'],
  [
    'AWS::Pipes::',
    'let a function with an event source (SqsEventSource, DynamoEventSource) send on what it reads',
  ],
  ['AWS::Kinesis::', 'use a queue, or the stream of a table'],
  ['AWS::KinesisFirehose::', 'let a function with an event source write it'],
  ['AWS::StepFunctions::Activity', 'let a Task wait for a task token: WAIT_FOR_TASK_TOKEN'],
  ['AWS::IAM::User', NO_USERS],
  ['AWS::IAM::Group', NO_USERS],
  ['AWS::IAM::AccessKey', NO_USERS],
];

/** What to do instead of something that is not supported, in brackets; nothing where that is not known. */
export function instead(what: string): string {
  const [, sentence] = INSTEAD.find(([name]) => what.startsWith(name)) ?? [];
  return sentence === undefined ? '' : ` (${sentence})`;
}
