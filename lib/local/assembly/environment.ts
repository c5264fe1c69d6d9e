import type { AccountIdentity } from '../aws-error.ts';
import type { Assembly, StackEnvironment } from './read.ts';
import { RefusedAssembly } from './refusal.ts';

/**
 * The account in which an app is to run: what is given, or else what its first stack with an `env` names, or else one of
 * no significance.
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
 * Checks that every stack is for the account that runs here. A template for another one has its account and its region
 * written into policies and ARNs, which would then lead nowhere.
 * @throws RefusedAssembly naming each stack that is not.
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
    `${what} ${named}, and ${running} runs here: start it with that one (${option}), or give the stack no env`,
  ];
}
