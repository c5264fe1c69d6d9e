import type * as z from 'zod';
import {
  addMonths,
  ageOn,
  beijingDate,
  type LocalDate,
  parseLocalDate,
} from '../../../../lib/domain/calendar/local-date.ts';
import {
  type IneligibilityGround,
  ineligibilityOf,
} from '../../../../lib/domain/case/registration/eligibility.ts';
import { unemploymentReasons } from '../../../../lib/domain/codes/unemployment-reason.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import type { Pack } from '../../../../lib/policy/packs.ts';
import { offersJobSeekerRegistration } from '../../../../lib/policy/registration-rules.ts';
import { identified } from '../../../common/cases/parse-applicant.ts';
import { type FieldProblem, Problem } from '../../../common/http/problems.ts';
import type { applicationSchema } from './operation.ts';

type Application = z.infer<typeof applicationSchema>;

/**
 * Checks the person of an application against the standards and the conditions that can be known at once. Anything that a
 * comparison could show is left to the officer (DOMAIN D3.3).
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

  const identity = identified(applicant, today, (field, code) => fault(`/applicant${field}`, code));

  const reason = unemploymentReasons.find(unemployment.reason);
  if (!reason) fault('/unemployment/reason', 'unknown-unemployment-reason');
  if (unemployment.date > today) fault('/unemployment/date', 'date-in-future');
  if (unemployment.schoolLeavingDate && unemployment.schoolLeavingDate > today)
    fault('/unemployment/schoolLeavingDate', 'date-in-future');
  if (reason?.requires === 'school-leaving-date' && !unemployment.schoolLeavingDate)
    fault('/unemployment/schoolLeavingDate', 'reason-needs-school-leaving-date');
  if (reason?.requires === 'last-employer' && !unemployment.lastEmployer)
    fault('/unemployment/lastEmployer', 'reason-needs-last-employer');

  if (identity) checkDates(unemployment, parseLocalDate(identity.birthDate), { pack, today }, fault);

  if (!identity || faults.length > 0) throw Problem.ofFields(faults);
  refuseIneligible(ageOn(parseLocalDate(identity.birthDate), today), application.drawsPension, pack);
  return {
    ...identity,
    ...(applicant.originalStatutoryAge && { originalStatutoryAge: applicant.originalStatutoryAge }),
    unemploymentReason: unemployment.reason,
    unemploymentDate: unemployment.date,
    ...(unemployment.schoolLeavingDate && { schoolLeavingDate: unemployment.schoolLeavingDate }),
    ...(unemployment.lastEmployer && { lastEmployer: unemployment.lastEmployer }),
    ...(application.jobIntention && { jobIntention: application.jobIntention }),
    truthCommitment: true,
  };
}

/** Nobody is unemployed before the minimum working age, or has left school before they were born. */
function checkDates(
  { date, schoolLeavingDate }: Application['unemployment'],
  birthDate: LocalDate,
  { pack, today }: { readonly pack: Pack; readonly today: LocalDate },
  fault: (pointer: string, code: FieldProblem['code']) => void,
): void {
  const { minimumAge } = pack.values.registrationAge.value;
  const sixteenth = addMonths(birthDate, minimumAge * 12);
  // Somebody who is too young to register is told exactly that.
  if (date < sixteenth && sixteenth <= today) fault('/unemployment/date', 'unemployed-before-working-age');
  if (schoolLeavingDate && schoolLeavingDate < birthDate)
    fault('/unemployment/schoolLeavingDate', 'date-before-birth');
}

/** The problem for each ground that decides by itself. */
const problemOfGround = {
  'under-age': 'under-minimum-age',
  'draws-pension': 'drawing-pension',
} as const satisfies Readonly<Record<IneligibilityGround, string>>;

/** @throws Problem if age or pension prevents it */
function refuseIneligible(age: number, drawsPension: boolean, pack: Pack): void {
  const ground = ineligibilityOf({ age, drawsPension }, pack.values.registrationAge.value);
  if (!ground) return;
  const reason = pack.values.refusalReasons.value.find((each) => each.code === ground);
  throw new Problem(problemOfGround[ground], {
    ...(ground === 'under-age' && { minimumAge: pack.values.registrationAge.value.minimumAge }),
    jobSeekerRegistrationOffered: reason !== undefined && offersJobSeekerRegistration(pack, reason),
  });
}
