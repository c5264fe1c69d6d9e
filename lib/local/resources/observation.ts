import { generatedName } from './names.ts';
import { arnOf, type ResourceType, textOf } from './resource-type.ts';

const NO_METRICS = 'there are no metrics here';
const NO_TRACES = 'there is no tracing here';
const AT_ONCE = 'a new version takes over at once';
const LOG_POLICY = 'the functions and rules of the app may write logs here';

const logGroup: ResourceType = {
  properties: {},
  noEffect: 'logs are files in the data folder and are kept forever',
  deploy(resource, { identity }) {
    const name = textOf(resource.properties, 'LogGroupName') ?? generatedName(resource, 512);
    return { ref: name, attributes: { Arn: arnOf(identity, 'logs', `log-group:${name}:*`) } };
  },
};

const alarm: ResourceType = {
  properties: {},
  noEffect: NO_METRICS,
  deploy(resource, { identity }) {
    const name = textOf(resource.properties, 'AlarmName') ?? generatedName(resource, 255);
    return { ref: name, attributes: { Arn: arnOf(identity, 'cloudwatch', `alarm:${name}`) } };
  },
};

function withoutEffect(noEffect: string): ResourceType {
  return { properties: {}, noEffect, deploy: (resource) => ({ ref: generatedName(resource, 255) }) };
}

export const observationTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::CDK::Metadata': withoutEffect('usage figures of the CDK'),
  'AWS::CloudWatch::Alarm': alarm,
  'AWS::CloudWatch::AnomalyDetector': withoutEffect(NO_METRICS),
  'AWS::CloudWatch::CompositeAlarm': alarm,
  'AWS::CloudWatch::Dashboard': withoutEffect(NO_METRICS),
  'AWS::CodeDeploy::Application': withoutEffect(AT_ONCE),
  'AWS::CodeDeploy::DeploymentConfig': withoutEffect(AT_ONCE),
  'AWS::CodeDeploy::DeploymentGroup': withoutEffect(AT_ONCE),
  'AWS::Logs::LogGroup': logGroup,
  'AWS::Logs::MetricFilter': withoutEffect(NO_METRICS),
  'AWS::Logs::QueryDefinition': withoutEffect('logs are files in the data folder'),
  'AWS::Logs::ResourcePolicy': withoutEffect(LOG_POLICY),
  'AWS::ResourceGroups::Group': withoutEffect('tags are not used'),
  'AWS::XRay::Group': withoutEffect(NO_TRACES),
  'AWS::XRay::SamplingRule': withoutEffect(NO_TRACES),
  // The CDK adds it for a log group that is the target of a rule.
  'Custom::CloudwatchLogResourcePolicy': withoutEffect(LOG_POLICY),
};
