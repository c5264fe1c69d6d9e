import type { Profile } from './events.ts';
import { type LedgerSlice, withFound } from './state.ts';

/** Whether the person is tagged as belonging to a group. */
export const hasTag = (state: LedgerSlice, group: string): boolean =>
  state.ledger.tags[group]?.applies === true;

/** The rules of a region for one-to-one service. */
export interface OneToOneRules {
  readonly plan: { readonly oneToOneForEverybody: boolean };
}

/** Whether the person was re-included. */
interface ReIncluded {
  readonly reIncluded?: true | undefined;
}

/** The tier of the plan, if there is one. */
interface Tiered {
  readonly plan: { readonly current?: { readonly tier: string } | undefined };
}

/**
 * Whether a person is owed one-to-one service: everybody in Qinghai (QH-2.1), elsewhere people with employment difficulty
 * (CQ-6.2, SX-6.2), including those who were re-included (YN-5.1.3).
 */
export const isOneToOneOwed = (state: LedgerSlice & ReIncluded, rules: OneToOneRules): boolean =>
  rules.plan.oneToOneForEverybody || hasTag(state, 'employment-difficulty') || state.reIncluded === true;

/** Whether the findings entitle a person to one-to-one service while their plan has another tier. */
export function lacksOneToOne(
  state: LedgerSlice & ReIncluded & Tiered,
  found: Profile,
  rules: OneToOneRules,
): boolean {
  const { current } = state.plan;
  const owed = isOneToOneOwed({ ...state, ledger: withFound(state.ledger, found) }, rules);
  return owed && current !== undefined && current.tier !== 'one-to-one';
}
