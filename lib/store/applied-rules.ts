import * as z from 'zod';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { duePositionSchema } from './due.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const appliedRulesSchema = z.object({
  /** The rules that all open deadlines follow: each source of rules, with the hash of its content. */
  applied: z.record(z.string(), z.string()),
  /** A round through the open deadlines that is under way, because the rules have changed since. */
  round: z
    .object({
      /** The rules to which it leads: when they change again, it begins anew. */
      signature: z.string(),
      /** When the sweep first saw these rules. */
      since: instantSchema,
      /** Begun so long after `since` that nobody works by older rules any more: this round is the last. */
      settled: z.boolean(),
      position: duePositionSchema.optional(),
    })
    .optional(),
});
export type AppliedRules = z.infer<typeof appliedRulesSchema>;

/** How far the open deadlines follow the rules in force; undefined where no change was ever carried out. */
export async function appliedRules(table: Table): Promise<AppliedRules | undefined> {
  const item = await table.get(keys.policy, keys.appliedRules);
  return item && appliedRulesSchema.parse(item);
}

export const saveAppliedRules = (table: Table, rules: AppliedRules): Promise<void> =>
  table.put({ PK: keys.policy, SK: keys.appliedRules, ...rules });
