import * as z from 'zod';
import type { Officer } from '../domain/case/assignment/officers.ts';
import { localDateSchema } from '../domain/case/kernel/vocabulary.ts';
import { indexes, keys } from './keys.ts';
import type { Table } from './table.ts';

/** An officer as the agency has entered them: where they work, and when they are away. */
export const officerEntrySchema = z.strictObject({
  subject: z.string().min(1).max(255),
  districts: z
    .array(z.string().regex(/^\d{2,6}$/))
    .min(1)
    .max(50),
  absence: z
    .strictObject({
      from: localDateSchema,
      until: localDateSchema,
      deputy: z.string().min(1).max(255).optional(),
    })
    .optional(),
});
export type OfficerEntry = z.infer<typeof officerEntrySchema>;

/** The officers of the agencies. They hold no name: an officer is the subject of their sign-in. */
export class Officers {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async save(entry: OfficerEntry): Promise<void> {
    await this.#table.put({ PK: keys.officers, SK: keys.officer(entry.subject), entry });
  }

  async entries(): Promise<OfficerEntry[]> {
    const items = await this.#table.list(keys.officers, keys.officerPrefix);
    return items.map((item) => officerEntrySchema.parse(item.entry));
  }

  async find(subject: string): Promise<OfficerEntry | undefined> {
    const item = await this.#table.get(keys.officers, keys.officer(subject));
    return item && officerEntrySchema.parse(item.entry);
  }

  /** The open cases that somebody answers for, as counted from the cases themselves. */
  async casesOf(subject: string): Promise<string[]> {
    const items = await this.#table.byIndex(indexes.officer, keys.casesOfOfficer(subject));
    return items.map(({ caseId }) => String(caseId));
  }

  /** Those who work in a district, with their load. */
  async ofDistrict(district: string): Promise<Officer[]> {
    return this.withLoad((await this.entries()).filter((entry) => worksIn(entry, [district])));
  }

  /**
   * Everybody, with the load of those who work in one of some districts: of the others it is not counted, since
   * they are chosen for none of them.
   */
  async forDistricts(districts: readonly string[]): Promise<Officer[]> {
    const entries = await this.entries();
    const there = await this.withLoad(entries.filter((entry) => worksIn(entry, districts)));
    const elsewhere = entries.filter((entry) => !worksIn(entry, districts));
    return [...there, ...elsewhere.map((entry) => ({ ...entry, load: 0 }))];
  }

  /** Officers with the number of open cases that each has now. */
  withLoad(entries: readonly OfficerEntry[]): Promise<Officer[]> {
    return Promise.all(
      entries.map(async (entry) => ({
        ...entry,
        load: (await this.casesOf(entry.subject)).length,
      })),
    );
  }

  /** A page of somebody's open cases in the order in which they were given them, with their places in it. */
  async pageOfCases(
    subject: string,
    page: { readonly limit: number; readonly after?: string | undefined; readonly until?: string },
  ): Promise<readonly { readonly caseId: string; readonly place: string }[]> {
    const items = await this.#table.byIndex(indexes.officer, keys.casesOfOfficer(subject), {
      limit: page.limit,
      ...(page.after !== undefined && { after: page.after }),
      ...(page.until !== undefined && { until: page.until }),
    });
    return items.map(({ caseId, officerSort }) => ({ caseId: String(caseId), place: String(officerSort) }));
  }
}

const worksIn = ({ districts }: OfficerEntry, asked: readonly string[]): boolean =>
  districts.some((code) => asked.some((district) => district.startsWith(code)));
