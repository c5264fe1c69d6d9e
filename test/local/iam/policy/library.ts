import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { resolvedDocument } from '../../../../lib/local/iam/statement.ts';
import type { JsonObject } from '../../../../lib/local/service.ts';
import { ACCOUNT, type Answer, type Case, QUEUE, SESSION } from './cases.ts';

/** What the runtime answered with `@cloud-copilot/iam-simulate` 0.1.173. */
export function libraryAnswer(one: Case): Answer | string {
  const { caller = SESSION, action = 'sqs:SendMessage', resource = QUEUE, version = '2012-10-17' } = one;
  const context = Object.fromEntries(Object.entries(one.context ?? {}).map(([k, v]) => [k.toLowerCase(), v]));
  const policy = (statements: JsonObject[]) => ({
    Version: version,
    Statement: version === '2012-10-17' ? statements.map((s) => resolvedDocument(s, context)) : statements,
  });
  try {
    return runUnsafeSimulation(
      {
        request: {
          principal: caller,
          action,
          resource: { resource, accountId: resource.split(':')[4] || ACCOUNT },
          contextVariables: context,
        },
        identityPolicies: caller === SESSION ? [{ name: 'role', policy: policy(one.identity ?? []) }] : [],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        ...(one.resourcePolicy && {
          resourcePolicy: {
            __validated: true,
            policyDocument: policy(one.resourcePolicy),
            metadata: { name: 'resource' },
            errors: [],
          },
        }),
        ...(one.boundary && {
          permissionBoundaryPolicies: [{ name: 'boundary', policy: policy(one.boundary) }],
        }),
      },
      {},
    );
  } catch (error) {
    return `Error ${(error as Error).message}`;
  }
}
