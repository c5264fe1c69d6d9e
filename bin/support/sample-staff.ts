import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import type { Account } from 'cdk-local-runtime';
import * as z from 'zod';
import { staffRoleSchema } from '../../lib/domain/case/kernel/vocabulary.ts';
import { type OfficerEntry, officerEntries, saveOfficer } from '../../lib/store/officers.ts';
import { Table } from '../../lib/store/table.ts';

const staffClaimsSchema = z.object({ role: staffRoleSchema, jurisdiction: z.string() });

/**
 * Enters the ready-made sign-ins that work at an agency into its directory, those of them who are not in it: without an
 * entry they could do nothing. On AWS the system administrator enters the administrators of the units, and these all
 * others. They are given no cases by load, so that whoever decides an application answers for it until somebody is entered
 * who is.
 * @param endpoint where a running system answers for AWS
 */
export async function enterSampleStaff(endpoint: string, accounts: readonly Account[]): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'root', secretAccessKey: 'local' },
  });
  try {
    for await (const { TableNames = [] } of paginateListTables({ client }, {}))
      for (const name of TableNames) await fillDirectory(new Table(client, name), accounts);
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
