import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { accounts } from '../../bin/support/accounts.ts';
import { nextDeadline } from '../../bin/support/next-deadline.ts';
import { enterSampleStaff } from '../../bin/support/sample-staff.ts';
import { officerEntries } from '../../lib/store/officers.ts';
import { recordsForFile } from '../store/support/records.ts';

const { fresh, endpoint } = recordsForFile();

/** `npm start` prints the AWS endpoint, at which anybody can make a table. */
it('a table that somebody made beside that of the service is left alone by the start and the clock', async () => {
  const { table, documents } = await fresh();
  for (const [TableName, ...names] of [
    ['a-list', 'id'],
    ['of-the-same-keys', 'PK', 'SK'],
  ] as const)
    await documents.send(
      new CreateTableCommand({
        TableName,
        AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: names.map((AttributeName, at) => ({
          AttributeName,
          KeyType: at === 0 ? 'HASH' : 'RANGE',
        })),
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
  await enterSampleStaff(endpoint(), accounts);
  expect(await officerEntries(table)).not.toEqual([]);
  for (const TableName of ['a-list', 'of-the-same-keys'])
    expect((await documents.send(new ScanCommand({ TableName }))).Items).toEqual([]);
  expect(await nextDeadline(endpoint(), Date.now())).toBeUndefined();
});
