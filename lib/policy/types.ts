import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Bilingual } from './bilingual.ts';
import type { DocumentId } from './documents.ts';

/**
 * An id of DOMAIN.md that belongs to no region: a source (`N2`, `L4`), a reading of an ambiguity (`I-01`), a row of
 * the privacy table (`G2`), or a section on the lifecycle or on codes (`C5`, `D3.8`).
 */
export type SharedClauseId =
  | `I-${number}`
  | `${'N' | 'L' | 'G' | 'F' | 'H' | 'K' | 'R'}${number}`
  | `${'C' | 'D' | 'E'}${number}`
  | `D3.${number}`;

/** A shared id, or a clause of a circular (`CQ-1.2`). The lint of the packs rejects ids that do not exist. */
export type ClauseId = SharedClauseId | `${string}-${string}`;

/**
 * Where a value comes from. `quote` is copied character by character from the Chinese original. The document is one of
 * `documents.ts` or a circular; only an amendment loaded at run time may name another, by its number or title.
 */
export interface Citation {
  readonly document: DocumentId | (string & {});
  /** Chapter and paragraph as the document numbers them, for example `一(三)`. */
  readonly article: string;
  readonly clause: ClauseId;
  readonly quote?: string;
  readonly note?: Bilingual;
}

/**
 * Why a value holds.
 * - `circular`: a circular of the region or its province says so.
 * - `local-law`: a regulation of the province's congress says so.
 * - `national`: a national law or ministry document says so.
 * - `reading`: our safest reading of an ambiguity (DOMAIN.md (i)).
 * - `proposal`: no source defines it; our own choice, which must be shown as such.
 */
export type Basis = 'circular' | 'local-law' | 'national' | 'reading' | 'proposal';

/** A value with its source and dates of effect. Both days are included; an absent day means unbounded or unknown. */
export interface Dated<Value> {
  readonly value: Value;
  readonly from: LocalDate | undefined;
  readonly until?: LocalDate;
  readonly citation: Citation;
  readonly basis: Basis;
}

/** A matter that a source mentions without fixing a value ("规定时间内"). A less local layer may fill it. */
export interface LeftOpen {
  readonly open: true;
  readonly from: LocalDate | undefined;
  readonly until?: LocalDate;
  readonly citation: Citation;
}

/** What a layer says about a value for a period: the value, or that it is left open. */
export type Entry<Value> = Dated<Value> | LeftOpen;

/** A member of a list whose members come from different articles. */
export type Stated<Value> = Value & { readonly citation: Citation; readonly basis: Basis };

/** Whether an entry mentions a value without fixing it. */
export const isLeftOpen = <Value>(entry: Entry<Value>): entry is LeftOpen => 'open' in entry;

/** Whether the entry is in force on that Beijing day. An unknown first day counts as already in force. */
export const inForce = (entry: Pick<LeftOpen, 'from' | 'until'>, onDate: LocalDate): boolean =>
  (entry.from === undefined || entry.from <= onDate) && (entry.until === undefined || onDate <= entry.until);
