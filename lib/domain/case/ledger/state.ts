import * as z from 'zod';
import { instantSchema } from '../kernel/vocabulary.ts';
import { type Profile, profileFactSchema, tagSchema } from './events.ts';

/** What is known about the person, by the codes of facts and groups. */
export const ledgerSchema = z.strictObject({
  facts: z.record(z.string(), profileFactSchema.omit({ code: true })),
  tags: z.record(z.string(), tagSchema.omit({ group: true })),
  updatedAt: instantSchema.optional(),
  /** When a follow-up last checked it, whether or not anything had changed. */
  checkedAt: instantSchema.optional(),
});
export type Ledger = z.infer<typeof ledgerSchema>;

/** The fields of a case that belong to this episode, and their values in a new case. */
export const ledgerSlice = {
  shape: { ledger: ledgerSchema },
  initial: { ledger: { facts: {}, tags: {} } },
};

export interface LedgerSlice {
  readonly ledger: Ledger;
}

/** Adds findings to a ledger: the newest answer counts. */
export const withFound = (ledger: Ledger, { facts, tags }: Profile): Ledger => ({
  ...ledger,
  facts: { ...ledger.facts, ...Object.fromEntries(facts.map(({ code, ...fact }) => [code, fact])) },
  tags: { ...ledger.tags, ...Object.fromEntries(tags.map(({ group, ...tag }) => [group, tag])) },
});

/** Returns the case with findings added to its ledger at an instant. */
export const withLedger = <State extends LedgerSlice>(state: State, found: Profile, at: string): State => ({
  ...state,
  ledger: { ...withFound(state.ledger, found), updatedAt: at },
});
