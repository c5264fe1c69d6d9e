import type { Profile } from './events.ts';
import { lacksOneToOne, type OneToOneRules } from './one-to-one.ts';
import { lacksYouthServices, type MaybeYouthRules } from './youth.ts';

/** What of a case shows whether its plan has what is owed. */
export type PlanNeeds = Parameters<typeof lacksOneToOne>[0] & Parameters<typeof lacksYouthServices>[0];

/** Whether the findings entitle a person to service that their plan does not have: closer, or of other kinds. */
export const lacksService = (
  state: PlanNeeds,
  found: Profile,
  rules: OneToOneRules & MaybeYouthRules,
): boolean => lacksOneToOne(state, found, rules) || lacksYouthServices(state, found, rules);
