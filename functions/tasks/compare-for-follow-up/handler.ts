import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { compareForFollowUp } from '../../../lib/domain/case/follow-up/compare.ts';
import { LoadedComparisonSource } from '../../../lib/store/comparison.ts';
import { connectCases } from '../../common/cases/records.ts';
import { caseIdSchema } from '../../common/http/schemas.ts';
import { serveTask, system } from '../../common/http/task.ts';
import { currentRules } from '../../common/rules/rules.ts';

const records = connectCases();
const comparison = new LoadedComparisonSource(records.table);

/**
 * Tries to answer a month by data comparison before anybody is called. Only a definite status of that month
 * counts (I-05); it also proposes the closure that it speaks for, which a human decides.
 */
export const handler = serveTask(
  'compare-for-follow-up',
  z.strictObject({ caseId: caseIdSchema, taskId: z.string() }),
  async ({ caseId, taskId }, now) => {
    const rules = await currentRules(records.table);
    const changed = await records.cases.change(caseId, async (loaded) => {
      const known = await comparison.recordsOf(loaded.personId);
      const context = { now, actor: system('compare-for-follow-up') };
      const event = compareForFollowUp(
        loaded.state,
        taskId,
        known,
        beijingDate(now),
        rules.lifecycleAt(loaded.state, now),
        rules.calendar,
        context,
      );
      return { change: event && { event }, answer: event !== undefined || taskId in loaded.state.endedTasks };
    });
    if (!changed) throw new Error(`case ${caseId} does not exist`);
    return { definite: changed.answer };
  },
);
