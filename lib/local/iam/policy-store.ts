import type { JsonValue } from '../service.ts';
import { type Grant, type PolicyKind, readPolicy, type Statement } from './evaluation/statement.ts';
import { managedPolicy } from './managed-policies.ts';

/** A role of the assembly. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly boundary: readonly Statement[] | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** The policies of one role, or of one resource. */
class Policies {
  readonly #byName = new Map<string, readonly Statement[]>();
  statements: readonly Statement[] = [];

  put(name: string, statements: readonly Statement[]): void {
    this.#byName.set(name, statements);
    this.statements = [...this.#byName.values()].flat();
  }
}

/**
 * The policies of the assembly: of roles and of resources. A policy put under an existing name replaces the earlier one. A
 * policy with anything that is not evaluated here is refused with an `UnsupportedPolicy`, which names the policy and the
 * statement.
 */
export class PolicyStore {
  readonly #roles = new Map<string, Role>();
  readonly #ofRoles = new Map<string, Policies>();
  readonly #ofResources = new Map<string, Policies>();
  readonly #managed = new Map<string, { name: string; statements: readonly Statement[] }>();
  #changes = 0;

  /** Increases with each change of a role or a policy, after which earlier decisions may be wrong. */
  get changes(): number {
    return this.#changes;
  }

  /** @param role its `trust` is the trust policy, `boundary` the ARN of a managed policy */
  putRole(role: {
    name: string;
    arn: string;
    trust: JsonValue | undefined;
    boundary?: string;
    tags?: Readonly<Record<string, string>>;
  }): void {
    const { name, arn, tags = {} } = role;
    const boundary = role.boundary === undefined ? undefined : this.#managedPolicy(role.boundary).statements;
    this.#roles.set(arn, { name, arn, tags, boundary });
    // To IAM, a trust policy is the policy of a resource.
    this.#putOfResource(arn, `the trust policy of ${name}`, role.trust, 'trust');
    if (!this.#ofRoles.has(name)) this.#ofRoles.set(name, new Policies());
    this.#changes++;
  }

  /**
   * Attaches a policy to a role, given by its name.
   * @throws Error when there is no such role
   */
  attach(roleName: string, policy: string, document: JsonValue | undefined): void {
    this.#policiesOf(roleName).put(policy, readPolicy(policy, document, 'identity'));
  }

  /**
   * Attaches a managed policy to a role: one of the assembly or of AWS.
   * @throws Error naming a policy that is not known
   */
  attachManaged(roleName: string, policyArn: string): void {
    const { name, statements } = this.#managedPolicy(policyArn);
    this.#policiesOf(roleName).put(name, statements);
  }

  putManagedPolicy(arn: string, name: string, document: JsonValue | undefined): void {
    this.#managed.set(arn, { name, statements: readPolicy(name, document, 'identity') });
  }

  /** Attaches a policy to a resource, which may have several. */
  putResourcePolicy(resourceArn: string, policy: string, document: JsonValue | undefined): void {
    this.#putOfResource(resourceArn, policy, document, 'resource');
  }

  role(arn: string): Role | undefined {
    return this.#roles.get(arn);
  }

  /** Returns the statements of a role, given by its name. */
  rolePolicy(name: string): readonly Statement[] {
    return this.#ofRoles.get(name)?.statements ?? [];
  }

  /** Returns the statements in the policies of a resource. */
  resourcePolicy(arn: string): readonly Statement[] {
    return this.#ofResources.get(arn)?.statements ?? [];
  }

  /** Returns the grants of all roles, optionally only those of statements that `isWanted`. */
  grants(isWanted: (statement: Statement) => boolean = () => true): Grant[] {
    return [...this.#ofRoles].flatMap(([role, { statements }]) =>
      statements.filter(isWanted).flatMap(({ grant }) => (grant ? { role, ...grant } : [])),
    );
  }

  #putOfResource(arn: string, policy: string, document: JsonValue | undefined, kind: PolicyKind): void {
    const policies = this.#ofResources.get(arn) ?? new Policies();
    policies.put(policy, readPolicy(policy, document, kind));
    this.#ofResources.set(arn, policies);
    this.#changes++;
  }

  #policiesOf(roleName: string): Policies {
    const policies = this.#ofRoles.get(roleName);
    if (!policies) throw new Error(`there is no role ${roleName} in the assembly`);
    this.#changes++;
    return policies;
  }

  #managedPolicy(arn: string): { name: string; statements: readonly Statement[] } {
    const known = this.#managed.get(arn);
    if (known) return known;
    const { name, document } = managedPolicy(arn);
    return { name, statements: readPolicy(name, document, 'identity') };
  }
}
