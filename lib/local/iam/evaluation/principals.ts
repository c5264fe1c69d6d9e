import type { JsonValue } from '../../service.ts';
import { elementsOf, type Place, textsOf, UnsupportedPolicy } from './document.ts';

/** The names of a caller that a resource policy can use. */
export interface CallerNames {
  /** The ARN of a role session or of another principal, or the name of a service. */
  readonly name: string;
  /** The role of the session. */
  readonly roleArn?: string;
  /** The account of the caller; a service has none. */
  readonly accountId?: string;
  /** Whether the role has a permissions boundary. */
  readonly bounded?: boolean;
}

/**
 * How directly a policy names a caller: the caller itself (or everybody), the role behind its session, or only its account,
 * which leaves the decision to the policies of that account. The most direct naming counts.
 */
export type Naming = 'caller' | 'role' | 'account';
const NAMINGS: readonly Naming[] = ['caller', 'role', 'account'];

/** Returns how a policy names a caller; undefined when it does not. */
export type Names = (caller: CallerNames) => Naming | undefined;

const ACCOUNT = /^(?:arn:[^:]+:iam::(\d{12}):root|(\d{12}))$/;
const PRINCIPAL = /^arn:[^:]+:(iam::\d{12}:(role|user)|sts::\d{12}:(assumed-role|federated-user))\/[^*?]+$/;

/**
 * Compiles the element `Principal` or `NotPrincipal`.
 * @throws UnsupportedPolicy naming a kind of principal that cannot be evaluated
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

/**
 * Compiles `NotPrincipal` of a denying statement: it applies to everybody it does not name, and to every role with a boundary.
 */
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
