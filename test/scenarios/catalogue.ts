import { applications } from './applications.ts';
import { breaches } from './breaches.ts';
import { cases } from './cases.ts';
import { claims } from './claims.ts';
import { hardship } from './hardship.ts';
import { outward } from './outward.ts';
import { posts } from './posts.ts';
import { registrations } from './registrations.ts';
import { services } from './services.ts';
import { texts } from './texts.ts';

/** All scenarios, in the order of the findings of the walk through the lifecycle and of what it passed. */
export const scenarioGroups = [
  ...breaches,
  ...services,
  ...cases,
  ...texts,
  ...applications,
  ...registrations,
  ...hardship,
  ...claims,
  ...posts,
  ...outward,
] as const;

type IdsOf<Group> = Group extends { readonly scenarios: infer All } ? keyof All & string : never;
export type ScenarioId = IdsOf<(typeof scenarioGroups)[number]>;

/**
 * The words of a clause in their order, with the scenarios that play them and with what is missing. Those of a circular
 * are all its words; those of a reading the rules in it.
 */
export type ClauseWords = readonly (readonly [words: string, by: readonly ScenarioId[], missing?: string])[];
