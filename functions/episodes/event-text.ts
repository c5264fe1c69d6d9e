import type { CaseEvent } from '../../lib/domain/case/case.ts';
import type { Bilingual, Language } from '../../lib/policy/bilingual.ts';
import { deadlineTexts, eventTexts, taskTexts } from './registry.ts';

/** The sentence for an event in the history of a case. */
export const eventText = (event: CaseEvent, language: Language): string =>
  textOf(event)?.[language] ?? event.type;

function textOf(event: CaseEvent): Bilingual | undefined {
  if (event.type === 'task-opened') {
    const task = taskTexts[event.data.kind];
    return { zh: `已列入待办：${task.zh}`, en: `Put on the worklist: ${task.en}` };
  }
  const text = eventTexts[event.type] as Bilingual | ((event: CaseEvent) => Bilingual | undefined);
  const said = typeof text === 'function' ? text(event) : text;
  return event.type === 'deadline-escalated' ? ofDeadline(event.data.deadlineId, said) : said;
}

/** What became of a deadline, after what is due: its id is its kind with a number. */
function ofDeadline(deadlineId: string, said: Bilingual | undefined): Bilingual | undefined {
  const due = Object.entries(deadlineTexts).find(([kind]) => deadlineId.startsWith(`${kind}-`))?.[1];
  return said && due ? { zh: `${due.zh}${said.zh}`, en: `${due.en} – ${said.en}` } : said;
}
