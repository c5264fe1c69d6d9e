import type * as z from 'zod';
import type { LocalDate } from '../../../lib/domain/calendar/local-date.ts';
import { type DocumentNumber, parseDocumentNumber } from '../../../lib/domain/identity-number.ts';
import type { Person } from '../../../lib/domain/person.ts';
import { parsePersonName } from '../../../lib/domain/person-name.ts';
import { parsePhoneNumber } from '../../../lib/domain/phone-number.ts';
import type { FieldProblem } from '../http/problems.ts';
import type { applicantFields } from '../views/person-fields.ts';

type Applicant = {
  [Key in keyof typeof applicantFields]?: z.infer<(typeof applicantFields)[Key]> | undefined;
};

/** What every kind of application states about the applicant, as it is stored. */
export type Identified = Pick<
  Person,
  | 'name'
  | 'identityNumber'
  | 'birthDate'
  | 'sex'
  | 'phone'
  | 'address'
  | 'secondContact'
  | 'nation'
  | 'household'
  | 'disabilityGrade'
>;

/**
 * Checks parts of a person against the standards. Parts that are not given are left out of the result.
 * @param fault is called for every part that is wrong
 */
export function parseParts(
  { name, identityNumber, phone, secondContact, birthDate, sex, ...asGiven }: Applicant,
  today: LocalDate,
  fault: (field: string, code: FieldProblem['code']) => void,
): Partial<Identified> {
  const parts: { -readonly [Key in keyof Identified]?: Identified[Key] } = withoutUndefined(asGiven);
  if (identityNumber !== undefined) {
    const parsed = parseDocumentNumber(identityNumber, today);
    if (parsed.ok) Object.assign(parts, factsOf(parsed.value, { birthDate, sex }, today, fault));
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

/** An object without the properties that have no value. */
const withoutUndefined = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [Key in keyof Value]?: Exclude<Value[Key], undefined>;
  };

/**
 * The facts that the document number shows. The number of a travel permit shows neither birth date nor sex, so they are stated.
 */
function factsOf(
  { number, ...shown }: DocumentNumber,
  { birthDate, sex }: Pick<Applicant, 'birthDate' | 'sex'>,
  today: LocalDate,
  fault: (field: string, code: FieldProblem['code']) => void,
): Partial<Identified> {
  if (shown.birthDate !== undefined && shown.sex !== undefined)
    return { identityNumber: number, birthDate: shown.birthDate, sex: shown.sex };
  if (birthDate === undefined || sex === undefined) {
    fault('/identityNumber', 'document-needs-birth-date-and-sex');
    return {};
  }
  if (birthDate > today) fault('/birthDate', 'date-in-future');
  return { identityNumber: number, birthDate, sex };
}

/**
 * Checks the applicant against the standards; undefined if a part that everybody has to state is missing or wrong.
 * @param fault is called for every part that is wrong
 */
export function identified(
  applicant: Applicant,
  today: LocalDate,
  fault: (field: string, code: FieldProblem['code']) => void,
): Identified | undefined {
  const { name, identityNumber, birthDate, sex, phone, ...rest } = parseParts(applicant, today, fault);
  if (!name || !identityNumber || !birthDate || !sex || !phone) return undefined;
  return { name, identityNumber, birthDate, sex, phone, ...rest };
}
