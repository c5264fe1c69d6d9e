import { type Result, refused, success } from './result.ts';
import { containsFullWidth, trimEnds } from './text.ts';

declare const creditCodeBrand: unique symbol;

/** A unified social credit code of an organisation by GB 32100-2015: 18 characters, checked, upper case. */
export type UnifiedSocialCreditCode = string & { readonly [creditCodeBrand]: true };

/** Why a text is not such a code. */
export type CreditCodeFault =
  | { readonly fault: 'full-width' }
  /** A character outside the set (I, O, S, V and Z are not in it), or a letter in the six digits of the division. */
  | { readonly fault: 'characters' }
  | { readonly fault: 'length'; readonly length: number }
  | { readonly fault: 'checksum' };

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const modulus = 31;

/** Parses a code. Spaces at the ends are dropped, and letters become upper case. */
export function parseUnifiedSocialCreditCode(text: string): Result<UnifiedSocialCreditCode, CreditCodeFault> {
  const code = trimEnds(text).toUpperCase();
  if (containsFullWidth(code)) return refused({ fault: 'full-width' });
  if ([...code].some((character) => !alphabet.includes(character))) return refused({ fault: 'characters' });
  if (code.length !== 18) return refused({ fault: 'length', length: code.length });
  if (!/^\d{6}$/.test(code.slice(2, 8))) return refused({ fault: 'characters' });
  if (creditCodeCheckCharacter(code.slice(0, 17)) !== code[17]) return refused({ fault: 'checksum' });
  return success(code as UnifiedSocialCreditCode);
}

/**
 * Computes the 18th character for the first 17 (GB 32100-2015, annex A: weights 3^i mod 31).
 * @throws RangeError when they are not 17 characters of the set
 */
export function creditCodeCheckCharacter(seventeen: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of seventeen) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new RangeError('Not a character of the set');
    sum += value * weight;
    weight = (weight * 3) % modulus;
  }
  if (seventeen.length !== 17) throw new RangeError('Not 17 characters');
  return alphabet[(modulus - (sum % modulus)) % modulus] as string;
}
