import { maskIdentityNumber, parseTravelPermit } from './identity-number.ts';
import { maskPhoneNumber, parsePhoneNumber } from './phone-number.ts';
import { cleanCopied } from './text.ts';

/** Characters allowed between the digits of a written number. */
const gap = String.raw`[\p{Zs}\p{Cf}\u002d\uff0d]{0,2}`;
const digit = String.raw`[\d\uff10-\uff19]`;
const startOfNumber = String.raw`(?<![\p{L}\p{N}](?<![\p{Script=Han}]))`;
const endOfNumber = String.raw`(?!${digit}|[A-Za-z\uff21-\uff3a\uff41-\uff5a])`;
const times = (count: string): string => `(?:${gap}${digit}){${count}}`;

/** Identity numbers, including those with a wrong digit: the rest is enough to identify somebody. */
const identityNumbers = new RegExp(
  `${startOfNumber}${digit}${times('16')}${gap}[\\d\\uff10-\\uff19Xx\\uff38\\uff58]${endOfNumber}`,
  'gu',
);
const travelPermits = new RegExp(
  `${startOfNumber}[HMhm\\uff28\\uff2d\\uff48\\uff4d]${times('8,10')}${endOfNumber}`,
  'gu',
);
/** Mobile and landline numbers of the mainland, and numbers with a country code. */
const telephoneNumbers = [
  `(?:(?:[+\\uff0b]|00)?86${gap})?[1\\uff11][3-9\\uff13-\\uff19]${times('9')}`,
  `[0\\uff10]${times('9,11')}`,
  `(?:[+\\uff0b]|00)${digit}${times('9,13')}`,
].map((number) => new RegExp(`${startOfNumber}${number}${endOfNumber}`, 'gu'));

/**
 * Masks the identity and telephone numbers in a text like those in lists, however they are written. Other numbers stay: days,
 * amounts, hotlines, application numbers.
 * @example maskNumbersIn('请拨１３９ 0013 9000') // '请拨139****9000'
 */
export function maskNumbersIn(text: string): string {
  const withoutIdentity = text
    .replace(identityNumbers, (found) => maskIdentityNumber(cleanNumber(found)))
    .replace(travelPermits, (found) => {
      const permit = parseTravelPermit(cleanNumber(found));
      return permit ? maskIdentityNumber(permit.number) : found;
    });
  return telephoneNumbers.reduce((masked, number) => masked.replace(number, maskTelephone), withoutIdentity);
}

function maskTelephone(found: string): string {
  const parsed = parsePhoneNumber(found);
  return parsed.ok ? maskPhoneNumber(parsed.value) : found;
}

const cleanNumber = (text: string): string => cleanCopied(text).replace(/-/g, '').toUpperCase();
