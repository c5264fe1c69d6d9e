import { describe } from 'vitest';
import type { JsonValue } from '../../../service.ts';
import { ACCOUNT, type Case, QUEUE } from './cases.ts';
import { everything, itFollows, queue, variable } from './documented.ts';

const fn = (name: string): string => `arn:aws-cn:lambda:cn-north-1:${ACCOUNT}:function:${name}`;
const action = (Action: JsonValue): Case => ({ identity: [{ ...everything, Action }] });
const on = (Resource: JsonValue, resource: string, rest: Partial<Case> = {}): Case => ({
  identity: [{ Effect: 'Allow', Action: '*', Resource }],
  resource,
  ...rest,
});
const notOn = (NotResource: JsonValue, resource: string): Case => ({
  identity: [{ Effect: 'Allow', Action: '*', NotResource }],
  resource,
});

describe('an action, as AWS documents it', () => {
  itFollows([
    ['Actions are not case-sensitive', 'action', action('SQS:sendmessage'), 'Allowed'],
    ['Actions have wildcards', 'action', action('sqs:*Mess?ge'), 'Allowed'],
    ['A full stop is no wildcard', 'action', action('sqs:Se.dMessage'), 'ImplicitlyDenied', 'Allowed'],
  ]);
});

describe('a resource, as AWS documents it', () => {
  itFollows([
    ['A wildcard stands for a field', 'resource', on('arn:aws-cn:sqs:*:*:jobs', QUEUE), 'Allowed'],
    ['A wildcard stands for slashes too', 'resource', on(queue('a/*/c'), queue('a/b/b/c')), 'Allowed'],
    ['A wildcard at the end reaches beyond a colon', 'resource', on(fn('*'), fn('f:live')), 'Allowed'],
    [
      'A wildcard at the end of any field reaches beyond it',
      'resource',
      on('arn:aws-cn:sqs:*:jobs', QUEUE),
      'Allowed',
      'ImplicitlyDenied',
    ],
    [
      'A wildcard within a field ends with the field',
      'resource',
      on(fn('f*e'), fn('f:live')),
      'ImplicitlyDenied',
      'Allowed',
    ],
    ['The name of a resource is case-sensitive', 'resource', on(queue('JOBS'), QUEUE), 'ImplicitlyDenied'],
    [
      'An action that is on no resource needs a statement on all',
      'actionsTable',
      on(QUEUE, '*'),
      'ImplicitlyDenied',
      'Allowed',
    ],
    [
      'NotResource is every resource but those named',
      'notResource',
      notOn('arn:aws-cn:sqs:*', fn('f')),
      'Allowed',
      'ImplicitlyDenied',
    ],
    [
      'A variable stands for its value in the name of a resource',
      'variables',
      on(queue(`${variable('aws:PrincipalTag/team')}-*`), queue('blue-1'), {
        context: { 'aws:PrincipalTag/team': 'blue' },
      }),
      'Allowed',
    ],
    [
      'A variable without a value makes the statement invalid',
      'variables',
      notOn(queue(variable('aws:none')), QUEUE),
      'ImplicitlyDenied',
      'Allowed',
    ],
    [
      'A variable is plain text in policies before 2012-10-17',
      'version',
      on(queue(variable('aws:username')), queue(variable('aws:username')), {
        version: '2008-10-17',
        context: { 'aws:username': 'bob' },
      }),
      'Allowed',
    ],
    [
      'So is a dollar sign in braces',
      'version',
      on(queue(`a${variable('$')}`), queue('a$'), { version: '2008-10-17' }),
      'ImplicitlyDenied',
      'Allowed',
    ],
  ]);
});
