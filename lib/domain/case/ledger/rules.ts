import type { SharedRules } from '../kernel/rules.ts';

/** What the agency has to learn about a person in a region. */
export interface LedgerRules extends SharedRules {
  readonly ledger: {
    readonly profileFacts: readonly string[];
    readonly tags: readonly string[];
    /** Whether groups beyond those listed may be marked. */
    readonly openList: boolean;
    /** Groups that the notice names elsewhere than in its list: they may be marked, and no clear asks for them. */
    readonly furtherGroups: readonly string[];
    readonly completenessChecks: readonly { readonly code: string; readonly fields: readonly string[] }[];
  };
}
