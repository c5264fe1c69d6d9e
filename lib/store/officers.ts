import * as z from 'zod';
import type { Officer } from '../domain/case/assignment.ts';
import { localDateSchema } from '../domain/case/vocabulary.ts';
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
    const entries = (await this.entries()).filter(({ districts }) =>
      districts.some((code) => district.startsWith(code)),
    );
    return Promise.all(
      entries.map(async (entry) => ({
        ...entry,
        load: (await this.casesOf(entry.subject)).length,
      })) as Promise<Officer>[],
    );
  }
}
