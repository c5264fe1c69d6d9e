import { expect, it } from 'vitest';
import { startLocalRuntime } from '../runtime.ts';
import { writeAssembly } from './support/assemblies.ts';
import { temporaryFolder } from './support/cleanup.ts';

const role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'states.amazonaws.com' } },
      ],
    },
  },
};

it('does not start an app whose workflow calls what nothing here answers', async () => {
  const Resource = 'arn:aws:states:::aws-sdk:dynamodb:frobnicate';
  const States = {
    Do: { Type: 'Task', Resource, Arguments: {}, Next: 'Call' },
    Call: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Arguments: {}, Next: 'Send' },
    Send: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sqs:sendMessage', Arguments: {}, End: true },
  };
  const assembly = writeAssembly(temporaryFolder(), {
    One: {
      Resources: {
        Role: role,
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
            DefinitionString: JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Do', States }),
          },
        },
      },
    },
  });
  const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
  await expect(startLocalRuntime({ assembly, identity, report: () => {} })).rejects.toThrow(
    /AWS::StepFunctions::StateMachine Machine .*: what the state Do \(aws-sdk:dynamodb:frobnicate\), the state Call \(http:invoke\) would call does not run here: let a function do it/,
  );
});
