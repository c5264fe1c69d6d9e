import type { CircularClause } from './clauses/types.ts';
import type { PolicyDocument } from './documents.ts';

/** A government circular that this system knows: its document, divided into clauses. */
export interface Circular extends PolicyDocument {
  /** The id by which citations name it. */
  readonly id: string;
  /** The prefix of its clause ids: `CQ` for `CQ-1.2`. No two circulars share one. */
  readonly clausePrefix: string;
  readonly clauses: readonly CircularClause[];
}
