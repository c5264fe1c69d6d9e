import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { CaseStore } from '../../../lib/store/cases.ts';
import { LoadedComparisonSource } from '../../../lib/store/comparison.ts';
import { Sealing } from '../../../lib/store/sealing.ts';
import { Table } from '../../../lib/store/table.ts';
import { keysEnvironment, tableEnvironment } from './environment.ts';

/** The records as a function uses them. */
export interface Records {
  readonly table: Table;
  readonly sealing: Sealing;
  readonly cases: CaseStore;
  readonly comparison: LoadedComparisonSource;
}

/** The table alone, for functions that have nothing to do with persons. */
export const connectTable = (): Table => new Table(new DynamoDBClient(), tableEnvironment().TABLE_NAME);

/** The cases without the persons: for functions that move cases and need not know whom they are about. */
export function connectCases(): Pick<Records, 'table' | 'cases'> {
  const table = connectTable();
  return { table, cases: new CaseStore(table) };
}

/** The real records, named by the environment; made once a process, outside the handler. */
export function connectRecords(): Records {
  const { FIELD_KEY_ID, PERSON_KEY_ID } = keysEnvironment();
  const table = connectTable();
  const sealing = new Sealing(new KMSClient(), { dataKeyId: FIELD_KEY_ID, personKeyId: PERSON_KEY_ID });
  return {
    table,
    sealing,
    cases: new CaseStore(table, sealing),
    comparison: new LoadedComparisonSource(table),
  };
}
