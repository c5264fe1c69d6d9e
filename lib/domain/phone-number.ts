import { type Result, refused, success } from './result.ts';
import { cleanCopied } from './text.ts';

declare const phoneNumberBrand: unique symbol;

/** A telephone number of the mainland, Hong Kong, Macao or Taiwan in E.164 form, for example `+8613812345678`. */
export type PhoneNumber = string & { readonly [phoneNumberBrand]: true };

/** Why a text is not a usable telephone number. It contains nothing of the text. */
export type PhoneNumberFault =
  | { readonly fault: 'characters' }
  /** A country other than those whose residents may register. */
  | { readonly fault: 'country' }
  | { readonly fault: 'length'; readonly length: number }
  /** The length is right, but no network or area code begins like this. */
  | { readonly fault: 'prefix' };

/** Mobile: 11 digits, 13 to 19 (DOMAIN D3.7; national telephone numbering plan). */
const mobile = /^1[3-9]\d{9}$/;
/** Landline with its area code: 010 and 02x with 8 digits, 03xx to 09xx with 7 or 8, none beginning with 0 or 1. */
const landline = /^0(?:(?:10|2\d)[2-9]\d{7}|[3-9]\d{2}[2-9]\d{6,7})$/;

/**
 * Other places whose residents may register (人社厅发〔2020〕3号 一): the country code, the form of a number after it, and which
 * numbers receive text messages (numbering plans of OFCA, CTT and NCC).
 */
const elsewhere = [
  { code: '+852', number: /^[2-9]\d{7}$/, mobile: /^[4-9]\d{7}$/, lengths: [8] },
  { code: '+853', number: /^(?:[26]\d{7}|8\d{7})$/, mobile: /^6\d{7}$/, lengths: [8] },
  { code: '+886', number: /^(?:9\d{8}|[2-8]\d{7,8})$/, mobile: /^9\d{8}$/, lengths: [8, 9] },
] as const;

/**
 * Parses a mobile number, or a landline number with its area code, of the mainland; with its country code also one of Hong
 * Kong, Macao or Taiwan. Spaces, hyphens, brackets and invisible marks are dropped, as is the country code of the mainland
 * (+86, 0086); full-width characters become ordinary ones.
 */
export function parsePhoneNumber(text: string): Result<PhoneNumber, PhoneNumberFault> {
  const cleaned = cleanCopied(text);
  if (!/^\+?[\d()-]+$/.test(cleaned)) return refused({ fault: 'characters' });
  const dialled = cleaned.replace(/[()-]/g, '').replace(/^00/, '+');
  const place = elsewhere.find(({ code }) => dialled.startsWith(code));
  if (place) return parseElsewhere(dialled, place);
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

function parseElsewhere(
  dialled: string,
  { code, number, lengths }: (typeof elsewhere)[number],
): Result<PhoneNumber, PhoneNumberFault> {
  // Numbers of Taiwan are written with a 0 that is not dialled from elsewhere.
  const local = dialled.slice(code.length).replace(code === '+886' ? /^0/ : /^$/, '');
  if (number.test(local)) return success(`${code}${local}` as PhoneNumber);
  return refused(
    lengths.some((length) => length === local.length)
      ? { fault: 'prefix' }
      : { fault: 'length', length: local.length },
  );
}

const placeOf = (phoneNumber: PhoneNumber) => elsewhere.find(({ code }) => phoneNumber.startsWith(code));

/** Whether it is a mobile number, which can receive text messages. */
export function isMobile(phoneNumber: PhoneNumber): boolean {
  const place = placeOf(phoneNumber);
  return place ? place.mobile.test(phoneNumber.slice(place.code.length)) : mobile.test(phoneNumber.slice(3));
}

/** The number as people on the mainland write it: `13812345678`, `023-63152000`, `+852 61234567`. */
export function formatPhoneNumber(phoneNumber: PhoneNumber): string {
  const place = placeOf(phoneNumber);
  if (place) return `${place.code} ${phoneNumber.slice(place.code.length)}`;
  const national = phoneNumber.slice(3);
  if (isMobile(phoneNumber)) return national;
  const areaLength = /^(?:10|2)/.test(national) ? 2 : 3;
  return `0${national.slice(0, areaLength)}-${national.slice(areaLength)}`;
}

/** The number as shown in lists: `138****5678`, `023-****2000`, `+852 ****4567`. */
export function maskPhoneNumber(phoneNumber: PhoneNumber): string {
  const shown = formatPhoneNumber(phoneNumber);
  const kept = placeOf(phoneNumber) ? 5 : isMobile(phoneNumber) ? 3 : shown.indexOf('-') + 1;
  return `${shown.slice(0, kept)}${'*'.repeat(shown.length - kept - 4)}${shown.slice(-4)}`;
}
