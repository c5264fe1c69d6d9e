import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { errorForLog, log } from '../http/log.ts';
import { clientOptions, unlogged } from './client-options.ts';
import { type QueueName, queuesEnvironment } from './environment.ts';
import { once } from './once.ts';

/** How many messages lie in a queue, about; undefined where it could not be asked, which is logged. */
export type CountMessages = (queue: QueueName) => Promise<number | undefined>;

/** Counts by a client. */
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

/** The real count. */
export const connectQueues: () => CountMessages = /* @__PURE__ */ once(() =>
  countMessagesBy(unlogged(new SQSClient(clientOptions)), queuesEnvironment()),
);
