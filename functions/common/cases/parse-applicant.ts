import type * as z from 'zod';
import type { LocalDate } from '../../../lib/domain/calendar/local-date.ts';
import { type IdentityNumberFacts, parseIdentityNumber } from '../../../lib/domain/identity-number.ts';
import type { Person } from '../../../lib/domain/person.ts';
import { parsePersonName } from '../../../lib/domain/person-name.ts';
import { parsePhoneNumber } from '../../../lib/domain/phone-number.ts';
import type { FieldProblem } from '../http/problems.ts';
import type { applicantFields } from '../views/person-fields.ts';

type Applicant = { [Key in keyof typeof applicantFields]?: z.infer<(typeof applicantFields)[Key]> | undefined };

/** What somebody states of themself in every kind of application, as it is kept. */
export type Identified = Pick<
  Person,
  'name' | 'identityNumber' | 'birthDate' | 'sex' | 'phone' | 'address' | 'secondContact'
>;

/**
 * Checks the parts of a person against the standards. Parts that are not given are not in the result.
 * @param fault is told every part that is wrong
 */
export function parseParts(
  { name, identityNumber, phone, address, secondContact }: Applicant,
  today: LocalDate,
  fault: (field: string, code: FieldProblem['code']) => void,
): Partial<Identified> {
  const parts: { -readonly [Key in keyof Identified]?: Identified[Key] } = {};
  if (identityNumber !== undefined) {
    const parsed = parseIdentityNumber(identityNumber, today);
    if (parsed.ok) Object.assign(parts, factsOf(parsed.value));
    else fault('/identityNumber', `identity-number-${parsed.failure.fault}`);
  }
  if (name !== undefined) {
    const parsed = parsePersonName(name);
    if (parsed.ok) parts.name = parsed.value;
    else fault('/name', 'invalid-name');
  }
  if (phone !== undefined) {
    const parsed = parsePhoneNumber(phone);
    if (parsed.ok) parts.phone = parsed.value;
    else fault('/phone', 'invalid-phone');
  }
  if (address !== undefined) parts.address = address;
  if (secondContact) {
    const secondName = parsePersonName(secondContact.name);
    const secondPhone = parsePhoneNumber(secondContact.phone);
    if (!secondName.ok) fault('/secondContact/name', 'invalid-name');
    if (!secondPhone.ok) fault('/secondContact/phone', 'invalid-phone');
    if (secondName.ok && secondPhone.ok)
      parts.secondContact = { name: secondName.value, phone: secondPhone.value };
  }
  return parts;
}

/** The parts that every application has, or undefined where one of them is wrong. */
export function completeParts(parts: Partial<Identified>): Identified | undefined {
  const { name, identityNumber, birthDate, sex, phone } = parts;
  if (!name || !identityNumber || !birthDate || !sex || !phone) return undefined;
  return { ...parts, name, identityNumber, birthDate, sex, phone };
}

const factsOf = ({ number, birthDate, sex }: IdentityNumberFacts) => ({
  identityNumber: number,
  birthDate,
  sex,
});
