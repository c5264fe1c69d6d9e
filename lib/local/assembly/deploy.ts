import { createHash } from 'node:crypto';
import type { AccountIdentity } from '../aws-error.ts';
import { urlSuffix } from '../delivery/target.ts';
import type { Deployed, Resource } from '../resources/resource-type.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { evaluateCondition, resolve, type TemplateScope } from './intrinsics.ts';
import { creationOrder } from './order.ts';
import { type ParameterValues, parameterValues } from './parameters.ts';
import type { Assembly, Stack } from './read.ts';
import { RefusedAssembly } from './refusal.ts';

/** The outputs of a deployed stack, by name. */
export type StackOutputs = Readonly<Record<string, JsonValue>>;

/**
 * Deploys the stacks of an assembly one after the other, and the resources of each in the order of their dependencies, with
 * every reference resolved. Deploying something that exists changes nothing.
 * @returns the outputs of each stack, by its name
 * @throws RefusedAssembly that names every parameter, or else every resource, that cannot be deployed, and why. Resources that
 * refer to such a resource are not tried
 */
export async function deployAssembly(options: {
  assembly: Assembly;
  identity: AccountIdentity;
  parameters: Readonly<Record<string, string>>;
  deploy: (resource: Resource) => Deployed | Promise<Deployed>;
}): Promise<Record<string, StackOutputs>> {
  const { assembly, identity, deploy } = options;
  const values = parameterValues(assembly, options.parameters);
  const shared: Shared = {
    identity,
    outputs: new Map(),
    exports: new Map(),
    addresses: new Map(),
    names: new Map(),
    refused: [],
  };
  for (const stack of assembly.stacks) {
    await deployStack(stack, values.get(stack) as ParameterValues, shared, deploy);
  }
  if (shared.refused.length > 0) {
    const reasons = shared.refused.map(({ place, error }) => `${place}: ${error.message}`);
    throw new RefusedAssembly(reasons, { cause: shared.refused[0]?.error });
  }
  return Object.fromEntries(shared.outputs);
}

interface Shared {
  readonly identity: AccountIdentity;
  readonly outputs: Map<string, StackOutputs>;
  readonly exports: Map<string, JsonValue>;
  /** The addresses on AWS, mapped to those here. */
  readonly addresses: Map<string, string>;
  /** The places of resources, by what only one of them may be called. */
  readonly names: Map<string, string>;
  readonly refused: { readonly place: string; readonly error: Error }[];
}

/** Thrown for a reference to a resource that cannot be deployed, which is already reported. */
class RefersToRefused extends Error {}

async function deployStack(
  stack: Stack,
  parameters: ParameterValues,
  shared: Shared,
  deploy: (resource: Resource) => Deployed | Promise<Deployed>,
): Promise<void> {
  const deployed = new Map<string, Deployed>();
  const failed = new Set<string>();
  const scope = scopeOf(stack, parameters, { deployed, failed }, shared);
  const refuse = (place: string, error: unknown): void => {
    if (!(error instanceof RefersToRefused)) shared.refused.push({ place, error: error as Error });
  };
  for (const logicalId of creationOrder(stack.template)) {
    const {
      Type,
      Properties = {},
      Condition,
    } = stack.template.Resources[logicalId] as {
      Type: string;
      Properties?: JsonObject;
      Condition?: string;
    };
    const path = stack.constructPath(logicalId);
    try {
      if (Condition !== undefined && !scope.condition(Condition)) continue;
      const properties = withAddresses(resolve(Properties, scope) ?? {}, shared.addresses) as JsonObject;
      const made = await deploy({ stack, logicalId, type: Type, path, properties });
      requireOnly(made, `${Type} ${logicalId} (${path})`, shared.names);
      deployed.set(logicalId, made);
      if (made.address) shared.addresses.set(made.address.inAws, made.address.here);
    } catch (error) {
      failed.add(logicalId);
      refuse(`${Type} ${logicalId} (${path})`, error);
    }
  }
  const outputs: Record<string, JsonValue> = {};
  for (const [name, output] of Object.entries(stack.template.Outputs ?? {})) {
    try {
      if (output.Condition !== undefined && !scope.condition(output.Condition)) continue;
      outputs[name] = withAddresses(resolve(output.Value, scope) ?? null, shared.addresses);
      const exported = output.Export && resolve(output.Export.Name, scope);
      if (typeof exported === 'string') shared.exports.set(exported, outputs[name]);
    } catch (error) {
      refuse(`the output ${name} of the stack ${stack.name}`, error);
    }
  }
  shared.outputs.set(stack.name, outputs);
}

