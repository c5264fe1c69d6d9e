import { describe } from 'vitest';
import type { JsonObject, JsonValue } from '../../../service.ts';
import { ACCOUNT, type Case, KEY, QUEUE, ROLE, SERVICE, SESSION, TAKEN } from './cases.ts';
import { everything, itFollows } from './documented.ts';

const nothing: JsonObject = { Effect: 'Deny', Action: '*', Resource: '*' };
const granted = [everything];
const bounded = { boundary: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
const account = { AWS: `arn:aws-cn:iam::${ACCOUNT}:root` };
/** A policy of the resource that lets a principal do everything. */
const lets = (Principal: JsonValue, rest: JsonObject = {}): Pick<Case, 'resourcePolicy'> => ({
  resourcePolicy: [{ ...everything, Principal, ...rest }],
});
const letsOnly = (AWS: JsonValue): Pick<Case, 'resourcePolicy'> => ({
  resourcePolicy: [{ ...nothing, NotPrincipal: { AWS } }],
});

describe('a decision, as AWS documents it', () => {
  itFollows([
    ['Without a policy nothing is allowed', 'logic', {}, 'ImplicitlyDenied'],
    ['A policy of the role allows', 'logic', { identity: granted }, 'Allowed'],
    [
      'A deny in the policy of the resource overrides',
      'logic',
      { identity: granted, resourcePolicy: [{ ...nothing, Principal: '*' }] },
      'ExplicitlyDenied',
    ],
    [
      'A deny in the boundary overrides',
      'logic',
      { identity: granted, boundary: [everything, nothing] },
      'ExplicitlyDenied',
    ],
    ['A policy of the resource alone allows the role that it names', 'logic', lets({ AWS: ROLE }), 'Allowed'],
    ['A policy of the resource alone allows everybody', 'principal', lets('*'), 'Allowed'],
    [
      'A policy that names the account leaves it to the policies of the account',
      'principal',
      lets(account),
      'ImplicitlyDenied',
    ],
    [
      'The ARN of a role is case-sensitive',
      'principal',
      lets({ AWS: ROLE.replace('Worker', 'worker') }),
      'ImplicitlyDenied',
      'Allowed',
    ],
    [
      'A service is let in by the resource',
      'principal',
      { caller: SERVICE, ...lets({ Service: SERVICE }) },
      'Allowed',
    ],
    [
      'A service is no part of the account',
      'principal',
      { caller: SERVICE, ...lets(account) },
      'ImplicitlyDenied',
    ],
  ]);
});

describe('a permissions boundary, as AWS documents it', () => {
  itFollows([
    [
      'A boundary limits the policies of the role',
      'boundaries',
      { identity: granted, ...bounded },
      'ImplicitlyDenied',
    ],
    ['A boundary allows nothing itself', 'boundaries', { boundary: granted }, 'ImplicitlyDenied'],
    [
      'A boundary limits what the resource allows to the role',
      'logic',
      { ...bounded, ...lets({ AWS: ROLE }) },
      'ImplicitlyDenied',
    ],
    [
      'A boundary does not limit what the resource allows to the session',
      'logic',
      { ...bounded, ...lets({ AWS: SESSION }) },
      'Allowed',
    ],
    [
      'A boundary does not limit what the resource allows to everybody with the ARN of the role',
      'principal',
      {
        ...bounded,
        ...lets('*', { Condition: { ArnEquals: { 'aws:PrincipalArn': ROLE } } }),
        context: { 'aws:PrincipalArn': ROLE },
      },
      'Allowed',
    ],
  ]);
});

describe('a key, as AWS documents it', () => {
  const kms = { action: 'kms:Decrypt', resource: KEY };
  itFollows([
    [
      'The policies of roles do not allow the use of a key',
      'keyPolicies',
      { ...kms, identity: granted },
      'ImplicitlyDenied',
    ],
    [
      'They do when the policy of the key names the account',
      'keyPolicies',
      { ...kms, identity: granted, ...lets(account) },
      'Allowed',
    ],
    [
      'The short form of the account is the same',
      'principal',
      { ...kms, identity: granted, ...lets({ AWS: ACCOUNT }) },
      'Allowed',
    ],
    [
      'The account needs the policy of the role besides',
      'keyPolicies',
      { ...kms, ...lets(account) },
      'ImplicitlyDenied',
    ],
    ['The policy of the key may name the role', 'keyPolicies', { ...kms, ...lets({ AWS: ROLE }) }, 'Allowed'],
    [
      'A call that is on no key asks the policies of the role alone',
      'keyPolicies',
      { action: 'kms:ListKeys', resource: '*', identity: granted },
      'Allowed',
    ],
  ]);
});

describe('the trust policy of a role, as AWS documents it', () => {
  const sts = { action: 'sts:AssumeRole', resource: TAKEN };
  itFollows([
    [
      'A role cannot be taken without it',
      'logic',
      { ...sts, identity: granted },
      'ImplicitlyDenied',
      'Allowed',
    ],
    [
      'It may leave it to the policies of the account',
      'logic',
      { ...sts, identity: granted, ...lets(account) },
      'Allowed',
    ],
    ['It may name the role, which needs no more', 'logic', { ...sts, ...lets({ AWS: ROLE }) }, 'Allowed'],
  ]);
});

describe('a resource of another account, as AWS documents it', () => {
  const foreign = { resource: QUEUE.replace(ACCOUNT, '111111111111') };
  itFollows([
    [
      'Its own policy is not enough',
      'acrossAccounts',
      { ...foreign, ...lets({ AWS: ROLE }) },
      'ImplicitlyDenied',
    ],
    [
      'The policy of the role is not enough',
      'acrossAccounts',
      { ...foreign, identity: granted },
      'ImplicitlyDenied',
    ],
    ['Both together are', 'acrossAccounts', { ...foreign, identity: granted, ...lets(account) }, 'Allowed'],
  ]);
});

describe('NotPrincipal, as AWS documents it', () => {
  const all = [SESSION, ROLE, account.AWS];
  itFollows([
    [
      'It denies everybody whom it does not name',
      'notPrincipal',
      { identity: granted, ...letsOnly(`${ROLE}2`) },
      'ExplicitlyDenied',
    ],
    ['It does not deny whom it names', 'notPrincipal', { identity: granted, ...letsOnly(all) }, 'Allowed'],
    [
      'It denies a role with a boundary whomever it names',
      'notPrincipal',
      { identity: granted, boundary: granted, ...letsOnly(all) },
      'ExplicitlyDenied',
    ],
  ]);
});
