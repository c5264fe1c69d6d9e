import { parseArn } from '../delivery/target.ts';
import { compilePattern } from '../events/pattern.ts';
import type { JsonObject, JsonValue } from '../service.ts';
import type { PublishedMessage } from './message.ts';

/** A subscription as `AWS::SNS::Subscription` describes it, with references resolved. */
export interface SubscriptionDefinition {
  readonly Protocol: string;
  readonly Endpoint: string;
  readonly RawMessageDelivery?: JsonValue;
  readonly FilterPolicy?: JsonValue;
  readonly FilterPolicyScope?: string;
  readonly RedrivePolicy?: JsonValue;
}

export interface Subscription {
  readonly arn: string;
  readonly protocol: 'sqs' | 'lambda';
  readonly endpoint: string;
  readonly raw: boolean;
  readonly deadLetterArn: string | undefined;
  readonly matches: (message: PublishedMessage) => boolean;
  readonly definition: SubscriptionDefinition;
}

/** @throws Error naming what is malformed or not supported */
export function compileSubscription(definition: SubscriptionDefinition, arn: string): Subscription {
  const { Protocol: protocol, Endpoint: endpoint } = definition;
  if (protocol !== 'sqs' && protocol !== 'lambda') {
    throw new Error(`the Protocol ${protocol} is not supported (sqs and lambda are)`);
  }
  if (parseArn(endpoint).service !== protocol)
    throw new Error(`the Endpoint ${endpoint} is not a resource of ${protocol}`);
  if (endpoint.endsWith('.fifo')) throw new Error('a FIFO queue subscribes to FIFO topics only');
  const raw = String(definition.RawMessageDelivery ?? false) === 'true';
  if (raw && protocol === 'lambda') throw new Error('RawMessageDelivery is not supported for lambda');
  const deadLetterArn = objectOf(definition.RedrivePolicy, 'RedrivePolicy')?.deadLetterTargetArn;
  if (String(deadLetterArn ?? '').endsWith('.fifo'))
    throw new Error(`the RedrivePolicy names ${deadLetterArn}, and a standard topic has a standard queue`);
  return {
    arn,
    protocol,
    endpoint,
    raw,
    deadLetterArn: deadLetterArn === undefined ? undefined : String(deadLetterArn),
    matches: compileFilter(definition),
    definition,
  };
}

function compileFilter(definition: SubscriptionDefinition): (message: PublishedMessage) => boolean {
  const policy = objectOf(definition.FilterPolicy, 'FilterPolicy');
  if (policy === undefined || Object.keys(policy).length === 0) return () => true;
  const fits = compilePattern(policy);
  switch (definition.FilterPolicyScope ?? 'MessageAttributes') {
    case 'MessageAttributes':
      return (message) => fits(valuesOf(message));
    case 'MessageBody':
      return (message) => {
        const body = parseJson(message.text('default'));
        return body !== undefined && fits(body);
      };
    default:
      throw new Error(`the FilterPolicyScope ${definition.FilterPolicyScope} does not exist`);
  }
}

/** Returns the attribute values that filters see. Filters do not apply to binary attributes. */
function valuesOf({ attributes }: PublishedMessage): JsonObject {
  const values: JsonObject = {};
  for (const [name, { DataType, StringValue }] of Object.entries(attributes)) {
    if (StringValue === undefined) continue;
    if (DataType === 'Number') values[name] = Number(StringValue);
    else if (DataType === 'String.Array') values[name] = parseJson(StringValue) ?? StringValue;
    else values[name] = StringValue;
  }
  return values;
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** Returns a property that is an object, or the JSON text of one. */
function objectOf(value: JsonValue | undefined, name: string): JsonObject | undefined {
  if (value === undefined || value === null) return undefined;
  const object = typeof value === 'string' ? parseJson(value) : value;
  if (object === null || typeof object !== 'object' || Array.isArray(object)) {
    throw new Error(`${name} must be an object`);
  }
  return object;
}
