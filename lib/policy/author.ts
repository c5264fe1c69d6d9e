import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Bilingual } from './bilingual.ts';
import type { Circular } from './circular.ts';
import type { DocumentId } from './documents.ts';
import type { Basis, Citation, ClauseId, Dated, LeftOpen, SharedClauseId, Stated } from './types.ts';

/** The clauses that a citation may name: for a circular its own and the shared ids, for any other document all. */
type ClauseIn<Source> = Source extends Circular ? Source['clauses'][number]['id'] | SharedClauseId : ClauseId;

/** Returns a function that makes citations of one document. */
export const citing =
  <Source extends DocumentId | Circular>(source: Source) =>
  (article: string, clause: ClauseIn<Source>, quote?: string, note?: Bilingual): Citation => ({
    document: typeof source === 'string' ? source : source.id,
    article,
    clause,
    ...(quote !== undefined && { quote }),
    ...(note !== undefined && { note }),
  });

/** A value that a source states. */
export const dated = <Value>(
  value: Value,
  basis: Basis,
  citation: Citation,
  from?: LocalDate,
): readonly [Dated<Value>] => [{ value, basis, citation, from }];

/** A value that no source defines: a proposal of this system, with the section of DOMAIN.md that explains it. */
export const proposed = <Value>(value: Value, clause: ClauseId, note: Bilingual): readonly [Dated<Value>] =>
  dated(value, 'proposal', citing('product-design')('-', clause, undefined, note));

/** A matter that a source mentions without fixing a value. */
export const leftOpen = (citation: Citation, from?: LocalDate): readonly [LeftOpen] => [
  { open: true, citation, from },
];

/** A list member with a source of its own. */
export const stated = <Value>(basis: Basis, citation: Citation, value: Value): Stated<Value> => ({
  ...value,
  citation,
  basis,
});

/** Returns the helpers for writing the layer of a circular. Its values hold from the day on which the circular was issued. */
export const writing = <Source extends Circular>(circular: Source) => ({
  cite: citing(circular),
  /** A value that the circular states. */
  set: <Value>(value: Value, citation: Citation) => dated(value, 'circular', citation, circular.issued),
  /** A matter that the circular mentions without fixing a value. */
  open: (citation: Citation) => leftOpen(citation, circular.issued),
  /** A list member, as the circular states it. */
  member: <Value>(citation: Citation, value: Value) => stated('circular', citation, value),
});
