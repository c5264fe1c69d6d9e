import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { CaseStore } from '../../lib/store/cases.ts';
import { Sealing } from '../../lib/store/sealing.ts';
import type { LoadedCase } from '../../lib/store/stored.ts';
import { Table } from '../../lib/store/table.ts';
import type { System } from './system.ts';

/** Returns the id of the key with this description. */
async function keyOf(system: System, description: string): Promise<string> {
  const { Keys } = await system.aws('kms', 'ListKeys', {});
  for (const { KeyId } of Keys as { KeyId: string }[]) {
    const { KeyMetadata } = await system.aws('kms', 'DescribeKey', { KeyId });
    if ((KeyMetadata as { Description: string }).Description.startsWith(description)) return KeyId;
  }
  throw new Error(`the app has no key whose description begins with ${description}`);
}

/** The records of a running system, past its API: for stored data, and for changes that no operation makes. */
export class SystemStore {
  readonly table: Table;
  readonly cases: CaseStore;
  readonly #client: DynamoDBClient;

  private constructor(endpoint: string, tableName: string, keyIds: readonly [string, string]) {
    const common = {
      endpoint,
      region: 'cn-north-1',
      credentials: { accessKeyId: 'root', secretAccessKey: 'local' },
    };
    const [dataKeyId, personKeyId] = keyIds;
    this.#client = new DynamoDBClient(common);
    this.table = new Table(this.#client, tableName);
    this.cases = new CaseStore(this.table, new Sealing(new KMSClient(common), { dataKeyId, personKeyId }));
  }

  static async of(system: System): Promise<SystemStore> {
    const keyIds = await Promise.all([
      keyOf(system, 'Encrypts the data keys of cases'),
      keyOf(system, 'Keyed hash'),
    ]);
    return new SystemStore(system.runtime.endpoint, await system.tableName(), keyIds);
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
