import type { AccountIdentity } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { KeyService } from '../kms/key-service.ts';
import type { FunctionRegistry } from '../lambda/function-registry.ts';
import type { JsonObject, ServiceRequest } from '../service.ts';
import type { StatesService } from '../states/service.ts';
import { AccessControl } from './access-control.ts';
import { DeployedResources } from './deployed-resources.ts';
import { UsageRecord } from './usage.ts';

/** Connects IAM with the parts of a runtime. */
export class Enforcement {
  readonly access: AccessControl;
  readonly resources: DeployedResources;
  readonly #identity: AccountIdentity;
  readonly #functions: FunctionRegistry;
  readonly #report: (message: string) => void;
  /** The functions whose permission to log has been checked. */
  readonly #checkedForLogs = new Set<string>();

  constructor(options: {
    identity: AccountIdentity;
    clock: Clock;
    keys: KeyService;
    functions: FunctionRegistry;
    states: StatesService;
    report: (message: string) => void;
    usageFolder?: string | undefined;
  }) {
    const { identity, clock, report, usageFolder } = options;
    this.#identity = identity;
    this.#functions = options.functions;
    this.#report = report;
    this.resources = new DeployedResources(identity, options);
    this.access = new AccessControl({
      identity,
      resources: this.resources,
      now: () => clock.now(),
      report,
      ...(usageFolder !== undefined && { usage: new UsageRecord(usageFolder) }),
    });
  }

  /** Returns the invocation of a function by a route as API Gateway makes it: in the API's own name, or under a role. */
  routeInvocation(functionArn: string, event: JsonObject, credentialsArn?: string): ServiceRequest {
    const { apiId, stage, ...context } = event.requestContext as JsonObject;
    // The two payload formats have these members in different places.
    const routeKey = String(context.routeKey ?? context.resourceId);
    const method = context.httpMethod ?? (context.http as JsonObject).method;
    const path = /^\S+ (\/.*)$/.exec(routeKey)?.[1];
    const route = path === undefined ? routeKey : `${String(method)}${path}`;
    const { partition, region, accountId } = this.#identity;
    const sourceArn = `arn:${partition}:execute-api:${region}:${accountId}:${apiId}/${stage}/${route}`;
    return {
      service: 'lambda',
      operation: 'Invoke',
      input: { FunctionName: functionArn },
      principal: { arn: credentialsArn ?? sourceArn },
    };
  }

  /**
   * Checks that a function which writes to its log has the permission to do so. Without it, AWS would drop the lines. Reports
   * each function once.
   */
  checkLogPermission(functionName: string): void {
    if (this.#checkedForLogs.has(functionName)) return;
    this.#checkedForLogs.add(functionName);
    const { roleArn, logGroupName } = this.#functions.configuration(functionName);
    const principal = { arn: roleArn, session: functionName };
    const resource = this.resources.arn('logs', `log-group:${logGroupName}:log-stream:local`);
    try {
      this.access.requireAll(principal, ['logs:CreateLogStream', 'logs:PutLogEvents'], resource);
    } catch (error) {
      this.#report(`On AWS, the log of ${functionName} would be lost. ${(error as Error).message}`);
    }
  }
}
