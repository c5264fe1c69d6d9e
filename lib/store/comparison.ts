import * as z from 'zod';
import {
  type ComparisonRecord,
  type ComparisonSource,
  comparisonRecordSchema,
  type LoadedFact,
  loadedFactSchema,
  stillHolds,
} from '../domain/comparison.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys } from './keys.ts';
import { conflict, retryOnConflict } from './retry-on-conflict.ts';
import { type DataKey, dataKeySchema, type Sealing, sealedSchema } from './sealing.ts';
import type { Item, ItemKey, Table } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/** The key that seals the records of one request, and until when they are kept (seconds since 1970). */
export interface ComparisonBatch {
  readonly id: string;
  readonly dataKey: DataKey;
  readonly expiresAt: number;
}

const sealedRecordSchema = z.object({ batch: z.string(), dataKey: dataKeySchema, sealed: sealedSchema });

/**
 * The comparison source that is filled from files. Each line of a file becomes one record under keyed hashes of the person and
 * of the fact, so that no identity number is kept and no key says anything. The content is sealed under a data key of the
 * request that brought it, and expires. This is a class because it implements `ComparisonSource`, of which there may be
 * several.
 */
export class LoadedComparisonSource implements ComparisonSource {
  readonly #table: Table;
  readonly #sealing: Sealing;

  constructor(table: Table, sealing: Sealing) {
    this.#table = table;
    this.#sealing = sealing;
  }

  /**
   * Returns what was loaded about a person and is still kept, without what a later snapshot of its source no longer contains.
   */
  async recordsOf(personId: string, now: number): Promise<ComparisonRecord[]> {
    const items = await this.#table.list(keys.personPartition(personId), keys.comparisonPrefix);
    const kept = items.filter((item) => isKept(item, now));
    // Nothing is known of most persons.
    if (kept.length === 0) return [];
    const [records, snapshots] = await Promise.all([
      Promise.all(kept.map((item) => this.#read(personId, item))),
      this.#facts(keys.comparisonSnapshotPrefix, now),
    ]);
    return records
      .filter((record) => stillHolds(record, snapshots))
      .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  }

  /** Remembers that what was loaded about a fact as of a day is everything that the source knows of it. */
  async recordSnapshot({ source, fact, asOf }: LoadedFact, now: number): Promise<void> {
    const key = { PK: keys.comparisonLoads, SK: keys.comparisonSnapshot(source, fact) };
    const record = { source, fact, asOf };
    await this.#keepNewest(key, asOf, { record, expiresAt: expiry(now) });
  }

  /** Returns the facts that this source was loaded with, each as of its newest day. */
  loadedFacts(now: number): Promise<LoadedFact[]> {
    return this.#facts(keys.comparisonPrefix, now);
  }

  /** Begins loading the records of a request. */
  async beginBatch(id: string, now: number): Promise<ComparisonBatch> {
    return { id, dataKey: await this.#sealing.newBatchKey(id), expiresAt: expiry(now) };
  }

  /**
   * Keeps a record in place of the one that the same source gave earlier for the same fact, unless that one is newer: an older
   * file that is loaded later takes nothing away.
   * @returns whether it was kept
   * @throws VersionConflictError when others kept writing the record
   */
  async save(batch: ComparisonBatch, personId: string, record: ComparisonRecord): Promise<boolean> {
    const { id, dataKey, expiresAt } = batch;
    const [place, sealed] = await Promise.all([
      this.#sealing.comparisonId(personId, record.source, record.fact),
      this.#sealing.sealRecord(id, personId, dataKey, record),
    ]);
    const key = { PK: keys.personPartition(personId), SK: keys.comparison(place) };
    return this.#keepNewest(key, record.asOf, { batch: id, dataKey, sealed, expiresAt });
  }

  /** Remembers that a fact was loaded, so that its absence means something. */
  async remember({ source, fact, asOf }: LoadedFact, now: number): Promise<void> {
    const key = { PK: keys.comparisonLoads, SK: keys.comparisonLoad(source, fact) };
    const record = { source, fact, asOf };
    await this.#keepNewest(key, asOf, { record, expiresAt: expiry(now) });
  }

  async #facts(prefix: string, now: number): Promise<LoadedFact[]> {
    const items = await this.#table.list(keys.comparisonLoads, prefix);
    return items
      .filter((item) => isKept(item, now))
      .map((item) => parseTolerantly(loadedFactSchema, item.record));
  }

  async #read(personId: string, item: Item): Promise<ComparisonRecord> {
    // Loaded before records were sealed.
    if (item.record !== undefined) return parseTolerantly(comparisonRecordSchema, item.record);
    const { batch, dataKey, sealed } = parseTolerantly(sealedRecordSchema, item);
    return parseTolerantly(
      comparisonRecordSchema,
      await this.#sealing.unsealRecord(batch, personId, dataKey, sealed),
    );
  }

  #keepNewest(key: ItemKey, asOf: string, attributes: Item): Promise<boolean> {
    const item: Item = { ...key, asOf, ...attributes };
    const put = (expression: string, values?: Item) =>
      this.#table.transact([this.#table.putItem(item, { expression, ...(values && { values }) })]);
    return retryOnConflict('a comparison record', async () => {
      const [failed] = await put('attribute_not_exists(PK) OR asOf <= :asOf', { ':asOf': asOf });
      if (!failed) return true;
      if (!failed.found) return conflict;
      if (asOfIn(failed.found) > asOf) return false;
      // Kept before the day was an attribute of its own.
      const again = await put('attribute_not_exists(asOf)');
      return again.length === 0 ? true : conflict;
    });
  }
}

const asOfIn = ({ asOf, record }: Item): string =>
  typeof asOf === 'string' ? asOf : loadedFactSchema.loose().parse(record).asOf;

const placeOf = ({ source, fact }: LoadedFact): string => `${source}#${fact}`;

const expiry = (now: number): number => expiryAfter(now, keptDays.comparisonRecords);

/** DynamoDB removes expired items some time later, and returns them until then. */
const isKept = ({ expiresAt }: Item, now: number): boolean =>
  typeof expiresAt !== 'number' || expiresAt * 1000 > now;
