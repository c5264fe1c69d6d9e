import { generatedName } from './names.ts';
import { arnOf, type ResourceType, textOf } from './resource-type.ts';

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
  noEffect: 'there are no metrics here',
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
  'AWS::CloudWatch::CompositeAlarm': alarm,
  'AWS::CloudWatch::Dashboard': withoutEffect('there are no metrics here'),
  'AWS::Logs::LogGroup': logGroup,
  'AWS::Logs::MetricFilter': withoutEffect('there are no metrics here'),
  'AWS::Logs::ResourcePolicy': withoutEffect(LOG_POLICY),
  // What the CDK makes of a log group that is the target of a rule.
  'Custom::CloudwatchLogResourcePolicy': withoutEffect(LOG_POLICY),
};
