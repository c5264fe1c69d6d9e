import { describe, expect, it } from 'vitest';
import { type PolicyKind, readPolicy } from '../../../iam/evaluation/statement.ts';
import type { JsonObject, JsonValue } from '../../../service.ts';
import { QUEUE, ROLE } from './cases.ts';
import { everything, variable } from './documented.ts';

const read = (statement: JsonValue, kind: PolicyKind = 'identity', rest: JsonObject = {}) =>
  readPolicy('Sending', { Version: '2012-10-17', Statement: [everything, statement], ...rest }, kind);
const conditional = (Condition: JsonValue): JsonObject => ({ ...everything, Condition });
const named = (Principal: JsonValue): JsonObject => ({ ...everything, Principal });

describe('A policy is refused by name', () => {
  it.each([
    [
      'an unknown operator',
      { StringMatches: { 'aws:username': 'a' } },
      'the condition operator StringMatches',
    ],
    [
      'an unknown set',
      { 'ForSomeValues:StringLike': { 'aws:a': 'a' } },
      'the condition operator ForSomeValues:StringLike',
    ],
    ['Null with IfExists', { NullIfExists: { 'aws:a': 'true' } }, 'the condition operator NullIfExists'],
    [
      'an invalid number',
      { NumericLessThan: { 'aws:a': 'ten' } },
      'the value ten of NumericLessThan on aws:a, which is not a number,',
    ],
    [
      'an invalid date',
      { DateLessThan: { 'aws:a': 'soon' } },
      'the value soon of DateLessThan on aws:a, which is not a date,',
    ],
    [
      'a date that is not in the calendar',
      { DateEquals: { 'aws:a': '2030-13-01' } },
      'the value 2030-13-01 of DateEquals on aws:a, which is not a date,',
    ],
    [
      'an invalid truth value',
      { Bool: { 'aws:a': 'yes' } },
      'the value yes of Bool on aws:a, which is neither true nor false,',
    ],
    ['an invalid value of Null', { Null: { 'aws:a': 'no' } }, 'the value no of Null on aws:a'],
    [
      'an invalid range',
      { IpAddress: { 'aws:a': '10.0.0.0/33' } },
      'the value 10.0.0.0/33 of IpAddress on aws:a, which is not a range of IP addresses,',
    ],
    [
      'an invalid binary value',
      { BinaryEquals: { 'aws:a': 'QQ' } },
      'the value QQ of BinaryEquals on aws:a, which is not base64,',
    ],
    [
      'an invalid ARN',
      { ArnLike: { 'aws:a': 'arn:aws:sns:*' } },
      'the value arn:aws:sns:* of ArnLike on aws:a, which is not an ARN,',
    ],
    [
      'a value that is not text',
      { StringEquals: { 'aws:a': [{ Ref: 'A' }] } },
      'the condition StringEquals on aws:a with {"Ref":"A"}',
    ],
    ['a condition without a key', { StringEquals: 'a' }, 'the condition operator StringEquals with "a"'],
  ] as [string, JsonObject, string][])('for %s in a condition', (_, condition, what) => {
    const message = `Sending, statement 2: ${what} is not evaluated by the local runtime`;
    expect(() => read(conditional(condition))).toThrow(message);
  });

  it.each([
    ['an unknown element', { ...everything, Priority: 1 }, 'the element Priority'],
    ['an unknown effect', { ...everything, Effect: 'deny' }, 'the effect deny'],
    ['no action', { Effect: 'Allow', Resource: '*' }, 'a statement with neither of Action and NotAction'],
    ['two actions', { ...everything, NotAction: '*' }, 'a statement with both of Action and NotAction'],
    ['an action without a service', { ...everything, Action: 'SendMessage' }, 'the action SendMessage'],
    ['no resource', { Effect: 'Allow', Action: '*' }, 'a statement with neither of Resource and NotResource'],
    ['a resource without an ARN', { ...everything, Resource: ['jobs'] }, 'the resource jobs'],
    [
      'a variable in the account of a resource',
      { ...everything, Resource: `arn:aws:sqs:eu:${variable('aws:PrincipalAccount')}:jobs` },
      `a variable before the name of the resource, arn:aws:sqs:eu:${variable('aws:PrincipalAccount')}:jobs,`,
    ],
    ['a principal', named('*'), 'a principal in a policy of a role'],
    ['a statement that is not an object', 'Allow', 'the statement "Allow"'],
  ] as [string, JsonValue, string][])('for %s in a statement of a role', (_, statement, what) => {
    expect(() => read(statement)).toThrow(`Sending, statement 2: ${what} is not evaluated`);
  });

  it.each([
    ['a canonical user', named({ CanonicalUser: 'a1' }), 'the principal {"CanonicalUser":"a1"}'],
    ['a part of a name', named({ AWS: `${ROLE}*` }), `the principal {"AWS":"${ROLE}*"}`],
    ['the id of a role', named({ AWS: 'AROAEXAMPLE' }), 'the principal {"AWS":"AROAEXAMPLE"}'],
    ['every service', named({ Service: '*' }), 'the principal {"Service":"*"}'],
    ['a plain name', named(ROLE), `the principal "${ROLE}"`],
    ['nobody', everything, 'a statement with neither of Principal and NotPrincipal'],
    [
      'NotPrincipal that allows',
      { ...everything, NotPrincipal: '*' },
      'NotPrincipal in a statement that allows',
    ],
  ] as [string, JsonObject, string][])('for %s as the principal of a resource', (_, statement, what) => {
    const statements = [named('*'), statement];
    expect(() => readPolicy('Sending', { Statement: statements }, 'resource')).toThrow(
      `Sending, statement 2: ${what} is not evaluated`,
    );
  });

  it('for NotPrincipal in the trust policy of a role', () => {
    const Statement = { Sid: 'Others', Effect: 'Deny', NotPrincipal: '*', Action: 'sts:AssumeRole' };
    expect(() => readPolicy('Trust', { Statement }, 'trust')).toThrow(
      'Trust, statement Others: NotPrincipal in the trust policy of a role is not evaluated',
    );
  });

  it('for an unknown version, an unknown element, and a document that is not one', () => {
    expect(() => read(everything, 'identity', { Version: '2030-01-01' })).toThrow(
      'Sending: the version 2030-01-01 is not evaluated',
    );
    expect(() => read(everything, 'identity', { Rules: [] })).toThrow('Sending: the element Rules is not');
    expect(() => readPolicy('Sending', [everything], 'identity')).toThrow('Sending: the document [{"Effect"');
  });
});

