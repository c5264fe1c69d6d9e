import { noticesOfCase } from '../../../lib/store/notices.ts';
import { officerEntry } from '../../../lib/store/officers.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';
import { log } from '../http/log.ts';
import type { RequestContext } from '../http/request-context.ts';
import { fullText } from '../notices/render.ts';
import { currentRules } from '../rules/rules.ts';
import type { DraftCopy } from '../views/draft-copy.ts';
import { type RecordCopy, recordCopy } from '../views/record-copy.ts';
import { freeTextOf } from './case-access.ts';
import { viewOf } from './read-case.ts';

/**
 * Returns the whole record of a case as its person reads it, whoever hands it to them.
 * @param draft the application that the person has begun and not submitted, which belongs to no case
 */
export async function copyOf(
  records: CaseRecords,
  loaded: LoadedCase,
  asked: RequestContext,
  draft?: DraftCopy,
): Promise<RecordCopy> {
  const { caseId, assignment } = loaded.state;
  const { language, now, principal } = asked;
  const asPerson = { ...asked, principal: { ...principal, role: 'applicant' as const } };
  const [person, view, all, history, rules, officer] = await Promise.all([
    records.cases.person(loaded),
    viewOf(records, loaded, asPerson, { shown: Number.MAX_SAFE_INTEGER }),
    noticesOfCase(records.table, caseId),
    records.cases.history(caseId, loaded),
    currentRules(records.table),
    assignment && officerEntry(records.table, assignment.officer),
  ]);
  const freeText = await freeTextOf(records, loaded, history);
  if (principal.role !== 'applicant') log.info('PERSONAL_DATA_SHOWN', { caseId, to: principal.subject });
  const notices = all
    .filter(({ to }) => to.kind === 'person')
    .map((notice) => {
      const source = { notice, state: loaded.state, history, freeText, language };
      const { title } = fullText({ ...source, ...(officer && { officer }) }, rules);
      return { issuedAt: notice.issuedAt, title };
    });
  return recordCopy({ view, person, notices, draft, now, language });
}
