import { bookedContact, contactSlots } from '../../../../lib/domain/case/appointment/book.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { openingOf } from '../opening.ts';
import { operation } from './operation.ts';

const note = {
  zh: '预约、改约或者取消都不影响办理期限，工作人员仍应在期限内与您联系。',
  en: 'To book, move or cancel changes no time limit: our staff have to be in touch within it all the same.',
};

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, principal, language, now }) => {
    const { state } = await loadPermittedCase(records, path.caseId, principal);
    const rules = await currentRules(records.table);
    const booked = bookedContact(state);
    return {
      body: {
        slots: [...contactSlots(state, await openingOf(state, records.table, rules, now), now)],
        ...(booked && { appointment: { start: booked.start, end: booked.end, means: booked.means } }),
        note: note[language],
        asOf: toInstant(now),
      },
    };
  };

export const handler = serve(operation, () => handle(connectCases()));
