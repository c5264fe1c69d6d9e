import { addDays, beijingDate, startOfDay } from '../../../../lib/domain/calendar/local-date.ts';
import { hasLapsed } from '../../../../lib/domain/case/case.ts';
import { isOnlyStated } from '../../../../lib/domain/case/kernel/real-name.ts';
import type { StoredNotice } from '../../../../lib/store/notice-items.ts';
import { findNotice, holdBack } from '../../../../lib/store/notices.ts';
import type { LoadedCase } from '../../../../lib/store/stored.ts';
import { countUnconfirmed } from '../../../../lib/store/unconfirmed-numbers.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { type CaseRecords, connectRecords, type Records } from '../../../common/connections/records.ts';
import { log } from '../../../common/http/log.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { shortText } from '../../../common/notices/render.ts';
import { sendableAt } from '../../../common/notices/sendable.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords & Pick<Records, 'sealing'>): Handler<typeof operation> =>
  async ({ path, principal, language, now }) => {
    const { caseId, noticeId } = path;
    const loaded = await loadPermittedCase(records, caseId, principal);
    const notice = await findNotice(records.table, caseId, noticeId);
    if (!notice) throw new Problem('notice-not-found');
    if (notice.status === 'delivered') throw new Problem('notice-already-delivered');
    if (notice.lapsed || hasLapsed(notice, loaded.state)) throw new Problem('notice-lapsed');
    const rules = await currentRules(records.table);
    const from = sendableAt(notice, rules, now);
    if (now < Date.parse(from)) throw new Problem('notice-not-yet', { notBefore: from });
    const to = await addressOf(notice, loaded, records);
    if (to.kind === 'person' && isOnlyStated(loaded.state)) await requireRoom(notice, to.phone);
    log.info('NOTICE_MESSAGE_FETCHED', { caseId, noticeId, recipient: to.kind, by: principal.subject });
    return { body: { text: shortText(notice, loaded.state, rules, language), to } };

    /** @throws Problem `notice-held-back` if the number is unconfirmed and has had its maximum of messages today. */
    async function requireRoom(asked: StoredNotice, phone: string): Promise<void> {
      const date = beijingDate(now);
      const { owner } = loaded.state;
      const message = { phone, owner, caseId, noticeId };
      if (await countUnconfirmed(records.table, records.sealing, message, { date, now })) return;
      const notBefore = sendableAt(asked, rules, startOfDay(addDays(date, 1)));
      await holdBack(records.table, caseId, noticeId, notBefore);
      log.warn('NOTICE_HELD_BACK', { caseId, noticeId });
      throw new Problem('notice-held-back', { notBefore });
    }
  };

export const handler = serve(operation, () => handle(connectRecords()));

async function addressOf({ to }: StoredNotice, loaded: LoadedCase, { cases }: CaseRecords) {
  if (to.kind !== 'person') return to;
  const { phone } = await cases.person(loaded);
  return { kind: to.kind, phone };
}
