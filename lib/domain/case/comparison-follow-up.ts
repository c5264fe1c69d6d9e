import { firstDayOf, lastDayOf } from '../calendar/local-date.ts';
import type { ComparedFact, ComparisonRecord } from '../comparison.ts';
import { buildClosureProposal } from './closure.ts';
import type { DueDateCalendar } from './deadlines.ts';
import type { CaseEvent } from './events.ts';
import { completeFollowUp } from './follow-up.ts';
import { monthOfTask, type progresses } from './follow-up-months.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';
import type { Context } from './make-event.ts';
import type { CaseState } from './state.ts';

/** What a match says of a person's status, and the closure that it speaks for. */
const definite: Partial<
  Record<
    ComparedFact,
    {
      readonly progress: (typeof progresses)[number];
      readonly reason: string;
      readonly evidence: string;
    }
  >
> = {
  'insured-employment': { progress: 'in-work', reason: 'employed', evidence: 'insurance-match' },
  'business-owner': { progress: 'own-business', reason: 'self-employed', evidence: 'business-match' },
  pension: { progress: 'not-available', reason: 'pension', evidence: 'pension-match' },
};

/**
 * The follow-up of a month by data comparison, if that is definite: a match that is as of a day of that month.
 * That nothing matches says nothing (I-05), and an older match may be stale (DOMAIN D3.3). Undefined otherwise.
 */
export function compareForFollowUp(
  state: CaseState,
  taskId: string,
  records: readonly ComparisonRecord[],
  today: string,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): CaseEvent<'follow-up-completed'> | undefined {
  const month = monthOfTask(taskId);
  if (month === undefined) return undefined;
  const [from, until] = [firstDayOf(month), lastDayOf(month)];
  const match = records
    .filter(({ fact, asOf }) => definite[fact] && asOf >= from && asOf <= until && asOf <= today)
    .toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1))
    .at(-1);
  const status = match && definite[match.fact];
  if (!match || !status) return undefined;
  const evidence = [{ kind: status.evidence, source: match.source, on: match.asOf }];
  const closureProposal = buildClosureProposal(
    state,
    status.reason,
    evidence,
    false,
    rules,
    calendar,
    context.now,
  );
  const completed = completeFollowUp(
    state,
    taskId,
    {
      by: 'data-comparison',
      method: 'data-comparison',
      progress: status.progress,
      // What comes of it a human decides with the closure; until then the services go on.
      service: 'keep',
      ...(closureProposal.ok && { closureProposal: closureProposal.value }),
    },
    rules,
    calendar,
    context,
  );
  return completed.ok ? completed.value : undefined;
}
