import type { Resources } from '../../iam/access.ts';
import { AccessControl } from '../../iam/access-control.ts';
import { UsageRecord } from '../../iam/usage.ts';
import type { JsonObject, ServiceRequest } from '../../service.ts';

const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };
const BOUNDARY = 'arn:aws-cn:iam::000000000000:policy/Boundary';
export const ROLE = 'arn:aws-cn:iam::000000000000:role/Worker';

const arn = (service: string, resource: string) =>
  `arn:aws-cn:${service}:cn-north-1:000000000000:${resource}`;

/**
 * Resources as a deployment would have them: the table `Cases` with an index and a stream, the table `Sealed` with a key of its
 * own, and any function, key or token.
 */
export const resources: Resources = {
  arn,
  functionArn: (reference, qualifier) =>
    reference === 'absent'
      ? undefined
      : arn('lambda', ['function', reference, qualifier].filter(Boolean).join(':')),
  keyArn: (reference) => arn('kms', `key/${reference}`),
  keyOfCiphertext: (blob) => (blob === '' ? undefined : arn('kms', 'key/of-ciphertext')),
  table: (name) => ({
    partitionKey: 'PK',
    indexes: { due: 'duePartition' },
    streamArn: arn('dynamodb', `table/${name}/stream/1`),
    ...(name === 'Sealed' && { keyArn: arn('kms', 'key/field') }),
  }),
  queueKey: (queueArn) => (queueArn.endsWith('sealed') ? arn('kms', 'key/queue') : undefined),
  machineOfToken: (token) => (token === '' ? undefined : arn('states', 'stateMachine:m')),
  host: (service) => `${service}.cn-north-1.amazonaws.com.cn`,
};

/** The document of a policy with these statements. */
export const policyOf = (...Statement: JsonObject[]): JsonObject => ({ Version: '2012-10-17', Statement });

/** Access control for one role, `Worker`, with one policy, at a time in the middle of 2030. */
export function accessForTest(
  statements: JsonObject[],
  { boundary, usageFolder }: { boundary?: JsonObject[]; usageFolder?: string } = {},
) {
  const reports: string[] = [];
  const access = new AccessControl({
    identity,
    resources,
    now: () => Date.UTC(2030, 5, 30),
    report: (message) => reports.push(message),
    ...(usageFolder !== undefined && { usage: new UsageRecord(usageFolder) }),
  });
  const { policies } = access;
  if (boundary) policies.putManagedPolicy(BOUNDARY, 'Boundary', policyOf(...boundary));
  policies.putRole({
    name: 'Worker',
    arn: ROLE,
    trust: policyOf(),
    tags: { team: 'blue' },
    ...(boundary && { boundary: BOUNDARY }),
  });
  policies.attach('Worker', 'policy', policyOf(...statements));
  access.deployed();
  /** Authorises a call of the role. */
  const call = (request: Omit<ServiceRequest, 'principal'>): void =>
    access.authorise({ ...request, principal: { arn: ROLE, session: 'fn' } });
  return { access, call, reports };
}
