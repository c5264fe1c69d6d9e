import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CaseStore } from '../../lib/store/cases.ts';
import type { LoadedCase } from '../../lib/store/stored.ts';
import { Table } from '../../lib/store/table.ts';
import type { System } from './system.ts';

/** The records of a running system, past its API: for what no operation does, and for what is stored. */
export class SystemStore {
  readonly table: Table;
  readonly cases: CaseStore;
  readonly #client: DynamoDBClient;

  private constructor(endpoint: string, tableOn: (client: DynamoDBClient) => Table) {
    this.#client = new DynamoDBClient({
      endpoint,
      region: 'cn-north-1',
      credentials: { accessKeyId: 'root', secretAccessKey: 'local' },
    });
    this.table = tableOn(this.#client);
    this.cases = new CaseStore(this.table);
  }

  static async of(system: System): Promise<SystemStore> {
    const name = await system.tableName();
    return new SystemStore(system.runtime.endpoint, (client) => new Table(client, name));
  }

  async load(caseId: string): Promise<LoadedCase> {
    const loaded = await this.cases.load(caseId);
    if (!loaded) throw new Error(`case ${caseId} is not there`);
    return loaded;
  }

  close(): void {
    this.#client.destroy();
  }
}
