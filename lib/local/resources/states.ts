import { existsSync, readFileSync } from 'node:fs';
import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import { generatedName } from './names.ts';
import {
  arnOf,
  DESCRIPTION,
  objectOf,
  type Parts,
  type Resource,
  type ResourceType,
  TAGS,
  textOf,
} from './resource-type.ts';
import { requireRunnable } from './runnable-definition.ts';

const stateMachine: ResourceType = {
  properties: {
    Definition: 'used',
    DefinitionS3Location: { fields: { Bucket: 'used', Key: 'used' } },
    DefinitionString: 'used',
    DefinitionSubstitutions: 'used',
    EncryptionConfiguration: { noEffect: 'executions are not encrypted on this machine' },
    LoggingConfiguration: { noEffect: 'the history of every execution is kept' },
    RoleArn: 'used',
    StateMachineName: 'used',
    StateMachineType: 'used',
    Tags: TAGS,
    TracingConfiguration: { noEffect: 'there is no tracing here' },
  },
  async deploy(resource, parts) {
    const { properties } = resource;
    const name = textOf(properties, 'StateMachineName') ?? generatedName(resource, 80);
    const stateMachineArn = arnOf(parts.identity, 'states', `stateMachine:${name}`);
    const definition = definitionOf(resource);
    const roleArn = textOf(properties, 'RoleArn') ?? '';
    const type = textOf(properties, 'StateMachineType') ?? 'STANDARD';
    requireRunnable(type, definition, (called) => parts.states.runsTask(called));
    if (!parts.access.mayAssume(roleArn, 'states.amazonaws.com', stateMachineArn)) {
      throw new Error(
        `Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role (${roleArn}).`,
      );
    }
    const present = await describe(
      parts,
      'DescribeStateMachine',
      { stateMachineArn },
      'StateMachineDoesNotExist',
    );
    if (!present) await call(parts, 'CreateStateMachine', { name, definition, roleArn, type });
    else if (present.definition !== definition || present.roleArn !== roleArn) {
      await call(parts, 'UpdateStateMachine', { stateMachineArn, definition, roleArn });
    }
    const { revisionId } = await call(parts, 'DescribeStateMachine', { stateMachineArn });
    return {
      ref: stateMachineArn,
      only: `the state machine ${stateMachineArn}`,
      attributes: { Arn: stateMachineArn, Name: name, StateMachineRevisionId: revisionId ?? 'INITIAL' },
    };
  },
};

function definitionOf(resource: Resource): string {
  const { properties } = resource;
  const definition =
    properties.Definition === undefined
      ? (textOf(properties, 'DefinitionString') ?? definitionFile(resource))
      : JSON.stringify(properties.Definition);
  const substitutions = (properties.DefinitionSubstitutions ?? {}) as Record<string, JsonValue>;
  return definition.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) =>
    Object.hasOwn(substitutions, name) ? JSON.stringify(String(substitutions[name])).slice(1, -1) : whole,
  );
}

/** Reads the file that `DefinitionBody.fromFile` adds to the assembly. */
function definitionFile({ properties, stack }: Resource): string {
  const key = textOf(objectOf(properties, 'DefinitionS3Location'), 'Key') ?? '';
  const file = stack.asset(key);
  if (file === undefined || !existsSync(file))
    throw new Error(`its definition ${key} is not in the assembly`);
  return readFileSync(file, 'utf8');
}

const version: ResourceType = {
  properties: { Description: DESCRIPTION, StateMachineArn: 'used', StateMachineRevisionId: 'used' },
  async deploy({ properties }, parts) {
    const { stateMachineVersionArn } = await call(parts, 'PublishStateMachineVersion', {
      stateMachineArn: textOf(properties, 'StateMachineArn') ?? '',
    });
    return { ref: stateMachineVersionArn as string, attributes: { Arn: stateMachineVersionArn as string } };
  },
};

const AT_ONCE = { noEffect: 'a new version takes over at once' } as const;

const alias: ResourceType = {
  properties: {
    DeploymentPreference: {
      fields: {
        Alarms: AT_ONCE,
        Interval: AT_ONCE,
        Percentage: AT_ONCE,
        StateMachineVersionArn: 'used',
        Type: AT_ONCE,
      },
    },
    Description: DESCRIPTION,
    Name: 'used',
    RoutingConfiguration: 'used',
    StateMachineArn: { noEffect: 'the versions identify the state machine' },
  },
  async deploy({ properties }, parts) {
    const name = textOf(properties, 'Name') ?? '';
    const preference = properties.DeploymentPreference as { StateMachineVersionArn?: string } | undefined;
    const routingConfiguration = preference
      ? [{ stateMachineVersionArn: preference.StateMachineVersionArn ?? '', weight: 100 }]
      : (
          (properties.RoutingConfiguration ?? []) as { StateMachineVersionArn: string; Weight: JsonValue }[]
        ).map(({ StateMachineVersionArn, Weight }) => ({
          stateMachineVersionArn: StateMachineVersionArn,
          weight: Number(Weight),
        }));
    const versionArn = routingConfiguration[0]?.stateMachineVersionArn ?? '';
    const stateMachineAliasArn = `${versionArn.slice(0, versionArn.lastIndexOf(':'))}:${name}`;
    const input = { stateMachineAliasArn };
    const present = await describe(parts, 'DescribeStateMachineAlias', input, 'ResourceNotFound');
    if (!present) await call(parts, 'CreateStateMachineAlias', { name, routingConfiguration });
    else await call(parts, 'UpdateStateMachineAlias', { stateMachineAliasArn, routingConfiguration });
    return { ref: stateMachineAliasArn, attributes: { Arn: stateMachineAliasArn } };
  },
};

function call({ states, principals }: Parts, operation: string, input: JsonObject): Promise<JsonObject> {
  return states.handle({ service: 'states', operation, input, principal: principals.root });
}

async function describe(
  parts: Parts,
  operation: string,
  input: JsonObject,
  absent: string,
): Promise<JsonObject | undefined> {
  try {
    return await call(parts, operation, input);
  } catch (error) {
    if (error instanceof AwsError && error.code === absent) return undefined;
    throw error;
  }
}

export const statesTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::StepFunctions::StateMachine': stateMachine,
  'AWS::StepFunctions::StateMachineAlias': alias,
  'AWS::StepFunctions::StateMachineVersion': version,
};
