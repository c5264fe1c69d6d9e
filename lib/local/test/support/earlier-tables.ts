import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The statements that remove from the tables of DynamoDB what the next version added. */
const TAKEN: Readonly<Record<number, string>> = {
  1: 'ALTER TABLE index_entry DROP COLUMN size; ALTER TABLE index_entry DROP COLUMN attributes;',
  2: 'ALTER TABLE stream_record DROP COLUMN keys;',
  3: `DROP INDEX item_to_delete; ALTER TABLE item DROP COLUMN delete_at;
    ALTER TABLE stream_record DROP COLUMN is_expiry;`,
};

/** Turns the closed table file of a data folder into one of an earlier version. */
export function makeEarlier(
  dataFolder: string,
  version: number,
  change?: (tables: DatabaseSync) => void,
): void {
  const tables = new DatabaseSync(join(dataFolder, 'dynamodb.sqlite'));
  change?.(tables);
  const later = Object.keys(TAKEN).filter((one) => Number(one) >= version);
  tables.exec(`${later.map((one) => TAKEN[Number(one)]).join(' ')} PRAGMA user_version = ${version};`);
  tables.close();
}
