import type * as z from 'zod';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { parseDocumentNumber } from '../../../../lib/domain/identity-number.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import { parsePersonName } from '../../../../lib/domain/person-name.ts';
import { parsePhoneNumber } from '../../../../lib/domain/phone-number.ts';
import { readApplicationNumber, readNoticeNumber } from '../../../common/cases/application-number.ts';
import { type FieldProblem, Problem } from '../../../common/http/problems.ts';
import type { searchSchema } from './operation.ts';

/** The search terms, in the form in which they are stored. */
export interface SearchTerms {
  /** An application number. */
  readonly number?: string;
  /** The number of a public notice. */
  readonly notice?: string;
  readonly identityNumber?: string;
  readonly name?: string;
  readonly phone?: string;
}

/**
 * Returns the terms of a search in the forms in which cases store them.
 * @param now milliseconds
 * @throws Problem `search-needs-something`, or with the fields that cannot be what they claim to be
 */
export function termsOf(
  { applicationNumber = '', identityNumber = '', name = '', phone = '' }: z.infer<typeof searchSchema>,
  now: number,
): SearchTerms {
  const faults: FieldProblem[] = [];
  const notice = readNoticeNumber(applicationNumber);
  const number = notice === undefined ? readApplicationNumber(applicationNumber) : '';
  const identity = parseDocumentNumber(identityNumber, beijingDate(now));
  const parsedName = parsePersonName(name);
  const parsedPhone = parsePhoneNumber(phone);
  if (identityNumber !== '' && !identity.ok)
    faults.push({ pointer: '/identityNumber', code: `identity-number-${identity.failure.fault}` });
  if (name !== '' && !parsedName.ok) faults.push({ pointer: '/name', code: 'invalid-name' });
  if (phone !== '' && !parsedPhone.ok) faults.push({ pointer: '/phone', code: 'invalid-phone' });
  if (faults.length > 0) throw Problem.ofFields(faults);
  const terms: SearchTerms = {
    ...(number !== '' && { number }),
    ...(notice !== undefined && { notice }),
    ...(identity.ok && { identityNumber: identity.value.number }),
    ...(parsedName.ok && { name: parsedName.value }),
    ...(parsedPhone.ok && { phone: parsedPhone.value }),
  };
  if (Object.keys(terms).length === 0) throw new Problem('search-needs-something');
  return terms;
}

/** Whether a person is the one searched for: the data by which a case was found may have been corrected since. */
export const isSought = (
  person: Pick<Person, 'name' | 'phone' | 'identityNumber'>,
  { name, phone, identityNumber }: SearchTerms,
): boolean =>
  (name === undefined || name === person.name) &&
  (phone === undefined || phone === person.phone) &&
  (identityNumber === undefined || identityNumber === person.identityNumber);
