import { describe } from 'vitest';
import type { JsonValue } from '../../../service.ts';
import { conditional, ROLE } from './cases.ts';
import { type Documented, everything, itFollows, type PAGES, variable } from './documented.ts';

type Given = string | string[] | undefined;
const CONTEXT = { 'aws:username': 'bob', 'aws:list': ['x', 'y'], 'aws:PrincipalArn': ROLE };
const answers = { true: 'Allowed', false: 'ImplicitlyDenied' } as const;

/** Whether a condition on one key holds; `[true, false]` where the library answered false. */
const condition =
  (page: keyof typeof PAGES) =>
  (
    sentence: string,
    [operator, wanted, given]: [string, JsonValue, Given],
    holds: boolean,
    library?: boolean,
  ): Documented => {
    const one = conditional(operator, wanted, given, CONTEXT);
    const row = [sentence, page, one, answers[`${holds}`]] as const;
    return library === undefined ? row : [...row, answers[`${library}`]];
  };
const operators = condition('operators');
const several = condition('several');
const sets = condition('sets');
const variables = condition('variables');

describe('a condition, as AWS documents it', () => {
  itFollows([
    operators('A condition on a missing key is false', ['StringEquals', 'a', undefined], false),
    operators('A negated condition on a missing key is true', ['StringNotLike', 'a', undefined], true),
    operators(
      'IfExists makes a condition on a missing key true',
      ['StringEqualsIfExists', 'a', undefined],
      true,
    ),
    operators('IfExists changes nothing for a key that is there', ['StringEqualsIfExists', 'a', 'b'], false),
    operators('IfExists leaves a negated condition true', ['StringNotEqualsIfExists', 'a', undefined], true),
    operators('Null is true for a missing key', ['Null', 'true', undefined], true),
    operators('Null with false is true for a key that is there', ['Null', 'false', 'a'], true),
    several('Several values are alternatives', ['StringEquals', ['a', 'b'], 'b'], true),
    several('A negated operator excludes all its values', ['StringNotEquals', ['a', 'b'], 'b'], false),
    [
      'All keys of all operators have to match',
      'several',
      {
        identity: [
          {
            ...everything,
            Condition: { StringEquals: { 'aws:a': '1', 'aws:b': '2' }, Bool: { 'aws:c': 'true' } },
          },
        ],
        context: { 'aws:a': '1', 'aws:b': '2', 'aws:c': 'false' },
      },
      'ImplicitlyDenied',
    ],
    [
      'The names of keys are not case-sensitive',
      'condition',
      {
        identity: [{ ...everything, Condition: { StringEquals: { 'AWS:UserName': 'bob' } } }],
        context: { 'aws:username': 'bob' },
      },
      'Allowed',
    ],
  ]);
});

describe('an operator, as AWS documents it', () => {
  itFollows([
    operators('StringEquals is case-sensitive', ['StringEquals', 'A', 'a'], false),
    operators('StringEqualsIgnoreCase is not', ['StringEqualsIgnoreCase', 'A', 'a'], true),
    operators('StringEquals has no wildcards', ['StringEquals', 'a*', 'ab'], false),
    operators('StringLike has wildcards', ['StringLike', 'a*c?', 'abbcd'], true),
    operators('A wildcard matches a line break', ['StringLike', 'a*', 'a\nb'], true, false),
    operators('ArnEquals has wildcards too', ['ArnEquals', 'arn:aws:sns:*:*:t', 'arn:aws:sns:eu:1:t'], true),
    operators(
      'ArnLike compares each of the six fields by itself',
      [
        'ArnLike',
        'arn:aws:someservice:*:111122223333:finance/*',
        'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt',
      ],
      false,
    ),
    operators('ArnLike is case-sensitive', ['ArnLike', 'arn:aws:SNS:eu:1:t', 'arn:aws:sns:eu:1:t'], false),
    operators(
      'A date may be given in seconds since 1970',
      ['DateEquals', '1893456000', '2030-01-01T00:00:00Z'],
      true,
      false,
    ),
    operators(
      'A date of a request may be in seconds too',
      ['DateGreaterThan', '2029-01-01T00:00:00Z', '1893456000'],
      true,
      false,
    ),
    operators('A year is a date', ['DateEquals', '2030', '2030-01-01T00:00:00Z'], true, false),
    operators('A range may hold all addresses', ['IpAddress', '0.0.0.0/0', '203.0.113.7'], true, false),
    operators('An address is a range of one', ['IpAddress', '203.0.113.7', '203.0.113.7'], true),
    operators(
      'An IPv6 address is the same in any notation',
      ['IpAddress', '2001:DB8::1', '2001:db8:0::1'],
      true,
      false,
    ),
    operators(
      'NotIpAddress is true for the other family',
      ['NotIpAddress', '10.1.2.3', '2001:db8::1'],
      true,
      false,
    ),
    operators('BinaryEquals compares byte for byte', ['BinaryEquals', 'QUJD', 'QUJE'], false),
  ]);
});

describe('an operator for sets, as AWS documents it', () => {
  itFollows([
    sets(
      'ForAllValues wants every value to match',
      ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c']],
      false,
    ),
    sets('ForAnyValue wants one value to match', ['ForAnyValue:StringEquals', ['a', 'b'], ['a', 'c']], true),
    sets('ForAllValues is true for a missing key', ['ForAllValues:StringEquals', 'a', undefined], true),
    sets('ForAnyValue is false for a missing key', ['ForAnyValue:StringEquals', 'a', undefined], false),
    sets('ForAllValues is true for an empty text', ['ForAllValues:StringEquals', 'a', ['']], true, false),
    sets('ForAnyValue is false for an empty text', ['ForAnyValue:StringLike', '*', ['']], false, true),
    sets('A key with several values needs such an operator', ['StringEquals', 'a', ['a']], false),
  ]);
});

describe('a variable in a condition, as AWS documents it', () => {
  const none = variable('aws:none');
  itFollows([
    variables(
      'A variable stands for the value of its key',
      ['StringEquals', variable('AWS:UserName'), 'bob'],
      true,
    ),
    variables('A variable may have a default', ['StringEquals', variable("aws:none, 'x'"), 'x'], true),
    variables('A variable without a value matches nothing', ['StringEquals', none, none], false),
    variables(
      'A variable without a value fails a negated condition',
      ['StringNotEquals', none, 'bob'],
      false,
    ),
    variables(
      'A variable without a value fails an ARN whose other fields differ',
      ['ArnNotEquals', `arn:aws:sns:eu:1:${none}`, 'arn:aws:sqs:eu:1:t'],
      false,
      true,
    ),
    sets('A key with several values is no variable', ['StringEquals', variable('aws:list'), 'x'], false),
    variables(
      'A variable may be a whole ARN',
      ['ArnEquals', variable('aws:PrincipalArn'), ROLE],
      true,
      false,
    ),
    variables('An asterisk in braces is an asterisk', ['StringLike', `a${variable('*')}`, 'ab'], false),
    variables('It is one for StringEquals too', ['StringEquals', variable('*'), '*'], true, false),
    variables(
      'A question mark in braces is a question mark',
      ['StringEquals', variable('?'), '?'],
      true,
      false,
    ),
    variables(
      'A dollar sign in braces is a dollar sign',
      ['StringEquals', `${variable('$')}1`, '$1'],
      true,
      false,
    ),
  ]);
});
