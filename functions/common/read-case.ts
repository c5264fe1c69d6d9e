import type { Principal } from '../../lib/domain/access.ts';
import { type IdentityNumber, maskIdentityNumber } from '../../lib/domain/identity-number.ts';
import type { Person } from '../../lib/domain/person.ts';
import { maskPersonName, type PersonName } from '../../lib/domain/person-name.ts';
import { maskPhoneNumber, type PhoneNumber } from '../../lib/domain/phone-number.ts';
import { currentCalendar } from '../../lib/store/calendar.ts';
import type { LoadedCase } from '../../lib/store/cases.ts';
import { permitted, wordsOf } from './case-access.ts';
import type { Language } from './language.ts';
import { log } from './log.ts';
import { Problem } from './problems.ts';
import type { Records } from './records.ts';
import type { CaseAnswer } from './schemas.ts';
import { applicantView, caseView } from './views.ts';

/**
 * A case as somebody may see it. Administrators inspect how a case runs, not whom it is about: they see
 * masked names and nothing that anybody wrote.
 */
export async function readCase(
  records: Records,
  caseId: string,
  principal: Principal,
  language: Language,
  now: number,
): Promise<CaseAnswer> {
  const found = await records.cases.load(caseId);
  if (principal.role !== 'administrator') return viewOf(records, permitted(found, principal), language, now);
  if (!found) throw new Problem('case-not-found');
  return viewOf(records, found, language, now, true);
}

/** The view of a case that may be seen; every sight of unmasked personal data leaves a line in the log. */
export async function viewOf(
  records: Records,
  loaded: LoadedCase,
  language: Language,
  now: number,
  masked = false,
): Promise<CaseAnswer> {
  const { state } = loaded;
  const [history, person, calendar] = await Promise.all([
    records.cases.history(state.caseId),
    records.cases.person(loaded),
    currentCalendar(records.table),
  ]);
  if (!masked) log.info('PERSONAL_DATA_SHOWN', { caseId: state.caseId });
  return caseView({
    state,
    history,
    words: masked ? new Map() : await wordsOf(records, loaded, history),
    applicant: masked ? maskedApplicant(person) : applicantView(person),
    calendar,
    now,
    language,
  });
}

// What was stored had been parsed into these forms.
const maskedApplicant = (person: Person): CaseAnswer['applicant'] => ({
  name: maskPersonName(person.name as PersonName),
  identityNumber: maskIdentityNumber(person.identityNumber as IdentityNumber),
  phone: maskPhoneNumber(person.phone as PhoneNumber),
});
