import * as z from 'zod';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { duePositionSchema } from './due.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const appliedRulesSchema = z.object({
  /** The rules that all open deadlines follow: each source of rules, with the hash of its content. */
  applied: z.record(z.string(), z.string()),
  /** A pass over all open deadlines, in progress because the rules have changed. */
  round: z
    .object({
      /** The rules that it applies. If they change again, the pass starts over. */
      signature: z.string(),
      /** When the sweep first saw these rules. */
      since: instantSchema,
      /** The pass began so long after `since` that nothing still uses older rules: it is the last one. */
      settled: z.boolean(),
      position: duePositionSchema.optional(),
    })
    .optional(),
});
/** How far the open deadlines follow the rules in force. */
export type AppliedRules = z.infer<typeof appliedRulesSchema>;

/** Reads how far the open deadlines follow the rules in force; undefined if no change was ever applied. */
export async function appliedRules(table: Table): Promise<AppliedRules | undefined> {
  const item = await table.get(keys.policy, keys.appliedRules);
  return item && appliedRulesSchema.parse(item);
}

/** Records how far the open deadlines follow the rules, replacing the previous record. */
export const saveAppliedRules = (table: Table, rules: AppliedRules): Promise<void> =>
  table.put({ PK: keys.policy, SK: keys.appliedRules, ...rules });
