import { endHousehold } from '../../../../lib/domain/case/household/help.ts';
import { lastHousehold } from '../../../../lib/domain/case/household/state.ts';
import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { changeActiveCase } from '../../../common/cases/change-active-case.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import type { RequestContext } from '../../../common/http/request-context.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules, type Rules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { caseId, taskId } = request.path;
    const { explanation, ...end } = request.body;
    const rules = await currentRules(records.table, request);
    const body = await changeCase(records, caseId, request, (state, context) => {
      const lifecycle = rules.lifecycleAt(state, context.now);
      const decision = endHousehold(state, taskId, end, lifecycle, rules.calendar, context);
      return { decision, freeText: { explanation } };
    });
    if (end.reason === 'member-in-work' && end.since !== undefined) {
      const household = lastHousehold((await loadPermittedCase(records, caseId, request.principal)).state);
      const worker = household?.members.find(({ member }) => member === end.member);
      if (worker?.personId !== undefined && worker.relation !== 'self')
        await noteWork(records, worker.personId, end.since, rules, request);
    }
    return { body };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/**
 * Notes on the registration of another member, if they have one, that they are in work: their officer looks into it (SX-2.6:
 * 闭环管理). It follows the end of the household, which is the fact. A request that is repeated because this failed, or because
 * nobody answered, notes it then, and never twice.
 */
async function noteWork(
  records: CaseRecords,
  personId: string,
  since: string,
  rules: Rules,
  request: RequestContext,
): Promise<void> {
  await changeActiveCase(records, personId, ({ state }) => {
    const isNoted = state.signals.some(({ kind, asOf }) => kind === 'found-work' && asOf === since);
    const context = contextOf(request, state);
    const signal = { kind: 'found-work', origin: 'officer', asOf: since } as const;
    const lifecycle = rules.lifecycleAt(state, context.now);
    const noted = isNoted ? undefined : receiveSignal(state, signal, lifecycle, rules.calendar, context);
    return { change: noted?.ok ? { event: noted.value } : undefined, answer: undefined };
  });
}
