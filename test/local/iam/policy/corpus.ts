import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../../lib/local/service.ts';
import { ACCOUNT, type Case, KEY, QUEUE, ROLE, SERVICE, SESSION, TAKEN } from './cases.ts';

const TAG = 'aws:PrincipalTag/x';
type Given = string | string[] | undefined;
const all: JsonObject = { Effect: 'Allow', Action: '*', Resource: '*' };
export const conditional = (operator: string, wanted: JsonValue, given: Given, context = {}): Case => ({
  identity: [{ ...all, Condition: { [operator]: { [TAG]: wanted } } }],
  context: { ...context, ...(given !== undefined && { [TAG]: given }) },
});

const STRINGS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
];
const ARNS = ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'];
const ORDERS = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const SNS = 'arn:aws:sns:eu:1:t';
/** Operators with pairs of what the policy wants and what the request gives. */
export const FAMILIES: [string[], [JsonValue, Given][]][] = [
  [
    STRINGS,
    [
      ['a', undefined],
      ['a', 'a'],
      ['a', 'b'],
      ['A', 'a'],
      [['a', 'b'], 'b'],
      [['a', 'b'], 'c'],
      [['a', 'b'], ['a']],
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      [
        ['a', 'b'],
        ['a', 'c'],
      ],
      ['a', ['b', 'c']],
      ['a*', 'abc'],
      ['a?', 'ab'],
      ['a?', 'abc'],
      ['a*', 'a*'],
      ['a.c', 'abc'],
      [['x*', '*y'], 'zy'],
      ['a', []],
      [1, '1'],
      [true, 'true'],
      [[], 'a'],
      ['${aws:username}', 'bob'],
      ['${aws:username}*', 'bobby'],
      ["${aws:none, 'bob'}", 'bob'],
      ['${aws:none}', 'bob'],
      [['${aws:none}', 'a'], 'a'],
      ['${aws:list}', 'x'],
      ['${aws:star}', 'bob'],
      ['${aws:star}', 'b*'],
    ],
  ],
  [
    ARNS,
    [
      [SNS, undefined],
      [SNS, SNS],
      [SNS, `${SNS}2`],
      ['arn:aws:sns:*:*:t', SNS],
      ['arn:aws:sns:*:*:t', 'arn:aws:sns:eu:1:u'],
      ['arn:aws:sns:eu:1:*', `${SNS}:x`],
      ['arn:aws:sns:eu:1:t*x', `${SNS}:x`],
      ['arn:aws:s?s:eu:1:t', SNS],
      ['arn:aws:SNS:eu:1:t', SNS],
      [SNS, 'arn:aws:sns:eu:1:T'],
      ['arn:aws:*:*:1:finance/*', 'arn:aws:x:us:9:store/abc:1:finance/d'],
      [SNS, 'nonsense'],
      [[SNS, 'arn:aws:sns:eu:1:u'], 'arn:aws:sns:eu:1:u'],
      [SNS, [SNS, `${SNS}2`]],
      ['arn:aws:sns:eu:1:*', [SNS, `${SNS}2`]],
      ['arn:aws:sns:eu:1:${aws:username}', 'arn:aws:sns:eu:1:bob'],
      [SNS, []],
    ],
  ],
  [
    ORDERS.map((order) => `Numeric${order}`),
    [
      ['10', undefined],
      ['10', '9'],
      ['10', '10'],
      ['10', '10.5'],
      [10, '10.0'],
      ['-1', '-2'],
      [['1', '10'], '5'],
      [['1', '5'], '5'],
      ['10', 'abc'],
      ['10', ['9', '10']],
      ['10', ['11']],
      ['0.5', '0.50'],
    ],
  ],
  [
    ORDERS.map((order) => `Date${order}`),
    [
      ['2030-01-01T00:00:00Z', undefined],
      ['2030-01-01T00:00:00Z', '2029-12-31T23:59:59Z'],
      ['2030-01-01T00:00:00Z', '2030-01-01T00:00:00.000Z'],
      ['2030-01-01T00:00:00Z', '2030-01-01T00:00:01Z'],
      ['2030-01-01', '2030-01-01T00:00:00Z'],
      ['2030-01', '2030-01-01T00:00:00Z'],
      ['2030-01-01T08:00:00+08:00', '2030-01-01T00:00:00Z'],
      ['2030-01-01T00:00Z', '2030-01-01T00:00:00Z'],
      ['2030-01-01T00:00:00', '2030-01-01T00:00:00Z'],
      ['2030-01-01T00:00:00Z', 'nonsense'],
      [['2029-01-01', '2031-01-01'], '2030-01-01T00:00:00Z'],
      ['2030-01-01T00:00:00Z', ['2029-01-01T00:00:00Z']],
    ],
  ],
  [
    ['Bool'],
    [
      ['true', undefined],
      ['true', 'true'],
      ['true', 'false'],
      ['false', 'false'],
      ['TRUE', 'true'],
      ['true', 'True'],
      [true, 'true'],
      [['true', 'false'], 'true'],
      ['true', 'yes'],
      ['true', ['true', 'true']],
      ['true', ['true', 'false']],
      ['${aws:bool}', 'true'],
    ],
  ],
  [
    ['BinaryEquals'],
    [
      ['QUJD', undefined],
      ['QUJD', 'QUJD'],
      ['QUJD', 'QUJE'],
      ['QUJD', 'qujd'],
      ['QUJD', 'ABC'],
      [['QUJD', 'QUI='], 'QUI='],
      ['QUJD', ['QUJD', 'QUI=']],
    ],
  ],
  [
    ['IpAddress', 'NotIpAddress'],
    [
      ['10.0.0.0/8', undefined],
      ['10.0.0.0/8', '10.1.2.3'],
      ['10.0.0.0/8', '11.1.2.3'],
      ['2001:DB8::/32', '2001:db8:1::1'],
      ['2001:DB8::/32', '2001:db9::1'],
      ['10.0.0.0/8', '2001:db8::1'],
      ['2001:DB8::/32', '10.0.0.1'],
      [['10.0.0.0/8', '192.168.0.0/16'], '192.168.1.1'],
      [['10.0.0.0/8', '192.168.0.0/16'], '172.16.0.1'],
      ['10.0.0.5/8', '10.1.2.3'],
      ['10.0.0.0/8', 'nonsense'],
      ['::/0', '1::'],
      ['10.0.0.0/31', '10.0.0.2'],
      ['10.0.0.0/8', ['10.0.0.1', '10.0.0.2']],
    ],
  ],
  [
    ORDERS.map((order) => `Date${order}`),
    [
      ['1893456000', '1893456000'],
      ['1893456000', '1893456001'],
      ['1893456001', '1893456000'],
    ],
  ],
  [
    ['IpAddress', 'NotIpAddress'],
    [
      ['10.1.2.3', '10.1.2.3'],
      ['10.1.2.3', '10.1.2.4'],
    ],
  ],
];
export const VALUES = {
  'aws:PrincipalTag/team': 'blue',
  'aws:username': 'bob',
  'aws:list': ['x', 'y'],
  'aws:star': 'b*',
  'aws:bool': 'true',
  'aws:PrincipalArn': ROLE,
};

