import type { CaseEvent } from '../../lib/domain/case/case.ts';
import { HeldBackError } from '../../lib/domain/case/model/sensitive.ts';
import type { Bilingual, Language } from '../../lib/policy/bilingual.ts';
import { deadlineTexts, eventTexts } from './registry.ts';
import { taskText } from './task-text.ts';

/**
 * The sentence for an event in the history of a case, or, if its content was destroyed with its key, a sentence that says so.
 */
export function eventText(event: CaseEvent, language: Language): string {
  try {
    return textOf(event)?.[language] ?? event.type;
  } catch (error) {
    if (!(error instanceof HeldBackError)) throw error;
    return destroyedText[language];
  }
}

const destroyedText: Bilingual = {
  zh: '该项记录内容已按规定销毁',
  en: 'What this entry said has been destroyed as the rules require',
};

function textOf(event: CaseEvent): Bilingual | undefined {
  if (event.type === 'task-opened') {
    const task = taskText(event.data.kind, event.data.taskId);
    return { zh: `已列入待办：${task.zh}`, en: `Added to the worklist: ${task.en}` };
  }
  const text = eventTexts[event.type] as Bilingual | ((event: CaseEvent) => Bilingual | undefined);
  const said = typeof text === 'function' ? text(event) : text;
  return event.type === 'deadline-escalated' ? ofDeadline(event.data.deadlineId, said) : said;
}

/** What happened to a deadline, in the words of what is due: its id is its kind with a number. */
function ofDeadline(deadlineId: string, said: Bilingual | undefined): Bilingual | undefined {
  const due = Object.entries(deadlineTexts).find(([kind]) => deadlineId.startsWith(`${kind}-`))?.[1];
  return said && due ? { zh: `${due.zh}${said.zh}`, en: `${due.en} – ${said.en}` } : said;
}
