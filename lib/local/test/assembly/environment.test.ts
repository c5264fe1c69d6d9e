import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identityFor, requireEnvironment } from '../../assembly/environment.ts';
import { readAssembly } from '../../assembly/read.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

/** An assembly of two stacks, with their environments as the CDK writes them into `manifest.json`. */
function assemblyFor(one: string, two: string) {
  const folder = writeAssembly(temporaryFolder(), { One: { Resources: {} }, Two: { Resources: {} } });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.artifacts.One.environment = one;
  manifest.artifacts.Two.environment = two;
  writeFileSync(file, JSON.stringify(manifest));
  return readAssembly(folder);
}

/** The environment that the CDK writes for a stack without `env`. */
const OPEN = 'aws://unknown-account/unknown-region';
const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };

describe('The account in which an app runs', () => {
  it.each([
    [OPEN, {}, identity],
    [
      'aws://123456789012/eu-central-1',
      {},
      { partition: 'aws', region: 'eu-central-1', accountId: '123456789012' },
    ],
    ['aws://unknown-account/cn-north-1', {}, { ...identity, partition: 'aws-cn', region: 'cn-north-1' }],
    [
      'aws://unknown-account/us-gov-west-1',
      {},
      { ...identity, partition: 'aws-us-gov', region: 'us-gov-west-1' },
    ],
    [
      'aws://123456789012/unknown-region',
      { region: 'eu-west-1' },
      { partition: 'aws', region: 'eu-west-1', accountId: '123456789012' },
    ],
  ])('is that of its stacks, %s, unless another is given', (environment, given, expected) => {
    expect(identityFor(assemblyFor(OPEN, environment), given)).toEqual(expected);
  });

  it('must be that of every stack', () => {
    const check = (one: string, two: string) => () => requireEnvironment(assemblyFor(one, two), identity);
    expect(check(OPEN, 'aws://000000000000/us-east-1')).not.toThrow();
    expect(check(OPEN, 'aws://unknown-account/eu-west-1')).toThrow(
      'the stack Two is for the region eu-west-1, but the runtime is for us-east-1: start it for that one (--region',
    );
    expect(check('aws://123456789012/us-east-1', OPEN)).toThrow(
      'the stack One is for the account 123456789012, but the runtime is for 000000000000',
    );
  });
});