function conditions(): Case[] {
  const cases = FAMILIES.flatMap(([operators, pairs]) =>
    operators.flatMap((operator) =>
      pairs.flatMap(([wanted, given]) =>
        [operator, `${operator}IfExists`, `ForAllValues:${operator}`, `ForAnyValue:${operator}`].map((name) =>
          conditional(name, wanted, given, VALUES),
        ),
      ),
    ),
  );
  const missing = FAMILIES.flatMap(([operators, [[wanted = ''] = []]]) =>
    operators.flatMap((operator) =>
      ['ForAllValues:', 'ForAnyValue:'].map((set) =>
        conditional(`${set}${operator}IfExists`, wanted ?? '', undefined),
      ),
    ),
  );
  const nulls: [JsonValue, Given][] = [
    ['true', undefined],
    ['false', undefined],
    ['true', 'a'],
    ['false', 'a'],
    [true, undefined],
    [['true', 'false'], 'a'],
    ['true', ''],
    ['false', ''],
    ['false', ['a']],
    ['TRUE', undefined],
  ];
  const deny = FAMILIES.flatMap(([operators, pairs]) =>
    operators.flatMap((operator) =>
      pairs.slice(0, 3).map(([wanted, given]): Case => {
        const { identity = [], ...rest } = conditional(operator, wanted, given);
        return { ...rest, identity: [all, ...identity.map((one) => ({ ...one, Effect: 'Deny' }))] };
      }),
    ),
  );
  return [
    ...cases,
    ...missing,
    ...nulls.map(([wanted, given]) => conditional('Null', wanted, given)),
    ...deny,
    ...several,
  ];
}

