import { pageOf } from '../listing.ts';
import type { JsonObject } from '../service.ts';
import type { Queue } from './queue-definition.ts';

/**
 * Returns the answer of ListQueues: the URLs of the queues whose names have the requested prefix, one page at a time if that is
 * requested.
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

/**
 * Returns the queues whose dead letters go to `queue`. The member of the answer begins in lower case, as in the model of the
 * API.
 */
export function listSources(
  { name, arn }: Queue,
  all: Iterable<Queue>,
  queueUrl: (name: string) => string,
  { MaxResults, NextToken }: JsonObject,
): JsonObject {
  const sources = [...all].filter(({ redrive }) => redrive?.deadLetterArn === arn);
  const { items, token } = pageOf(sources, (one) => one.name, {
    list: `ListDeadLetterSourceQueues ${name}`,
    limit: MaxResults,
    maxLimit: 1_000,
    token: NextToken,
    code: 'InvalidParameterValue',
  });
  return {
    queueUrls: items.map((one) => queueUrl(one.name)),
    ...(token !== undefined && MaxResults !== undefined && { NextToken: token }),
  };
}
