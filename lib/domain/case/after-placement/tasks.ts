import type { Deadline, TimeLimit } from '../kernel/deadline.ts';
import { numberOfTask } from '../kernel/ids.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The rules of a region for contacts after a person found work. */
export interface PlacementRules extends SharedRules {
  /** In months after the closure; absent if the circular requires none. */
  readonly placementChecks?: { readonly months: readonly number[]; readonly within: TimeLimit } | undefined;
  readonly followUp: {
    readonly methods: readonly string[];
    /** This number of attempts, by this number of means, excuses a check like a month (I-07). */
    readonly excusedAfter: { readonly attempts: number; readonly differentMeans: number };
  };
}

/** An officer asks how a person who found work is doing. */
export const checkPlacementTask = defineTask({
  kind: 'check-placement',
  outcomes: ['done', 'excused', 'dropped'],
  deadline: 'placement-check',
  // An opened check is owed even if a changed rule no longer requires any.
  timing: (
    { placementChecks, escalations }: PlacementRules,
    { deadline }: { readonly deadline?: Deadline },
  ) => {
    const limit = placementChecks?.within ?? deadline;
    if (!limit) throw new Error('the region has no checks after a placement');
    const { term, closes, basis } = limit;
    return {
      limit: placementChecks?.within ?? { term, closes, basis },
      escalation: escalations['follow-up'],
    };
  },
  wakesWorkflow: false,
});

/** The month of a check. The number of its task begins with its closure and ends with its month: `check-placement-1-6`. */
export const monthsAfterOf = (taskId: string): number =>
  Number(numberOfTask(checkPlacementTask.kind, taskId)?.split('-').at(-1));
