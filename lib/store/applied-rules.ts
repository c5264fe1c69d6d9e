import * as z from 'zod';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { duePositionSchema } from './due.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const appliedRulesSchema = z.object({
  /** The rules that all open deadlines follow: each source of rules, with the hash of its content. */
  applied: z.record(z.string(), z.string()),
  /** A pass through all open deadlines that is under way because the rules have changed. */
  round: z
    .object({
      /** The rules that it applies: when they change again, the pass begins anew. */
      signature: z.string(),
      /** When the sweep first saw these rules. */
      since: instantSchema,
      /** Begun long enough after `since` that nothing can still use older rules: this pass is the last. */
      settled: z.boolean(),
      position: duePositionSchema.optional(),
    })
    .optional(),
});
/** How far the open deadlines follow the rules in force. */
export type AppliedRules = z.infer<typeof appliedRulesSchema>;

/** How far the open deadlines follow the rules in force; undefined where no change was ever carried out. */
export async function appliedRules(table: Table): Promise<AppliedRules | undefined> {
  const item = await table.get(keys.policy, keys.appliedRules);
  return item && appliedRulesSchema.parse(item);
}

/** Records how far the open deadlines follow the rules, in place of what was recorded before. */
export const saveAppliedRules = (table: Table, rules: AppliedRules): Promise<void> =>
  table.put({ PK: keys.policy, SK: keys.appliedRules, ...rules });
