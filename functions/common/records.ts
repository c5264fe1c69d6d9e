import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { CaseStore } from '../../lib/store/cases.ts';
import { LoadedComparisonSource } from '../../lib/store/comparison.ts';
import { Sealing } from '../../lib/store/sealing.ts';
import { Table } from '../../lib/store/table.ts';
import { recordsEnvironment } from './environment.ts';

/** The records as a function uses them. */
export interface Records {
  readonly table: Table;
  readonly sealing: Sealing;
  readonly cases: CaseStore;
  readonly comparison: LoadedComparisonSource;
}

/** The real records, named by the environment; made once a process, outside the handler. */
export function connectRecords(): Records {
  const { TABLE_NAME, FIELD_KEY_ID, PERSON_KEY_ID } = recordsEnvironment();
  const table = new Table(new DynamoDBClient(), TABLE_NAME);
  const sealing = new Sealing(new KMSClient(), { dataKeyId: FIELD_KEY_ID, personKeyId: PERSON_KEY_ID });
  return {
    table,
    sealing,
    cases: new CaseStore(table, sealing),
    comparison: new LoadedComparisonSource(table),
  };
}
