import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAssembly } from '../../assembly/read.ts';
import { checkSupport } from '../../assembly/support.ts';
import { RESOURCE_TYPES } from '../../resources/table.ts';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

function check(template: JsonObject) {
  return checkSupport(readAssembly(writeAssembly(temporaryFolder(), { One: template })), RESOURCE_TYPES);
}

describe('checkSupport', () => {
  it('names every unknown type and property at once, with its logical id and path', () => {
    const failure = () =>
      check({
        Resources: {
          Bucket: { Type: 'AWS::S3::Bucket' },
          Function: {
            Type: 'AWS::Lambda::Function',
            Properties: { Handler: 'a.b', FileSystemConfigs: ['x'], Code: { ImageUri: 'x' } },
          },
          Table: {
            Type: 'AWS::DynamoDB::GlobalTable',
            Properties: { Replicas: [{ Region: 'a', KinesisStreamSpecification: {} }] },
          },
        },
      });
    expect(failure).toThrow('AWS::S3::Bucket Bucket (One/Group/Bucket): the resource type is not supported');
    expect(failure).toThrow(
      'AWS::Lambda::Function Function (One/Group/Function): the property FileSystemConfigs',
    );
    expect(failure).toThrow('the property Code.ImageUri is not supported');
    expect(failure).toThrow('the property Replicas.KinesisStreamSpecification is not supported');
  });

  it('examines both branches of a condition', () => {
    const Role = { Type: 'AWS::IAM::Role', Properties: {} };
    const LoggingConfig = { 'Fn::If': ['C', { LogGroup: 'a' }, { Elsewhere: 'b' }] };
    const failure = () =>
      check({ Resources: { Role, F: { Type: 'AWS::Lambda::Function', Properties: { LoggingConfig } } } });
    expect(failure).toThrow('the property LoggingConfig.Elsewhere is not supported');
  });

  it('names the template functions that it does not know', () => {
    const Properties = { PolicyDocument: { 'Fn::Transform': { Name: 'AWS::Include' } } };
    expect(() => check({ Resources: { P: { Type: 'AWS::IAM::Policy', Properties } } })).toThrow(
      'AWS::IAM::Policy P (One/Group/P): the function Fn::Transform is not supported',
    );
  });

  // As SecretValue.secretsManager and StringParameter.valueForSecureStringParameter of the CDK write them.
  it('names dynamic references, which CloudFormation would look up, in properties and outputs', () => {
    const secret = { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'X' }, ':SecretString:a::}}']] };
    const template = {
      Resources: {
        F: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { SECRET: secret } } } },
      },
      Outputs: { Out: { Value: 'at {{resolve:ssm:/a/b:1}}' } },
    };
    expect(() => check(template)).toThrow(
      'AWS::Lambda::Function F (One/Group/F): the dynamic reference {{resolve:secretsmanager: is not supported',
    );
    expect(() => check(template)).toThrow(
      'the output Out of the stack One: the dynamic reference {{resolve:ssm:/a/b:1}} is not supported',
    );
  });

  it('says what to do instead of common features that are not supported', () => {
    const types = [
      'AWS::SSM::Parameter',
      'Custom::AWS',
      'AWS::EC2::VPC',
      'AWS::CloudFormation::Stack',
      'AWS::Pipes::Pipe',
    ];
    const Resources = Object.fromEntries(types.map((Type, index) => [`R${index}`, { Type }]));
    for (const type of types) {
      expect(() => check({ Resources })).toThrow(
        new RegExp(`${type} .*: the resource type is not supported \\(`),
      );
    }
  });

  it('refuses the stages of an app, and names their folders', () => {
    const folder = join(temporaryFolder(), 'cdk.out');
    mkdirSync(folder);
    const stage = (directoryName: string) => ({ type: 'cdk:cloud-assembly', properties: { directoryName } });
    const artifacts = { 'assembly-Dev': stage('assembly-Dev'), 'assembly-Prod': stage('assembly-Prod') };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
    expect(() => readAssembly(folder)).toThrow('(cdk.out/assembly-Dev, cdk.out/assembly-Prod)');
  });

  it('treats an app of one stage as that stage', () => {
    const folder = join(temporaryFolder(), 'cdk.out');
    const directoryName = 'assembly-Prod';
    writeAssembly(join(folder, directoryName), { One: { Resources: {} } });
    const artifacts = { Prod: { type: 'cdk:cloud-assembly', properties: { directoryName } } };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
    expect(readAssembly(folder).stacks.map(({ name }) => name)).toEqual(['One']);
  });

  it('accepts the transform that adds functions to the language, and refuses its loops', () => {
    const Transform = 'AWS::LanguageExtensions';
    expect(check({ Transform, Resources: {} })).toEqual([]);
    const Resources = { 'Fn::ForEach::Topics': ['Name', ['a'], {}] };
    expect(() => check({ Transform, Resources })).toThrow(
      'the function Fn::ForEach::Topics is not supported',
    );
  });

  it('refuses transforms and rules', () => {
    expect(() => check({ Transform: 'AWS::Serverless-2016-10-31', Resources: {} })).toThrow(
      'section Transform (AWS::Serverless-2016-10-31) is not supported',
    );
    expect(() => check({ Rules: { Mine: {} }, Resources: {} })).toThrow('the rule Mine is not supported');
  });

  // targets.CloudWatchLogGroup of the CDK makes one beside the rule, so that EventBridge may write to the log group.
  it('accepts the policy that a rule with a log group needs on AWS', () => {
    const Policy = { Type: 'Custom::CloudwatchLogResourcePolicy', Properties: { ServiceToken: 'x' } };
    expect(check({ Resources: { Policy } })).toMatchObject([{ type: Policy.Type, logicalId: 'Policy' }]);
  });

  it('reports what has no effect locally, and why', () => {
    const notes = check({
      Rules: { CheckBootstrapVersion: {} },
      Resources: {
        Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Anything: 1 } },
        Table: { Type: 'AWS::DynamoDB::Table', Properties: { DeletionProtectionEnabled: true } },
      },
    });
    expect(notes).toEqual([
      {
        logicalId: 'Alarm',
        path: 'One/Group/Alarm',
        type: 'AWS::CloudWatch::Alarm',
        reason: 'there are no metrics here',
      },
      expect.objectContaining({ logicalId: 'Table', property: 'DeletionProtectionEnabled' }),
    ]);
  });
});
