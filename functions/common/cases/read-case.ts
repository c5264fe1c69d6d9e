import type { Role } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { maskIdentityNumber } from '../../../lib/domain/identity-number.ts';
import type { Person } from '../../../lib/domain/person.ts';
import { maskPersonName, type PersonName } from '../../../lib/domain/person-name.ts';
import { maskPhoneNumber, type PhoneNumber } from '../../../lib/domain/phone-number.ts';
import { officerEntry } from '../../../lib/store/officers.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import { wordsForThePerson } from '../../episodes/registry.ts';
import type { CaseRecords } from '../connections/records.ts';
import { log } from '../http/log.ts';
import { Problem } from '../http/problems.ts';
import type { RequestContext } from '../http/request-context.ts';
import { currentRules } from '../rules/rules.ts';
import type { CaseAnswer } from '../views/case-schema.ts';
import { applicantView, caseView } from '../views/case-view.ts';
import type { Audience } from '../views/registration-view.ts';
import { freeTextOf, requireAccess } from './case-access.ts';

/** Whom a view is for: the person sees what was written to them and by them; the agency sees everything. */
const audiences = {
  applicant: 'person',
  officer: 'agency',
  supervisor: 'agency',
  administrator: 'administrator',
  // It reads no cases; if it ever did, it would see no person.
  'delivery-adapter': 'administrator',
} as const satisfies Record<Role, Audience>;

/**
 * A case as the caller may see it.
 * @throws Problem `case-not-found` or `outside-jurisdiction`
 */
export async function readCase(
  records: CaseRecords,
  caseId: string,
  asked: RequestContext,
): Promise<CaseAnswer> {
  const found = await records.cases.load(caseId);
  if (asked.principal.role !== 'administrator')
    return viewOf(records, requireAccess(found, asked.principal), asked);
  if (!found) throw new Problem('case-not-found');
  return viewOf(records, found, asked);
}

/** The view of a case that may be seen; every sight of unmasked personal data leaves a line in the log. */
export async function viewOf(
  records: CaseRecords,
  loaded: LoadedCase,
  { principal, language, now }: RequestContext,
): Promise<CaseAnswer> {
  const { state } = loaded;
  const audience = audiences[principal.role];
  const subject = state.assignment?.officer;
  const [history, person, rules, officer] = await Promise.all([
    records.cases.history(state.caseId),
    records.cases.person(loaded),
    currentRules(records.table),
    subject === undefined ? undefined : officerEntry(records.table, subject),
  ]);
  if (audience === 'agency') log.info('PERSONAL_DATA_SHOWN', { caseId: state.caseId, to: principal.subject });
  const shownEvents = history.filter(
    ({ event }) =>
      audience === 'agency' ||
      (audience === 'person' && (wordsForThePerson.has(event.type) || event.actor.role === 'applicant')),
  );
  return caseView({
    state,
    history,
    freeText: await freeTextOf(records, loaded, shownEvents),
    audience,
    role: principal.role,
    officer,
    applicant: audience === 'administrator' ? maskedApplicant(person) : applicantView(person),
    rules,
    now,
    language,
  });
}

// What was stored had been parsed into these forms.
const maskedApplicant = (person: Person): CaseAnswer['applicant'] => ({
  name: maskPersonName(person.name as PersonName),
  identityNumber: maskIdentityNumber(person.identityNumber),
  phone: maskPhoneNumber(person.phone as PhoneNumber),
});
