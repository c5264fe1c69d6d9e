import { describe, expect, it } from 'vitest';
import type { RefusedAssembly } from '../../assembly/refusal.ts';
import type { JsonObject } from '../../service.ts';
import {
  Api,
  ApiId,
  deploy,
  fn,
  mapping,
  Queue,
  Role,
  StreamArn,
  Table,
  workflow,
} from '../support/refused-resources.ts';

const refused: [string, JsonObject, string | RegExp][] = [
  [
    'replicas of a table',
    {
      T: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: { ...Table.Properties, Replicas: [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }] },
      },
    },
    'replicas in us-east-1, eu-west-1 are not supported',
  ],
  [
    'a policy for a role that does not exist',
    {
      P: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', PolicyDocument: {}, Roles: ['nobody'] } },
    },
    'there is no role nobody in the assembly',
  ],
  [
    'an unknown attribute',
    {
      Role,
      Fn: fn(),
      P: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: { 'Fn::GetAtt': ['Fn', 'SnapStartResponse'] },
          PolicyDocument: {},
          Roles: [],
        },
      },
    },
    'Fn::GetAtt: Fn.SnapStartResponse is not supported',
  ],
];

describe('A template', () => {
  it.each(refused)('is refused with %s', async (_, resources, message) => {
    await expect(deploy(resources)).rejects.toThrow(message);
  });

  it('is accepted when it has none of these', async () => {
    const Properties = { EventSourceArn: StreamArn, StartingPosition: 'TRIM_HORIZON' };
    await deploy({ Role, Fn: fn(), Table, Queue, Api, M: mapping(Properties) });
  });
});

describe('An app with several values that are not supported', () => {
  it('is told all of them at once, and not what merely refers to them', async () => {
    const failure = await deploy({
      Role,
      Old: fn({ Runtime: 'python3.13' }),
      Express: workflow({ A: { Type: 'Succeed' } }, { StateMachineType: 'EXPRESS' }),
      Api,
      R: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId, RouteKey: 'GET /a', AuthorizationType: 'AWS_IAM' },
      },
      M: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: { FunctionName: { Ref: 'Old' }, EventSourceArn: 'arn:aws:kinesis:::stream/s' },
      },
    }).catch((error: unknown) => error);
    expect((failure as RefusedAssembly).reasons).toEqual([
      expect.stringMatching(/^AWS::Lambda::Function Old \(.*\): the runtime python3.13 is not supported/),
      expect.stringMatching(
        /^AWS::StepFunctions::StateMachine Express \(.*\): the StateMachineType EXPRESS is not supported \(STANDARD is\)$/,
      ),
      expect.stringMatching(
        /^AWS::ApiGatewayV2::Route R \(.*\): the route GET \/a of the API a: AWS_IAM authorization is not supported \(NONE and JWT are\)$/,
      ),
    ]);
  });

  it('is told every permission that is missing, once everything else is in order', async () => {
    const Poor = { ...Role, Properties: { ...Role.Properties, Policies: [] } };
    const role = { 'Fn::GetAtt': ['Poor', 'Arn'] };
    const source = { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] } };
    const failure = await deploy({
      Poor,
      Queue,
      One: fn({ Role: role }),
      M1: mapping({ ...source, FunctionName: { Ref: 'One' } }),
      Two: fn({ Role: role }),
      M2: mapping({ ...source, FunctionName: { Ref: 'Two' } }),
    }).catch((error: unknown) => error);
    expect((failure as RefusedAssembly).reasons).toEqual([
      expect.stringMatching(/^AWS::Lambda::EventSourceMapping M1 .*lacks permissions/),
      expect.stringMatching(/^AWS::Lambda::EventSourceMapping M2 .*lacks permissions/),
    ]);
  });
});
