import { maskIdentityNumber } from '../../../lib/domain/identity-number.ts';
import { maskNumbersIn } from '../../../lib/domain/numbers-in-text.ts';
import type { Person } from '../../../lib/domain/person.ts';
import { maskPersonName, type PersonName } from '../../../lib/domain/person-name.ts';
import { maskPhoneNumber, type PhoneNumber } from '../../../lib/domain/phone-number.ts';
import type { Audience } from './audience.ts';
import type { CaseAnswer } from './case-schema.ts';

/*
 * Whatever is answered about a person is masked for everybody but the person themself (PIPL arts. 6 and 51), and shown in
 * full only by a reveal, which is recorded. This file says what is masked and how; answers take personal data from here.
 */

/** Masks data of which no part may be shown. */
const hidden = (): string => '***';

// Stored data were parsed into these types before.
const maskName = (name: string): string => maskPersonName(name as PersonName);
const maskPhone = (phone: string): string => maskPhoneNumber(phone as PhoneNumber);

/** The fields of a person that are masked, and the mask of each. */
const masks = {
  name: maskName,
  identityNumber: maskIdentityNumber,
  // Together with the district and the last digits, the birth date would give away the whole number.
  birthDate: hidden,
  phone: maskPhone,
  secondContact: ({ name, phone }) => ({ name: maskName(name), phone: maskPhone(phone) }),
  address: hidden,
  nation: hidden,
  household: hidden,
  disabilityGrade: hidden,
} as const satisfies { readonly [Field in keyof Person]?: (value: NonNullable<Person[Field]>) => unknown };

/** Masks parts of a person as staff see them. Fields that have no mask are left out. */
function maskParts(parts: Partial<Person>): Readonly<Record<string, unknown>> {
  const fields = Object.keys(masks) as (keyof typeof masks)[];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = parts[field];
      return value === undefined ? [] : [[field, (masks[field] as (value: unknown) => unknown)(value)]];
    }),
  );
}

/** Returns the person of a case as the audience may see them. */
export const applicantView = (
  { name, identityNumber, phone }: Person,
  audience: Audience,
): CaseAnswer['applicant'] =>
  audience === 'person'
    ? { name, identityNumber, phone }
    : {
        name: masks.name(name),
        identityNumber: masks.identityNumber(identityNumber),
        phone: masks.phone(phone),
      };

/** The second contact of a person as staff see it. */
export const maskedSecondContact = masks.secondContact;

/** Masks free text as staff see it: the numbers in it, and the data before and after a correction. */
export const maskFreeText = (said: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(said).map(([part, value]) => [
      part,
      part === 'before' || part === 'after' ? maskParts(value as Partial<Person>) : maskWithin(value),
    ]),
  );

function maskWithin(value: unknown): unknown {
  if (typeof value === 'string') return maskNumbersIn(value);
  if (Array.isArray(value)) return value.map(maskWithin);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, maskWithin(each)]));
}

/** Masks a payee for those who pay, outside the payment file: the name masked, and the end of the account number. */
export const maskPayee = ({ holder, account }: { readonly holder: string; readonly account: string }) => ({
  holder: /公司$/.test(holder) ? holder : maskName(holder),
  account: `****${account.slice(-4)}`,
});
