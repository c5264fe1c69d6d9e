import { pageOf } from '../listing.ts';
import type { JsonObject } from '../service.ts';

/**
 * What ListQueues returns: the addresses of the queues whose names begin as asked for, a page at a time where that is asked
 * for too.
 */
export function listQueues(
  all: Iterable<string>,
  queueUrl: (name: string) => string,
  { QueueNamePrefix, MaxResults, NextToken }: JsonObject,
): JsonObject {
  const prefix = typeof QueueNamePrefix === 'string' ? QueueNamePrefix : '';
  const names = [...all].filter((name) => name.startsWith(prefix));
  const { items, token } = pageOf(names, (name) => name, {
    list: 'ListQueues',
    limit: MaxResults,
    maxLimit: 1_000,
    token: NextToken,
    code: 'InvalidParameterValue',
  });
  return {
    QueueUrls: items.map(queueUrl),
    ...(token !== undefined && MaxResults !== undefined && { NextToken: token }),
  };
}
