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

/** The parts of the runtime to which resources are deployed. */
export interface Parts {
  readonly identity: AccountIdentity;
  readonly principals: Principals;
  readonly access: AccessControl;
  /** Records what access control needs to know about resources. */
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
  /** Calls a service, if the caller has the permission. */
  readonly callService: CallService;
  /** Variables that every function gets in addition to its own: the endpoint, the time zone. */
  readonly functionEnvironment: Readonly<Record<string, string>>;
  /** Returns the folder of a function whose code is in the template. */
  readonly inlineCode: (text: string) => string;
  /** Returns the folder with the content of an archive. @throws Error if it cannot be unpacked */
  readonly unpacked: (archive: string) => string;
  /** The folders of the assembly's layers, by ARN. */
  readonly layers: Map<string, string>;
  /** Returns the folder with the merged content of several layers. */
  readonly mergedLayers: (folders: readonly string[]) => string;
  /** Tells the user of something that AWS would not refuse, but that cannot work. */
  readonly report: (message: string) => void;
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

/** What other resources can refer to: the values of `Ref` and `Fn::GetAtt`. */
export interface Deployed {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, JsonValue>>;
  /** What it is called where only one may be called so. */
  readonly only?: string;
  /** The address that it would have on AWS, which templates assemble themselves, and its address here. */
  readonly address?: { readonly inAws: string; readonly here: string };
}

/** A resource type: what is supported of it, and how to deploy it. */
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

/** Reads an optional string property. */
export function textOf(properties: JsonObject, name: string): string | undefined {
  const value = properties[name];
  return value === undefined || value === null ? undefined : String(value);
}

/** Reads an optional numeric property, which templates may write as a string. */
export function numberOf(properties: JsonObject, name: string): number | undefined {
  const value = textOf(properties, name);
  if (value === undefined) return undefined;
  if (value.trim() === '' || !Number.isFinite(Number(value))) throw new Error(`${name} must be a number`);
  return Number(value);
}

/** Whether a boolean property is true. Templates may write it as a string. */
export function isTrue(properties: JsonObject, name: string): boolean {
  return textOf(properties, name) === 'true';
}

export function objectOf(properties: JsonObject, name: string): JsonObject {
  return (properties[name] ?? {}) as JsonObject;
}
