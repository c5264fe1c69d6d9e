import type { DocumentId } from './documents.ts';
import type { Basis, Bilingual, Citation, ClauseId, Dated, LeftOpen, LocalDate, Stated } from './types.ts';

/** Makes citations of one document. */
export const citing =
  (document: DocumentId) =>
  (article: string, clause: ClauseId, quote?: string, note?: Bilingual): Citation => ({
    document,
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

/** A value that no source defines: our own design, with the section of DOMAIN.md that it answers to. */
export const proposed = <Value>(value: Value, clause: ClauseId, note: Bilingual): readonly [Dated<Value>] =>
  dated(value, 'proposal', citing('product-design')('-', clause, undefined, note));

/** What a source mentions without fixing. */
export const leftOpen = (citation: Citation, from?: LocalDate): readonly [LeftOpen] => [
  { open: true, citation, from },
];

/** A member of a list with its own source. */
export const stated = <Value>(basis: Basis, citation: Citation, value: Value): Stated<Value> => ({
  ...value,
  citation,
  basis,
});
