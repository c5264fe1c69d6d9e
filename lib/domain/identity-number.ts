import { compareDates, type LocalDate, localDate } from './calendar/local-date.ts';
import { type Result, refused, success } from './result.ts';
import { cleanCopied } from './text.ts';

declare const identityNumberBrand: unique symbol;

/** A citizen identity number by GB 11643-1999: 18 characters, checked, with an upper-case X. */
export type IdentityNumber = string & { readonly [identityNumberBrand]: true };

/** The facts that a valid number shows about the person. */
export interface IdentityNumberFacts {
  readonly number: IdentityNumber;
  /** Residence permits of Hong Kong, Macao and Taiwan residents have the same form, with prefixes of their own. */
  readonly document: 'resident-identity-card' | 'hong-kong-macao-taiwan-residence-permit';
  readonly birthDate: LocalDate;
  readonly sex: 'male' | 'female';
  /** The division that first issued it, by GB/T 2260 as of that time; it may have been abolished since. */
  readonly divisionCode: string;
}

/** Why a text is not an identity number. It contains nothing of the text, so it can be shown and logged. */
export type IdentityNumberFault =
  /** The 15-digit form, invalid since 2013-01-01 (Resident Identity Card Law of 2011, art. 23). */
  | { readonly fault: 'fifteen-digits' }
  /**
   * A spreadsheet has kept 15 significant digits: the number ends in 000, or is in scientific notation. One in eleven such
   * numbers has a correct check character by chance, and cannot be recognised here.
   */
  | { readonly fault: 'lost-precision' }
  /** The card of a foreign permanent resident, which the circulars on registration do not name. */
  | { readonly fault: 'foreign-permanent-resident' }
  /** Something other than 17 digits and a digit or X. */
  | { readonly fault: 'characters' }
  | { readonly fault: 'length'; readonly length: number }
  /** The first two digits are not those of a province. */
  | { readonly fault: 'region' }
  /** Digits 7 to 14 are not an existing day, or one before 1900. */
  | { readonly fault: 'date' }
  /** Born after `today`. */
  | { readonly fault: 'future' }
  | { readonly fault: 'checksum' };

/** Provinces by GB/T 2260, with 83 for Taiwan on residence permits. */
const provinces = new Set(
  ['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37'].concat(
    ['41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65'],
    ['71', '81', '82', '83'],
  ),
);
const residencePermitProvinces = new Set(['81', '82', '83']);
const earliestBirth = '1900-01-01';
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/**
 * Parses an identity number. Spaces and invisible marks are dropped, full-width characters become ordinary ones and a
 * lower-case x becomes X; nothing else is corrected. Abolished county codes are accepted: a number does not change when its
 * county does.
 * @param today the Beijing day; a later birth date is a fault
 */
export function parseIdentityNumber(
  text: string,
  today: LocalDate,
): Result<IdentityNumberFacts, IdentityNumberFault> {
  const number = cleanCopied(text).toUpperCase();
  if (isForeignPermanentResident(number)) return refused({ fault: 'foreign-permanent-resident' });
  if (/^\d(\.\d+)?E\+?1[67]$/.test(number)) return refused({ fault: 'lost-precision' });
  if (!/^\d*X?$/.test(number)) return refused({ fault: 'characters' });
  if (/^\d{15}$/.test(number)) return refused({ fault: 'fifteen-digits' });
  if (number.length !== 18) return refused({ fault: 'length', length: number.length });

  const province = number.slice(0, 2);
  if (!provinces.has(province)) return refused({ fault: 'region' });
  const birthDate = localDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  if (birthDate === undefined || birthDate < earliestBirth) return refused({ fault: 'date' });
  if (compareDates(birthDate, today) > 0) return refused({ fault: 'future' });
  if (checkCharacter(number.slice(0, 17)) !== number[17])
    return refused({ fault: number.endsWith('000') ? 'lost-precision' : 'checksum' });

  return success({
    number: number as IdentityNumber,
    document: residencePermitProvinces.has(province)
      ? 'hong-kong-macao-taiwan-residence-permit'
      : 'resident-identity-card',
    birthDate,
    sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
    divisionCode: number.slice(0, 6),
  });
}

/**
 * Whether a text has the form of a foreign permanent resident's number: 18 characters that begin with 9 and end with the same
 * check character since 2023-12-01, three letters and twelve digits before (DOMAIN D2).
 */
const isForeignPermanentResident = (number: string): boolean =>
  /^[A-Z]{3}\d{12}$/.test(number) ||
  (/^9\d{16}[\dX]$/.test(number) && checkCharacter(number.slice(0, 17)) === number[17]);

/** The number of a travel permit, which shows neither the date of birth nor the sex. */
export interface TravelPermit {
  readonly number: string;
  readonly document: 'hong-kong-macao-travel-permit' | 'taiwan-travel-permit';
}

/**
 * Parses the number of a mainland travel permit: H or M and eight digits for residents of Hong Kong and Macao, with or without
 * the two digits that count its renewals, and eight digits for residents of Taiwan. Undefined if it is something else. Both are
 * valid documents in all human resources matters (人社厅函〔2018〕218号 二).
 */
export function parseTravelPermit(text: string): TravelPermit | undefined {
  const number = cleanCopied(text).toUpperCase();
  const permit = /^([HM]\d{8})(?:\d{2})?$/.exec(number)?.[1];
  if (permit !== undefined) return { number: permit, document: 'hong-kong-macao-travel-permit' };
  return /^\d{8}$/.test(number) ? { number, document: 'taiwan-travel-permit' } : undefined;
}

/** The number of any document with which somebody can be registered, and what it shows about them. */
export interface DocumentNumber {
  /** The stored form, in which different spellings of a number are found to be the same person. */
  readonly number: string;
  readonly document: IdentityNumberFacts['document'] | TravelPermit['document'];
  /** Absent for a travel permit, whose number does not show it. */
  readonly birthDate?: LocalDate;
  readonly sex?: IdentityNumberFacts['sex'];
}

/**
 * Parses the number of any valid document. Everything that accepts a person's number uses this, so that nobody who can apply is
 * turned away later.
 * @param today the Beijing day; a later birth date is a fault
 */
export function parseDocumentNumber(
  text: string,
  today: LocalDate,
): Result<DocumentNumber, IdentityNumberFault> {
  const permit = parseTravelPermit(text);
  return permit ? success(permit) : parseIdentityNumber(text, today);
}

/**
 * Computes the 18th character for 17 digits (GB 11643-1999, 4.2.4; ISO 7064 MOD 11-2).
 * @throws RangeError when they are not 17 digits
 */
export function checkCharacter(seventeenDigits: string): string {
  if (!/^\d{17}$/.test(seventeenDigits)) throw new RangeError('Not 17 digits');
  const sum = weights.reduce((total, weight, place) => total + weight * Number(seventeenDigits[place]), 0);
  return checkCharacters[sum % 11] as string;
}

/**
 * The number as shown in lists, `110***********002X`: neither the county nor the birth date can be read. For a travel permit,
 * `H******78`.
 */
export function maskIdentityNumber(number: string): string {
  if (number.length < 18) return `${number.slice(0, 1)}${'*'.repeat(number.length - 3)}${number.slice(-2)}`;
  return `${number.slice(0, 3)}${'*'.repeat(11)}${number.slice(14)}`;
}
