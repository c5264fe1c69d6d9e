import type { TaskKind } from '../../lib/domain/case/case.ts';
import { monthOfTask } from '../../lib/domain/case/follow-up/tasks.ts';
import type { Bilingual } from '../../lib/policy/bilingual.ts';
import { monthText } from '../common/wording/date-text.ts';
import { taskTexts } from './registry.ts';

/** What a task is called. A follow-up is that of its month: one that is overdue stands beside that of the month after. */
export function taskText(kind: TaskKind, taskId: string): Bilingual {
  const month = monthOfTask(taskId);
  if (month === undefined) return taskTexts[kind];
  return {
    zh: `${monthText(month, 'zh')}跟踪回访`,
    en: `Make the follow-up of ${monthText(month, 'en')}`,
  };
}
