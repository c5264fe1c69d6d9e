import { RefusedAssembly } from '../assembly/refusal.ts';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { JsonObject, Principal, ServiceRequest } from '../service.ts';
import { type Access, type Resources, UnknownAccess } from './access.ts';
import { type Caller, callerContext, callerOf, isKnownKey, namesOf } from './caller.ts';
import { accessDenied, type Denied, denialReport, missingGrant } from './denial.ts';
import type { ContextValue } from './evaluation/context.ts';
import type { Decision, Question } from './evaluation/decision.ts';
import type { Grant, Statement } from './evaluation/statement.ts';
import { KeptDecisions } from './kept-decisions.ts';
import { PolicyStore } from './policy-store.ts';
import { requiredAccess } from './required-access.ts';
import type { UsageRecord } from './usage.ts';

/** The maximum of different denials that are remembered. */
const MAX_DENIALS = 1_000;

/** A denied call and how often it occurred. Instants are milliseconds since 1970, by the runtime's clock. */
export interface Denial {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** A sentence with the caller, the action, the resource and the missing permission. */
  readonly report: string;
  /** The missing statement, and where it belongs; undefined when a statement denies the call, or a condition does not hold. */
  readonly missing: { readonly place: string; readonly statement: JsonObject } | undefined;
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

/**
 * IAM: decides each call by the policies of the assembly. The account itself may do everything; every other caller may do what
 * a statement allows.
 */
export class AccessControl {
  readonly policies = new PolicyStore();
  readonly #identity: AccountIdentity;
  readonly #resources: Resources;
  readonly #now: () => number;
  readonly #report: (message: string) => void;
  readonly #usage: UsageRecord | undefined;
  readonly #reported = new Set<string>();
  readonly #denials = new Map<string, Denial>();
  readonly #used = new Set<Statement>();
  readonly #decisions = new KeptDecisions();
  #onDenied: (denial: Denial) => void = () => {};
  readonly #checks: { place: string; check: () => void }[] = [];

  constructor(options: {
    identity: AccountIdentity;
    resources: Resources;
    now: () => number;
    /** Called once for each different denial, with the missing statement; never with contents of a call. */
    report: (message: string) => void;
    /** Records which grants were used. */
    usage?: UsageRecord | undefined;
  }) {
    this.#identity = options.identity;
    this.#resources = options.resources;
    this.#now = options.now;
    this.#report = options.report;
    this.#usage = options.usage;
  }

  /**
   * @throws AwsError in the form in which the called service refuses a call without permission, or naming a call whose
   * permissions are not known here
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

  /** Returns the different denials since the start, the latest first. */
  denials(): readonly Denial[] {
    return [...this.#denials.values()].toSorted((a, b) => b.last - a.last);
  }

  onDenied(listener: (denial: Denial) => void): void {
    this.#onDenied = listener;
  }

  /** Returns the grants of roles that no call has needed since the start. */
  unusedGrants(): Grant[] {
    return this.policies.grants((statement) => !this.#used.has(statement));
  }

  /** Whether a principal has a permission. */
  allows(principal: Principal, access: Access): boolean {
    const caller = callerOf(principal, this.policies);
    return caller.kind === 'root' || this.#decide(caller, access).allowed;
  }

  /**
   * Checks that a role has the permissions without which its resource would not work.
   * @throws Error naming the missing ones
   */
  requireAll(principal: Principal, actions: readonly string[], resource: string): void {
    const Action = actions.filter((action) => !this.allows(principal, { action, resource }));
    if (Action.length === 0) return;
    const statement = JSON.stringify({ Effect: 'Allow', Action, Resource: resource });
    throw new Error(`The role ${principal.arn} lacks permissions: ${statement}`);
  }

  /** Whether a service may assume a role for one of its resources. */
  mayAssume(roleArn: string, service: string, sourceArn: string): boolean {
    return this.#decide({ kind: 'service', name: service, sourceArn }, assumption(roleArn)).allowed;
  }

  /** Registers a check to run once everything is deployed: only then do all policies exist. */
  afterDeployment(place: string, check: () => void): void {
    this.#checks.push({ place, check });
  }

  /**
   * Runs the registered checks. Call it when everything is deployed, or deployed again.
   * @throws RefusedAssembly naming every resource that lacks a permission which it needs
   */
  deployed(): void {
    this.#usage?.begin(this.policies.grants());
    const reasons = this.#checks.splice(0).flatMap(({ place, check }) => {
      try {
        check();
        return [];
      } catch (error) {
        return [`${place}: ${(error as Error).message}`];
      }
    });
    if (reasons.length > 0) throw new RefusedAssembly(reasons);
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
    this.#reportDenial(caller, access, decision);
    throw accessDenied(service, caller, access, decision);
  }

  #reportDenial(caller: Caller, access: Access, denied: Denied): void {
    const report =
      caller.kind === 'unknown'
        ? `${caller.name} may not ${access.action} on ${access.resource}: it is not a role of the assembly.`
        : denialReport(caller, access, denied);
    this.#remember(report, caller, access, denied);
    this.#reportOnce(report);
  }

  #remember(report: string, caller: Caller, access: Access, denied: Denied): void {
    const { action, resource } = access;
    const earlier = this.#denials.get(report);
    if (!earlier && this.#denials.size >= MAX_DENIALS) return;
    const now = this.#now();
    const denial: Denial = {
      ...{ principal: caller.name, action, resource, report },
      missing: caller.kind === 'unknown' ? undefined : missingGrant(caller, access, denied),
      first: earlier?.first ?? now,
      last: now,
      count: (earlier?.count ?? 0) + 1,
    };
    this.#denials.set(report, denial);
    this.#onDenied(denial);
  }

  #decide(caller: Caller, access: Access): Decision {
    const { action, resource } = access;
    const role = caller.kind === 'role' ? caller.role : undefined;
    const asked = { caller: caller.name, action: action.toLowerCase(), resource };
    const values = new Map<string, ContextValue | undefined>();
    const question = (): Question => ({
      ...asked,
      caller: namesOf(caller),
      context: (key: string) => {
        if (!values.has(key)) values.set(key, this.#contextValue(key, caller, access));
        return values.get(key);
      },
      identity: role ? this.policies.rolePolicy(role.name) : [],
      resourcePolicy: this.policies.resourcePolicy(resource),
      boundary: role?.boundary,
    });
    const decision = this.#decisions.decide(asked, question, this.policies.changes);
    if (decision.allowed && role) {
      for (const statement of decision.by) this.#used.add(statement);
      this.#usage?.add(role.name, decision.by);
    }
    return decision;
  }

  /** Returns the value of a condition key. Reports a key whose value is not known here. */
  #contextValue(key: string, caller: Caller, access: Access): ContextValue | undefined {
    const own = access.context?.(key);
    if (own !== undefined) return own;
    if (!isKnownKey(key)) {
      this.#reportOnce(`The condition key ${key} of a policy is not known here: it counts as absent.`);
    }
    if (key === 'aws:viaawsservice' && access.context?.('kms:viaservice') !== undefined) return 'true';
    return callerContext(key, caller, { identity: this.#identity, now: this.#now() });
  }

  #reportOnce(report: string): void {
    if (this.#reported.has(report)) return;
    this.#reported.add(report);
    this.#report(report);
  }
}

/** The permission to assume a role. The trust policy acts as the policy of the resource. */
function assumption(roleArn: string, externalId?: string): Access {
  const context = (key: string) => (key === 'sts:externalid' ? externalId : undefined);
  return { action: 'sts:AssumeRole', resource: roleArn, context };
}
