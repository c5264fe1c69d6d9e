import * as z from 'zod';
import { fenOf, yuanPattern } from '../../../lib/domain/money.ts';
import { Problem } from './problems.ts';

/** Removes the commas between thousands that office software writes. Any other text stays as it is, and is refused later. */
export const withoutSeparators = (text: string): string =>
  /^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text;

/** An amount of money as people write it: in yuan, with at most two decimals. */
export const yuanSchema = z
  .string()
  .trim()
  .overwrite(withoutSeparators)
  .regex(yuanPattern, { error: 'not-an-amount' })
  .describe('In yuan, with at most two decimals: `100000.01`.');

/**
 * Returns an amount of a request in fen.
 * @throws Problem `not-an-amount` if it is not an amount, or zero
 */
export function fenIn(yuan: string, pointer: string): number {
  const fen = fenOf(yuan);
  if (fen === undefined || fen === 0)
    throw new Problem('not-an-amount', {}, [{ pointer, code: 'not-an-amount' }]);
  return fen;
}
