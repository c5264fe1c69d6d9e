import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { assignOfficer, withoutRelated } from '../../../lib/domain/case/assignment/assign-officer.ts';
import { needOfficer } from '../../../lib/domain/case/assignment/need-officer.ts';
import { findLeastLoaded } from '../../../lib/domain/case/assignment/officers.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import { officersOfDistrict } from '../../../lib/store/officers.ts';
import { changeExisting } from '../../common/cases/change-existing.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import { type CaseRecords, connectCases } from '../../common/connections/records.ts';
import { caseIdSchema } from '../../common/http/schemas.ts';
import { serveTask } from '../../common/http/task.ts';
import { currentRules } from '../../common/rules/rules.ts';

const input = z.strictObject({ caseId: caseIdSchema });

/**
 * Names the officer who answers for a case: the one of the district with the fewest open cases, or, where the
 * agency has entered nobody, the officer who approved the application. Where there is neither, as after a transfer to a
 * district without an officer, the supervisors of the district are to name one. A case that has an officer keeps them.
 */
export const handle =
  ({ table, cases }: CaseRecords) =>
  async ({ caseId }: z.infer<typeof input>, now: number) => {
    await changeExisting(cases, caseId, async ({ state }) => {
      if (state.assignment) return { answer: undefined };
      const officers = withoutRelated(state, await officersOfDistrict(table, state.district));
      const chosen = findLeastLoaded(officers, state.district, beijingDate(now), state.agency);
      const officer = chosen ?? withoutRelated(state, await approversOf(caseId, cases))[0]?.subject;
      const context = systemContext('assign-officer', now);
      if (officer === undefined) {
        const { lifecycleAt, calendar } = await currentRules(table);
        const event = needOfficer(state, lifecycleAt(state, now), calendar, context);
        return { change: event && { event }, answer: undefined };
      }
      const because = chosen === undefined ? 'decided-application' : 'load';
      const assigned = assignOfficer(state, { officer, because }, context);
      return { change: assigned.ok ? { event: assigned.value } : undefined, answer: undefined };
    });
    return { caseId };
  };

export const handler = serveTask('assign-officer', input, () => handle(connectCases()));

async function approversOf(caseId: string, cases: CaseStore): Promise<{ readonly subject: string }[]> {
  const history = await cases.history(caseId);
  return history.flatMap(({ event: { type, actor } }) =>
    type === 'application-approved' ? [{ subject: actor.subject }] : [],
  );
}
