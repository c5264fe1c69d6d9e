import { decide, policiesAbout, type Question } from '../../../iam/evaluation/decision.ts';
import { readPolicy } from '../../../iam/evaluation/statement.ts';
import type { JsonObject, JsonValue } from '../../../service.ts';

export const ACCOUNT = '000000000000';
export const ROLE = `arn:aws-cn:iam::${ACCOUNT}:role/Worker`;
export const SESSION = `arn:aws-cn:sts::${ACCOUNT}:assumed-role/Worker/fn`;
export const SERVICE = 'events.amazonaws.com';
export const QUEUE = `arn:aws-cn:sqs:cn-north-1:${ACCOUNT}:jobs`;
export const KEY = `arn:aws-cn:kms:cn-north-1:${ACCOUNT}:key/field`;
export const TAKEN = `arn:aws-cn:iam::${ACCOUNT}:role/Taken`;

/** The placeholders for long names in the recorded cases. */
export const SHORT: Readonly<Record<string, string>> = {
  '<session>': SESSION,
  '<role>': ROLE,
  '<queue>': QUEUE,
  '<key>': KEY,
  '<taken>': TAKEN,
  '<arn>': 'arn:aws-cn',
  '<account>': ACCOUNT,
};

/** One question to IAM. By default the role sends to a queue. */
export interface Case {
  /** By default a session of the role; otherwise the name of a service. */
  readonly caller?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
  readonly identity?: JsonObject[];
  readonly resourcePolicy?: JsonObject[];
  readonly boundary?: JsonObject[];
  /** The version of all policies; by default the current one. */
  readonly version?: JsonValue;
}

/** The contents of the recorded cases' contexts, besides the key of the condition. */
export const VALUES: Readonly<Record<string, string | string[]>> = {
  'aws:PrincipalTag/team': 'blue',
  'aws:username': 'bob',
  'aws:list': ['x', 'y'],
  'aws:star': 'b*',
  'aws:bool': 'true',
  'aws:PrincipalArn': ROLE,
};

/** A role that may do everything when a condition on one key holds, and the value of the key. */
export const conditional = (
  operator: string,
  wanted: JsonValue,
  given: string | string[] | undefined,
  context: Case['context'] = {},
): Case => ({
  identity: [
    {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { [operator]: { 'aws:PrincipalTag/x': wanted } },
    },
  ],
  context: { ...context, ...(given !== undefined && { 'aws:PrincipalTag/x': given }) },
});

export type Answer = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';

/** The answer of the local runtime's evaluator. */
export function answer(one: Case): Answer {
  const { caller = SESSION, action = 'sqs:SendMessage', resource = QUEUE, version = '2012-10-17' } = one;
  const document = (Statement: JsonObject[]): JsonObject => ({ Version: version, Statement });
  const values = new Map(Object.entries(one.context ?? {}).map(([key, value]) => [key.toLowerCase(), value]));
  const question: Question = {
    caller:
      caller === SESSION
        ? { name: caller, roleArn: ROLE, accountId: ACCOUNT, bounded: one.boundary !== undefined }
        : { name: caller },
    action: action.toLowerCase(),
    resource,
    context: (key) => values.get(key),
    identity: readPolicy('identity', document(one.identity ?? []), 'identity'),
    resourcePolicy: readPolicy('resource', document(one.resourcePolicy ?? []), 'resource'),
    boundary: one.boundary && readPolicy('boundary', document(one.boundary), 'identity'),
  };
  const decision = decide(policiesAbout(question), question);
  if (decision.allowed) return 'Allowed';
  return decision.explicit ? 'ExplicitlyDenied' : 'ImplicitlyDenied';
}
