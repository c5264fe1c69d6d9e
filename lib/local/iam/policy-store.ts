import type { JsonObject } from '../service.ts';
import { managedPolicy } from './managed-policies.ts';
import { type CompiledStatement, compileStatements, type Grant } from './statement.ts';

/** A role of the assembly. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly boundary: readonly CompiledStatement[] | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

type Policies = Map<string, readonly CompiledStatement[]>;

/**
 * The policies of the assembly: what roles may do, and what resources say themselves. What is put under a name
 * that is taken replaces what was there.
 */
export class PolicyStore {
  readonly #roles = new Map<string, Role>();
  readonly #ofRoles = new Map<string, Policies>();
  readonly #ofResources = new Map<string, Policies>();
  readonly #managed = new Map<string, { name: string; statements: readonly JsonObject[] }>();

  /** @param role its `trust` says who may take it, `boundary` is the ARN of a managed policy */
  putRole(role: {
    name: string;
    arn: string;
    trust: readonly JsonObject[];
    boundary?: string;
    tags?: Readonly<Record<string, string>>;
  }): void {
    const { name, arn, tags = {} } = role;
    const boundary = role.boundary === undefined ? undefined : this.#policy(role.boundary);
    const compiled = boundary && compileStatements(boundary.name, boundary.statements);
    this.#roles.set(arn, { name, arn, tags, boundary: compiled });
    // To IAM a trust policy is the policy of a resource.
    this.putResourcePolicy(arn, `the trust policy of ${name}`, role.trust);
    if (!this.#ofRoles.has(name)) this.#ofRoles.set(name, new Map());
  }

  /** Gives a role, named by its name, a policy. @throws Error when there is no such role. */
  attach(roleName: string, policy: string, statements: readonly JsonObject[]): void {
    const policies = this.#ofRoles.get(roleName);
    if (!policies) throw new Error(`there is no role ${roleName} in the assembly`);
    policies.set(policy, compileStatements(policy, statements, roleName));
  }

  /** Gives a role a managed policy, of the assembly or of AWS. @throws Error naming one that is not known. */
  attachManaged(roleName: string, policyArn: string): void {
    const { name, statements } = this.#policy(policyArn);
    this.attach(roleName, name, statements);
  }

  putManagedPolicy(arn: string, name: string, statements: readonly JsonObject[]): void {
    this.#managed.set(arn, { name, statements });
  }

  /** Gives a resource a policy; it may have several. */
  putResourcePolicy(resourceArn: string, policy: string, statements: readonly JsonObject[]): void {
    const policies = this.#ofResources.get(resourceArn) ?? new Map<string, readonly CompiledStatement[]>();
    this.#ofResources.set(resourceArn, policies.set(policy, compileStatements(policy, statements)));
  }

  role(arn: string): Role | undefined {
    return this.#roles.get(arn);
  }

  rolePolicy(name: string): readonly CompiledStatement[] {
    return [...(this.#ofRoles.get(name)?.values() ?? [])].flat();
  }

  /** What a resource says itself; undefined when it has no policy. */
  resourcePolicy(arn: string): readonly CompiledStatement[] | undefined {
    const policies = this.#ofResources.get(arn);
    return policies && [...policies.values()].flat();
  }

  /** Everything that roles are granted. */
  grants(): Grant[] {
    return [...this.#ofRoles.keys()].flatMap((name) =>
      this.rolePolicy(name).flatMap(({ grant }) => grant ?? []),
    );
  }

  #policy(arn: string): { name: string; statements: readonly JsonObject[] } {
    return this.#managed.get(arn) ?? managedPolicy(arn);
  }
}

/** The statements of a policy document, of which there may be one or a list. */
export function statementsOf(document: unknown): JsonObject[] {
  const { Statement = [] } = (document ?? {}) as { Statement?: JsonObject | JsonObject[] };
  return [Statement].flat();
}
