import { expect, it } from 'vitest';
import {
  openValuesOf,
  type SchemeTerms,
  withOpenValuesOf,
} from '../../../../lib/domain/case/claim/scheme.ts';
import { shanxi } from './support/expansion.ts';

const words = { zh: '目录内职业', en: 'A listed occupation' };
const terms = (criteria: SchemeTerms['criteria']): SchemeTerms => ({ ...shanxi.terms, criteria });

/** I-75: a change of a scheme is for the claims that come after it; only what was open is taken from a later document. */
it('of the criteria of a claim only open ones take what was set since', () => {
  const frozen = terms([
    { kind: 'hired-on-or-after' },
    { kind: 'occupation-in-list', ...words },
    { kind: 'registered-months-at-least', months: 6 },
    { kind: 'by-local-rules', code: 'local-conditions', ...words },
  ]);
  const later = terms([
    { kind: 'registered-months-at-least', months: 12 },
    { kind: 'hired-on-or-after', day: '2026-03-01' },
    { kind: 'insurance-paid' },
  ]);
  const now = withOpenValuesOf(frozen, later);
  expect(now.criteria).toEqual([
    { kind: 'hired-on-or-after', day: '2026-03-01' },
    // The later document says nothing of an occupation: the condition stays, and open.
    { kind: 'occupation-in-list', ...words },
    { kind: 'registered-months-at-least', months: 6 },
    { kind: 'by-local-rules', code: 'local-conditions', ...words },
  ]);
  expect(openValuesOf(now)).toEqual(['occupation-list']);
  expect(withOpenValuesOf(frozen, undefined)).toEqual(frozen);
});

it('an amount that is open beside open criteria is taken by itself', () => {
  const frozen = {
    ...terms([{ kind: 'registered-months-at-least', months: 6 }]),
    amount: { kind: 'open' },
  } as const;
  const later = {
    ...terms([{ kind: 'registered-months-at-least', months: 12 }]),
    amount: { kind: 'fixed', fen: 1_00 },
  };
  expect(withOpenValuesOf(frozen, later as SchemeTerms)).toEqual({
    ...frozen,
    amount: { kind: 'fixed', fen: 1_00 },
  });
});