export const several: Case[] = [
  [{ StringEquals: { 'aws:a': '1', 'aws:b': '2' } }, { 'aws:a': '1', 'aws:b': '2' }],
  [{ StringEquals: { 'aws:a': '1', 'aws:b': '2' } }, { 'aws:a': '1' }],
  [
    { StringEquals: { 'aws:a': '1' }, Bool: { 'aws:b': 'true' } },
    { 'aws:a': '1', 'aws:b': 'true' },
  ],
  [
    { StringEquals: { 'aws:a': '1' }, Bool: { 'aws:b': 'true' } },
    { 'aws:a': '1', 'aws:b': 'false' },
  ],
  [{ StringEquals: { 'AWS:principaltag/X': 'a' } }, { 'aws:PrincipalTag/x': 'a' }],
  [{}, {}],
  [{ StringEquals: {} }, {}],
  [
    { stringEquals: { 'aws:a': '1' }, 'forallvalues:stringlike': { 'aws:b': 'x*' } },
    { 'aws:a': '1', 'aws:b': ['xy'] },
  ],
].map(([Condition, context]) => ({ identity: [{ ...all, Condition }], context }) as Case);

const ACTIONS: JsonValue[] = [
  'sqs:SendMessage',
  'SQS:sendmessage',
  'sqs:Send*',
  'sqs:*',
  '*',
  'sqs:?endMessage',
  'sqs:Send',
  'sqs:SEND*',
  'sqs:*Message',
  'sns:*',
  ['sns:*', 'sqs:Send*'],
  ['sns:*', 'kms:*'],
  'sqs:*message*',
];
function actions(): Case[] {
  return ACTIONS.flatMap((Action) => [
    { identity: [{ Effect: 'Allow', Action, Resource: '*' }] },
    { identity: [{ Effect: 'Allow', NotAction: Action, Resource: '*' }] },
    { identity: [all, { Effect: 'Deny', Action, Resource: '*' }] },
    { identity: [all, { Effect: 'Deny', NotAction: Action, Resource: '*' }] },
  ]);
}

