import {
  type CaseEvent,
  type CaseState,
  escalate,
  runScheduledAction,
} from '../../../lib/domain/case/case.ts';
import type { DueAction, DueDeadline } from '../../../lib/store/due.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import type { CaseRecords } from '../../common/connections/records.ts';
import type { Rules } from '../../common/rules/rules.ts';

/** Carries out all due escalation steps of one deadline, including several that were missed; returns their number. */
export const escalateFully = (
  records: CaseRecords,
  { caseId, deadlineId }: DueDeadline,
  now: number,
): Promise<number> =>
  changeRepeatedly(records, caseId, (state) =>
    escalate(state, deadlineId, systemContext('sweep-deadlines', now)),
  );

/** Runs a scheduled action, and those that follow from it and are also due: months that were missed. */
export const runScheduled = (
  records: CaseRecords,
  { caseId, actionId }: DueAction,
  rules: Rules,
  now: number,
): Promise<number> =>
  changeRepeatedly(records, caseId, (state) => {
    const action = state.scheduledActions[actionId];
    if (!action) return undefined;
    const lifecycle = rules.ofScheduledAction(state, action);
    return runScheduledAction(
      state,
      actionId,
      lifecycle,
      rules.calendar,
      systemContext('sweep-deadlines', now),
    );
  });

/** Changes a case by the next event, as long as there is one; returns their number. */
async function changeRepeatedly(
  { cases }: CaseRecords,
  caseId: string,
  next: (state: CaseState) => CaseEvent | undefined,
): Promise<number> {
  for (let count = 0; ; count++) {
    const changed = await cases.change(caseId, ({ state }) => {
      const event = next(state);
      return { change: event && { event }, answer: event !== undefined };
    });
    if (!changed?.answer) return count;
    // If nothing is left after the change, the case need not be read again.
    if (!next(changed.loaded.state)) return count + 1;
  }
}
