import type * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { assignOfficer, withoutRelated } from '../../../lib/domain/case/assignment/assign-officer.ts';
import { needOfficer } from '../../../lib/domain/case/assignment/need-officer.ts';
import { findLeastLoaded } from '../../../lib/domain/case/assignment/officers.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { approverOf } from '../../../lib/domain/case/registration/approver.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import { officersOfDistrict } from '../../../lib/store/officers.ts';
import { changeAndOpen, stepSchema } from '../../common/cases/change-and-open.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import { type CaseRecords, connectCases } from '../../common/connections/records.ts';
import { serveTask } from '../../common/http/task.ts';
import { currentRules } from '../../common/rules/rules.ts';

/**
 * Assigns an officer to a case: the one of the district with the fewest open cases or, if the agency has entered nobody, the
 * officer who approved the application. If there is neither, as after a transfer to a district without an officer, the
 * supervisors of the district are asked to name one. A case that has an officer keeps them. If a task is named, it is opened
 * with the assignment.
 */
export const handle = (records: CaseRecords) => async (input: z.infer<typeof stepSchema>, now: number) => {
  const { table, cases } = records;
  const context = systemContext('assign-officer', now);
  await changeAndOpen(records, input, context, async ({ state }) => {
    if (state.assignment) return undefined;
    const officers = withoutRelated(state, await officersOfDistrict(table, state.district));
    const chosen = findLeastLoaded(officers, state.district, beijingDate(now), state.agency);
    const officer = chosen ?? withoutRelated(state, await approversOf(state, cases))[0]?.subject;
    if (officer === undefined) {
      const { lifecycleAt, calendar } = await currentRules(table);
      const event = needOfficer(state, lifecycleAt(state, now), calendar, context);
      return event && { event };
    }
    const because = chosen === undefined ? 'decided-application' : 'load';
    const assigned = assignOfficer(state, { officer, because }, context);
    return assigned.ok ? { event: assigned.value } : undefined;
  });
  return { caseId: input.caseId };
};

export const handler = serveTask('assign-officer', stepSchema, () => handle(connectCases()));

/** Who approved the application; older cases only have it in their history. */
async function approversOf(state: CaseState, cases: CaseStore): Promise<{ readonly subject: string }[]> {
  const approver = approverOf(state);
  if (approver !== undefined) return [{ subject: approver }];
  const history = await cases.history(state.caseId);
  return history.flatMap(({ event: { type, actor } }) =>
    type === 'application-approved' ? [{ subject: actor.subject }] : [],
  );
}
