import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { clientOptions } from '../../functions/common/connections/client-options.ts';
import { ItemTooLargeError } from '../../lib/store/item-too-large-error.ts';
import { Table } from '../../lib/store/table.ts';
import { ThrottledTransactionError } from '../../lib/store/throttled-transaction-error.ts';

/** A table whose transactions are cancelled for the given reasons, one list after the other, and then go through. */
function cancelled(...answers: (readonly string[])[]) {
  const client = new DynamoDBClient({
    region: 'cn-north-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'local' },
  });
  let sent = 0;
  client.middlewareStack.add(
    () => async () => {
      const reasons = answers[sent++];
      if (!reasons) return { output: { $metadata: {} }, response: {} };
      throw new TransactionCanceledException({
        message: 'Transaction cancelled',
        $metadata: {},
        CancellationReasons: reasons.map((Code) => ({ Code })),
      });
    },
    { step: 'initialize', name: 'cancel', override: true },
  );
  const table = new Table(client, 'cases');
  const write = table.putItem({ PK: 'a', SK: 'b' }, { expression: 'attribute_not_exists(PK)' });
  return { table, write, sent: () => sent };
}

describe('A transaction that DynamoDB cancels (API reference, TransactionCanceledException)', () => {
  it.each(['ConditionalCheckFailed', 'TransactionConflict'])(
    'for %s names the write that failed, and the caller decides anew',
    async (reason) => {
      const { table, write, sent } = cancelled(['None', reason]);
      expect(await table.transact([write, write])).toEqual([{ index: 1, found: undefined }]);
      expect(sent()).toBe(1);
    },
  );

  it.each(['ProvisionedThroughputExceeded', 'ThrottlingError', 'RequestLimitExceeded'])(
    'for %s is sent again until it goes through',
    async (reason) => {
      const { table, write, sent } = cancelled(['None', reason], [reason, 'None']);
      expect(await table.transact([write, write])).toEqual([]);
      expect(sent()).toBe(3);
    },
  );

  it.each(['ProvisionedThroughputExceeded', 'ThrottlingError'])(
    'for %s again and again is given up, with an error that says so',
    async (reason) => {
      const { table, write, sent } = cancelled(...Array(9).fill([reason]));
      await expect(table.transact([write])).rejects.toThrow(ThrottledTransactionError);
      expect(sent()).toBe(4);
    },
  );

  it('for a condition and for throttling at once has failed by its condition', async () => {
    const { table, write, sent } = cancelled(['ThrottlingError', 'ConditionalCheckFailed']);
    expect(await table.transact([write, write])).toEqual([{ index: 1, found: undefined }]);
    expect(sent()).toBe(1);
  });

  it.each(['ValidationError', 'ItemCollectionSizeLimitExceeded', 'None'])(
    'for %s is an error that no repetition mends',
    async (reason) => {
      const { table, write, sent } = cancelled([reason]);
      await expect(table.transact([write])).rejects.toThrow('Transaction cancelled');
      expect(sent()).toBe(1);
    },
  );
});

describe('What DynamoDB would not take', () => {
  it('is not sent: more than 100 writes in a transaction', async () => {
    const { table, write, sent } = cancelled();
    await expect(table.transact(Array(101).fill(write))).rejects.toThrow('101 writes');
    expect(sent()).toBe(0);
    expect(await table.transact(Array(100).fill(write))).toEqual([]);
  });

  it('is not sent: an item of more than 400 KB, counted in bytes', async () => {
    const { table, sent } = cancelled();
    const item = { PK: 'a', SK: 'b', text: '张'.repeat(140 * 1024) };
    await expect(table.put(item)).rejects.toThrow(ItemTooLargeError);
    await expect(table.transact([table.putItem(item)])).rejects.toThrow(ItemTooLargeError);
    expect(sent()).toBe(0);
    await table.put({ ...item, text: 'x'.repeat(140 * 1024) });
    expect(sent()).toBe(1);
  });
});

describe('The clients of AWS', () => {
  it('wait for a connection and for an answer no longer than three attempts fit into ten seconds', async () => {
    const client = new DynamoDBClient({ ...clientOptions, region: 'cn-north-1' });
    expect(await client.config.maxAttempts()).toBe(3);
    const handler = client.config.requestHandler;
    // The handler reads its options with its first request.
    const { connectionTimeout, requestTimeout, throwOnRequestTimeout } = clientOptions.requestHandler;
    expect(handler.constructor.name).toBe('NodeHttpHandler');
    expect(throwOnRequestTimeout).toBe(true);
    expect(connectionTimeout).toBeLessThan(requestTimeout);
    expect(requestTimeout * clientOptions.maxAttempts).toBeLessThan(10_000);
    client.destroy();
  });
});
