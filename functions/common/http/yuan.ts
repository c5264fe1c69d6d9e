import * as z from 'zod';
import { fenOf, yuanPattern } from '../../../lib/domain/money.ts';
import { Problem } from './problems.ts';

/** Without the commas between thousands, as office software writes them; anything else stays as it is, and is refused. */
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
 * The fen of an amount that a request has.
 * @throws Problem where it is none, or nothing
 */
export function fenIn(yuan: string, pointer: string): number {
  const fen = fenOf(yuan);
  if (fen === undefined || fen === 0)
    throw new Problem('not-an-amount', {}, [{ pointer, code: 'not-an-amount' }]);
  return fen;
}
