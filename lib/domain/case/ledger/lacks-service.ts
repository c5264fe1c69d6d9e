import type { Profile } from './events.ts';
import { lacksOneToOne, type OneToOneRules } from './one-to-one.ts';
import { lacksYouthServices, type MaybeYouthRules } from './youth.ts';

/** The parts of a case that show whether its plan has the services that are owed. */
export type PlanNeeds = Parameters<typeof lacksOneToOne>[0] & Parameters<typeof lacksYouthServices>[0];

/** Whether the findings entitle a person to services that their plan lacks: a closer tier, or other kinds. */
export const lacksService = (
  state: PlanNeeds,
  found: Profile,
  rules: OneToOneRules & MaybeYouthRules,
): boolean => lacksOneToOne(state, found, rules) || lacksYouthServices(state, found, rules);
