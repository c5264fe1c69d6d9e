import { basename } from 'node:path';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type Alias, Code, Function as LambdaFunction, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Bundles } from './bundle.ts';
import type { BackgroundKind } from './function-list.ts';
import { pascalCase } from './names.ts';
import type { PlatformProfile } from './platform-profile.ts';
import { logRetention } from './retention.ts';

/** The name under which logs and metrics of all functions are found. */
export const serviceName = 'reemployment-workflows';

/** What all functions of a deployment have in common. */
export interface FunctionParts {
  readonly bundles: Bundles;
  readonly profile: PlatformProfile;
}

export interface ServiceFunctionProps extends FunctionParts {
  /** The name of its bundle, for example `tasks/open-task`. */
  readonly name: string;
  readonly kind: 'api' | 'web' | BackgroundKind;
  readonly description: string;
  /** Seconds, where it needs longer than others of its kind. */
  readonly timeoutSeconds?: number | undefined;
  /** Receives events that an asynchronous invocation gave up on. */
  readonly deadLetterQueue?: IQueue;
}

/** Seconds. An HTTP API gives up after 30, so its functions have to answer, or fail, well before. */
const timeouts = { api: 10, web: 10, tasks: 30, streams: 60, listeners: 30, schedules: 300 };

/**
 * A function of this service: its bundle, its own log group with a retention period, and a role that may write to that log
 * group and do nothing else. Any other permission comes from capabilities (`grants.ts`).
 */
export class ServiceFunction extends Construct {
  /** The name of its folder or group, for example `open-task`. */
  readonly name: string;
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly #role: Role;
  #live: Alias | undefined;

  /** @throws Error when there is no bundle of that name. */
  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, pascalCase(id));
    this.name = basename(props.name);
    const bundle = props.bundles.functions.get(props.name);
    if (!bundle) throw new Error(`there is no bundle of the function ${props.name}`);
    this.logGroup = new LogGroup(this, 'Log', { retention: logRetention });
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(this.#role);
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      code: Code.fromAsset(bundle.folder),
      handler: 'index.handler',
      runtime: props.profile.runtime,
      architecture: props.profile.architecture,
      // Below 1,769 MB, memory also sets the share of a processor, which decides how long a cold start takes.
      memorySize: 1024,
      timeout: Duration.seconds(props.timeoutSeconds ?? timeouts[props.kind]),
      logGroup: this.logGroup,
      role: this.#role,
      tracing: props.profile.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      environment: { SERVICE_NAME: serviceName },
      ...(props.deadLetterQueue && { deadLetterQueue: props.deadLetterQueue }),
    });
  }

  /**
   * The function as workflows refer to it. Executions started before a deployment keep calling the same name, which then refers
   * to a newer version, and need no new permission (PLATFORM 6.2).
   */
  get live(): Alias {
    this.#live ??= this.function.addAlias('live');
    return this.#live;
  }

  /** Allows actions on resources, and nothing else. */
  allow(actions: string[], resources: string[], conditions?: Readonly<Record<string, unknown>>): this {
    this.#role.addToPrincipalPolicy(
      new PolicyStatement({ actions, resources, ...(conditions && { conditions }) }),
    );
    return this;
  }

  /** Sets environment variables of the function. */
  addEnvironment(variables: Readonly<Record<string, string>>): this {
    for (const [name, value] of Object.entries(variables)) this.function.addEnvironment(name, value);
    return this;
  }
}
