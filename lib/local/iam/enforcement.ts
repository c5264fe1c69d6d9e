import type { AccountIdentity } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { KeyService } from '../kms/key-service.ts';
import type { FunctionRegistry } from '../lambda/function-registry.ts';
import type { JsonObject, ServiceRequest } from '../service.ts';
import type { StatesService } from '../states/service.ts';
import { AccessControl } from './access-control.ts';
import { DeployedResources } from './deployed-resources.ts';
import type { Simulate } from './evaluation.ts';
import { UsageRecord } from './usage.ts';

/** Loads the evaluation of policies, which takes a while: to be begun before it is needed. */
export async function loadSimulator(): Promise<Simulate> {
  return (await import('@cloud-copilot/iam-simulate')).runUnsafeSimulation;
}

/** IAM for the parts of a runtime. */
export class Enforcement {
  readonly access: AccessControl;
  readonly resources: DeployedResources;
  readonly #identity: AccountIdentity;
  readonly #functions: FunctionRegistry;
  readonly #report: (message: string) => void;
  readonly #haveWritten = new Set<string>();

  constructor(options: {
    identity: AccountIdentity;
    clock: Clock;
    simulate: Simulate;
    keys: KeyService;
    functions: FunctionRegistry;
    states: StatesService;
    report: (message: string) => void;
    usageFolder?: string | undefined;
  }) {
    const { identity, clock, simulate, report, usageFolder } = options;
    this.#identity = identity;
    this.#functions = options.functions;
    this.#report = report;
    this.resources = new DeployedResources(identity, options);
    this.access = new AccessControl({
      identity,
      resources: this.resources,
      simulate,
      now: () => clock.now(),
      report,
      ...(usageFolder !== undefined && { usage: new UsageRecord(usageFolder) }),
    });
  }

  /** The invocation of a function by a route, as API Gateway makes it: in its own name, or under a role. */
  routeInvocation(functionArn: string, event: JsonObject, credentialsArn?: string): ServiceRequest {
    const { apiId, http, routeKey, stage } = event.requestContext as Record<string, JsonObject | string>;
    const path = /^\S+ (\/.*)$/.exec(String(routeKey))?.[1];
    const route = path === undefined ? routeKey : `${String((http as JsonObject).method)}${path}`;
    const { partition, region, accountId } = this.#identity;
    const sourceArn = `arn:${partition}:execute-api:${region}:${accountId}:${apiId}/${stage}/${route}`;
    return {
      service: 'lambda',
      operation: 'Invoke',
      input: { FunctionName: functionArn },
      principal: { arn: credentialsArn ?? sourceArn },
    };
  }

  /** A function has written a line, which in AWS takes the permission to keep it. Said once for each function. */
  wrote(functionName: string): void {
    if (this.#haveWritten.has(functionName)) return;
    this.#haveWritten.add(functionName);
    const { roleArn, logGroupName } = this.#functions.configuration(functionName);
    const principal = { arn: roleArn, session: functionName };
    const resource = this.resources.arn('logs', `log-group:${logGroupName}:log-stream:local`);
    try {
      this.access.requireAll(principal, ['logs:CreateLogStream', 'logs:PutLogEvents'], resource);
    } catch (error) {
      this.#report(`In AWS what ${functionName} writes would be lost. ${(error as Error).message}`);
    }
  }
}