describe('A policy in another form with the same meaning is read', () => {
  it('with one statement or none, with numbers and truth values, and with operators in another case', () => {
    expect(readPolicy('Sending', { Statement: everything, Id: 'a' }, 'identity')).toHaveLength(1);
    expect(readPolicy('Sending', undefined, 'identity')).toEqual([]);
    expect(read(conditional({ numericlessthan: { 'aws:a': 10 }, Bool: { 'aws:b': true } }))).toHaveLength(2);
  });

  it('with a statement of a resource that does not name the resource', () => {
    const [statement] = readPolicy(
      'Queue',
      { Statement: { Effect: 'Allow', Principal: '*', Action: '*' } },
      'resource',
    );
    expect(statement?.covers('sqs:sendmessage', QUEUE, () => undefined)).toBe(true);
  });

  it('with a statement of a role, which is split into the grants that it gives', () => {
    const Statement = {
      Sid: 'Both',
      Effect: 'Allow',
      Action: ['sqs:A', 'sqs:B'],
      NotResource: [QUEUE, `${QUEUE}2`],
    };
    const grants = readPolicy('Sending', { Statement }, 'identity').map(({ grant }) => grant);
    const resource = `NotResource ${QUEUE} ${QUEUE}2`;
    expect(grants).toEqual(
      ['sqs:A', 'sqs:B'].map((action) => ({ policy: 'Sending', statement: 'Both', action, resource })),
    );
  });
});
