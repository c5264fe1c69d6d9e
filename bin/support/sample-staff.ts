import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Account } from 'cdk-local-runtime';
import * as z from 'zod';
import { staffRoleSchema } from '../../lib/domain/case/kernel/vocabulary.ts';
import { type OfficerEntry, officerEntries, saveOfficer } from '../../lib/store/officers.ts';
import { Table } from '../../lib/store/table.ts';
import { recordsTables } from './records-tables.ts';

const staffClaimsSchema = z.object({ role: staffRoleSchema, jurisdiction: z.string() });

/**
 * Enters the ready-made sign-ins of staff into the directory, unless they are in it already. Without an entry they could do
 * nothing. On AWS the system administrator enters the administrators of the units, and these enter everybody else. Samples get
 * no cases by load: whoever decides an application is responsible for it until somebody who takes cases is entered.
 * @param endpoint where a running system answers for AWS
 */
export async function enterSampleStaff(endpoint: string, accounts: readonly Account[]): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'root', secretAccessKey: 'local' },
  });
  try {
    for (const name of await recordsTables(client)) await fillDirectory(new Table(client, name), accounts);
  } finally {
    client.destroy();
  }
}

async function fillDirectory(table: Table, accounts: readonly Account[]): Promise<void> {
  const entered = new Set((await officerEntries(table)).map(({ subject }) => subject));
  const missing = accounts.flatMap(entryOf).filter(({ subject }) => !entered.has(subject));
  await Promise.all(missing.map((entry) => saveOfficer(table, entry)));
}

function entryOf({ id, name, claims }: Account): readonly OfficerEntry[] {
  const staff = staffClaimsSchema.safeParse(claims);
  if (!staff.success) return [];
  const { role, jurisdiction } = staff.data;
  return [{ subject: id, name, role, districts: [jurisdiction], takesCases: false }];
}
