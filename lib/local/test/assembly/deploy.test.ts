import { describe, expect, it } from 'vitest';
import { deployAssembly } from '../../assembly/deploy.ts';
import { readAssembly } from '../../assembly/read.ts';
import type { Resource } from '../../resources/resource-type.ts';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };

async function deploy(stacks: Record<string, JsonObject>, parameters: Record<string, string> = {}) {
  const deployed: Resource[] = [];
  const outputs = await deployAssembly({
    assembly: readAssembly(writeAssembly(temporaryFolder(), stacks)),
    identity,
    parameters,
    deploy(resource) {
      deployed.push(resource);
      return { ref: `id-${resource.logicalId}`, attributes: { Arn: `arn-${resource.logicalId}` } };
    },
  });
  return { outputs, deployed };
}

describe('deployAssembly', () => {
  it('deploys resources after those they refer to or depend on, wherever they are in the template', async () => {
    const { deployed } = await deploy({
      One: {
        Resources: {
          Mapping: { Type: 'T', Properties: { a: { 'Fn::GetAtt': ['Function', 'Arn'] } } },
          Function: {
            Type: 'T',
            DependsOn: ['Policy'],
            Properties: { e: { 'Fn::Sub': 'x-$'.concat('{Table.Arn}') } },
          },
          Policy: { Type: 'T', Properties: { r: [{ Ref: 'Role' }] } },
          Table: { Type: 'T' },
          Role: { Type: 'T' },
        },
      },
    });
    expect(deployed.map(({ logicalId }) => logicalId)).toEqual([
      'Role',
      'Policy',
      'Table',
      'Function',
      'Mapping',
    ]);
    expect(deployed.at(-1)?.properties).toEqual({ a: 'arn-Function' });
    expect(deployed.at(-1)?.path).toBe('One/Group/Mapping');
  });

  it('passes values from stack to stack, by export and by output', async () => {
    const { deployed, outputs } = await deploy({
      Data: {
        Resources: { Table: { Type: 'T' } },
        Outputs: {
          Name: { Value: { Ref: 'Table' }, Export: { Name: 'Data:Name' } },
          Arn: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] } },
        },
      },
      Service: {
        Resources: {
          Function: {
            Type: 'T',
            Properties: {
              name: { 'Fn::ImportValue': 'Data:Name' },
              arn: { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Arn' } },
            },
          },
        },
      },
    });
    expect(deployed.at(-1)?.properties).toEqual({ name: 'id-Table', arn: 'arn-Table' });
    expect(outputs.Data).toEqual({ Name: 'id-Table', Arn: 'arn-Table' });
  });

  it('leaves out what a condition rules out', async () => {
    const { deployed, outputs } = await deploy(
      {
        One: {
          Parameters: { Stage: { Type: 'String', Default: 'test' } },
          Conditions: { Live: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
          Resources: { A: { Type: 'T' }, B: { Type: 'T', Condition: 'Live' } },
          Outputs: { B: { Condition: 'Live', Value: { Ref: 'B' } } },
        },
      },
      { Stage: 'other' },
    );
    expect(deployed.map(({ logicalId }) => logicalId)).toEqual(['A']);
    expect(outputs.One).toEqual({});
  });

  it('names the resource that fails, with its path and the reason', async () => {
    const stacks = { One: { Resources: { A: { Type: 'T', Properties: { x: { Ref: 'Nowhere' } } } } } };
    await expect(deploy(stacks)).rejects.toThrow('T A (One/Group/A): Ref: there is no Nowhere');
  });

  it('names the resources of a circular dependency', async () => {
    const stacks = {
      One: {
        Resources: {
          A: { Type: 'T', Properties: { x: { Ref: 'B' } } },
          B: { Type: 'T', DependsOn: 'A' },
        },
      },
    };
    await expect(deploy(stacks)).rejects.toThrow('A -> B -> A');
  });

  it('refuses parameters that are unknown, without a value, to be looked up, or with a value that is not allowed', async () => {
    const stacks = {
      One: {
        Parameters: {
          Issuer: { Type: 'String' },
          Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' },
          Stage: { Type: 'String', AllowedValues: ['test', 'live'] },
          BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk' },
        },
        Resources: {},
      },
    };
    const failure = await deploy(stacks, { Stage: 'other', Typo: 'x' }).catch(
      (error: Error) => error.message,
    );
    expect(failure).toMatch(/Issuer.*has no default and needs a value/);
    expect(failure).toMatch(/Image.*no Parameter Store here to look up \/a in: give it the value/);
    expect(failure).toMatch(/Stage.*"other" is not one of its allowed values/);
    expect(failure).toMatch(/no stack has the parameter Typo/);
    expect(failure).not.toMatch(/BootstrapVersion/);
  });

  it('takes the value of a parameter of the account as it is given', async () => {
    const Parameters = {
      Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' },
      Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: 'subnet-1,subnet-2' },
    };
    const Outputs = {
      Image: { Value: { Ref: 'Image' } },
      Second: { Value: { 'Fn::Select': [1, { Ref: 'Subnets' }] } },
    };
    const { outputs } = await deploy({ One: { Parameters, Resources: {}, Outputs } }, { Image: 'ami-1' });
    expect(outputs.One).toEqual({ Image: 'ami-1', Second: 'subnet-2' });
  });

  // CloudFormation User Guide, "Parameters": the constraints of a parameter. A pattern must match the whole value. For a list,
  // the pattern and the allowed values apply to each item. The last words are those of ConstraintDescription, if there is one.
  it.each([
    [
      { Type: 'String', AllowedPattern: '[A-Za-z0-9]+' },
      'a-b',
      '"a-b" does not match the pattern [A-Za-z0-9]+',
    ],
    [
      { Type: 'String', AllowedPattern: '[a-z]+', ConstraintDescription: 'must be small' },
      'A',
      '"A" must be small',
    ],
    [{ Type: 'String', MinLength: '3', NoEcho: true }, 'ab', 'its value has fewer than 3 characters'],
    [{ Type: 'String', MaxLength: 3 }, 'abcd', '"abcd" has more than 3 characters'],
    [{ Type: 'Number', MinValue: 1 }, '0', '"0" is less than 1'],
    [{ Type: 'Number', MaxValue: '10' }, '10.5', '"10.5" is more than 10'],
    [{ Type: 'List<Number>' }, '1,x', '"x" is not a number'],
    [
      { Type: 'CommaDelimitedList', AllowedValues: ['a', 'b'] },
      'a, b,c',
      '"c" is not one of its allowed values (a, b)',
    ],
    [{ Type: 'CommaDelimitedList', AllowedPattern: 'x.*' }, 'xa,y', '"y" does not match the pattern x.*'],
  ] as [JsonObject, string, string][])(
    'refuses what %j does not allow: %s',
    async (Value, given, message) => {
      const stacks = { One: { Parameters: { Value }, Resources: {} } };
      await expect(deploy(stacks, { Value: given })).rejects.toThrow(
        `the parameter Value of the stack One: ${message}`,
      );
    },
  );

  it('accepts a list of allowed values', async () => {
    const Value = { Type: 'CommaDelimitedList', AllowedValues: ['a', 'b'], Default: 'b, a' };
    const Outputs = { Value: { Value: { 'Fn::Join': ['+', { Ref: 'Value' }] } } };
    const { outputs } = await deploy({ One: { Parameters: { Value }, Resources: {}, Outputs } });
    expect(outputs.One).toEqual({ Value: 'b+a' });
  });
});
