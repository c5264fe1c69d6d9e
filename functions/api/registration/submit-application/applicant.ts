import type * as z from 'zod';
import { addMonths, ageOn, beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { unemploymentReasons } from '../../../../lib/domain/codes/unemployment-reason.ts';
import { parseIdentityNumber } from '../../../../lib/domain/identity-number.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import { parsePersonName } from '../../../../lib/domain/person-name.ts';
import { parsePhoneNumber } from '../../../../lib/domain/phone-number.ts';
import type { Pack } from '../../../../lib/policy/packs.ts';
import { offersJobSeekerRegistration } from '../../../../lib/policy/registration-rules.ts';
import { type FieldProblem, Problem } from '../../../common/http/problems.ts';
import type { applicationSchema } from './operation.ts';

type Application = z.infer<typeof applicationSchema>;

/**
 * The person of an application, checked against the standards and the conditions that can be known at once.
 * Anything that a comparison could say is left to the officer (DOMAIN D3.3).
 * @param now milliseconds
 * @throws Problem with every invalid field at once
 */
export function personOf(application: Application, pack: Pack, now: number): Person {
  const today = beijingDate(now);
  const { applicant, unemployment } = application;
  const faults: FieldProblem[] = [];
  const fault = (pointer: string, code: FieldProblem['code']) => {
    faults.push({ pointer, code });
  };

  const identity = parseIdentityNumber(applicant.identityNumber, today);
  if (!identity.ok) fault('/applicant/identityNumber', `identity-number-${identity.failure.fault}`);
  const name = parsePersonName(applicant.name);
  if (!name.ok) fault('/applicant/name', 'invalid-name');
  const phone = parsePhoneNumber(applicant.phone);
  if (!phone.ok) fault('/applicant/phone', 'invalid-phone');
  const second = applicant.secondContact;
  const secondName = second && parsePersonName(second.name);
  if (secondName && !secondName.ok) fault('/applicant/secondContact/name', 'invalid-name');
  const secondPhone = second && parsePhoneNumber(second.phone);
  if (secondPhone && !secondPhone.ok) fault('/applicant/secondContact/phone', 'invalid-phone');

  const reason = unemploymentReasons.find(unemployment.reason);
  if (!reason) fault('/unemployment/reason', 'unknown-unemployment-reason');
  if (unemployment.date > today) fault('/unemployment/date', 'date-in-future');
  if (unemployment.schoolLeavingDate && unemployment.schoolLeavingDate > today)
    fault('/unemployment/schoolLeavingDate', 'date-in-future');
  if (reason?.requires === 'school-leaving-date' && !unemployment.schoolLeavingDate)
    fault('/unemployment/schoolLeavingDate', 'reason-needs-school-leaving-date');
  if (reason?.requires === 'last-employer' && !unemployment.lastEmployer)
    fault('/unemployment/lastEmployer', 'reason-needs-last-employer');

  if (identity.ok) {
    const { birthDate } = identity.value;
    const { minimumAge } = pack.values.registrationAge.value;
    const sixteenth = addMonths(birthDate, minimumAge * 12);
    // Somebody who is too young to register is told so, below.
    if (unemployment.date < sixteenth && sixteenth <= today)
      fault('/unemployment/date', 'unemployed-before-working-age');
    if (unemployment.schoolLeavingDate && unemployment.schoolLeavingDate < birthDate)
      fault('/unemployment/schoolLeavingDate', 'date-before-birth');
  }

  if (!identity.ok || !name.ok || !phone.ok || faults.length > 0) throw Problem.ofFields(faults);
  refuseIneligible(ageOn(identity.value.birthDate, today), application.drawsPension, pack);
  return {
    name: name.value,
    identityNumber: identity.value.number,
    birthDate: identity.value.birthDate,
    sex: identity.value.sex,
    phone: phone.value,
    ...(secondName?.ok &&
      secondPhone?.ok && {
        secondContact: { name: secondName.value, phone: secondPhone.value },
      }),
    ...(applicant.originalStatutoryAge && { originalStatutoryAge: applicant.originalStatutoryAge }),
    unemploymentReason: unemployment.reason,
    unemploymentDate: unemployment.date,
    ...(unemployment.schoolLeavingDate && { schoolLeavingDate: unemployment.schoolLeavingDate }),
    ...(unemployment.lastEmployer && { lastEmployer: unemployment.lastEmployer }),
    ...(application.jobIntention && { jobIntention: application.jobIntention }),
    truthCommitment: true,
  };
}

/** 16 inclusive, until a basic pension is drawn (人社厅发〔2020〕3号; DOMAIN C1, I-03, I-04, I-24). */
function refuseIneligible(age: number, drawsPension: boolean, pack: Pack): void {
  const { minimumAge } = pack.values.registrationAge.value;
  const [code, ground] =
    age < minimumAge
      ? (['under-minimum-age', 'under-age'] as const)
      : drawsPension
        ? (['drawing-pension', 'draws-pension'] as const)
        : [];
  if (!code) return;
  const reason = pack.values.refusalReasons.value.find((each) => each.code === ground);
  throw new Problem(code, {
    jobSeekerRegistrationOffered: reason !== undefined && offersJobSeekerRegistration(pack, reason),
  });
}
