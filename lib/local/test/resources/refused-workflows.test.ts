import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { deploy, map, Role, task, workflow } from '../support/refused-resources.ts';

const refused: [string, JsonObject, string | RegExp][] = [
  [
    'a definition in a bucket',
    {
      Role,
      S: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          RoleArn: 'arn:aws:iam::0:role/r',
          DefinitionS3Location: { Bucket: 'b', Key: 'elsewhere.json' },
        },
      },
    },
    'its definition elsewhere.json is not in the assembly',
  ],
  [
    'a definition in JSONPath',
    {
      Role,
      S: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          DefinitionString: JSON.stringify({
            StartAt: 'A',
            States: {
              A: { Type: 'Pass', Next: 'B' },
              B: { Type: 'Pass', QueryLanguage: 'JSONata', Next: 'C' },
              C: { Type: 'Parallel', Branches: [{ StartAt: 'D', States: { D: {}, E: {} } }], End: true },
            },
          }),
        },
      },
    },
    /AWS::StepFunctions::StateMachine S \(.*\): 4 of its 5 states \(A, C, D, ...\) are in JSONPath, and only JSONata is supported: give the machine queryLanguage: .*$/,
  ],
];

describe('A workflow', () => {
  it.each(refused)('is refused with %s', async (_, resources, message) => {
    await expect(deploy(resources)).rejects.toThrow(message);
  });
});

describe('A workflow that needs S3', () => {
  it.each([
    ['a call of the SDK', { A: task('aws-sdk:s3:getObject') }, 'the state A (aws-sdk:s3:getObject)'],
    [
      'a call that waits for a token',
      { A: task('aws-sdk:s3:getObject.waitForTaskToken') },
      'the state A (aws-sdk:s3:getObject.waitForTaskToken)',
    ],
    [
      'a Map that reads and writes files, and a state within it',
      { A: map({ ItemReader: { Resource: 'arn:aws:states:::s3:getObject' }, ResultWriter: {} }) },
      'the state A (ItemReader, ResultWriter), the state B (aws-sdk:s3:putObject)',
    ],
  ])('is refused with %s, by the names of the states', async (_, states, places) => {
    await expect(deploy({ Role, S: workflow(states) })).rejects.toThrow(
      `there is no S3 here, which ${places} would need: give a Map its Items`,
    );
  });
});

it('A workflow with a Map of Express workflows is refused by the name of its state', async () => {
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    StartAt: 'B',
    States: { B: { Type: 'Pass', End: true } },
  };
  await expect(deploy({ Role, S: workflow({ A: map({ ItemProcessor }) }) })).rejects.toThrow(
    'the state A: the ExecutionType EXPRESS of a Map is not supported (STANDARD is)',
  );
});
