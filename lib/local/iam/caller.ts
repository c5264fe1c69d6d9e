import type { AccountIdentity } from '../aws-error.ts';
import type { Principal } from '../service.ts';
import type { ContextValue } from './evaluation/context.ts';
import type { CallerNames } from './evaluation/principals.ts';
import type { PolicyStore, Role } from './policy-store.ts';

/** The maker of a call, as IAM sees it. */
export type Caller =
  | { readonly kind: 'root'; readonly name: string }
  | { readonly kind: 'role'; readonly name: string; readonly role: Role; readonly session: string }
  | { readonly kind: 'service'; readonly name: string; readonly sourceArn: string }
  | { readonly kind: 'unknown'; readonly name: string };

/** The services through which resources act in their own name. */
const SERVICES: Readonly<Record<string, string>> = {
  events: 'events.amazonaws.com',
  'execute-api': 'apigateway.amazonaws.com',
  sns: 'sns.amazonaws.com',
};
/** The name of a session that was given none. */
const SESSION = 'local';

/** Returns the caller behind a principal: the account, a role of the assembly, or a rule or API by its ARN. */
export function callerOf(principal: Principal, policies: PolicyStore): Caller {
  const { arn } = principal;
  const [, partition, service = '', , accountId, resource = ''] = arn.split(':');
  if (service === 'iam' && resource === 'root') return { kind: 'root', name: arn };
  const role = policies.role(arn);
  if (role) {
    const session = principal.session ?? SESSION;
    const name = `arn:${partition}:sts::${accountId}:assumed-role/${role.name}/${session}`;
    return { kind: 'role', name, role, session };
  }
  const acting = SERVICES[service];
  return acting === undefined
    ? { kind: 'unknown', name: arn }
    : { kind: 'service', name: acting, sourceArn: arn };
}

/** Returns the names by which resource policies can name a caller. */
export function namesOf(caller: Caller): CallerNames {
  if (caller.kind === 'service') return { name: caller.name };
  const accountId = caller.name.split(':')[4];
  if (accountId === undefined) return { name: caller.name };
  if (caller.kind !== 'role') return { name: caller.name, accountId };
  const { arn, boundary } = caller.role;
  return { name: caller.name, accountId, roleArn: arn, bounded: boundary !== undefined };
}

/** The condition keys that are known here. Every other key counts as absent. */
const KNOWN = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:securetransport',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:userid',
  'aws:viaawsservice',
  'dynamodb:attributes',
  'dynamodb:enclosingoperation',
  'dynamodb:fulltablescan',
  'dynamodb:leadingkeys',
  'dynamodb:returnconsumedcapacity',
  'dynamodb:returnvalues',
  'dynamodb:select',
  'events:detail-type',
  'events:eventbusinvocation',
  'events:source',
  'kms:calleraccount',
  'kms:encryptionalgorithm',
  'kms:encryptioncontextkeys',
  'kms:macalgorithm',
  'kms:requestalias',
  'kms:viaservice',
  'sts:externalid',
]);
const WITH_NAMES = /^(aws:principaltag\/|kms:encryptioncontext:)/;

/** Whether the value of a condition key is known here. */
export const isKnownKey = (key: string): boolean => KNOWN.has(key) || WITH_NAMES.test(key);

/** Returns the value of a global condition key (in lower case) for a caller; undefined when it has none. */
export function callerContext(
  key: string,
  caller: Caller,
  { identity, now }: { identity: AccountIdentity; now: number },
): ContextValue | undefined {
  switch (key) {
    case 'aws:currenttime':
      return new Date(now).toISOString();
    case 'aws:epochtime':
      return String(Math.floor(now / 1000));
    case 'aws:requestedregion':
      return identity.region;
    case 'aws:resourceaccount':
    case 'kms:calleraccount':
      return identity.accountId;
    // The runtime stands in for the endpoints of AWS, which all use TLS.
    case 'aws:securetransport':
      return 'true';
    case 'aws:principalisawsservice':
      return String(caller.kind === 'service');
    case 'aws:viaawsservice':
      return 'false';
  }
  if (caller.kind === 'service') {
    if (key === 'aws:sourcearn') return caller.sourceArn;
    if (key === 'aws:sourceaccount') return identity.accountId;
    return key === 'aws:principalservicename' ? caller.name : undefined;
  }
  if (caller.kind !== 'role') return undefined;
  if (key.startsWith('aws:principaltag/')) {
    const wanted = key.slice('aws:principaltag/'.length);
    return Object.entries(caller.role.tags).find(([name]) => name.toLowerCase() === wanted)?.[1];
  }
  switch (key) {
    case 'aws:principalarn':
      return caller.role.arn;
    case 'aws:principalaccount':
      return identity.accountId;
    case 'aws:principaltype':
      return 'AssumedRole';
    case 'aws:userid':
      return `AROA${caller.role.name}:${caller.session}`;
    default:
      return undefined;
  }
}
