import { type CaseEvent, escalate, runScheduledAction } from '../../../lib/domain/case/case.ts';
import { destructionActionId, postponeDestruction } from '../../../lib/domain/case/data-rights/retention.ts';
import type { DueAction, DueDeadline } from '../../../lib/store/due.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import type { CaseRecords } from '../../common/connections/records.ts';
import type { Rules } from '../../common/rules/rules.ts';

/** Carries out all due escalation steps of one deadline, including several that were missed; returns their number. */
export const escalateFully = (
  records: CaseRecords,
  { caseId, deadlineId }: DueDeadline,
  now: number,
): Promise<number> =>
  changeRepeatedly(records, caseId, ({ state }) =>
    escalate(state, deadlineId, systemContext('sweep-deadlines', now)),
  );

/** Runs a scheduled action, and those that follow from it and are also due: months that were missed. */
export const runScheduled = (
  records: CaseRecords,
  { caseId, actionId }: DueAction,
  rules: Rules,
  now: number,
): Promise<number> =>
  changeRepeatedly(records, caseId, async (loaded) => {
    const { state } = loaded;
    const action = state.scheduledActions[actionId];
    if (!action) return undefined;
    const lifecycle = rules.ofScheduledAction(state, action);
    const context = systemContext('sweep-deadlines', now);
    // Whoever has come back has a case that builds on the earlier ones.
    if (actionId === destructionActionId && (await records.cases.isNeededElsewhere(loaded)))
      return postponeDestruction(state, actionId, lifecycle, context);
    return runScheduledAction(state, actionId, lifecycle, rules.calendar, context);
  });

/** Changes a case by the next event, as long as there is one; returns their number. */
async function changeRepeatedly(
  { cases }: CaseRecords,
  caseId: string,
  next: (loaded: LoadedCase) => Promise<CaseEvent | undefined> | CaseEvent | undefined,
): Promise<number> {
  for (let count = 0; ; count++) {
    const changed = await cases.change(caseId, async (loaded) => {
      const event = await next(loaded);
      return { change: event && { event }, answer: event !== undefined };
    });
    if (!changed?.answer) return count;
    // If nothing is left after the change, the case need not be read again.
    if (!(await next(changed.loaded))) return count + 1;
  }
}
