import { noticesOfCase } from '../../../../lib/store/notices.ts';
import { officerEntry } from '../../../../lib/store/officers.ts';
import { freeTextOf, loadPermittedCase } from '../../../common/cases/case-access.ts';
import { maskEach } from '../../../common/cases/shown-history.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { log } from '../../../common/http/log.ts';
import { pageAfter } from '../../../common/http/page-after.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { deliveryView } from '../../../common/notices/delivery-view.ts';
import { fullText } from '../../../common/notices/render.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, query, principal, language }) => {
    const loaded = await loadPermittedCase(records, path.caseId, principal);
    const { assignment, enteredBy } = loaded.state;
    // Until there is an officer of the case, it is whoever entered it at the counter.
    const subject = assignment?.officer ?? enteredBy;
    const [all, history, rules, officer] = await Promise.all([
      noticesOfCase(records.table, path.caseId),
      records.cases.history(path.caseId, loaded),
      currentRules(records.table),
      subject === undefined ? undefined : officerEntry(records.table, subject),
    ]);
    const isPerson = principal.role === 'applicant';
    const theirs = all.filter(({ to }) => !isPerson || to.kind === 'person');
    const { entries: shown, ...next } = pageAfter(theirs, query, ({ noticeId }) => noticeId);
    if (!isPerson) log.info('PERSONAL_DATA_SHOWN', { caseId: path.caseId, to: principal.subject });
    const said = await freeTextOf(records, loaded, history);
    const freeText = isPerson ? said : maskEach(said);
    return {
      body: {
        notices: shown.map((notice) => {
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
        }),
        ...next,
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
