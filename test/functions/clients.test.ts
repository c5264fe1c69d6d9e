import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { clientOptions, unlogged } from '../../functions/common/connections/client-options.ts';
import { Table } from '../../lib/store/table.ts';

/** A table whose service returns an item with the requested data, and what the client has logged. */
function loggedTable() {
  const logged: unknown[] = [];
  const note = (line: unknown) => logged.push(line);
  const client = new DynamoDBClient({
    ...clientOptions,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'local' },
    // At `debug` the SDK logs how it has found its endpoint, and nothing about a request.
    logger: { debug: () => undefined, info: note, warn: note, error: note },
    requestHandler: {
      async handle({ body }: { readonly body: Uint8Array }) {
        const { Key } = JSON.parse(Buffer.from(body).toString());
        const answer = JSON.stringify({ Item: { ...Key, months: { L: [{ N: '1' }, { NULL: true }] } } });
        return { response: { statusCode: 200, headers: {}, body: Buffer.from(answer) } };
      },
    },
  });
  return { table: new Table(unlogged(client), 'cases'), logged };
}

describe('The client of a function', () => {
  it('answers each request with what it asked for, and logs nothing of it', async () => {
    const { table, logged } = loggedTable();
    for (const PK of ['CASE#1', 'CASE#2'])
      expect(await table.get(PK, 'HEAD')).toEqual({ PK, SK: 'HEAD', months: [1, null] });
    expect(logged).toEqual([]);
  });
});
