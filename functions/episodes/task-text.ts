import type { TaskKind } from '../../lib/domain/case/case.ts';
import { monthOfTask } from '../../lib/domain/case/follow-up/tasks.ts';
import type { Bilingual } from '../../lib/policy/bilingual.ts';
import { monthText } from '../common/wording/date-text.ts';
import { taskTexts } from './registry.ts';

/** The name of a task. A follow-up names its month, because an overdue one stands beside that of the next month. */
export function taskText(kind: TaskKind, taskId: string): Bilingual {
  const month = monthOfTask(taskId);
  if (month === undefined) return taskTexts[kind];
  return {
    zh: `${monthText(month, 'zh')}跟踪回访`,
    en: `Make the follow-up of ${monthText(month, 'en')}`,
  };
}
