import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../service.ts';
import type { Access } from './access.ts';
import type { Caller } from './caller.ts';
import type { Decision } from './evaluation/decision.ts';

export type Denied = Extract<Decision, { allowed: false }>;

/** The code and status of each service's refusals; by default `AccessDeniedException` and 400. */
const REFUSALS: Readonly<Record<string, { code: string; status: number }>> = {
  lambda: { code: 'AccessDeniedException', status: 403 },
  scheduler: { code: 'AccessDeniedException', status: 403 },
  sqs: { code: 'AccessDenied', status: 403 },
  sts: { code: 'AccessDenied', status: 403 },
};

/** Makes the error by which the called service refuses, with the message of AWS. */
export function accessDenied(service: string, caller: Caller, access: Access, denied: Denied): AwsError {
  const { code, status } = REFUSALS[service] ?? { code: 'AccessDeniedException', status: 400 };
  const { action, resource } = access;
  // SQS writes its actions in lower case.
  const actionName = action.startsWith('sqs:') ? action.toLowerCase() : action;
  const article = denied.reason === 'identity-based policy' ? 'an' : 'a';
  const why = denied.explicit
    ? `with an explicit deny in ${article} ${denied.reason}`
    : `because no ${denied.reason} allows the ${actionName} action`;
  return new AwsError(
    code,
    `User: ${caller.name} is not authorized to perform: ${actionName} on resource: ${resource} ${why}`,
    status,
  );
}

/** Returns what a developer needs to fix a denial: the caller, the action, the resource, and the missing statement. */
export function denialReport(caller: Caller, access: Access, denied: Denied): string {
  const { action, resource } = access;
  const who = caller.kind === 'role' ? `The role ${caller.role.name} (as ${caller.session})` : caller.name;
  const what = `${who} may not ${action} on ${resource}`;
  const { statement } = denied;
  if (denied.explicit) {
    return `${what}: it is denied by ${statement?.place ?? `a ${denied.reason}`}.`;
  }
  if (statement) {
    const keys = statement.conditionKeys.join(', ');
    return `${what}: ${statement.place} would allow it, but its condition on ${keys} does not hold.`;
  }
  return `${what}. ${placeOf(caller, resource, denied)}: ${JSON.stringify(missingStatement(caller, access, denied))}`;
}

/**
 * Returns the missing statement, and where it belongs; undefined when a statement denies the call, or a condition does not
 * hold.
 */
export function missingGrant(
  caller: Caller,
  access: Access,
  denied: Denied,
): { place: string; statement: JsonObject } | undefined {
  if (denied.explicit || denied.statement) return undefined;
  return {
    place: placeOf(caller, access.resource, denied),
    statement: missingStatement(caller, access, denied),
  };
}

function placeOf(caller: Caller, resource: string, { reason }: Denied): string {
  if (reason === 'resource-based policy') return `Missing in the policy of ${resource}`;
  const owner = caller.kind === 'role' ? caller.role.name : caller.name;
  return reason === 'permissions boundary'
    ? `Missing in the permissions boundary of ${owner}`
    : `Missing in a policy of ${owner}`;
}

function missingStatement(caller: Caller, { action, resource }: Access, { reason }: Denied): JsonObject {
  const statement = { Effect: 'Allow', Action: action, Resource: resource };
  if (reason !== 'resource-based policy') return statement;
  if (caller.kind === 'service') {
    return {
      ...statement,
      Principal: { Service: caller.name },
      Condition: { ArnLike: { 'aws:SourceArn': caller.sourceArn } },
    };
  }
  return { ...statement, Principal: { AWS: caller.kind === 'role' ? caller.role.arn : caller.name } };
}
