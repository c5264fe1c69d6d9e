import type { Context } from './context.ts';
import type { CallerNames } from './principals.ts';
import type { Statement } from './statement.ts';

/** The kind of policy that denies a call, in the words of AWS. */
export type Reason = 'identity-based policy' | 'resource-based policy' | 'permissions boundary';

export type Decision =
  | {
      readonly allowed: true;
      /** The statements of the role that allow it. Each one would be enough. */
      readonly by: readonly Statement[];
    }
  | {
      readonly allowed: false;
      readonly explicit: boolean;
      readonly reason: Reason;
      /** The statement that denies, or one that would allow if its condition held. */
      readonly statement?: Statement;
    };

/** The statements that a decision depends on. */
export interface Policies {
  /** The statements of the caller's role; none for a caller without a role. */
  readonly identity: readonly Statement[];
  /** The statements in the policies of the resource. */
  readonly resourcePolicy: readonly Statement[];
  /** The permissions boundary of the role, if it has one. */
  readonly boundary: readonly Statement[] | undefined;
}

/** Everything that a decision depends on. */
export interface Question extends Policies {
  readonly caller: CallerNames;
  /** In lower case. */
  readonly action: string;
  /** An ARN, or `*` for an action without resources. */
  readonly resource: string;
  readonly context: Context;
}

/** Returns the statements that apply to the caller, the action and the resource, regardless of their conditions. */
export function policiesAbout(question: Question): Policies {
  const about = (statements: readonly Statement[]): Statement[] =>
    statements.filter(
      ({ covers, names }) =>
        covers(question.action, question.resource, question.context) && names(question.caller) !== undefined,
    );
  const { identity, resourcePolicy, boundary } = question;
  return {
    identity: about(identity),
    resourcePolicy: about(resourcePolicy),
    boundary: boundary && about(boundary),
  };
}

/**
 * Decides as IAM does, within one account and across two, given the statements that apply to the question. A deny in any policy
 * overrides everything. Within an account, a resource policy that names the caller is enough, and one that names the role is
 * enough within the role's boundary. Otherwise a policy of the role must allow the call, within its boundary. For a key, a
 * role, or a resource of another account, the resource policy must allow it as well.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function decide(
  { identity, resourcePolicy, boundary }: Policies,
  question: Omit<Question, keyof Policies>,
): Decision {
  const { caller, context } = question;
  const denial =
    denialBy(context, identity, 'identity-based policy') ??
    denialBy(context, resourcePolicy, 'resource-based policy') ??
    denialBy(context, boundary ?? [], 'permissions boundary');
  if (denial) return denial;

  const by = applying(context, identity, 'Allow');
  const namings = applying(context, resourcePolicy, 'Allow').map(({ names }) => names(caller));
  const within = boundary === undefined || applying(context, boundary, 'Allow').length > 0;
  const foreign = isForeign(question);
  const toCaller = !foreign && namings.includes('caller');
  const toRole = !foreign && namings.includes('role');
  const consented = namings.length > 0 || !(foreign || mustConsent(question));
  if (toCaller || (within && (toRole || (by.length > 0 && consented)))) return { allowed: true, by };

  if (!within && (toRole || by.length > 0)) return implicit('permissions boundary');
  return caller.roleArn !== undefined && by.length === 0
    ? implicit('identity-based policy', nearMiss(identity))
    : implicit('resource-based policy', nearMiss(resourcePolicy));
}

function denialBy(context: Context, statements: readonly Statement[], reason: Reason): Decision | undefined {
  const [statement] = applying(context, statements, 'Deny');
  return statement && { allowed: false, explicit: true, reason, statement };
}

const implicit = (reason: Reason, statement?: Statement): Decision => ({
  allowed: false,
  explicit: false,
  reason,
  ...(statement && { statement }),
});

const applying = (
  context: Context,
  statements: readonly Statement[],
  effect: Statement['effect'],
): Statement[] => statements.filter((statement) => statement.effect === effect && statement.holds(context));

/** Returns a statement that would allow the call if its condition held. */
const nearMiss = (statements: readonly Statement[]): Statement | undefined =>
  statements.find(({ effect }) => effect === 'Allow');

/** Whether the resource belongs to another account than the caller. */
function isForeign({ caller, resource }: Pick<Question, 'caller' | 'resource'>): boolean {
  const owner = resource.split(':', 5)[4] ?? '';
  return owner !== '' && caller.accountId !== undefined && owner !== caller.accountId;
}

/** Whether the resource is a key or a role, which nobody may use unless its own policy allows it. */
const mustConsent = ({ action, resource }: Pick<Question, 'action' | 'resource'>): boolean =>
  (action.startsWith('kms:') && resource !== '*') || action.startsWith('sts:assumerole');
