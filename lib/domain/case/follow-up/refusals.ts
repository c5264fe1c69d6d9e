import type { LedgerRefusal } from '../ledger/refusals.ts';

/** Why a follow-up is not recorded. */
export type FollowUpRefusal =
  | LedgerRefusal
  | { readonly reason: 'no-obligation-for-month'; readonly month: string }
  | { readonly reason: 'month-already-followed-up'; readonly month: string }
  | { readonly reason: 'unknown-method'; readonly method: string };
