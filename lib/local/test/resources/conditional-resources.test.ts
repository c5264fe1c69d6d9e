import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkAssembly } from '../../assembly/check.ts';
import { startLocalRuntime } from '../../runtime.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };

/** A queue in any case, and in production a resource that cannot run here. */
const app = () =>
  writeAssembly(join(temporaryFolder(), 'cdk.out'), {
    One: {
      Parameters: { Stage: { Type: 'String', Default: 'dev' } },
      Conditions: { InProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      Resources: {
        Jobs: { Type: 'AWS::SQS::Queue' },
        Bucket: { Type: 'AWS::S3::Bucket', Condition: 'InProduction' },
        Other: {
          Type: 'AWS::SQS::Queue',
          Condition: 'InProduction',
          Properties: { NoSuchProperty: 1, Another: 2 },
        },
      },
      Outputs: { Bucket: { Condition: 'InProduction', Value: { Ref: 'Bucket' } } },
    },
  });

const start = (Stage: string) => startLocalRuntime({ assembly: app(), identity, parameters: { Stage } });

/** CloudFormation User Guide, "Conditions": entities whose condition is false are ignored. */
it('a resource whose condition is false need not be supported', async () => {
  expect(checkAssembly(app()).stacks).toEqual(['One']);
  const runtime = await start('dev');
  expect(runtime.outputs.One).toEqual({});
  await runtime.close();
});

it('every unsupported resource whose condition is true is refused by name', async () => {
  await expect(start('prod')).rejects.toMatchObject({
    reasons: [
      expect.stringMatching(
        /^AWS::S3::Bucket Bucket \(One\/Group\/Bucket\): the resource type is not supported/,
      ),
      expect.stringMatching(
        /^AWS::SQS::Queue Other \(One\/Group\/Other\): the property NoSuchProperty is not supported; the property Another is not supported$/,
      ),
    ],
  });
});
