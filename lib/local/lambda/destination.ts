import { AwsError } from '../aws-error.ts';
import { parseArn, queueUrl, requireTaken } from '../delivery/target.ts';
import type { CallService, JsonObject, Principal } from '../service.ts';

/**
 * Checks a destination of the records of asynchronous invocations, or one of dead letters and of failed stream batches, which
 * can only be queues and topics. By Lambda's Developer Guide all of them must be "standard", not FIFO.
 * @throws Error that names it and the supported kinds
 */
export function requireDestination(arn: string, of: 'invocations' | 'dead letters'): void {
  const services = of === 'invocations' ? ['sqs', 'sns', 'lambda', 'events'] : ['sqs', 'sns'];
  if (services.includes(parseArn(arn).service) && !arn.endsWith('.fifo')) return;
  const more = of === 'invocations' ? ', functions and buses' : '';
  throw new Error(`the destination ${arn} is not supported (standard queues and topics${more} are)`);
}

/**
 * Sends a record to a destination of a function or of an event source mapping: a queue, a topic, a function (asynchronously) or
 * an event bus.
 * @throws AwsError if the destination refuses it
 */
export async function sendTo(
  callService: CallService,
  principal: Principal,
  arn: string,
  body: string,
  attributes?: JsonObject,
): Promise<void> {
  const { service, resource, ...identity } = parseArn(arn);
  if (service === 'sqs') {
    await callService({
      service: 'sqs',
      operation: 'SendMessage',
      input: {
        QueueUrl: queueUrl(identity, resource),
        MessageBody: body,
        ...(attributes && { MessageAttributes: attributes }),
      },
      principal,
    });
  } else if (service === 'sns') {
    await callService({
      service: 'sns',
      operation: 'Publish',
      input: { TopicArn: arn, Message: body, ...(attributes && { MessageAttributes: attributes }) },
      principal,
    });
  } else if (service === 'lambda') {
    await callService({
      service: 'lambda',
      operation: 'Invoke',
      input: { FunctionName: arn, InvocationType: 'Event', Payload: JSON.parse(body) },
      principal,
    });
  } else if (service === 'events') {
    const record = JSON.parse(body) as { requestContext?: { functionArn?: string; condition?: string } };
    const failed = record.requestContext?.condition !== 'Success';
    const answer = await callService({
      service: 'events',
      operation: 'PutEvents',
      input: {
        Entries: [
          {
            EventBusName: arn,
            Source: 'lambda',
            DetailType: `Lambda Function Invocation Result - ${failed ? 'Failure' : 'Success'}`,
            Resources: [arn, record.requestContext?.functionArn ?? ''],
            Detail: body,
          },
        ],
      },
      principal,
    });
    requireTaken(answer);
  } else {
    throw new AwsError('InvalidParameterValueException', `The destination ${arn} is not supported`);
  }
}
