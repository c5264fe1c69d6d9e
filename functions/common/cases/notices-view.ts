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
 * Returns some notices of a case with their full texts, as the caller may read them. The person sees those addressed to them;
 * the agency sees all, masked, and each sight is logged.
 * @param choose selects from the notices that the caller may read, oldest first
 */
export async function noticesView(
  records: CaseRecords,
  loaded: LoadedCase,
  { principal, language }: Pick<RequestContext, 'principal' | 'language'>,
  choose: (notices: readonly StoredNotice[]) => Page<StoredNotice>,
): Promise<{ notices: NoticeView[]; next?: string }> {
  const { caseId } = loaded.state;
  const [all, { rules, said, ...source }] = await Promise.all([
    noticesOfCase(records.table, caseId),
    noticeSource(records, loaded),
  ]);
  const isPerson = principal.role === 'applicant';
  const { entries: shown, ...next } = choose(all.filter(({ to }) => !isPerson || to.kind === 'person'));
  if (!isPerson) log.info('PERSONAL_DATA_SHOWN', { caseId, to: principal.subject });
  const freeText = isPerson ? said : maskEach(said);
  const notices = shown.map((notice) => {
    const { title, paragraphs } = fullText({ ...source, notice, freeText, language }, rules);
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

/** Reads the source of the texts of a case's notices. `said` holds what people wrote, unmasked. */
export async function noticeSource(records: CaseRecords, loaded: LoadedCase) {
  const { state } = loaded;
  // Until the case has an officer, it is whoever entered it at the counter.
  const subject = state.assignment?.officer ?? state.enteredBy;
  const [history, rules, officer] = await Promise.all([
    records.cases.history(state.caseId, loaded),
    currentRules(records.table),
    subject === undefined ? undefined : officerEntry(records.table, subject),
  ]);
  const said = await freeTextOf(records, loaded, history);
  return { state, history, rules, said, ...(officer && { officer }) };
}
