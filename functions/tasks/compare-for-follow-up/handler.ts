import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { compareForFollowUp } from '../../../lib/domain/case/follow-up/compare.ts';
import { changeExisting } from '../../common/cases/change-existing.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import { connectRecords, type Records } from '../../common/connections/records.ts';
import { caseIdSchema } from '../../common/http/schemas.ts';
import { serveTask } from '../../common/http/task.ts';
import { currentRules } from '../../common/rules/rules.ts';

const input = z.strictObject({ caseId: caseIdSchema, taskId: z.string() });

/**
 * Tries to settle a month by data comparison before anybody is called. Only a definite status for that month counts (I-05). It
 * may also propose a closure, which a human decides.
 */
export const handle =
  ({ table, cases, comparison }: Pick<Records, 'table' | 'cases' | 'comparison'>) =>
  async ({ caseId, taskId }: z.infer<typeof input>, now: number) => {
    const rules = await currentRules(table);
    const { answer } = await changeExisting(cases, caseId, async ({ personId, state }) => {
      const event = compareForFollowUp(
        state,
        taskId,
        await comparison.recordsOf(personId, now),
        beijingDate(now),
        rules.lifecycleAt(state, now),
        rules.calendar,
        systemContext('compare-for-follow-up', now),
      );
      return { change: event && { event }, answer: event !== undefined || taskId in state.endedTasks };
    });
    return { definite: answer };
  };

export const handler = serveTask('compare-for-follow-up', input, () => handle(connectRecords()));
