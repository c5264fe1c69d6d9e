import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import type { IdentityDocument } from '../kernel/vocabulary.ts';
import { type CorrectedPart, type PersonEvent, personEvent } from './events.ts';
import type { PersonRefusal } from './refusals.ts';

/** Data on the identity document, which only somebody who sees the document can correct. */
const onTheDocument: readonly CorrectedPart[] = ['name', 'identityNumber', 'birthDate', 'sex'];

/**
 * Corrects the data of a person (PIPL art. 46), at any time, even after the end of a case. People correct their own contact
 * data. A name, a number, a day of birth or a sex is corrected by staff who have seen the identity document, and in no other
 * way: no other document may be asked for (人社厅发〔2020〕79号).
 * @param parts those whose value changes
 */
export function correctPerson(
  parts: readonly CorrectedPart[],
  seen: IdentityDocument | undefined,
  context: Context,
): Result<PersonEvent<'person-corrected'>, PersonRefusal> {
  if (parts.length === 0) return refused({ reason: 'nothing-corrected' });
  const byStaff = context.actor.role !== 'applicant';
  if (parts.some((part) => onTheDocument.includes(part)) && !(byStaff && seen))
    return refused({ reason: 'correction-needs-document' });
  return success(
    personEvent(context, 'person-corrected', { parts: [...parts], ...(byStaff && seen && { seen }) }),
  );
}
