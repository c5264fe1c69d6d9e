import { type OfficerEntry, recentEntry } from '../../../lib/store/officers.ts';
import { connectTable } from './records.ts';

/** Finds what the directory of the staff has of somebody, as of an instant in milliseconds. */
export type FindEntry = (subject: string, now: number) => Promise<OfficerEntry | undefined>;

/** The directory of the staff, in the table. Connected at the first request of a member of staff. */
export const findEntry: FindEntry = (subject, now) => recentEntry(connectTable(), subject, now);