/** @throws Error if an earlier resource is called the same, which AWS would refuse as already existing */
function requireOnly({ only }: Deployed, place: string, names: Map<string, string>): void {
  if (only === undefined) return;
  const other = names.get(only);
  if (other !== undefined) throw new Error(`${only} already exists: it is also ${other}`);
  names.set(only, place);
}

/** Returns an id that is the same in every run, since templates use parts of it as a suffix of names. */
function uuidOf(stackName: string): string {
  const digest = createHash('sha256').update(stackName).digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** Replaces addresses on AWS in the strings of a value by those here. */
function withAddresses(value: JsonValue, addresses: ReadonlyMap<string, string>): JsonValue {
  if (typeof value === 'string') {
    return [...addresses].reduce((text, [inAws, here]) => text.replaceAll(inAws, here), value);
  }
  if (addresses.size === 0 || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => withAddresses(item, addresses));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withAddresses(item, addresses)]),
  );
}

function scopeOf(
  stack: Stack,
  parameters: ParameterValues,
  { deployed, failed }: { deployed: ReadonlyMap<string, Deployed>; failed: ReadonlySet<string> },
  shared: Shared,
): TemplateScope {
  const requireDeployed = (logicalId: string): void => {
    if (failed.has(logicalId)) throw new RefersToRefused();
  };
  /** Returns a value from an earlier stack. If it is missing, a refused resource may be the reason. */
  const fromOtherStack = (value: JsonValue | undefined, message: string): JsonValue => {
    if (value !== undefined) return value;
    throw shared.refused.length > 0 ? new RefersToRefused() : new Error(message);
  };
  const { partition, region, accountId } = shared.identity;
  const pseudo: Record<string, JsonValue> = {
    'AWS::AccountId': accountId,
    'AWS::NotificationARNs': [],
    'AWS::Partition': partition,
    'AWS::Region': region,
    'AWS::StackId': `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stack.name}/${uuidOf(stack.name)}`,
    'AWS::StackName': stack.name,
    'AWS::URLSuffix': urlSuffix(shared.identity),
  };
  const conditions = new Map<string, boolean>();
  const scope: TemplateScope = {
    ref(name) {
      requireDeployed(name);
      return pseudo[name] ?? parameters.get(name) ?? deployed.get(name)?.ref;
    },
    attribute(logicalId, name) {
      requireDeployed(logicalId);
      if (!deployed.has(logicalId)) throw new Error(`Fn::GetAtt: there is no ${logicalId} in this template`);
      const value = deployed.get(logicalId)?.attributes?.[name];
      if (value === undefined) throw new Error(`Fn::GetAtt: ${logicalId}.${name} is not supported`);
      return value;
    },
    condition(name) {
      let value = conditions.get(name);
      if (value === undefined) {
        const expression = stack.template.Conditions?.[name];
        if (expression === undefined) throw new Error(`there is no condition ${name} in this template`);
        value = evaluateCondition(expression, scope);
        conditions.set(name, value);
      }
      return value;
    },
    mapping: (map, first, second) => stack.template.Mappings?.[map]?.[first]?.[second],
    exported: (name) => fromOtherStack(shared.exports.get(name), `Fn::ImportValue: no stack exports ${name}`),
    stackOutput: (name, output) =>
      fromOtherStack(
        shared.outputs.get(name)?.[output],
        `Fn::GetStackOutput: the stack ${name} has no output ${output}`,
      ),
  };
  return scope;
}
