import type { JsonObject, JsonValue } from '../../service.ts';
import { compileConditions } from './conditions.ts';
import type { Context } from './context.ts';
import { elementsOf, nameOf, type Place, textsOf, UnsupportedPolicy } from './document.ts';
import { type Comparison, compileAction, compileText, isArn } from './matching.ts';
import { compileNotPrincipal, compilePrincipal, type Names } from './principals.ts';

/** One action of one statement on one resource: the unit in which the use of grants is recorded. */
export interface Grant {
  readonly role: string;
  readonly policy: string;
  /** The statement's `Sid`, or its number starting at 1. */
  readonly statement: string;
  readonly action: string;
  readonly resource: string;
}

/** A compiled statement. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** Its place, for messages: `policy, statement 2`. */
  readonly place: string;
  /** The keys of its condition, as written in the policy. */
  readonly conditionKeys: readonly string[];
  /** The grant to a role; undefined for denying statements, and in resource policies. */
  readonly grant?: Omit<Grant, 'role'>;
  /** Whether it covers an action (in lower case) on a resource, regardless of its condition. */
  covers(action: string, resource: string, context: Context): boolean;
  /** Whether its condition holds. */
  holds(context: Context): boolean;
  /** How it names a caller. A role's policy names nobody and applies to every session of the role. */
  readonly names: Names;
}

/** The kind of attachment: to a role, to a resource, or to a role as its trust policy. */
export type PolicyKind = 'identity' | 'resource' | 'trust';

const [CURRENT, OLD] = ['2012-10-17', '2008-10-17'];
const ELEMENTS = new Set(
  'Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition'.split(' '),
);

/**
 * Reads a policy document. An allowing statement of a role is split into one for each of its actions and resources, to record
 * the use of each.
 * @param policy the name of the policy in messages
 * @throws UnsupportedPolicy naming the policy, the statement and what cannot be evaluated: nothing is ignored
 */
export function readPolicy(policy: string, document: JsonValue | undefined, kind: PolicyKind): Statement[] {
  if (document === undefined) return [];
  const { Version = OLD, Id: _, Statement = [], ...rest } = elementsOf(document, 'the document', { policy });
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new UnsupportedPolicy({ policy }, `the element ${unknown}`);
  if (Version !== CURRENT && Version !== OLD)
    throw new UnsupportedPolicy({ policy }, `the version ${Version}`);
  return [Statement].flat().flatMap((one, index) => {
    const statement = elementsOf(one, 'the statement', { policy, statement: String(index + 1) });
    const place = { policy, statement: String(statement.Sid || index + 1) };
    return compileStatement(statement, kind, place, Version === CURRENT);
  });
}

function compileStatement(
  statement: JsonObject,
  kind: PolicyKind,
  place: Required<Place>,
  variables: boolean,
): Statement[] {
  for (const element of Object.keys(statement)) {
    if (!ELEMENTS.has(element)) throw new UnsupportedPolicy(place, `the element ${element}`);
  }
  const { Effect: effect } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw new UnsupportedPolicy(place, `the effect ${effect}`);
  const conditions = compileConditions(statement.Condition ?? {}, place, variables);
  const common: Omit<Statement, 'covers'> = {
    effect,
    place: nameOf(place),
    conditionKeys: conditions.map(({ key }) => key),
    holds: (context: Context) => conditions.every((condition) => condition.holds(context)),
    names: namesOf(statement, kind, place),
  };
  const split = kind === 'identity' && effect === 'Allow';
  const actions = targetsOf(statement, 'Action', split, place, compileActionPattern(place));
  const resources =
    kind !== 'identity' && statement.Resource === undefined && statement.NotResource === undefined
      ? [{ label: '', fits: () => true }] // The resource that the policy is attached to.
      : targetsOf(statement, 'Resource', split, place, compileResource(place, variables));
  return actions.flatMap((action) =>
    resources.map((resource) => ({
      ...common,
      ...(split && { grant: { ...place, action: action.label, resource: resource.label } }),
      covers: (name, arn, context) => action.fits(name, context) && resource.fits(arn, context),
    })),
  );
}

/** One or more actions, or resources, of a statement. */
interface Target {
  readonly label: string;
  readonly fits: (name: string, context: Context) => boolean;
}

/**
 * Returns the targets of an element, or of its opposite (`NotAction`, `NotResource`): one for each of its values when `split`,
 * otherwise one for all.
 */
function targetsOf(
  statement: JsonObject,
  element: 'Action' | 'Resource',
  split: boolean,
  place: Place,
  compile: (text: string) => Comparison,
): Target[] {
  const [given, others] = [statement[element], statement[`Not${element}`]];
  if ((given === undefined) === (others === undefined)) {
    throw new UnsupportedPolicy(
      place,
      `a statement with ${given === undefined ? 'neither' : 'both'} of ${element} and Not${element}`,
    );
  }
  const texts = textsOf(given ?? others, element, place);
  const comparisons = texts.map(compile);
  if (given === undefined) {
    const fits: Target['fits'] = (name, context) =>
      comparisons.every((compare) => compare(name, context) === false);
    return [{ label: `Not${element} ${texts.join(' ')}`, fits }];
  }
  const fitsOneOf =
    (some: readonly Comparison[]): Target['fits'] =>
    (name, context) =>
      some.some((compare) => compare(name, context) === true);
  return split
    ? texts.map((label, index) => ({ label, fits: fitsOneOf(comparisons.slice(index, index + 1)) }))
    : [{ label: texts.join(' '), fits: fitsOneOf(comparisons) }];
}

const compileActionPattern = (place: Place) => (text: string) => {
  if (text !== '*' && !text.includes(':')) throw new UnsupportedPolicy(place, `the action ${text}`);
  return compileAction(text);
};

const compileResource = (place: Place, variables: boolean) => (text: string) => {
  if (!/^(\*|arn:.*)$/.test(text)) throw new UnsupportedPolicy(place, `the resource ${text}`);
  if (variables && /\$\{/.test(text) && !isArn(text.slice(0, text.indexOf('${')))) {
    throw new UnsupportedPolicy(place, `a variable before the name of the resource, ${text},`);
  }
  return compileText(text, 'resource', { variables });
};

function namesOf({ Effect, Principal, NotPrincipal }: JsonObject, kind: PolicyKind, place: Place): Names {
  const given = [Principal, NotPrincipal].filter((element) => element !== undefined).length;
  if (kind === 'identity') {
    if (given > 0) throw new UnsupportedPolicy(place, 'a principal in a policy of a role');
    return () => 'caller';
  }
  if (given !== 1)
    throw new UnsupportedPolicy(
      place,
      `a statement with ${given === 0 ? 'neither' : 'both'} of Principal and NotPrincipal`,
    );
  if (Principal !== undefined) return compilePrincipal(Principal, place);
  if (Effect === 'Allow') throw new UnsupportedPolicy(place, 'NotPrincipal in a statement that allows');
  if (kind === 'trust') throw new UnsupportedPolicy(place, 'NotPrincipal in the trust policy of a role');
  return compileNotPrincipal(NotPrincipal ?? null, place);
}