const at = (service: string, resource: string) => `arn:aws-cn:${service}:cn-north-1:${ACCOUNT}:${resource}`;
const RESOURCES: [JsonValue, string][] = [
  ['*', QUEUE],
  ['*', '*'],
  [QUEUE, QUEUE],
  [QUEUE, `${QUEUE}2`],
  [at('sqs', 'j*'), QUEUE],
  [at('sqs', 'job?'), QUEUE],
  [at('sqs', 'jobs?'), QUEUE],
  [`arn:aws-cn:sqs:*:*:jobs`, QUEUE],
  ['arn:*:sqs:*:*:jobs', QUEUE],
  ['arn:aws-cn:sqs:*', QUEUE],
  ['arn:*', QUEUE],
  ['arn:aws-cn:*:*:*:*', QUEUE],
  [[at('sqs', 'a'), QUEUE], QUEUE],
  [[at('sqs', 'a'), at('sqs', 'b')], QUEUE],
  [at('sqs', 'JOBS'), QUEUE],
  [at('sqs', 'j.bs'), QUEUE],
  [at('sqs', 'jobs(1)'), at('sqs', 'jobs(1)')],
  [at('lambda', 'function:f'), at('lambda', 'function:f:live')],
  [at('lambda', 'function:f:*'), at('lambda', 'function:f:live')],
  [at('lambda', 'function:*'), at('lambda', 'function:f:live')],
  [at('lambda', '*'), at('lambda', 'function:f:live')],
  [at('lambda', 'function:*:live'), at('lambda', 'function:f:live')],
  [at('dynamodb', 'table/*'), at('dynamodb', 'table/Cases/index/due')],
  [at('dynamodb', 'table/*/index/*'), at('dynamodb', 'table/Cases/index/due')],
  [at('dynamodb', 'table/*/index/*'), at('dynamodb', 'table/Cases')],
  [at('dynamodb', 'table/Cases/stream/*'), at('dynamodb', 'table/Cases/stream/2030-01-01T00:00:00.000')],
  [at('dynamodb', 'table/Cases/stream/*'), at('dynamodb', 'table/Cases/stream/*')],
  [
    at('logs', 'log-group:/aws/lambda/*:log-stream:*'),
    at('logs', 'log-group:/aws/lambda/fn:log-stream:local'),
  ],
  [at('logs', 'log-group:*'), at('logs', 'log-group:/aws/lambda/fn:log-stream:local')],
  [at('states', 'stateMachine:m*'), at('states', 'stateMachine:main')],
  [at('events', 'rule/bus/*'), at('events', 'rule/bus/one')],
  [at('sqs', '${aws:username}'), at('sqs', 'bob')],
  [at('sqs', '${AWS:UserName}-*'), at('sqs', 'bob-1')],
  [at('sqs', '${aws:username}'), at('sqs', 'rob')],
  [at('sqs', '${aws:none}'), at('sqs', 'bob')],
  [at('sqs', "${aws:none, 'bob'}"), at('sqs', 'bob')],
  [at('sqs', '${aws:list}'), at('sqs', 'x')],
  [at('sqs', '${aws:star}'), at('sqs', 'bob')],
  [at('sqs', 'a${*}'), at('sqs', 'ab')],
  [at('sqs', 'a${?}'), at('sqs', 'ab')],
  [at('sqs', '${aws:PrincipalTag/team}'), at('sqs', 'blue')],
];
/** Not to be in NotResource: a variable without a value, or with several, and ARNs with too few fields. */
const UNRESOLVED = /aws:(none|list)}|"arn:(aws-cn:sqs:)?\*"/;

function resources(): Case[] {
  return RESOURCES.flatMap(([Resource, resource]) => {
    const context = VALUES;
    const base = { resource, context };
    return [
      { ...base, identity: [{ Effect: 'Allow', Action: '*', Resource }] },
      ...(UNRESOLVED.test(JSON.stringify(Resource))
        ? []
        : [{ ...base, identity: [{ Effect: 'Allow', Action: '*', NotResource: Resource }] }]),
      { ...base, identity: [all, { Effect: 'Deny', Action: '*', Resource }] },
      { ...base, version: '2008-10-17', identity: [{ Effect: 'Allow', Action: '*', Resource }] },
    ];
  });
}

