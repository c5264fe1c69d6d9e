import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { requestTransfer } from '../../../../lib/domain/case/transfer/request-transfer.ts';
import { parseDocumentNumber } from '../../../../lib/domain/identity-number.ts';
import { problemOf } from '../../../common/cases/case-access.ts';
import { throwCaseChanged } from '../../../common/cases/case-changed.ts';
import { changeActiveCase } from '../../../common/cases/change-active-case.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { effectBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  ({ table, sealing, cases }: Pick<Records, 'table' | 'sealing' | 'cases'>): Handler<typeof operation> =>
  async (request) => {
    const { body, principal, now, language } = request;
    const { district, placeBasis, statement } = body;
    regionOfDistrict(district, '/district');
    if (!isWithin(principal, district)) throw new Problem('outside-jurisdiction');
    const identity = parseDocumentNumber(body.identityNumber, beijingDate(now));
    if (!identity.ok)
      throw Problem.ofFields([
        { pointer: '/identityNumber', code: `identity-number-${identity.failure.fault}` },
      ]);
    const personId = await sealing.personId(identity.value.number);
    const rules = await currentRules(table);
    const told = { body: { text: asked[language] } };
    // By the time it is repeated, the transfer may be done, and the person registered here or nowhere.
    if (await effectBefore(table, request)) return told;
    const changed = await changeActiveCase(
      { table, cases },
      personId,
      async ({ state }) => {
        if (await effectBefore(table, request)) return { answer: undefined };
        const decided = requestTransfer(
          state,
          district,
          rules.lifecycleAt(state, now),
          rules.calendar,
          contextOf(request),
        );
        if (!decided.ok) throw problemOf(decided.failure);
        return {
          change: { event: decided.value, freeText: { statement, placeBasis } },
          answer: undefined,
        };
      },
      // The remembered effect names no case: the caller is not told where the person is registered.
      () => rememberingWrites(table, request.identity, {}),
    ).catch(throwCaseChanged);
    if (!changed) throw new Problem('no-registration-to-transfer');
    return told;
  };

export const handler = serve(operation, () => handle(connectRecords()));

const asked = {
  zh: '已向该人员现登记地提出转移申请，由现登记地办理，办理结果将告知本人。',
  en: 'The place where the person is registered has been asked for the transfer.',
};
