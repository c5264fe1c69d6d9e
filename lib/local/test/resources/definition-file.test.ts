import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startLocalRuntime } from '../../runtime.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };

/** A definition with substitutions of CloudFormation, inside and outside quotes. */
const DEFINITION = `{ "QueryLanguage": "JSONata", "StartAt": "Greet", "States": {
  "Greet": { "Type": "Pass", "Output": { "text": "hello \${Whom}", "times": \${Times} }, "End": true } } }`;

it('a workflow has the definition of the file that DefinitionBody.fromFile adds to the assembly', async () => {
  const folder = join(temporaryFolder(), 'cdk.out');
  mkdirSync(folder);
  writeFileSync(join(folder, 'asset.abc.json'), DEFINITION);
  const assembly = writeAssembly(
    folder,
    {
      One: {
        Resources: {
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: {
              AssumeRolePolicyDocument: {
                Statement: [
                  {
                    Effect: 'Allow',
                    Principal: { Service: 'states.amazonaws.com' },
                    Action: 'sts:AssumeRole',
                  },
                ],
              },
            },
          },
          Greeting: {
            Type: 'AWS::StepFunctions::StateMachine',
            Properties: {
              RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
              DefinitionS3Location: {
                Bucket: { 'Fn::Sub': 'cdk-assets-$'.concat('{AWS::Region}') },
                Key: 'abc.json',
              },
              DefinitionSubstitutions: { Whom: { Ref: 'AWS::Region' }, Times: 3 },
            },
          },
        },
        Outputs: { Arn: { Value: { Ref: 'Greeting' } } },
      },
    },
    {
      abc: {
        source: { path: 'asset.abc.json', packaging: 'file' },
        destinations: { here: { objectKey: 'abc.json' } },
      },
    },
  );
  const runtime = await startLocalRuntime({ assembly, identity });
  onTestFinished(() => runtime.close());
  const principal = { arn: 'arn:aws:iam::000000000000:root' };
  const call = (operation: string, input: Record<string, string>) =>
    runtime.callService({ service: 'states', operation, input, principal });
  const { executionArn } = await call('StartExecution', {
    stateMachineArn: String(runtime.outputs.One?.Arn),
  });
  await runtime.settle();
  const { output } = await call('DescribeExecution', { executionArn: String(executionArn) });
  expect(JSON.parse(String(output))).toEqual({ text: 'hello us-east-1', times: 3 });
});
