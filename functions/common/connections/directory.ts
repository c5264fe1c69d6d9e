import { type OfficerEntry, recentEntry } from '../../../lib/store/officers.ts';
import { connectTable } from './records.ts';

/** Finds the entry of somebody in the staff directory, as of an instant in milliseconds. */
export type FindEntry = (subject: string, now: number) => Promise<OfficerEntry | undefined>;

/** Finds entries of the staff directory in the table. Connects at the first request of a member of staff. */
export const findEntry: FindEntry = (subject, now) => recentEntry(connectTable(), subject, now);
