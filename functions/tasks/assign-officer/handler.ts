import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { assignOfficer } from '../../../lib/domain/case/assignment/assign-officer.ts';
import { leastLoaded } from '../../../lib/domain/case/assignment/officers.ts';
import { Officers } from '../../../lib/store/officers.ts';
import { connectCases } from '../../common/cases/records.ts';
import { caseIdSchema } from '../../common/http/schemas.ts';
import { serveTask, system } from '../../common/http/task.ts';

const records = connectCases();
const officers = new Officers(records.table);

/**
 * Names the officer who answers for a case: the one of the district with the fewest open cases, or, where the
 * agency has entered nobody, whoever approved the application. A case that has one keeps them.
 */
export const handler = serveTask(
  'assign-officer',
  z.strictObject({ caseId: caseIdSchema }),
  async ({ caseId }, now) => {
    const changed = await records.cases.change(caseId, async ({ state }) => {
      if (state.assignment) return { answer: undefined };
      const chosen = leastLoaded(await officers.ofDistrict(state.district), state.district, beijingDate(now));
      const officer = chosen ?? (await whoApproved(caseId));
      if (officer === undefined) return { answer: undefined };
      const because = chosen === undefined ? 'decided-application' : 'load';
      const assigned = assignOfficer(state, { officer, because }, { now, actor: system('assign-officer') });
      return { change: assigned.ok ? { event: assigned.value } : undefined, answer: undefined };
    });
    if (!changed) throw new Error(`case ${caseId} does not exist`);
    return { caseId };
  },
);

async function whoApproved(caseId: string): Promise<string | undefined> {
  const history = await records.cases.history(caseId);
  return history.find(({ event }) => event.type === 'application-approved')?.event.actor.subject;
}
