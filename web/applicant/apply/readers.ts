// The server and the portal read names and numbers by the same rules, which are pure functions.
import { parseDocumentNumber, parseTravelPermit } from '../../../lib/domain/identity-number.ts';
import { parsePersonName } from '../../../lib/domain/person-name.ts';
import { parsePhoneNumber } from '../../../lib/domain/phone-number.ts';
import { dayOf } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { problemTexts } from './problem-texts.ts';

type Today = Parameters<typeof parseDocumentNumber>[1];

const ofIdentity = {
  'fifteen-digits': problemTexts['identity-number-fifteen-digits'],
  'lost-precision': problemTexts['identity-number-lost-precision'],
  'foreign-permanent-resident': problemTexts['identity-number-foreign-permanent-resident'],
  characters: problemTexts['identity-number-characters'],
  length: problemTexts['identity-number-length'],
  region: problemTexts['identity-number-region'],
  date: problemTexts['identity-number-date'],
  future: problemTexts['identity-number-future'],
  checksum: problemTexts['identity-number-checksum'],
} as const;

/** The fault in the number of an identity document; undefined if it is valid or empty. */
export function identityFault(text: string, now: Date): Bilingual | undefined {
  if (text.trim() === '') return undefined;
  const read = parseDocumentNumber(text, dayOf(now) as Today);
  return read.ok ? undefined : ofIdentity[read.failure.fault];
}

/**
 * Says that a person is too young to register. Undefined if they are old enough, or if their birth date or the minimum age is
 * not known: the server decides.
 * @param minimumAge in years, from the guide of the region (人社厅发〔2020〕3号 一, N1)
 */
export function ageFault(
  birthDate: string | undefined,
  minimumAge: number | undefined,
  now: Date,
): Bilingual | undefined {
  if (!birthDate || minimumAge === undefined) return undefined;
  const birthday = `${Number(birthDate.slice(0, 4)) + minimumAge}${birthDate.slice(4)}`;
  if (birthday <= dayOf(now)) return undefined;
  return {
    zh: `未满${minimumAge}周岁，还不能登记。年满${minimumAge}周岁当天起就可以申请；填错的请改正。`,
    en: `You cannot register before you are ${minimumAge}. You can apply from your birthday. If this is a mistake, correct it.`,
  };
}

/** The date of birth in the number of a document; undefined if it has none. */
export function birthDateIn(text: string, now: Date): string | undefined {
  const read = parseDocumentNumber(text, dayOf(now) as Today);
  return read.ok ? read.value.birthDate : undefined;
}

/** Whether a number is that of a travel permit, which has no birth date and no sex. */
export const isTravelPermit = (text: string | undefined): boolean =>
  parseTravelPermit(text ?? '') !== undefined;

/** The fault in a phone number; undefined if it is valid or empty. */
export const phoneFault = (text: string): Bilingual | undefined =>
  text.trim() === '' || parsePhoneNumber(text).ok ? undefined : problemTexts['invalid-phone'];

/** The fault in the name of a person; undefined if it is valid or empty. */
export const nameFault = (text: string): Bilingual | undefined =>
  text.trim() === '' || parsePersonName(text).ok ? undefined : problemTexts['invalid-name'];
