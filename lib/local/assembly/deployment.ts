import type { AccountIdentity } from '../aws-error.ts';
import type { Deployed, Resource } from '../resources/resource-type.ts';
import type { JsonObject } from '../service.ts';
import { deployAssembly, type StackOutputs } from './deploy.ts';
import type { Assembly, Stack } from './read.ts';

/**
 * Resource types that can be added or changed while the app runs, with the properties that identify a resource and must
 * therefore stay the same.
 */
const LIVE_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::Events::Rule', ['EventBusName', 'Name']],
  ['AWS::IAM::Policy', ['PolicyName', 'Roles']],
  ['AWS::IAM::Role', ['ManagedPolicyArns', 'Path', 'Policies', 'RoleName']],
  ['AWS::Lambda::Alias', ['FunctionName', 'Name']],
  ['AWS::Lambda::EventInvokeConfig', ['FunctionName']],
  ['AWS::Lambda::Function', ['FunctionName']],
  ['AWS::Lambda::Version', ['FunctionName']],
  ['AWS::SQS::Queue', ['FifoQueue', 'QueueName']],
  ['AWS::Scheduler::Schedule', ['GroupName', 'Name']],
  ['AWS::StepFunctions::StateMachine', ['StateMachineName', 'StateMachineType']],
  ['AWS::StepFunctions::StateMachineAlias', ['Name']],
  ['AWS::StepFunctions::StateMachineVersion', ['StateMachineArn']],
]);
/** Resource types that may disappear from the template while the app runs, since nothing depends on them here. */
const FORGETTABLE_TYPES: ReadonlySet<string> = new Set(['AWS::Lambda::Version']);

/** The result of an update. A place looks like `AWS::Lambda::Function Id (Stack/Path)`. */
export interface Update {
  readonly updated: readonly string[];
  /** Changes that need a restart. If there are any, nothing was updated. */
  readonly restart: readonly string[];
}

/**
 * The deployed assembly. A changed assembly replaces it while everything runs: functions, workflows, policies, rules, schedules
 * and queues change in place; all other changes need a restart.
 */
export class Deployment {
  readonly #options: {
    readonly identity: AccountIdentity;
    readonly parameters: Readonly<Record<string, string>>;
    readonly deploy: (resource: Resource) => Deployed | Promise<Deployed>;
    readonly hasNoEffect: (type: string) => boolean;
  };
  readonly #deployed = new Map<string, { readonly form: string; readonly deployed: Deployed }>();
  #assembly: Assembly | undefined;

  constructor(options: {
    identity: AccountIdentity;
    parameters: Readonly<Record<string, string>>;
    deploy: (resource: Resource) => Deployed | Promise<Deployed>;
    /** Whether resources of a type have no effect here, so that changes to them have none either. */
    hasNoEffect: (type: string) => boolean;
  }) {
    this.#options = options;
  }

  /** Deploys everything. Throws like `deployAssembly`. */
  async begin(assembly: Assembly): Promise<Record<string, StackOutputs>> {
    const outputs = await deployAssembly({
      ...this.#options,
      assembly,
      deploy: (resource) => this.#deploy(resource),
    });
    this.#assembly = assembly;
    return outputs;
  }

  /**
   * Deploys what has changed. Running executions keep the definition with which they started.
   * @throws RefusedAssembly that names every resource that cannot be deployed. The others are deployed
   */
  async update(assembly: Assembly): Promise<Update> {
    const restart = this.#placesThatNeedRestart(assembly);
    if (restart.length > 0) return { updated: [], restart };
    const updated: string[] = [];
    await deployAssembly({
      ...this.#options,
      assembly,
      deploy: async (resource) => {
        const known = this.#deployed.get(keyOf(resource.stack, resource.logicalId));
        if (known?.form === formOf(resource)) return known.deployed;
        const deployed = await this.#deploy(resource);
        if (!this.#options.hasNoEffect(resource.type)) {
          updated.push(placeOf(resource.stack, resource.logicalId, resource.type));
        }
        return deployed;
      },
    });
    this.#assembly = assembly;
    return { updated, restart: [] };
  }

  async #deploy(resource: Resource): Promise<Deployed> {
    const deployed = await this.#options.deploy(resource);
    this.#deployed.set(keyOf(resource.stack, resource.logicalId), { form: formOf(resource), deployed });
    return deployed;
  }

  /** Returns the places that differ from the deployed assembly and cannot change while it runs. */
  #placesThatNeedRestart(assembly: Assembly): string[] {
    const before = resourcesOf(this.#assembly);
    const after = resourcesOf(assembly);
    const places: string[] = [];
    for (const [key, resource] of after) {
      const known = before.get(key);
      if (known?.form === resource.form || this.#options.hasNoEffect(resource.type)) continue;
      if (!isLive(resource, known)) places.push(resource.place);
    }
    for (const [key, { type, place }] of before) {
      if (after.has(key) || FORGETTABLE_TYPES.has(type) || this.#options.hasNoEffect(type)) continue;
      places.push(`${place}, which was removed`);
    }
    return places;
  }
}

interface KnownResource {
  readonly form: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly place: string;
}

function isLive(resource: KnownResource, known: KnownResource | undefined): boolean {
  const fixed = LIVE_TYPES.get(resource.type);
  if (fixed === undefined) return false;
  const form = ({ properties }: KnownResource) =>
    JSON.stringify(fixed.map((name) => properties[name] ?? null));
  return known === undefined || (known.type === resource.type && form(known) === form(resource));
}

function resourcesOf(assembly: Assembly | undefined): Map<string, KnownResource> {
  const resources = new Map<string, KnownResource>();
  for (const stack of assembly?.stacks ?? []) {
    for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
      const { Type: type, Properties, Condition } = resource;
      resources.set(keyOf(stack, logicalId), {
        form: JSON.stringify({ type, Properties, Condition }),
        type,
        properties: Properties ?? {},
        place: placeOf(stack, logicalId, type),
      });
    }
  }
  return resources;
}

const keyOf = (stack: Stack, logicalId: string): string => `${stack.name}/${logicalId}`;
const formOf = ({ type, properties }: Resource): string => JSON.stringify({ type, properties });
const placeOf = (stack: Stack, logicalId: string, type: string): string =>
  `${type} ${logicalId} (${stack.constructPath(logicalId)})`;
