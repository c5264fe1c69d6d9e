import type { Stack } from '../assembly/read.ts';
import type { TypeSupport } from '../assembly/support.ts';
import type { AccountIdentity } from '../aws-error.ts';
import type { DynamoDbService } from '../dynamodb/dynamodb-service.ts';
import type { EventBusService } from '../events/event-bus-service.ts';
import type { AccessControl } from '../iam/access-control.ts';
import type { DeployedResources } from '../iam/deployed-resources.ts';
import type { KeyService } from '../kms/key-service.ts';
import type { AsynchronousInvocations } from '../lambda/asynchronous-invocations.ts';
import type { FunctionRegistry } from '../lambda/function-registry.ts';
import type { EventSourceMappings } from '../mappings/event-source-mappings.ts';
import type { Principals } from '../principals.ts';
import type { QueueService } from '../queues/queue-service.ts';
import type { ScheduleService } from '../scheduler/schedule-service.ts';
import type { CallService, JsonObject, JsonValue } from '../service.ts';
import type { StatesService } from '../states/service.ts';
import type { TopicService } from '../topics/topic-service.ts';
import type { HttpApis } from './collected-api.ts';

/** The parts of the runtime that resources are deployed to. */
export interface Parts {
  readonly identity: AccountIdentity;
  readonly principals: Principals;
  readonly access: AccessControl;
  /** Records what access control needs to know of resources. */
  readonly resources: DeployedResources;
  readonly keys: KeyService;
  readonly queues: QueueService;
  readonly dynamodb: DynamoDbService;
  readonly functions: FunctionRegistry;
  readonly asynchronous: AsynchronousInvocations;
  readonly mappings: EventSourceMappings;
  readonly states: StatesService;
  readonly events: EventBusService;
  readonly schedules: ScheduleService;
  readonly topics: TopicService;
  readonly apis: HttpApis;
  /** Calls a service, if the caller may. */
  readonly callService: CallService;
  /** Variables that every function gets besides its own: the endpoint, the time zone. */
  readonly functionEnvironment: Readonly<Record<string, string>>;
  /** The folder of a function whose code is a text of the template. */
  readonly inlineCode: (text: string) => string;
  /** The folder of what is in an archive. @throws Error when it cannot be unpacked */
  readonly unpacked: (archive: string) => string;
  /** The layers of the assembly: their folders by ARN. */
  readonly layers: Map<string, string>;
  /** The folder of what is in several layers. */
  readonly mergedLayers: (folders: readonly string[]) => string;
  /** See `RuntimeOptions.functionCode`. */
  readonly functionCode?: ((asset: string) => string | undefined) | undefined;
}

/** A resource of a template, with every reference resolved. */
export interface Resource {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly path: string;
  readonly properties: JsonObject;
}

/** What other resources can refer to: the value of `Ref`, and those of `Fn::GetAtt`. */
export interface Deployed {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, JsonValue>>;
  /** The address that AWS gives it, which templates put together themselves, and the one that it has here. */
  readonly address?: { readonly inAws: string; readonly here: string };
}

/** A resource type: what is supported of it, and how it is deployed. */
export interface ResourceType extends TypeSupport {
  deploy(resource: Resource, parts: Parts): Deployed | Promise<Deployed>;
}

/** The place of a resource in the app, for messages. */
export const placeOf = ({ type, logicalId, path }: Resource): string => `${type} ${logicalId} (${path})`;

export const TAGS = { noEffect: 'tags are not used' } as const;
export const DESCRIPTION = { noEffect: 'a description' } as const;

export function arnOf(identity: AccountIdentity, service: string, resource: string, regional = true): string {
  const region = regional ? identity.region : '';
  return `arn:${identity.partition}:${service}:${region}:${identity.accountId}:${resource}`;
}

/** A text property that may be absent. */
export function textOf(properties: JsonObject, name: string): string | undefined {
  const value = properties[name];
  return value === undefined || value === null ? undefined : String(value);
}

/** A numeric property that may be absent; in templates it may be text. */
export function numberOf(properties: JsonObject, name: string): number | undefined {
  const value = textOf(properties, name);
  if (value === undefined) return undefined;
  if (value.trim() === '' || !Number.isFinite(Number(value))) throw new Error(`${name} must be a number`);
  return Number(value);
}

/** A boolean property; in templates it may be text. */
export function isTrue(properties: JsonObject, name: string): boolean {
  return textOf(properties, name) === 'true';
}

export function objectOf(properties: JsonObject, name: string): JsonObject {
  return (properties[name] ?? {}) as JsonObject;
}
