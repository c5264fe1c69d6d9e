import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { Principal, ServiceRequest } from '../service.ts';
import { type Access, type ContextValue, type Resources, UnknownAccess } from './access.ts';
import { type Caller, callerContext, callerOf, isKnownKey } from './caller.ts';
import { accessDenied, type Denied, denialReport } from './denial.ts';
import { type Decision, decide, type Simulate } from './evaluation.ts';
import { PolicyStore } from './policy-store.ts';
import { requiredAccess } from './required-access.ts';
import type { CompiledStatement } from './statement.ts';
import type { UsageRecord } from './usage.ts';

/** Decisions that are remembered; beyond that many, all are forgotten. */
const REMEMBERED = 20_000;

/** The statements that concern one action of one caller on one resource, and the condition keys they name. */
interface Relevant {
  readonly identity: readonly CompiledStatement[];
  readonly resource: readonly CompiledStatement[] | undefined;
  readonly boundary: readonly CompiledStatement[] | undefined;
  readonly keys: readonly string[];
}

/**
 * IAM: decides each call by the policies of the assembly. The account itself may do everything; everybody else
 * what a statement allows. Decisions are remembered by all that they depend on.
 */
export class AccessControl {
  readonly policies = new PolicyStore();
  readonly #identity: AccountIdentity;
  readonly #resources: Resources;
  readonly #simulate: Simulate;
  readonly #now: () => number;
  readonly #report: (message: string) => void;
  readonly #usage: UsageRecord | undefined;
  readonly #relevant = new Map<string, Relevant>();
  readonly #decisions = new Map<string, Decision>();
  readonly #reported = new Set<string>();
  readonly #checks: { place: string; check: () => void }[] = [];

  constructor(options: {
    identity: AccountIdentity;
    resources: Resources;
    simulate: Simulate;
    now: () => number;
    /** Told of each denial once, with the statement that is missing; never with contents of a call. */
    report: (message: string) => void;
    /** Where it is written down which grants were used. */
    usage?: UsageRecord | undefined;
  }) {
    this.#identity = options.identity;
    this.#resources = options.resources;
    this.#simulate = options.simulate;
    this.#now = options.now;
    this.#report = options.report;
    this.#usage = options.usage;
  }

  /**
   * @throws AwsError as the called service refuses a call without permission, or naming a call whose
   * permissions are not known here.
   */
  authorise(request: ServiceRequest): void {
    const { principal, service } = request;
    const caller = callerOf(principal, this.policies);
    if (caller.kind === 'root') return;
    if (principal.assumedBy) {
      const { arn, externalId } = principal.assumedBy;
      this.#require('sts', callerOf({ arn }, this.policies), assumption(principal.arn, externalId));
    }
    for (const access of this.#accessesOf(request)) this.#require(service, caller, access);
  }

  /** Whether a principal has a permission. */
  allows(principal: Principal, access: Access): boolean {
    const caller = callerOf(principal, this.policies);
    return caller.kind === 'root' || this.#decide(caller, access).allowed;
  }

  /** Checks that a role has permissions without which its resource would not work. @throws Error naming the missing ones */
  requireAll(principal: Principal, actions: readonly string[], resource: string): void {
    const Action = actions.filter((action) => !this.allows(principal, { action, resource }));
    if (Action.length === 0) return;
    const statement = JSON.stringify({ Effect: 'Allow', Action, Resource: resource });
    throw new Error(`The role ${principal.arn} lacks permissions: ${statement}`);
  }

  /** Whether a service may take a role for one of its resources. */
  mayAssume(roleArn: string, service: string, sourceArn: string): boolean {
    return this.#decide({ kind: 'service', name: service, sourceArn }, assumption(roleArn)).allowed;
  }

  /** Has something checked when everything is deployed: only then are all policies there. */
  afterDeployment(place: string, check: () => void): void {
    this.#checks.push({ place, check });
  }

  /** Everything is deployed, or deployed again. @throws Error naming a resource without a permission that it needs. */
  deployed(): void {
    this.#relevant.clear();
    this.#decisions.clear();
    this.#usage?.begin(this.policies.grants());
    for (const { place, check } of this.#checks.splice(0)) {
      try {
        check();
      } catch (error) {
        throw new Error(`${place}: ${(error as Error).message}`, { cause: error });
      }
    }
  }

  #accessesOf(request: ServiceRequest): Access[] {
    try {
      return requiredAccess(request, this.#resources);
    } catch (error) {
      if (!(error instanceof UnknownAccess)) throw error;
      const message = `The permissions that ${error.message} needs are not known to the local runtime`;
      this.#report(`${request.principal.arn}: ${message}.`);
      throw new AwsError('AccessDeniedException', message);
    }
  }

  #require(service: string, caller: Caller, access: Access): void {
    const decision = this.#decide(caller, access);
    if (decision.allowed) return;
    this.#tell(caller, access, decision);
    throw accessDenied(service, caller, access, decision);
  }

