import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { firstDayOf, lastDayOf } from '../../calendar/local-date.ts';
import type { ComparedFact, ComparisonRecord } from '../../comparison.ts';
import type { Context } from '../kernel/event.ts';
import { isOfRegistration } from '../signals/match.ts';
import { completeFollowUp } from './complete.ts';
import type { FollowUpEvent } from './events.ts';
import type { Progress } from './findings.ts';
import { monthOfTask } from './tasks.ts';

type Needs = Parameters<typeof completeFollowUp>[0];
type Rules = Parameters<typeof completeFollowUp>[3];

/** The progress that a match shows, and the kind of evidence that it gives for a closure. */
const definite: Partial<Record<ComparedFact, { readonly progress: Progress; readonly evidence: string }>> = {
  'insured-employment': { progress: 'in-work', evidence: 'insurance-match' },
  'business-owner': { progress: 'own-business', evidence: 'business-match' },
  pension: { progress: 'drawing-pension', evidence: 'pension-match' },
};

/**
 * Completes the follow-up of a month by data comparison, if the result is definite: a match dated in that month. A missing
 * match proves nothing (I-05), and an older match, or one from before the application, may be stale (DOMAIN D3.3). Undefined
 * otherwise.
 */
export function compareForFollowUp(
  state: Needs,
  taskId: string,
  records: readonly ComparisonRecord[],
  today: string,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): FollowUpEvent<'follow-up-completed'> | undefined {
  const month = monthOfTask(taskId);
  if (month === undefined) return undefined;
  const [from, until] = [firstDayOf(month), lastDayOf(month)];
  const match = records
    .filter((each) => definite[each.fact] && isOfRegistration(state, each))
    .filter(({ asOf }) => asOf >= from && asOf <= until && asOf <= today)
    .toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1))
    .at(-1);
  const status = match && definite[match.fact];
  if (!match || !status) return undefined;
  const completed = completeFollowUp(
    state,
    taskId,
    {
      by: 'data-comparison',
      method: 'data-comparison',
      progress: status.progress,
      // A human decides the closure; until then the services continue.
      service: 'keep',
      match: { kind: status.evidence, source: match.source, on: match.asOf },
    },
    rules,
    calendar,
    context,
  );
  return completed.ok ? completed.value : undefined;
}
