import { type CaseEvent, type CaseState, noticesOf, startOf } from '../../../lib/domain/case/case.ts';
import { executionName } from '../../../lib/domain/case/kernel/ids.ts';
import {
  escalationLevelSchema,
  localMonthSchema,
  type Role,
} from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Audience } from './audience.ts';
import type { CaseAnswer } from './case-schema.ts';

type Entry = CaseAnswer['history'][number];
/** The links of an event. */
export type EventLinks = Pick<Entry, 'taskId' | 'deadlineId' | 'month' | 'level' | 'noticeIds' | 'execution'>;

/**
 * Returns the links of an event: the task, the deadline and the month that it names, and what it has caused. Links that the
 * caller could not open are left out: notices for those who see no personal data, and executions for all but administrators.
 */
export function linksOf(
  event: CaseEvent,
  sequence: number,
  state: CaseState,
  { audience, role }: { readonly audience: Audience; readonly role: Role },
): EventLinks {
  const data: Readonly<Record<string, unknown>> = event.data;
  const deadlineId = textOf(data.deadlineId) ?? textOf(partOf(data.deadline).id);
  const taskId = textOf(data.taskId) ?? textOf(partOf(data.opens).taskId) ?? taskOf(state, deadlineId, data);
  const month = localMonthSchema.safeParse(data.month);
  const level = escalationLevelSchema.safeParse(event.type === 'deadline-escalated' && data.to);
  const noticeIds =
    audience === 'administrator'
      ? []
      : noticesOf(event, sequence, state)
          .filter(({ to }) => audience === 'agency' || to.kind === 'person')
          .map(({ noticeId }) => noticeId);
  const start = role === 'administrator' ? startOf(event) : undefined;
  return {
    ...(taskId !== undefined && { taskId }),
    ...(deadlineId !== undefined && { deadlineId }),
    ...(month.success && { month: month.data }),
    ...(level.success && { level: level.data }),
    ...(noticeIds.length > 0 && { noticeIds }),
    ...(start && { execution: executionName(state.caseId, start.workflow, start.sequence) }),
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const partOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** The task that an event's deadline watches over. */
function taskOf(
  { deadlines }: Pick<CaseState, 'deadlines'>,
  deadlineId: string | undefined,
  data: Readonly<Record<string, unknown>>,
): string | undefined {
  if (deadlineId === undefined) return undefined;
  return textOf(partOf(data.deadline).taskId) ?? deadlines[deadlineId]?.taskId;
}
