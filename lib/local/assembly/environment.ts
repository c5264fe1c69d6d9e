import type { AccountIdentity } from '../aws-error.ts';
import type { Assembly, StackEnvironment } from './read.ts';
import { RefusedAssembly } from './refusal.ts';

/**
 * Determines the account in which an app runs: the given one, or else that of its first stack with an `env`, or else a default.
 */
export function identityFor(assembly: Assembly, given: Partial<AccountIdentity>): AccountIdentity {
  const named = <T extends keyof StackEnvironment>(what: T) =>
    assembly.stacks.map(({ environment }) => environment[what]).find((value) => value !== undefined);
  const region = given.region ?? named('region') ?? 'us-east-1';
  return {
    partition: given.partition ?? partitionOf(region),
    region,
    accountId: given.accountId ?? named('accountId') ?? '000000000000',
  };
}

function partitionOf(region: string): string {
  const begin = ['cn', 'us-gov'].find((one) => region.startsWith(`${one}-`));
  return begin === undefined ? 'aws' : `aws-${begin}`;
}

/**
 * Checks that every stack is for the account that runs here. A template for another account contains that account and its
 * region in policies and ARNs, which would then lead nowhere.
 * @throws RefusedAssembly that names each stack for another account
 */
export function requireEnvironment(assembly: Assembly, { region, accountId }: AccountIdentity): void {
  const reasons = assembly.stacks.flatMap(({ name, environment }) => [
    ...differs(
      `the stack ${name} is for the region`,
      environment.region,
      region,
      '--region, identity.region',
    ),
    ...differs(
      `the stack ${name} is for the account`,
      environment.accountId,
      accountId,
      '--account-id, identity.accountId',
    ),
  ]);
  if (reasons.length > 0) throw new RefusedAssembly(reasons);
}

function differs(what: string, named: string | undefined, running: string, option: string): string[] {
  if (named === undefined || named === running) return [];
  return [
    `${what} ${named}, but the runtime is for ${running}: start it for that one (${option}), or give the stack no env`,
  ];
}