export const PRINCIPALS: JsonValue[] = [
  '*',
  { AWS: '*' },
  { AWS: ACCOUNT },
  { AWS: `arn:aws-cn:iam::${ACCOUNT}:root` },
  { AWS: ROLE },
  { AWS: SESSION },
  { AWS: `${SESSION}2` },
  { AWS: `${ROLE}2` },
  { AWS: [`${ROLE}2`, ROLE] },
  { Service: SERVICE },
  { Service: ['sns.amazonaws.com', SERVICE] },
  { Service: 'sns.amazonaws.com' },
  { Federated: 'cognito-identity.amazonaws.com' },
  { AWS: '111111111111' },
  { AWS: 'arn:aws-cn:iam::111111111111:root' },
  { AWS: `arn:aws-cn:iam::${ACCOUNT}:user/bob` },
  { AWS: ROLE, Service: SERVICE },
  { AWS: [`arn:aws-cn:iam::${ACCOUNT}:root`, ROLE] },
];
const TARGETS: [string, string][] = [
  ['sqs:SendMessage', QUEUE],
  ['kms:Decrypt', KEY],
  ['sts:AssumeRole', TAKEN],
  ['sqs:SendMessage', QUEUE.replace(ACCOUNT, '111111111111')],
  ['kms:Decrypt', KEY.replace(ACCOUNT, '111111111111')],
];
function principals(): Case[] {
  return PRINCIPALS.flatMap((Principal) =>
    TARGETS.flatMap(([action, resource]) => {
      const allow = { Effect: 'Allow', Action: action, Resource: '*' };
      const other = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
      const base = { action, resource };
      const own = action.startsWith('sts') ? { Effect: 'Allow', Action: action } : allow;
      const policy = [{ ...own, Principal }];
      const everybody = [{ ...own, Principal: { AWS: ROLE, Service: SERVICE } }];
      const deny = { ...own, Effect: 'Deny' };
      const boundaries = [undefined, [other], [allow]].map((boundary) => (boundary ? { boundary } : {}));
      const cases = [
        ...[[allow], []].flatMap((identity) =>
          boundaries.map((boundary) => ({ ...base, identity, resourcePolicy: policy, ...boundary })),
        ),
        { ...base, caller: SERVICE, resourcePolicy: policy },
        { ...base, identity: [allow], resourcePolicy: [...everybody, { ...deny, Principal }] },
        { ...base, caller: SERVICE, resourcePolicy: [...everybody, { ...deny, Principal }] },
        ...(action.startsWith('sts')
          ? []
          : [
              ...boundaries.map((boundary) => ({
                ...base,
                identity: [allow],
                resourcePolicy: [...everybody, { ...deny, NotPrincipal: Principal }],
                ...boundary,
              })),
              {
                ...base,
                caller: SERVICE,
                resourcePolicy: [...everybody, { ...deny, NotPrincipal: Principal }],
              },
            ]),
      ] as Case[];
      if (resource === QUEUE) return cases;
      return resource.includes(ACCOUNT)
        ? cases.slice(0, 7)
        : [0, 2, 3].flatMap((index) => cases[index] ?? []);
    }),
  );
}

