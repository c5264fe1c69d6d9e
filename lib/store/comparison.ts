import {
  type ComparisonRecord,
  type ComparisonSource,
  comparisonRecordSchema,
} from '../domain/comparison.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/**
 * The comparison source that is filled from files: each line of a file becomes one record under the keyed
 * hash of the person, so that no identity number is kept. It is a class because it implements
 * `ComparisonSource`, of which there may be several.
 */
export class LoadedComparisonSource implements ComparisonSource {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** What was loaded about a person. */
  async recordsOf(personId: string): Promise<ComparisonRecord[]> {
    const items = await this.#table.list(keys.personPartition(personId), keys.comparisonPrefix);
    return items.map((item) => comparisonRecordSchema.parse(item.record));
  }

  /** Keeps a record in place of the one that the same source gave before of the same fact. */
  async save(personId: string, record: ComparisonRecord): Promise<void> {
    await this.#table.put({
      PK: keys.personPartition(personId),
      SK: keys.comparison(record.source, record.fact),
      record,
    });
  }
}
