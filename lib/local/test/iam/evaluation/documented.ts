import { expect, it } from 'vitest';
import type { JsonObject } from '../../../service.ts';
import { ACCOUNT, type Answer, answer, type Case } from './cases.ts';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
/** The pages of AWS that the expectations are based on. */
export const PAGES = {
  operators: `${GUIDE}/reference_policies_elements_condition_operators.html`,
  sets: `${GUIDE}/reference_policies_condition-single-vs-multi-valued-context-keys.html`,
  several: `${GUIDE}/reference_policies_condition-logic-multiple-context-keys-or-values.html`,
  condition: `${GUIDE}/reference_policies_elements_condition.html`,
  variables: `${GUIDE}/reference_policies_variables.html`,
  version: `${GUIDE}/reference_policies_elements_version.html`,
  action: `${GUIDE}/reference_policies_elements_action.html`,
  resource: `${GUIDE}/reference_policies_elements_resource.html`,
  notResource: `${GUIDE}/reference_policies_elements_notresource.html`,
  principal: `${GUIDE}/reference_policies_elements_principal.html`,
  notPrincipal: `${GUIDE}/reference_policies_elements_notprincipal.html`,
  logic: `${GUIDE}/reference_policies_evaluation-logic_policy-eval-denyallow.html`,
  acrossAccounts: `${GUIDE}/reference_policies_evaluation-logic-cross-account.html`,
  boundaries: `${GUIDE}/access_policies_boundaries.html`,
  keyPolicies: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  actionsTable:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
} as const;

/**
 * A sentence of AWS, the page that contains it, and the answer that follows for one case. The last value is the answer of
 * `@cloud-copilot/iam-simulate` 0.1.173, if that was different.
 */
export type Documented = readonly [
  sentence: string,
  page: keyof typeof PAGES,
  one: Case,
  expected: Answer,
  library?: Answer,
];

/** Tests that the evaluator answers as AWS documents. */
export function itFollows(documented: readonly Documented[]): void {
  it.each(documented.map((row) => [...row] as const))('%s (%s)', (_, __, one, expected, library) => {
    expect(answer(one)).toBe(expected);
    expect(library).not.toBe(expected);
  });
}

export const everything: JsonObject = { Effect: 'Allow', Action: '*', Resource: '*' };
export const variable = (name: string): string => `\${${name}}`;
export const queue = (name: string): string => `arn:aws-cn:sqs:cn-north-1:${ACCOUNT}:${name}`;