function combinations(): Case[] {
  const yes: JsonObject = { Effect: 'Allow', Action: '*', Resource: '*' };
  const no: JsonObject = { Effect: 'Deny', Action: '*', Resource: '*' };
  const sets = [undefined, [], [yes], [no], [yes, no]];
  const cases: Case[] = [];
  for (const identity of sets.slice(1)) {
    for (const boundary of sets) {
      for (const policy of sets) {
        const resourcePolicy = policy?.map((one) => ({ ...one, Principal: { AWS: ROLE } }));
        cases.push({
          ...(identity && { identity }),
          ...(boundary && { boundary }),
          ...(resourcePolicy && { resourcePolicy }),
        });
      }
    }
  }
  for (const action of ['kms:ListKeys', 'sqs:ListQueues'])
    cases.push({ action, resource: '*', identity: [yes] });
  for (const [action, resource] of TARGETS) {
    if (action !== 'sts:AssumeRole') cases.push({ action, resource, identity: [yes] });
    cases.push({ action, resource, caller: SERVICE });
  }
  cases.push({ identity: [{ ...yes, Action: ['s3:*'] }, yes] });
  cases.push({ resourcePolicy: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:*' }] });
  cases.push({ resourcePolicy: [{ ...yes, Principal: '*', Resource: `${QUEUE}2` }] });
  cases.push({ identity: [yes], version: '2008-10-17' });
  return cases;
}

/** Several policies with several statements each, on two keys of which each has values of one kind. */
export const anyCase: fc.Arbitrary<Case> = fc
  .tuple(fc.constantFrom(...FAMILIES), fc.constantFrom(...FAMILIES))
  .chain((families) => {
    const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
    const keys = [TAG, 'aws:other'];
    const condition = fc.nat(1).chain((index) => {
      const [operators, pairs] = families[index] ?? families[0];
      return fc
        .record({
          operator: some(operators),
          pair: some(pairs),
          set: some(['', '', 'ForAllValues:', 'ForAnyValue:']),
          end: some(['', '', 'IfExists']),
        })
        .map(
          ({ operator, pair: [wanted], set, end }): JsonObject => ({
            [`${set}${operator}${end}`]: { [keys[index] ?? '']: wanted },
          }),
        );
    });
    const action = fc
      .tuple(some(['', '', '', 'Not']), some([...ACTIONS, '*', '*', 'kms:*', 'sts:AssumeRole']))
      .map(([not, value]): JsonObject => ({ [`${not}Action`]: value }));
    const resource = fc
      .tuple(
        some(['', '', '', 'Not']),
        fc.oneof(fc.constant('*'), some(RESOURCES.map(([pattern]) => pattern))),
      )
      .map(
        ([not, value]): JsonObject => ({
          [UNRESOLVED.test(JSON.stringify(value)) ? 'Resource' : `${not}Resource`]: value,
        }),
      );
    const statement = fc
      .tuple(
        some(['Allow', 'Allow', 'Allow', 'Deny']),
        action,
        resource,
        fc.option(condition, { nil: undefined, freq: 2 }),
      )
      .map(
        ([Effect, Action, Resource, Condition]): JsonObject => ({
          Effect,
          ...Action,
          ...Resource,
          ...(Condition && { Condition }),
        }),
      );
    const named = fc
      .tuple(statement, some(PRINCIPALS), fc.boolean())
      .map(
        ([one, Principal, not]): JsonObject =>
          not && one.Effect === 'Deny' ? { ...one, NotPrincipal: Principal } : { ...one, Principal },
      );
    const given = ([, pairs]: (typeof FAMILIES)[number]) => some(pairs.map(([, value]) => value));
    const asked = [
      ...TARGETS,
      ['sqs:SendMessage', QUEUE],
      ...RESOURCES.map(([, one]) => ['sqs:SendMessage', one]),
    ].filter(([, one = '']) => !one.includes('*')) as [string, string][];
    return fc
      .record({
        asked: some(asked),
        caller: some([undefined, undefined, undefined, SERVICE]),
        identity: fc.array(statement, { maxLength: 4 }),
        resourcePolicy: fc.option(fc.array(named, { maxLength: 3 }), { nil: undefined }),
        boundary: fc.option(fc.array(statement, { maxLength: 3 }), { nil: undefined, freq: 2 }),
        given: fc.tuple(given(families[0]), given(families[1])),
      })
      .filter(
        ({ asked: [name], resourcePolicy }) =>
          name !== 'sts:AssumeRole' ||
          (resourcePolicy !== undefined && !resourcePolicy.some((one) => 'NotPrincipal' in one)),
      )
      .map(({ asked: [name, arn], caller, identity, resourcePolicy, boundary, given: values }) => ({
        action: name,
        resource: arn,
        ...(caller === undefined ? { identity, ...(boundary && { boundary }) } : { caller }),
        ...(resourcePolicy && { resourcePolicy }),
        context: {
          ...VALUES,
          ...Object.fromEntries(
            values.flatMap((value, index) => (value === undefined ? [] : [[keys[index], value]])),
          ),
        },
      }));
  });

export const listed = (): Case[] => [...actions(), ...resources(), ...principals(), ...combinations()];
export const enumerated = (): Case[] => [
  ...conditions(),
  ...actions(),
  ...resources(),
  ...principals(),
  ...combinations(),
];
