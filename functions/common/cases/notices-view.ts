import type { StoredNotice } from '../../../lib/store/notice-items.ts';
import { noticesOfCase } from '../../../lib/store/notices.ts';
import { officerEntry } from '../../../lib/store/officers.ts';
import type { Page } from '../../../lib/store/paging.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';
import { log } from '../http/log.ts';
import type { RequestContext } from '../http/request-context.ts';
import { deliveryView } from '../notices/delivery-view.ts';
import type { NoticeView } from '../notices/notice-schemas.ts';
import { fullText } from '../notices/render.ts';
import { currentRules } from '../rules/rules.ts';
import { freeTextOf } from './case-access.ts';
import { maskEach } from './shown-history.ts';

/**
 * Some notices of a case with their full texts, as the caller may read them. The person sees those to them; the agency sees
 * all, masked, which leaves a line in the log.
 * @param choose which of those that the caller may read; it is given all of them, oldest first
 */
export async function noticesView(
  records: CaseRecords,
  loaded: LoadedCase,
  { principal, language }: Pick<RequestContext, 'principal' | 'language'>,
  choose: (notices: readonly StoredNotice[]) => Page<StoredNotice>,
): Promise<{ notices: NoticeView[]; next?: string }> {
  const { assignment, enteredBy, caseId } = loaded.state;
  // Until there is an officer of the case, it is whoever entered it at the counter.
  const subject = assignment?.officer ?? enteredBy;
  const [all, history, rules, officer] = await Promise.all([
    noticesOfCase(records.table, caseId),
    records.cases.history(caseId, loaded),
    currentRules(records.table),
    subject === undefined ? undefined : officerEntry(records.table, subject),
  ]);
  const isPerson = principal.role === 'applicant';
  const { entries: shown, ...next } = choose(all.filter(({ to }) => !isPerson || to.kind === 'person'));
  if (!isPerson) log.info('PERSONAL_DATA_SHOWN', { caseId, to: principal.subject });
  const said = await freeTextOf(records, loaded, history);
  const freeText = isPerson ? said : maskEach(said);
  const notices = shown.map((notice) => {
    const { title, paragraphs } = fullText(
      { notice, state: loaded.state, history, freeText, language, ...(officer && { officer }) },
      rules,
    );
    return {
      noticeId: notice.noticeId,
      issuedAt: notice.issuedAt,
      to: notice.to.kind,
      template: notice.template,
      templateVersion: notice.templateVersion,
      title,
      paragraphs: [...paragraphs],
      delivery: deliveryView(notice),
    };
  });
  return { notices, ...next };
}
