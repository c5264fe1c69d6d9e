import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';

/** The call that makes a delivery to the target of a rule or a schedule. */
export interface TargetCall {
  readonly service: string;
  readonly operation: string;
  readonly input: JsonObject;
}

/** The parameters of a delivery besides its payload. */
export interface TargetParameters {
  /** For a FIFO queue. */
  messageGroupId?: string;
  /** Message attributes for a queue, in the form of its API. */
  messageAttributes?: JsonObject;
  /** Turns the payload into the detail of an event for a bus; without it, the payload is a whole event. */
  event?: { source: string; detailType: string };
  /** Unique for the delivery, so that a retry starts no second execution and sends no second FIFO message. */
  deliveryId: string;
}

/**
 * Returns the call that delivers `payload` (JSON text) to `targetArn`: a function (asynchronously), a standard state machine, a
 * queue, a topic or a bus.
 */
export function targetCall(targetArn: string, payload: string, parameters: TargetParameters): TargetCall {
  const { service } = parseArn(targetArn);
  if (service === 'lambda') {
    return {
      service,
      operation: 'Invoke',
      input: { FunctionName: targetArn, InvocationType: 'Event', Payload: parseJson(payload) },
    };
  }
  if (service === 'states') {
    return {
      service,
      operation: 'StartExecution',
      input: { stateMachineArn: targetArn, name: parameters.deliveryId, input: payload },
    };
  }
  if (service === 'sqs') return queueCall(targetArn, payload, parameters);
  if (service === 'sns') {
    return { service, operation: 'Publish', input: { TopicArn: targetArn, Message: payload } };
  }
  if (service === 'events') return busCall(targetArn, payload, parameters);
  throw new Error(`The target ${targetArn} is not supported by the local runtime.`);
}

/**
 * Returns the call that puts an event on a bus. An event that a rule forwards keeps its id, which buses accept only from rules.
 */
function busCall(EventBusName: string, payload: string, { event }: TargetParameters): TargetCall {
  const {
    id,
    source,
    'detail-type': type,
    detail,
    time,
    resources,
  } = (parseJson(payload) ?? {}) as JsonObject;
  const entry = event
    ? { Source: event.source, DetailType: event.detailType, Detail: payload }
    : {
        ...{ Id: id, Source: source, DetailType: type, Time: time, Resources: resources },
        Detail: JSON.stringify(detail),
      };
  const given = Object.entries({ EventBusName, ...entry }).filter(([, value]) => value !== undefined);
  return {
    service: 'events',
    operation: 'PutEvents',
    input: { Entries: [Object.fromEntries(given) as JsonObject] },
  };
}

/** @throws AwsError when the answer of a service says that it did not accept the delivery */
export function requireTaken({ Entries }: JsonObject): void {
  const [entry] = (Array.isArray(Entries) ? Entries : []) as JsonObject[];
  if (entry?.ErrorCode === undefined) return;
  throw new AwsError(String(entry.ErrorCode), String(entry.ErrorMessage));
}

function parseJson(payload: string): JsonValue {
  try {
    return JSON.parse(payload) as JsonValue;
  } catch {
    throw new AwsError('InvalidRequestContentException', 'The payload for the target is not valid JSON.');
  }
}

/** @throws Error naming the target when `targetCall` does not support it */
export function requireSupportedTarget(targetArn: string, where: string): void {
  const { service, resource } = parseArn(targetArn);
  const supported =
    (service === 'lambda' && resource.startsWith('function:')) ||
    (service === 'states' && resource.startsWith('stateMachine:')) ||
    (service === 'events' && resource.startsWith('event-bus/')) ||
    service === 'sqs' ||
    service === 'sns';
  if (!supported) {
    throw new Error(
      `${where}: the target ${targetArn} is not supported by the local runtime (functions, state machines, queues, topics and buses are).`,
    );
  }
}

/**
 * @throws Error naming the dead-letter queue of a rule or a schedule when it is not a queue, or is FIFO, which neither accepts
 */
export function requireDeadLetterQueue(arn: string | undefined, where: string): void {
  if (arn === undefined || (parseArn(arn).service === 'sqs' && !arn.endsWith('.fifo'))) return;
  throw new Error(`${where}: ${arn} cannot receive its dead letters (standard queues can)`);
}

export function queueCall(
  queueArn: string,
  body: string,
  parameters: TargetParameters & { attributes?: Readonly<Record<string, string>> },
): TargetCall {
  const { region, accountId, partition, resource } = parseArn(queueArn);
  const attributes: JsonObject = { ...parameters.messageAttributes };
  for (const [name, value] of Object.entries(parameters.attributes ?? {})) {
    attributes[name] = { DataType: 'String', StringValue: value };
  }
  return {
    service: 'sqs',
    operation: 'SendMessage',
    input: {
      QueueUrl: queueUrl({ region, accountId, partition }, resource),
      MessageBody: body,
      ...(parameters.messageGroupId !== undefined && {
        MessageGroupId: parameters.messageGroupId,
        MessageDeduplicationId: parameters.deliveryId,
      }),
      ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes }),
    },
  };
}

/** Returns the URL of a queue on AWS, which the local queues accept besides their own. */
export function queueUrl(identity: AccountIdentity, name: string): string {
  return `https://sqs.${identity.region}.${urlSuffix(identity)}/${identity.accountId}/${name}`;
}

/** Returns the suffix of a partition's addresses. */
export function urlSuffix({ partition }: Pick<AccountIdentity, 'partition'>): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}

export interface Arn extends AccountIdentity {
  readonly service: string;
  readonly resource: string;
}

/** @throws Error when `arn` is not an ARN */
export function parseArn(arn: string): Arn {
  const [prefix, partition = '', service = '', region = '', accountId = '', ...resource] = arn.split(':');
  if (prefix !== 'arn' || service === '' || resource.length === 0) throw new Error(`${arn} is not an ARN.`);
  return { partition, service, region, accountId, resource: resource.join(':') };
}
