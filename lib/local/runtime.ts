import type { StackOutputs } from './assembly/deploy.ts';
import { Deployment, type Update } from './assembly/deployment.ts';
import { requireEnvironment } from './assembly/environment.ts';
import { readAssembly } from './assembly/read.ts';
import { checkSupport, type Note, requireSupport } from './assembly/support.ts';
import type { CallCount } from './call-counts.ts';
import type { MovableClock } from './clock.ts';
import { compose } from './compose.ts';
import { DataFolder } from './data-folder.ts';
import type { EventBusService } from './events/event-bus-service.ts';
import type { IdentityProvider } from './oidc/identity-provider.ts';
import { requireOpenFiles } from './open-files.ts';
import type { Parts, Resource, ResourceType } from './resources/resource-type.ts';
import { RESOURCE_TYPES } from './resources/table.ts';
import type { RuntimeOptions } from './runtime-options.ts';
import type { ScheduleService } from './scheduler/schedule-service.ts';
import type { CallService } from './service.ts';

export interface LocalRuntime {
  readonly endpoint: string;
  readonly apis: readonly { readonly name: string; readonly url: string }[];
  readonly issuer: string | undefined;
  readonly identityProvider: IdentityProvider | undefined;
  readonly outputs: Readonly<Record<string, StackOutputs>>;
  /** The resources and settings that have no effect here, each with the reason. */
  readonly notes: readonly Note[];
  readonly dataFolder: string;
  readonly clock: MovableClock;
  readonly callService: CallService;
  readonly schedules: ScheduleService;
  readonly events: EventBusService;
  /** Gives a function new code, used from its next invocation on. */
  updateCode(functionArn: string, codeFolder: string): void;
  /** The functions of the app, each with the folder of its code. */
  functions(): readonly { readonly arn: string; readonly name: string; readonly codeFolder: string }[];
  /**
   * Deploys a changed assembly without a restart, if all its changes allow that.
   * @throws RefusedAssembly for an unsupported feature; then nothing has changed
   */
  update(assembly: string): Promise<Update>;
  /** Starts an instance of every function, so that the first requests need not wait. */
  prewarm(): Promise<void>;
  /** The number of calls of each AWS API since the start, by `service.operation`. */
  callCounts(): Readonly<Record<string, CallCount>>;
  /** Resolves when everything due has happened and nothing is under way. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Runs a synthesized app on this machine: deploys the assembly, continues the work that an earlier run left unfinished, and
 * serves. Sets the time zone of the process to UTC, as functions have it.
 * @throws RefusedAssembly for an unsupported feature, before anything is started or changed; Error when the data folder is in
 * use or cannot be used, or naming the resource that cannot be deployed
 *
 * @example
 * const runtime = await startLocalRuntime({
 *   assembly: 'cdk.out',
 *   identity: { partition: 'aws', region: 'us-east-1', accountId: '000000000000' },
 *   clock: { at: Date.UTC(2030, 0, 1) },
 * });
 */
export async function startLocalRuntime(options: RuntimeOptions): Promise<LocalRuntime> {
  const assembly = readAssembly(options.assembly);
  requireEnvironment(assembly, options.identity);
  const notes = checkSupport(assembly, RESOURCE_TYPES);
  requireOpenFiles();
  process.env.TZ = 'UTC';
  const folder =
    options.dataFolder === undefined
      ? DataFolder.ephemeral()
      : DataFolder.open(options.dataFolder, options.durability);
  const closing: (() => unknown)[] = [() => folder.close()];
  /** Registers a part to be closed. Parts are closed in the reverse order of their start. */
  const opened = <T extends { close(): unknown }>(part: T): T => {
    closing.unshift(() => part.close());
    return part;
  };
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0)) await step();
  };
  try {
    folder.requireAccount(options.identity);
    const runtime = await compose(options, folder, opened);
    const deployment = new Deployment({
      identity: options.identity,
      parameters: runtime.parameters,
      deploy: (resource) => deployResource(resource, runtime.parts),
      hasNoEffect: (type) => RESOURCE_TYPES[type]?.noEffect !== undefined,
    });
    const outputs = await deployment.begin(assembly);
    runtime.parts.access.deployed();
    const apis = await runtime.serve(opened);
    folder.noteFiles();
    const update = async (changed: string): Promise<Update> => {
      const next = readAssembly(changed);
      requireEnvironment(next, options.identity);
      checkSupport(next, RESOURCE_TYPES);
      const update = await deployment.update(next);
      runtime.parts.access.deployed();
      return update;
    };
    return { ...runtime.running, apis, outputs, notes, dataFolder: folder.path, update, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function deployResource(resource: Resource, parts: Parts) {
  requireSupport(resource.type, resource.properties, RESOURCE_TYPES);
  return (RESOURCE_TYPES[resource.type] as ResourceType).deploy(resource, parts);
}
