import type { JsonValue } from '../../service.ts';
import { elementsOf, type Place, textsOf, UnsupportedPolicy } from './document.ts';

/** A caller, by the names that the policy of a resource can use for it. */
export interface CallerNames {
  /** The ARN of the session of a role, or of another principal; the name of a service. */
  readonly name: string;
  /** The role of the session. */
  readonly roleArn?: string;
  /** The account that the caller belongs to; a service belongs to none. */
  readonly accountId?: string;
  /** Whether the role has a permissions boundary. */
  readonly bounded?: boolean;
}

/**
 * How directly a policy names a caller: the caller itself (or everybody), the role behind its session, or only its
 * account, which leaves the decision to the policies of that account. The most direct one counts.
 */
export type Naming = 'caller' | 'role' | 'account';
const NAMINGS: readonly Naming[] = ['caller', 'role', 'account'];

/** How a policy names a caller; undefined when it does not. */
export type Names = (caller: CallerNames) => Naming | undefined;

const ACCOUNT = /^(?:arn:[^:]+:iam::(\d{12}):root|(\d{12}))$/;
const PRINCIPAL = /^arn:[^:]+:(iam::\d{12}:(role|user)|sts::\d{12}:(assumed-role|federated-user))\/[^*?]+$/;

/**
 * How an element `Principal` or `NotPrincipal` names callers.
 * @throws UnsupportedPolicy naming a kind of principal that cannot be evaluated.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function compilePrincipal(element: JsonValue, place: Place): Names {
  if (element === '*') return () => 'caller';
  const all = Object.entries(elementsOf(element, 'the principal', place)).flatMap(([type, values]) =>
    textsOf(values, `the principal ${type} with`, place).map((value) => compileOne(type, value, place)),
  );
  return (caller) => {
    const namings = all.map((names) => names(caller));
    return NAMINGS.find((naming) => namings.includes(naming));
  };
}

/** `NotPrincipal`, in a statement that denies: everybody it does not name, and every role with a boundary. */
export function compileNotPrincipal(element: JsonValue, place: Place): Names {
  const names = compilePrincipal(element, place);
  return (caller) => (names(caller) === undefined || caller.bounded ? 'caller' : undefined);
}

function compileOne(type: string, value: string, place: Place): Names {
  const refuse = (): never => {
    throw new UnsupportedPolicy(place, `the principal ${JSON.stringify({ [type]: value })}`);
  };
  switch (type) {
    case 'AWS':
      return compileAws(value) ?? refuse();
    case 'Service':
      if (/[*?]/.test(value)) refuse();
      return (caller) => (caller.name === value ? 'caller' : undefined);
    case 'Federated':
      // No caller here has signed in through an identity provider.
      return () => undefined;
    default:
      return refuse();
  }
}

function compileAws(value: string): Names | undefined {
  if (value === '*') return () => 'caller';
  const [isAccount, ...ids] = ACCOUNT.exec(value) ?? [];
  if (isAccount !== undefined) {
    const accountId = ids.find((id) => id !== undefined);
    return (caller) => (caller.accountId === accountId ? 'account' : undefined);
  }
  if (!PRINCIPAL.test(value)) return undefined;
  return (caller) => {
    if (caller.name === value) return 'caller';
    return caller.roleArn === value ? 'role' : undefined;
  };
}
