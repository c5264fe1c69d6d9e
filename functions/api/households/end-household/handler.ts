import { endHousehold } from '../../../../lib/domain/case/household/help.ts';
import { lastHousehold } from '../../../../lib/domain/case/household/state.ts';
import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
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
    return {
      body: await changeCase(records, caseId, request, async (state, context) => {
        const decision = endHousehold(
          state,
          taskId,
          end,
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        );
        const worker = lastHousehold(state)?.members.find(({ member }) => member === end.member);
        if (decision.ok && end.reason === 'member-in-work' && worker?.personId !== undefined && end.since)
          if (worker.relation !== 'self') await noteWork(records, worker.personId, end.since, rules, request);
        return { decision, freeText: { explanation } };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/**
 * Notes on the registration of another member, if they have one, that they are in work: their officer looks into it (SX-2.6:
 * 闭环管理). It comes first and is not repeated, so that it is not lost if the write that follows fails.
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
