import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { nextDueAt } from '../../lib/store/due.ts';
import { Table } from '../../lib/store/table.ts';
import { recordsTables } from './records-tables.ts';

/**
 * Finds when the next step of any open deadline is due after `now` (milliseconds), as an instant in text; undefined if no
 * deadline is open. Asks the tables of a running system at its endpoint.
 */
export async function nextDeadline(endpoint: string, now: number): Promise<string | undefined> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const found: number[] = [];
    for (const name of await recordsTables(client)) {
      const at = await nextDueAt(new Table(client, name), now);
      if (at !== undefined) found.push(at);
    }
    return found.length === 0 ? undefined : new Date(Math.min(...found)).toISOString();
  } finally {
    client.destroy();
  }
}
