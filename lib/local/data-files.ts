import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { logDamage } from './write-ahead-log.ts';

/** Bytes. A database up to this size is checked completely; of a larger one only the header, size and schema. */
const READ_WHOLE = 128 * 1024 * 1024;

/** A file that cannot be used. */
export interface DamagedFile {
  readonly file: string;
  readonly reason: string;
}

/**
 * Finds the files of an earlier run that are damaged, missing or empty. Changes nothing.
 * @param names `*.json` and `*.sqlite` of the folder
 * @param sameBoot whether the machine has not restarted since they were written; see `logDamage`
 */
export function damagedFiles(folder: string, names: readonly string[], sameBoot: boolean): DamagedFile[] {
  return names.flatMap((name) => {
    const file = join(folder, name);
    const reason = damageOf(file, sameBoot);
    return reason === undefined ? [] : [{ file, reason }];
  });
}

/** Makes one error for all damaged files, with advice on what to do. */
export function refusalOf(folder: string, damaged: readonly DamagedFile[]): Error {
  const list = damaged.map(({ file, reason }) => `  - ${file} is damaged: ${reason}`).join('\n');
  return new Error(
    `The data folder ${folder} cannot be used, and nothing in it was changed:\n${list}\n` +
      `Restore a copy of the whole folder, or move it away to start again. (Files from different times do not fit together.)`,
  );
}

/**
 * Reads a JSON file.
 * @param isValid whether the content has the expected form
 * @throws Error naming the file when it is damaged
 */
export function readJsonFile<T>(file: string, isValid: (value: unknown) => value is T): T {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is damaged: ${(error as Error).message}`);
  }
  if (!isValid(value))
    throw new Error(`${file} is damaged: it does not have the form of a ${basename(file)}`);
  return value;
}

function jsonDamage(file: string): string | undefined {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function damageOf(file: string, sameBoot: boolean): string | undefined {
  if (!existsSync(file)) return 'it is missing';
  const stats = statSync(file);
  if (!stats.isFile()) return 'it is not a file';
  const { size } = stats;
  if (size === 0) return 'it is empty';
  if (file.endsWith('.json')) return jsonDamage(file);
  const damage = logDamage(file, sameBoot);
  if (damage !== undefined) return damage;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
    if (size > READ_WHOLE) {
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
      return undefined;
    }
    const [first] = database.prepare('PRAGMA quick_check(1)').all();
    const said = String(first?.quick_check ?? 'it cannot be read');
    return said === 'ok' ? undefined : said.replace(/\s+/g, ' ').trim();
  } catch (error) {
    // Still open in the DynamoDB process of a killed run. That process is ended before the file is opened.
    if (/busy|locked/i.test((error as Error).message)) return undefined;
    return (error as Error).message;
  } finally {
    database?.close();
  }
}