  #tell(caller: Caller, access: Access, denied: Denied): void {
    const report =
      caller.kind === 'unknown'
        ? `${caller.name} may not ${access.action} on ${access.resource}: it is no role of the assembly.`
        : denialReport(caller, access, denied);
    if (this.#reported.has(report)) return;
    this.#reported.add(report);
    this.#report(report);
  }

  #decide(caller: Caller, access: Access): Decision {
    const relevant = this.#relevantTo(caller, access);
    const values = relevant.keys.map((key) => this.#value(key, caller, access));
    const remembered = `${caller.name}\n${access.action}\n${access.resource}\n${values.length > 0 ? JSON.stringify(values) : ''}`;
    const known = this.#decisions.get(remembered);
    if (known) return known;
    const context: Record<string, ContextValue> = {};
    for (const [index, key] of relevant.keys.entries()) {
      const value = values[index];
      if (value !== undefined) context[key] = value;
    }
    const { accountId } = this.#identity;
    const decision = decide({ caller, access, accountId, context, ...relevant }, this.#simulate);
    if (decision.allowed) this.#usage?.add(decision.used);
    if (this.#decisions.size >= REMEMBERED) this.#decisions.clear();
    this.#decisions.set(remembered, decision);
    return decision;
  }

  #relevantTo(caller: Caller, { action, resource }: Access): Relevant {
    const owner = caller.kind === 'role' ? caller.role.arn : caller.name;
    const name = `${owner}\n${action}\n${resource}`;
    const known = this.#relevant.get(name);
    if (known) return known;
    const concerned = (statements: readonly CompiledStatement[] | undefined) =>
      statements?.filter((statement) => statement.concerns(action));
    const role = caller.kind === 'role' ? caller.role : undefined;
    const identity = concerned(role && this.policies.rolePolicy(role.name)) ?? [];
    const boundary = concerned(role?.boundary);
    const ofResource = concerned(this.policies.resourcePolicy(resource));
    const all = [...identity, ...(boundary ?? []), ...(ofResource ?? [])];
    const keys = [...new Set(all.flatMap((statement) => [...statement.keys]))];
    for (const key of keys) this.#complain(key);
    const relevant = { identity, boundary, resource: ofResource, keys };
    if (this.#relevant.size >= REMEMBERED) this.#relevant.clear();
    this.#relevant.set(name, relevant);
    return relevant;
  }

  /** A condition that cannot be judged must not go unnoticed. */
  #complain(key: string): void {
    if (isKnownKey(key) || this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#report(`The condition key ${key} of a policy is not known here: it counts as absent.`);
  }

  #value(key: string, caller: Caller, access: Access): ContextValue | undefined {
    const own = access.context?.(key);
    if (own !== undefined) return own;
    if (key === 'aws:viaawsservice' && access.context?.('kms:viaservice') !== undefined) return 'true';
    return callerContext(key, caller, { identity: this.#identity, now: this.#now() });
  }
}

/** To take a role: its trust policy is the policy of the resource. */
function assumption(roleArn: string, externalId?: string): Access {
  const context = (key: string) => (key === 'sts:externalid' ? externalId : undefined);
  return { action: 'sts:AssumeRole', resource: roleArn, context };
}
