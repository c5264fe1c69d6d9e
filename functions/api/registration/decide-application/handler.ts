import type * as z from 'zod';
import { ageOn, beijingDate, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import {
  approveApplication,
  refuseApplication,
  type Unit,
} from '../../../../lib/domain/case/registration/decide.ts';
import { askForInformation } from '../../../../lib/domain/case/registration/information.ts';
import type { LoadedCase } from '../../../../lib/store/stored.ts';
import { changeCase, type ProposedChange } from '../../../common/cases/change-case.ts';
import { secondPersonCounts } from '../../../common/cases/second-person.ts';
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
      body: await changeCase(records, request.path.caseId, request, async (state, context, loaded) => {
        const unit = { secondPerson: await secondPersonCounts(records.table, state, context) };
        const age = await ageFor(request.body, records, loaded, context.now);
        return propose(state, request.path.taskId, request.body, await rules, context, { ...unit, age });
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** The age of the person in completed years, where the decision depends on it: the person is read only for this. */
async function ageFor(
  decision: z.infer<typeof decisionSchema>,
  { cases }: CaseRecords,
  loaded: LoadedCase,
  now: number,
): Promise<number | undefined> {
  const depends =
    decision.outcome === 'refuse' ? decision.reason === 'under-age' : decision.outcome === 'approve';
  if (!depends) return undefined;
  const { birthDate } = await cases.person(loaded);
  return ageOn(parseLocalDate(birthDate), beijingDate(now));
}

function propose(
  state: CaseState,
  taskId: string,
  decision: z.infer<typeof decisionSchema>,
  inForce: Rules,
  context: Context,
  { age, ...unit }: Unit & { readonly age: number | undefined },
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
          age === undefined ? undefined : { age, minimumAge: rules.minimumAge },
        ),
        ...(overruledEvidence.length > 0 && { freeText: { overruledEvidence } }),
      };
    }
    case 'refuse':
      return {
        decision: refuseApplication(state, taskId, decision.reason, rules, context, unit, age),
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
