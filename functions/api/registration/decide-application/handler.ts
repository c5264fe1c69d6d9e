import type * as z from 'zod';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { withoutRelated } from '../../../../lib/domain/case/assignment/assign-officer.ts';
import { hasSecondPerson } from '../../../../lib/domain/case/assignment/officers.ts';
import { dependsOnUnit } from '../../../../lib/domain/case/assignment/separation.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import {
  approveApplication,
  refuseApplication,
  type Unit,
} from '../../../../lib/domain/case/registration/decide.ts';
import { askForInformation } from '../../../../lib/domain/case/registration/information.ts';
import { officerEntries } from '../../../../lib/store/officers.ts';
import { changeCase, type ProposedChange } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules, type Rules } from '../../../common/rules/rules.ts';
import { type decisionSchema, operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    // Read with the case.
    const rules = currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context) =>
        propose(state, request.path.taskId, request.body, await rules, context, {
          secondPerson: await secondPersonCounts(records, state, context),
        }),
      ),
    };
  };

/** Whether the unit has a second person who could decide, where whoever decides may not if it has. */
async function secondPersonCounts(
  { table }: CaseRecords,
  state: CaseState,
  context: Context,
): Promise<boolean> {
  if (!dependsOnUnit(state, 'decide-application', context)) return false;
  return hasSecondPerson(withoutRelated(state, await officerEntries(table)), state, beijingDate(context.now));
}

export const handler = serve(operation, () => handle(connectRecords()));

function propose(
  state: CaseState,
  taskId: string,
  decision: z.infer<typeof decisionSchema>,
  inForce: Rules,
  context: Context,
  unit: Unit,
): ProposedChange {
  const rules = inForce.registrationOf(state);
  switch (decision.outcome) {
    case 'approve': {
      const { overruledEvidence } = decision;
      const overruled = overruledEvidence.map(({ check }) => check);
      return {
        decision: approveApplication(
          state,
          taskId,
          overruled,
          inForce.beginningAt(state, context.now),
          inForce.calendar,
          context,
          unit,
        ),
        ...(overruledEvidence.length > 0 && { freeText: { overruledEvidence } }),
      };
    }
    case 'refuse':
      return {
        decision: refuseApplication(state, taskId, decision.reason, rules, context, unit),
        freeText: { explanation: decision.explanation },
      };
    case 'ask-for-information': {
      const { items, message } = decision;
      return {
        decision: askForInformation(state, taskId, items, message, rules, context),
        ...(message && { freeText: { message } }),
      };
    }
  }
}
