import { beijingDate, monthOf } from '../../calendar/local-date.ts';
import type { Claim } from './state.ts';
import { claimedMonths, type StatedFacts } from './stated.ts';

/** When somebody first claims under a scheme, and the first month that they claim for. */
export interface BeganClaiming {
  /** A Beijing day. */
  readonly on: string;
  readonly month: string;
}

/** The beginning that a claim made on a day would have. */
export const beginningOn = (on: string, stated: StatedFacts): BeganClaiming => ({
  on,
  month: claimedMonths(stated)[0] ?? monthOf(on),
});

/** The beginning that a claim has, if it is the first one. */
export const beganWith = ({ madeAt, stated }: Pick<Claim, 'madeAt' | 'stated'>): BeganClaiming =>
  beginningOn(beijingDate(Date.parse(madeAt)), stated);

/** The earliest of several beginnings; undefined if there is none. */
export const firstOf = (all: readonly (BeganClaiming | undefined)[]): BeganClaiming | undefined =>
  all
    .filter((each) => each !== undefined)
    .toSorted((a, b) => (`${a.on} ${a.month}` < `${b.on} ${b.month}` ? -1 : 1))[0];
