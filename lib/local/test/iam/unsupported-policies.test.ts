import { describe, expect, it } from 'vitest';
import { allow, queue, role, startTemplate } from './template.ts';

const LOGS = allow(['logs:CreateLogStream', 'logs:PutLogEvents'], '*');

describe('A policy that cannot be evaluated', () => {
  const Condition = { StringMatches: { 'aws:PrincipalTag/team': 'blue' } };
  const sending = { ...allow('sqs:SendMessage', '*'), Condition };

  it('stops the deployment of its role, and is named with its statement and operator', async () => {
    await expect(startTemplate({ Role: role('lambda', [LOGS, sending]) })).rejects.toThrow(
      'AWS::IAM::Role Role (Role): policy, statement 2: the condition operator StringMatches is not evaluated by the local runtime',
    );
  });

  it('stops the deployment of its resource', async () => {
    const Statement = { ...sending, Principal: { AWS: '*' } };
    const Policy = {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: { Statement } },
    };
    await expect(startTemplate({ Queue: queue('jobs'), Policy })).rejects.toThrow(
      'the policy of the queue jobs, statement 1: the condition operator StringMatches is not evaluated',
    );
  });

  it('stops the deployment of a managed policy that is not attached to anything', async () => {
    const Managed = {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: 'Sending',
        PolicyDocument: { Version: '2030-01-01', Statement: [LOGS] },
      },
    };
    await expect(startTemplate({ Managed })).rejects.toThrow(
      'Sending: the version 2030-01-01 is not evaluated',
    );
  });
});
