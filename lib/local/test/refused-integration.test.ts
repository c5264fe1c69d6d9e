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
  const States = { Do: { Type: 'Task', Resource, Arguments: {}, End: true } };
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
    /AWS::StepFunctions::StateMachine Machine .*The resource provided arn:aws:states:::aws-sdk:dynamodb:frobnicate is not recognized.* at \/States\/Do\/Resource/s,
  );
});
