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
import type { AwsService, JsonObject, JsonValue } from '../service.ts';
import type { TopicService } from '../topics/topic-service.ts';
import type { HttpApiCollection } from './http-api.ts';

/** The parts of the runtime to which resources are deployed. */
export interface Parts {
  readonly identity: AccountIdentity;
  readonly principals: Principals;
  readonly access: AccessControl;
  /** What is told of resources so that calls on them can be judged. */
  readonly resources: DeployedResources;
  readonly keys: KeyService;
  readonly queues: QueueService;
  readonly dynamodb: DynamoDbService;
  readonly functions: FunctionRegistry;
  readonly asynchronous: AsynchronousInvocations;
  readonly mappings: EventSourceMappings;
  readonly states: AwsService;
  readonly events: EventBusService;
  readonly schedules: ScheduleService;
  readonly topics: TopicService;
  readonly apis: HttpApiCollection;
  /** What every function finds in its environment besides its own variables: the endpoint, the time zone. */
  readonly functionEnvironment: Readonly<Record<string, string>>;
}

/** A resource of the template with every reference resolved. */
export interface Resource {
  readonly stack: Stack;
  readonly logicalId: string;
  readonly type: string;
  readonly path: string;
  readonly properties: JsonObject;
}

/** What other resources see of a resource: the value of `Ref`, and those of `Fn::GetAtt`. */
export interface Deployed {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, JsonValue>>;
}

/** A type of resource: what is supported of it, and how one is deployed. */
export interface ResourceType extends TypeSupport {
  deploy(resource: Resource, parts: Parts): Deployed | Promise<Deployed>;
}

/** Where a resource stands in the template, for messages. */
export const placeOf = ({ type, logicalId, path }: Resource): string => `${type} ${logicalId} (${path})`;

export const TAGS = { noEffect: 'tags are for the account' } as const;
export const DESCRIPTION = { noEffect: 'descriptive' } as const;

export function arnOf(identity: AccountIdentity, service: string, resource: string, regional = true): string {
  const region = regional ? identity.region : '';
  return `arn:${identity.partition}:${service}:${region}:${identity.accountId}:${resource}`;
}

/** A text property that may be absent. */
export function textOf(properties: JsonObject, name: string): string | undefined {
  const value = properties[name];
  return value === undefined || value === null ? undefined : String(value);
}

/** A numeric property that may be absent; templates may have it as text. */
export function numberOf(properties: JsonObject, name: string): number | undefined {
  const value = textOf(properties, name);
  if (value === undefined) return undefined;
  if (value.trim() === '' || !Number.isFinite(Number(value))) throw new Error(`${name} must be a number`);
  return Number(value);
}

/** A truth value; templates may have it as text. */
export function isTrue(properties: JsonObject, name: string): boolean {
  return textOf(properties, name) === 'true';
}

export function objectOf(properties: JsonObject, name: string): JsonObject {
  return (properties[name] ?? {}) as JsonObject;
}
