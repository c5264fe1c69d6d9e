import type { runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import type { JsonObject } from '../service.ts';
import type { Access, ContextValue } from './access.ts';
import type { Caller } from './caller.ts';
import { type CompiledStatement, type Grant, resolvedDocument } from './statement.ts';

export type Simulate = typeof runUnsafeSimulation;

/** Why a call is denied, in the words that AWS uses for the kinds of policies. */
export type Reason = 'identity-based policy' | 'resource-based policy' | 'permissions boundary';

export type Decision =
  | { readonly allowed: true; readonly used: readonly Grant[] }
  | {
      readonly allowed: false;
      readonly explicit: boolean;
      readonly reason: Reason;
      /** The statement that denies; or one that would allow, were it not for its condition. */
      readonly statement?: CompiledStatement;
    };

/** Everything that a decision depends on. The statements are those that concern the action. */
export interface Question {
  readonly caller: Caller;
  readonly access: Access;
  readonly accountId: string;
  readonly context: Readonly<Record<string, ContextValue>>;
  readonly identity: readonly CompiledStatement[];
  readonly resource: readonly CompiledStatement[] | undefined;
  readonly boundary: readonly CompiledStatement[] | undefined;
}

const EVERYTHING: JsonObject = { Effect: 'Allow', Action: '*', Resource: '*' };

/**
 * Decides as IAM does, and finds out why: which grants have allowed, or what is missing. The evaluation
 * itself is that of `@cloud-copilot/iam-simulate`.
 */
export function decide(asked: Question, simulate: Simulate): Decision {
  const question = withResources(asked);
  const { identity, resource, boundary } = question;
  const result = run(question, simulate, {
    identity: documents(identity),
    ...(resource && { resource: documents(resource) }),
    ...(boundary && { boundary: documents(boundary) }),
  });
  if (result === 'Allowed') return { allowed: true, used: usedGrants(question, simulate) };
  return result === 'ExplicitlyDenied' ? denied(question, simulate) : missing(question, simulate);
}

/**
 * The question with the variables in resources replaced: the simulation of 0.1.173 does not find its way in an
 * ARN with the colon of a variable in it.
 */
function withResources(question: Question): Question {
  const { identity, resource, boundary, context } = question;
  const resolved = (statements: readonly CompiledStatement[]) =>
    statements.map((statement) => ({
      ...statement,
      document: resolvedDocument(statement.document, context),
    }));
  return {
    ...question,
    identity: resolved(identity),
    resource: resource && resolved(resource),
    boundary: boundary && resolved(boundary),
  };
}

/** The grants of a role of which each would be enough. */
function usedGrants(question: Question, simulate: Simulate): Grant[] {
  return question.identity.flatMap((statement) =>
    statement.grant && allowsAlone(question, simulate, statement.document) ? [statement.grant] : [],
  );
}

/** Whether one statement of a role allows the call, where the resource leaves it to the account's policies. */
function allowsAlone(question: Question, simulate: Simulate, statement: JsonObject): boolean {
  const resource = /^(kms|sts):/.test(question.access.action) ? [accountTrust(question)] : undefined;
  const policies = { identity: [statement], ...(resource && { resource }) };
  return run(question, simulate, policies) === 'Allowed';
}

/** What leaves it to the policies of roles: keys and roles do not unless their own policy says so. */
function accountTrust({ access, accountId }: Question): JsonObject {
  const AWS = `arn:${access.resource.split(':')[1]}:iam::${accountId}:root`;
  return { ...EVERYTHING, Principal: { AWS } };
}

function denied(question: Question, simulate: Simulate): Decision {
  const { identity, resource = [], boundary = [] } = question;
  const findIn = (statements: readonly CompiledStatement[], asResource: boolean) =>
    statements.find(({ effect, document }) => {
      if (effect !== 'Deny') return false;
      const policies = asResource
        ? { identity: [EVERYTHING], resource: [accountTrust(question), document] }
        : { identity: [EVERYTHING, document] };
      return run(question, simulate, policies) === 'ExplicitlyDenied';
    });
  const ofIdentity = findIn(identity, false);
  if (ofIdentity) {
    return { allowed: false, explicit: true, reason: 'identity-based policy', statement: ofIdentity };
  }
  const ofResource = findIn(resource, true);
  if (ofResource) {
    return { allowed: false, explicit: true, reason: 'resource-based policy', statement: ofResource };
  }
  const statement = findIn(boundary, false);
  return { allowed: false, explicit: true, reason: 'permissions boundary', ...(statement && { statement }) };
}

function missing(question: Question, simulate: Simulate): Decision {
  const { caller, identity, resource = [], boundary } = question;
  const isRole = caller.kind === 'role';
  const allowing = isRole && identity.some(({ document }) => allowsAlone(question, simulate, document));
  if (allowing && boundary) {
    const inside = boundary.some(({ document }) => allowsAlone(question, simulate, document));
    if (!inside) return { allowed: false, explicit: false, reason: 'permissions boundary' };
  }
  const reason = isRole && !allowing ? 'identity-based policy' : 'resource-based policy';
  const asked = reason === 'identity-based policy' ? identity : resource;
  const statement = asked.find(({ effect, document }) => {
    if (effect !== 'Allow' || document.Condition === undefined) return false;
    const { Condition: _, ...unconditional } = document;
    return reason === 'identity-based policy'
      ? allowsAlone(question, simulate, unconditional)
      : run(question, simulate, { identity: [], resource: [unconditional] }) === 'Allowed';
  });
  return { allowed: false, explicit: false, reason, ...(statement && { statement }) };
}

/**
 * A policy in the form of iam-policy's `ValidatedPolicy`, which carries a name: without one the unvalidated
 * simulation of 0.1.173 fails for policies of resources.
 */
const named = (policyDocument: JsonObject) => ({
  __validated: true,
  policyDocument,
  metadata: { name: 'resource' },
  errors: [],
});

const documents = (statements: readonly CompiledStatement[]): JsonObject[] =>
  statements.map(({ document }) => document);

function run(
  { caller, access, accountId, context }: Question,
  simulate: Simulate,
  policies: { identity: JsonObject[]; resource?: JsonObject[]; boundary?: JsonObject[] },
): string {
  const policy = (Statement: JsonObject[]) => ({ Version: '2012-10-17', Statement });
  const contextVariables = Object.fromEntries(
    Object.entries(context).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
  );
  return simulate(
    {
      request: {
        principal: caller.name,
        action: access.action,
        resource: { resource: access.resource, accountId: access.resource.split(':')[4] || accountId },
        contextVariables,
      },
      identityPolicies: caller.kind === 'role' ? [{ name: 'role', policy: policy(policies.identity) }] : [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(policies.resource && { resourcePolicy: named(policy(policies.resource)) }),
      ...(policies.boundary && {
        permissionBoundaryPolicies: [{ name: 'boundary', policy: policy(policies.boundary) }],
      }),
    },
    {},
  );
}
