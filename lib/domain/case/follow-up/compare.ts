import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { firstDayOf, lastDayOf } from '../../calendar/local-date.ts';
import type { ComparedFact, ComparisonRecord } from '../../comparison.ts';
import { buildClosureProposal } from '../closure/propose.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { completeFollowUp } from './complete.ts';
import type { FollowUpEvent, progresses } from './events.ts';
import { monthOfTask } from './tasks.ts';

type Needs = Parameters<typeof completeFollowUp>[0] & ClosureSlice;
type Rules = Parameters<typeof completeFollowUp>[3] & ClosureRules;

/** The status that a match shows, and the closure reason that it supports. */
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
      // A human decides the closure; until then the services go on.
      service: 'keep',
      ...(closureProposal.ok && { closureProposal: closureProposal.value }),
    },
    rules,
    calendar,
    context,
  );
  return completed.ok ? completed.value : undefined;
}
