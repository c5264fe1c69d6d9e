import { type RecruitmentFair, recruitmentFairSchema } from '../domain/recruitment-fair.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const attempts = 8;

/** The special recruitment fairs of a district, one item each: a district has one a day at most (WH-4.2). */
export class RecruitmentFairs {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Records a fair, unless there is one of that day; answers with the one that is there then. */
  async record(
    fair: RecruitmentFair,
    recorded: { readonly at: string; readonly by: string },
  ): Promise<RecruitmentFair> {
    const write = this.#table.putItem(
      {
        PK: keys.fairsOf(fair.district),
        SK: keys.fair(fair.date),
        fair,
        recordedAt: recorded.at,
        recordedBy: recorded.by,
      },
      { expression: 'attribute_not_exists(PK)' },
    );
    for (let attempt = 0; attempt < attempts; attempt++) {
      const obstacles = await this.#table.transact([write]);
      if (obstacles.length === 0) return fair;
      const found = await this.find(fair.district, fair.date);
      if (found) return found;
    }
    throw new Error('the fair was being written by somebody else; nothing was changed');
  }

  async find(district: string, date: string): Promise<RecruitmentFair | undefined> {
    const item = await this.#table.get(keys.fairsOf(district), keys.fair(date));
    return item && recruitmentFairSchema.parse(item.fair);
  }

  /** The fairs of a calendar month, in the order of their days. */
  async ofMonth(district: string, month: string): Promise<RecruitmentFair[]> {
    const items = await this.#table.list(keys.fairsOf(district), keys.fair(`${month}-`));
    return items.map((item) => recruitmentFairSchema.parse(item.fair));
  }
}
