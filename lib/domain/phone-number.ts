import { type Result, refused, success } from './result.ts';
import { containsFullWidth, trimEnds } from './text.ts';

declare const phoneNumberBrand: unique symbol;

/** A telephone number of the Chinese mainland in E.164 form, for example `+8613812345678`. */
export type PhoneNumber = string & { readonly [phoneNumberBrand]: true };

/** Why a text is no telephone number that can be used. Holds nothing of the text. */
export type PhoneNumberFault =
  | { readonly fault: 'full-width' | 'characters' }
  /** Another country or region than the mainland. */
  | { readonly fault: 'country' }
  | { readonly fault: 'length'; readonly length: number }
  /** The right length, but no network or area code begins like that. */
  | { readonly fault: 'prefix' };

/** Mobile: 11 digits, 13 to 19 (DOMAIN D3.7; national telephone numbering plan). */
const mobile = /^1[3-9]\d{9}$/;
/** Landline with its area code: 010 and 02x with 8 digits, 03xx to 09xx with 7 or 8, none beginning with 0 or 1. */
const landline = /^0(?:(?:10|2\d)[2-9]\d{7}|[3-9]\d{2}[2-9]\d{6,7})$/;

/**
 * Reads a mobile number, or a landline with its area code. Spaces, hyphens and brackets around the area code
 * are dropped, as is the country code (+86, 0086).
 */
export function parsePhoneNumber(text: string): Result<PhoneNumber, PhoneNumberFault> {
  const trimmed = trimEnds(text);
  if (containsFullWidth(trimmed)) return refused({ fault: 'full-width' });
  if (!/^\+?[\d() -]+$/.test(trimmed)) return refused({ fault: 'characters' });
  const dialled = trimmed.replace(/[() -]/g, '').replace(/^00/, '+');
  if (dialled.startsWith('+') && !dialled.startsWith('+86')) return refused({ fault: 'country' });
  const national = dialled.replace(/^\+86|^86(?=1\d{10}$)/, '');
  if (mobile.test(national) || landline.test(national))
    return success(`+86${national.replace(/^0/, '')}` as PhoneNumber);
  if (dialled.startsWith('+86') && landline.test(`0${national}`))
    return success(`+86${national}` as PhoneNumber);
  const expected = national.startsWith('0') ? [10, 11, 12] : [11];
  return refused(
    expected.includes(national.length) ? { fault: 'prefix' } : { fault: 'length', length: national.length },
  );
}

/** True for a mobile number, which can receive short messages. */
export function isMobile(phoneNumber: PhoneNumber): boolean {
  return mobile.test(phoneNumber.slice(3));
}

/** The number as people of the mainland write it: `13812345678`, `023-63152000`. */
export function formatPhoneNumber(phoneNumber: PhoneNumber): string {
  const national = phoneNumber.slice(3);
  if (isMobile(phoneNumber)) return national;
  const areaLength = /^(?:10|2)/.test(national) ? 2 : 3;
  return `0${national.slice(0, areaLength)}-${national.slice(areaLength)}`;
}

/** The number as a list shows it: `138****5678`, `023-****2000`. */
export function maskPhoneNumber(phoneNumber: PhoneNumber): string {
  const shown = formatPhoneNumber(phoneNumber);
  const kept = isMobile(phoneNumber) ? 3 : shown.indexOf('-') + 1;
  return `${shown.slice(0, kept)}${'*'.repeat(shown.length - kept - 4)}${shown.slice(-4)}`;
}
