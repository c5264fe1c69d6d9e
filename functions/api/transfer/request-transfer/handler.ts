import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { requestTransfer } from '../../../../lib/domain/case/transfer/request-transfer.ts';
import { parseDocumentNumber } from '../../../../lib/domain/identity-number.ts';
import { activeCaseOf } from '../../../../lib/store/active-cases.ts';
import type { LoadedCase } from '../../../../lib/store/stored.ts';
import { problemOf } from '../../../common/cases/case-access.ts';
import { throwCaseChanged } from '../../../common/cases/case-changed.ts';
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
    const ask = async (caseId: string | undefined): Promise<void> => {
      if (caseId === undefined) throw new Problem('no-registration-to-transfer');
      const decide = async ({ state }: Pick<LoadedCase, 'state'>) => {
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
      };
      // What is remembered names no case: whoever asks is not told where the person is registered.
      await cases.change(caseId, decide, () => rememberingWrites(table, request.identity, {}));
    };
    const found = await activeCaseOf(table, personId);
    // By the time that it comes again, it may have been carried out, and the person be registered here or nowhere.
    if (await effectBefore(table, request)) return { body: { text: asked[language] } };
    await ask(found)
      .catch(async (error: unknown) => {
        // Between the search and the write it may have gone on as another case.
        const present = await activeCaseOf(table, personId);
        if (present === undefined || present === found) throw error;
        await ask(present);
      })
      .catch(throwCaseChanged);
    return { body: { text: asked[language] } };
  };

export const handler = serve(operation, () => handle(connectRecords()));

const asked = {
  zh: '已向该人员现登记地提出转移申请，由现登记地办理，办理结果将告知本人。',
  en: 'The place where the person is registered has been asked for the transfer.',
};
