import type * as z from 'zod';
import type { DueDateCalendar } from '../../../lib/domain/case/deadlines.ts';
import {
  approveApplication,
  askForInformation,
  type Context,
  refuseApplication,
} from '../../../lib/domain/case/registration.ts';
import type { CaseState } from '../../../lib/domain/case/state.ts';
import { changeCase, type Proposed } from '../../common/change-case.ts';
import { connectRecords } from '../../common/records.ts';
import { dueDateCalendar, rulesOf } from '../../common/rules.ts';
import { serve } from '../../common/serve.ts';
import { type decisionSchema, operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async (request) => {
  const calendar = await dueDateCalendar(records.table);
  return {
    body: await changeCase(records, request.path.caseId, request, (state, context) =>
      propose(state, request.path.taskId, request.body, calendar, context),
    ),
  };
});

function propose(
  state: CaseState,
  taskId: string,
  decision: z.infer<typeof decisionSchema>,
  calendar: DueDateCalendar,
  context: Context,
): Proposed {
  const rules = rulesOf(state);
  switch (decision.outcome) {
    case 'approve': {
      const { overruledEvidence } = decision;
      const overruled = overruledEvidence.map(({ check }) => check);
      return {
        decision: approveApplication(state, taskId, overruled, rules, calendar, context),
        ...(overruledEvidence.length > 0 && { words: { overruledEvidence } }),
      };
    }
    case 'refuse':
      return {
        decision: refuseApplication(state, taskId, decision.reason, rules, context),
        words: { explanation: decision.explanation },
      };
    case 'ask-for-information': {
      const { items, message } = decision;
      return {
        decision: askForInformation(state, taskId, items, message, rules, context),
        ...(message && { words: { message } }),
      };
    }
  }
}
