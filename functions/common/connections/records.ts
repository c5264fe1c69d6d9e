import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { CaseStore } from '../../../lib/store/cases.ts';
import { LoadedComparisonSource } from '../../../lib/store/comparison.ts';
import { Sealing } from '../../../lib/store/sealing.ts';
import { Table } from '../../../lib/store/table.ts';
import { clientOptions, unlogged } from './client-options.ts';
import { keysEnvironment, tableEnvironment } from './environment.ts';
import { once } from './once.ts';

/** The connections through which a function reads and writes records. */
export interface Records {
  readonly table: Table;
  readonly sealing: Sealing;
  readonly cases: CaseStore;
  readonly comparison: LoadedComparisonSource;
}

/** The connections to cases, which nearly every operation needs. */
export type CaseRecords = Pick<Records, 'table' | 'cases'>;

// Each connects on first use, and is shared by all operations that one process serves.

/** The table alone, for functions that need no personal data. */
export const connectTable: () => Table = /* @__PURE__ */ once(
  () => new Table(unlogged(new DynamoDBClient(clientOptions)), tableEnvironment().TABLE_NAME),
);

/** The cases without the keys of personal data, for functions that move cases. */
export const connectCases: () => CaseRecords = /* @__PURE__ */ once(() => {
  const table = connectTable();
  return { table, cases: new CaseStore(table) };
});

/** The cases with the key that finds a person, for functions that may not decrypt personal data. */
export const connectFoundCases: () => CaseRecords = () => connectFoundRecords();

/** The same, including access to that key, for functions that compare keyed hashes. */
export const connectFoundRecords: () => Pick<Records, 'table' | 'cases' | 'sealing'> = /* @__PURE__ */ once(
  () => {
    const table = connectTable();
    const { PERSON_KEY_ID } = keysEnvironment();
    const sealing = new Sealing(unlogged(new KMSClient(clientOptions)), { personKeyId: PERSON_KEY_ID });
    return { table, sealing, cases: new CaseStore(table, sealing) };
  },
);

/** The records with the keys that protect personal data. */
export const connectRecords: () => Records = /* @__PURE__ */ once(() => {
  const { FIELD_KEY_ID, PERSON_KEY_ID } = keysEnvironment();
  const table = connectTable();
  const sealing = new Sealing(unlogged(new KMSClient(clientOptions)), {
    dataKeyId: FIELD_KEY_ID,
    personKeyId: PERSON_KEY_ID,
  });
  return {
    table,
    sealing,
    cases: new CaseStore(table, sealing),
    comparison: new LoadedComparisonSource(table, sealing),
  };
});
