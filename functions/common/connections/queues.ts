import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { errorForLog, log } from '../http/log.ts';
import { clientOptions, unlogged } from './client-options.ts';
import { type QueueName, queuesEnvironment } from './environment.ts';
import { once } from './once.ts';

/** Counts the messages in a queue, approximately; undefined if the queue could not be queried, which is logged. */
export type CountMessages = (queue: QueueName) => Promise<number | undefined>;

/** Counts messages with a client. */
const countMessagesBy =
  (client: Pick<SQSClient, 'send'>, urls: Readonly<Record<QueueName, string>>): CountMessages =>
  async (queue) => {
    try {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: urls[queue],
          AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
        }),
      );
      const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: hidden } =
        Attributes ?? {};
      return Number(visible ?? 0) + Number(hidden ?? 0);
    } catch (error) {
      log.warn('QUEUE_NOT_COUNTED', { queue, error: errorForLog(error) });
      return undefined;
    }
  };

/** Counts in the real queues. */
export const connectQueues: () => CountMessages = /* @__PURE__ */ once(() =>
  countMessagesBy(unlogged(new SQSClient(clientOptions)), queuesEnvironment()),
);
