import type { ServiceRequest } from '../service.ts';
import { type Access, type Resources, UnknownAccess } from './access.ts';
import { computingActions, lambdaAccesses, statesAccesses } from './accesses/computing.ts';
import { dynamodbAccesses, dynamodbActions } from './accesses/dynamodb.ts';
import { kmsAccesses, kmsActions } from './accesses/kms.ts';
import { eventsAccesses, messagingActions, schedulerAccesses, sqsAccesses } from './accesses/messaging.ts';
import { snsAccesses, topicActions } from './accesses/topics.ts';

type Accesses = (operation: string, input: ServiceRequest['input'], resources: Resources) => Access[];

const SERVICES: Readonly<Record<string, Accesses>> = {
  dynamodb: dynamodbAccesses,
  events: eventsAccesses,
  kms: kmsAccesses,
  lambda: lambdaAccesses,
  scheduler: schedulerAccesses,
  sns: snsAccesses,
  sqs: sqsAccesses,
  states: statesAccesses,
};

/** The permissions that calls here can need. No run can tell whether any other permission is of use. */
export const requestableActions: readonly string[] = [
  ...computingActions,
  ...dynamodbActions,
  ...kmsActions,
  ...messagingActions,
  ...topicActions,
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'sts:AssumeRole',
];

/**
 * Returns every permission that a call needs according to the Service Authorization Reference, in the order in which a missing
 * one is reported.
 * @throws UnknownAccess naming a call whose permissions are not known here
 */
export function requiredAccess(request: ServiceRequest, resources: Resources): Access[] {
  const { service, operation, input } = request;
  const accesses = SERVICES[service];
  if (!accesses) throw new UnknownAccess(`${service}:${operation}`);
  return accesses(operation, input, resources);
}
