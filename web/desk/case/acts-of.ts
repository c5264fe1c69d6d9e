import type { ActId, CaseBody, OpenTask } from './use-case.ts';

/** Something that can be done now: for a task, or besides the tasks. */
export interface NumberedAct {
  readonly number: number;
  readonly act: ActId;
  readonly task: OpenTask | undefined;
}

/** What staff may do in any case at any time, although the case does not list it. */
const always: readonly ActId[] = ['correct-person', 'declare-interest', 'grant-mandate', 'copy-record'];

/** Acts that another one shows together with itself: the follow-up is one form, reached or not. */
const within: ReadonlySet<ActId> = new Set<ActId>(['attempt-follow-up']);

/** What can be done with a case now, numbered as the keys 1–9 do it: the tasks first, soonest due first. */
export function actsOf(body: Pick<CaseBody, 'openTasks' | 'possibleActions'>): {
  tasks: readonly { task: OpenTask; acts: readonly NumberedAct[] }[];
  others: readonly NumberedAct[];
} {
  let number = 0;
  const count = () => {
    number += 1;
    return number;
  };
  const tasks = (body.openTasks ?? []).map((task) => ({
    task,
    acts: task.operations
      .filter((act) => !(within.has(act) && task.operations.includes('complete-follow-up')))
      .map((act) => ({ number: count(), act, task })),
  }));
  const listed = new Set<ActId>(tasks.flatMap(({ acts }) => acts.map(({ act }) => act)));
  const others = [...body.possibleActions, ...always]
    .filter((act) => !listed.has(act))
    .map((act) => ({ number: count(), act, task: undefined }));
  return { tasks, others };
}
