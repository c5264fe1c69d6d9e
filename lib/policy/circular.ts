import type { CircularClause } from './clauses/types.ts';
import type { PolicyDocument } from './documents.ts';

/** A government circular that is loaded: its document, divided into clauses. */
export interface Circular extends PolicyDocument {
  /** What citations call it. */
  readonly id: string;
  /** What the ids of its clauses begin with: `CQ` for `CQ-1.2`. No other circular has the same. */
  readonly clausePrefix: string;
  readonly clauses: readonly CircularClause[];
}
