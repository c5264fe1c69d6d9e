import { takerOf } from '../../../lib/domain/case/assignment/take-application.ts';
import { actsOnTaskOpenTo, needsColleague } from '../../../lib/domain/case/open-acts.ts';
import { taskText } from '../../episodes/task-text.ts';
import type { CaseParts } from './case-parts.ts';
import type { CaseAnswer } from './case-schema.ts';
import { inOrder } from './in-order.ts';
import { takerView } from './officer-name.ts';

/** Returns the open tasks of a case for staff, soonest due first, each with what the caller can do about it. */
export function openTasksView({
  state,
  audience,
  officer,
  taker,
  user,
  secondPerson = false,
  now,
  language,
}: CaseParts): Pick<CaseAnswer, 'openTasks'> {
  if (audience === 'person') return {};
  const { assignment } = state;
  const deadlines = Object.values(state.deadlines);
  const tasks = inOrder(Object.values(state.tasks), ({ dueAt, id }) => `${dueAt} ${id}`);
  return {
    openTasks: tasks.map((task) => {
      const deadline = deadlines.find(({ taskId }) => taskId === task.id);
      return {
        taskId: task.id,
        kind: task.kind,
        kindText: taskText(task.kind, task.id)[language],
        openedAt: task.openedAt,
        ...(deadline && { deadlineId: deadline.id, dueDate: deadline.dueDate }),
        overdue: deadline !== undefined && now >= Date.parse(deadline.dueAt),
        provisional: deadline?.provisional ?? false,
        ...(assignment && { officer: assignment.officer }),
        ...(assignment && officer?.name !== undefined && { officerName: officer.name }),
        ...takerView(takerOf(state), taker ? [taker] : []),
        forSupervisor: task.forSupervisor === true,
        ...(needsColleague(state, task, user, { secondPerson }) && { colleagueNeeded: true }),
        awaitingInformation: task.awaitingInformation,
        ...(task.escalatedTo && { escalatedTo: task.escalatedTo }),
        operations: [...actsOnTaskOpenTo(state, task, user)],
      };
    }),
  };
}
