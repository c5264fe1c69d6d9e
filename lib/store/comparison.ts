import {
  type ComparisonRecord,
  type ComparisonSource,
  comparisonRecordSchema,
  type LoadedFact,
  loadedFactSchema,
} from '../domain/comparison.ts';
import { keys } from './keys.ts';
import { conflict, retryOnConflict } from './retry-on-conflict.ts';
import type { Item, Table } from './table.ts';

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

  /** The facts that this source was ever loaded with, each as of the newest day. */
  async loadedFacts(): Promise<LoadedFact[]> {
    const items = await this.#table.list(keys.comparisonLoads, keys.comparisonPrefix);
    return items.map((item) => loadedFactSchema.parse(item.record));
  }

  /**
   * Keeps a record in place of the one that the same source gave before of the same fact, unless that is newer: an
   * older file that is loaded later takes nothing away.
   * @returns whether it was kept
   * @throws VersionConflictError when others were writing the record again and again
   */
  save(personId: string, record: ComparisonRecord): Promise<boolean> {
    return this.#keepNewest(
      { PK: keys.personPartition(personId), SK: keys.comparison(record.source, record.fact) },
      record,
    );
  }

  /** Remembers that a fact was loaded, so that its absence means something. */
  async remember({ source, fact, asOf }: LoadedFact): Promise<void> {
    const key = { PK: keys.comparisonLoads, SK: keys.comparison(source, fact) };
    await this.#keepNewest(key, { source, fact, asOf });
  }

  #keepNewest(key: { readonly PK: string; readonly SK: string }, record: LoadedFact): Promise<boolean> {
    const { asOf } = record;
    const item: Item = { ...key, asOf, record };
    const put = (expression: string, values?: Item) =>
      this.#table.transact([this.#table.putItem(item, { expression, ...(values && { values }) })]);
    return retryOnConflict('a comparison record', async () => {
      const [failed] = await put('attribute_not_exists(PK) OR asOf <= :asOf', { ':asOf': asOf });
      if (!failed) return true;
      if (!failed.found) return conflict;
      if (loadedFactSchema.loose().parse(failed.found.record).asOf > asOf) return false;
      // Kept before the day was an attribute of its own.
      const again = await put('attribute_not_exists(asOf)');
      return again.length === 0 ? true : conflict;
    });
  }
}
