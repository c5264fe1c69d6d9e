import type { StackOutputs } from './assembly/deploy.ts';
import { Deployment, type Update } from './assembly/deployment.ts';
import { readAssembly } from './assembly/read.ts';
import { checkSupport, type Note } from './assembly/support.ts';
import type { AccountIdentity } from './aws-error.ts';
import type { MovableClock } from './clock.ts';
import { compose } from './compose.ts';
import { DataFolder } from './data-folder.ts';
import type { EventBusService } from './events/event-bus-service.ts';
import type { Account } from './oidc/accounts.ts';
import type { IdentityProvider } from './oidc/identity-provider.ts';
import type { Parts, Resource } from './resources/resource-type.ts';
import { RESOURCE_TYPES } from './resources/table.ts';
import type { ScheduleService } from './scheduler/schedule-service.ts';
import type { CallService } from './service.ts';

export interface RuntimeOptions {
  /** The folder of a synthesized cloud assembly (`cdk.out`). */
  readonly assembly: string;
  /** The folder for all durable data; a temporary one, removed at the end, unless given. */
  readonly dataFolder?: string;
  /** The account to emulate. */
  readonly identity: AccountIdentity;
  /**
   * The clock of a new data folder: milliseconds ahead of the wall clock, or an instant at which it is paused. In a
   * folder that has a clock, that clock continues.
   */
  readonly clock?: { readonly offset: number } | { readonly at: number };
  /** Preferred ports; the first free one after each is taken. Any free one unless given. */
  readonly ports?: { readonly endpoint?: number; readonly api?: number; readonly issuer?: number };
  /** Values of the templates' parameters, or a function that makes them from the addresses of the runtime. */
  readonly parameters?:
    | Readonly<Record<string, string>>
    | ((addresses: { endpoint: string; issuer: string | undefined }) => Readonly<Record<string, string>>);
  /** Adds a local OpenID provider, where these accounts can sign in. */
  readonly identityProvider?: { readonly accounts: readonly Account[]; readonly audience: string };
  /**
   * Called with messages for the user, such as a port that is in use or a delivery that was dropped; standard error
   * unless given.
   */
  readonly report?: (message: string) => void;
  /** A folder for the compiled code of functions; in the data folder, if there is one, unless given. */
  readonly compileCache?: string;
  /** A folder in which each run records the grants of roles that it has used; see `readUsage`. */
  readonly usageFolder?: string;
  /** Called with each line that a function writes. */
  readonly onFunctionOutput?: (functionName: string, line: string) => void;
  /**
   * Called with each error that a function throws, or ends with: its name, the error and where it was thrown, in
   * several lines. It is in the function's log as well.
   */
  readonly onFunctionError?: (text: string) => void;
}

export interface LocalRuntime {
  readonly endpoint: string;
  readonly apis: readonly { readonly name: string; readonly url: string }[];
  readonly issuer: string | undefined;
  readonly identityProvider: IdentityProvider | undefined;
  readonly outputs: Readonly<Record<string, StackOutputs>>;
  /** What has no effect here, and why. */
  readonly notes: readonly Note[];
  readonly dataFolder: string;
  readonly clock: MovableClock;
  readonly callService: CallService;
  readonly schedules: ScheduleService;
  readonly events: EventBusService;
  /** Gives a function new code, from its next invocation on. */
  updateCode(functionArn: string, codeFolder: string): void;
  /** The functions of the app, each with the folder of its code. */
  functions(): readonly { readonly arn: string; readonly name: string; readonly codeFolder: string }[];
  /**
   * Deploys a changed assembly without a restart, if all its changes allow that.
   * @throws RefusedAssembly for what is not supported; nothing is changed then.
   */
  update(assembly: string): Promise<Update>;
  /** Starts an instance of every function, so that the first requests need not wait. */
  prewarm(): Promise<void>;
  /** Resolves when everything due has happened and nothing is under way. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Runs a synthesized app on this machine: deploys the assembly, continues with what an earlier run left unfinished, and
 * serves. Sets the time zone of the process to UTC, which is that of functions.
 * @throws RefusedAssembly for what is not supported, before anything is started or changed; Error when the data folder is
 * in use or cannot be used, or naming the resource that cannot be deployed.
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
  const notes = checkSupport(assembly, RESOURCE_TYPES);
  process.env.TZ = 'UTC';
  const folder =
    options.dataFolder === undefined ? DataFolder.ephemeral() : DataFolder.open(options.dataFolder);
  const closing: (() => unknown)[] = [() => folder.close()];
  /** Parts are closed in the opposite order of their start. */
  const opened = <T extends { close(): unknown }>(part: T): T => {
    closing.unshift(() => part.close());
    return part;
  };
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0)) await step();
  };
  try {
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
  const type = RESOURCE_TYPES[resource.type];
  if (!type) throw new Error('the resource type is not supported');
  return type.deploy(resource, parts);
}
