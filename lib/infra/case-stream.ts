import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Records } from './records-stack.ts';
import type { ServiceFunction } from './service-function.ts';

export interface CaseStreamProps {
  readonly records: Records;
  readonly consumer: ServiceFunction;
  /** Receives what the consumer could not handle in ten attempts. */
  readonly unprocessedStreamRecords: IQueue;
}

/**
 * The items that cause something to happen: events, workflows that begin to wait, events whose effects are repeated, digests,
 * and rounds that run in slices.
 */
const itemPrefixes = ['EVT#', 'WAIT#', 'REDO#', 'DIGEST#', 'ROUND#'];

const readStream = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];

/**
 * Passes the changes of the table to the function that acts on them. Nothing is missed: reading begins with the oldest record,
 * a failing record is retried by itself, and one that is given up on goes to a queue before the stream forgets it after 24
 * hours.
 */
export class CaseStream extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { records, consumer, unprocessedStreamRecords }: CaseStreamProps,
  ) {
    super(scope, id);
    consumer.allow(readStream, [streamOf(records)]);
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: consumer.function,
      eventSourceArn: streamOf(records),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(20),
      // One batch of a shard at a time keeps the events of a case in order; within a batch, the function works on several cases
      // at once (docs/OPERATING.md, "How much it can do").
      parallelizationFactor: 1,
      onFailure: new SqsDlq(unprocessedStreamRecords),
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.or('INSERT', 'MODIFY'),
          dynamodb: { Keys: { SK: { S: itemPrefixes.map((prefix) => ({ prefix })) } } },
        }),
      ],
    });
    // When the mapping is created, Lambda checks that the role can read the stream.
    mapping.node.addDependency(consumer);
  }
}

function streamOf({ table }: Records): string {
  if (!table.tableStreamArn) throw new Error('the table has no stream');
  return table.tableStreamArn;
}
