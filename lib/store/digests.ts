import * as z from 'zod';
import { deadlineKindSchema } from '../domain/case/case.ts';
import { instantSchema, localDateSchema, regionSchema } from '../domain/case/kernel/vocabulary.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const countSchema = z.int().nonnegative();

/** What a district has to know on the morning of a working day: how much is overdue, how much is due next. */
export const digestSchema = z.strictObject({
  district: z.string().regex(/^\d{6}$/),
  region: regionSchema,
  date: localDateSchema,
  at: instantSchema,
  /** The last day that is counted as due next: the next working day. */
  dueBy: localDateSchema,
  overdue: countSchema,
  dueNext: countSchema,
  kinds: z.partialRecord(deadlineKindSchema, z.strictObject({ overdue: countSchema, dueNext: countSchema })),
});
export type Digest = z.infer<typeof digestSchema>;

/** The digests of the districts: one a district and day, never changed. They count, and name nobody. */
export class Digests {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Keeps a digest unless the district has one of that day; says whether it was kept. */
  async issue(digest: Digest): Promise<boolean> {
    const write = this.#table.putItem(
      { PK: keys.digests(digest.district), SK: keys.digest(digest.date), digest },
      { expression: 'attribute_not_exists(PK)' },
    );
    const obstacles = await this.#table.transact([write]);
    if (obstacles.some(({ found }) => found === undefined)) throw new Error('a digest could not be written');
    return obstacles.length === 0;
  }

  /** The digests of a district in a month (`YYYY-MM`), newest first. */
  async ofMonth(district: string, month: string): Promise<Digest[]> {
    const items = await this.#table.list(keys.digests(district), keys.digest(month));
    return items.map((item) => digestSchema.parse(item.digest)).reverse();
  }
}
