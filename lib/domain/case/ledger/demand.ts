import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { Deadline } from '../kernel/deadline.ts';
import { closeTask, endedTask, type TaskState, taskDeadline, withWatchedTask } from '../kernel/task.ts';
import { checkCompleteness, type LedgerHolder } from './completeness.ts';
import type { Profile } from './events.ts';
import type { LedgerRules } from './rules.ts';
import { withFound } from './state.ts';
import { completeLedgerTask, type LedgerTimes, ledgerTaskId } from './tasks.ts';

type Needs = LedgerHolder & TaskState;

/** Whether the ledger passes the completeness check. */
export const isComplete = (state: LedgerHolder, rules: LedgerRules): boolean =>
  checkCompleteness(state, rules).every(({ complete }) => complete);

/** The open task; after a wrong closure it resumes under another name. */
const openLedgerTask = ({ tasks }: TaskState): string | undefined =>
  Object.values(tasks).find(({ kind }) => kind === completeLedgerTask.kind)?.id;

/**
 * The event data that open the task of completing the ledger; empty if the ledger is complete, or the task was opened before.
 */
export function ledgerDemand(
  state: Needs,
  rules: LedgerTimes,
  calendar: DueDateCalendar,
  now: number,
): { readonly ledgerOwed?: Deadline } {
  if (isComplete(state, rules) || openLedgerTask(state) || endedTask(state, ledgerTaskId)) return {};
  return { ledgerOwed: taskDeadline(completeLedgerTask, { number: 1 }, rules, calendar, now) };
}

/** The event data that end the task, if the findings complete the ledger. */
export function ledgerCompletion(
  state: Needs,
  found: Profile,
  rules: LedgerRules,
): { readonly completesLedger?: true } {
  const after = { ...state, ledger: withFound(state.ledger, found) };
  return openLedgerTask(state) && isComplete(after, rules) ? { completesLedger: true } : {};
}

/** Opens the task of completing the ledger. */
export const withLedgerOwed = <State extends TaskState>(state: State, owed: Deadline, at: string): State =>
  withWatchedTask(state, completeLedgerTask, owed, at);

/** Ends the task of completing the ledger. */
export const withLedgerComplete = <State extends TaskState>(
  state: State,
  _complete: true,
  at: string,
): State => closeTask(state, completeLedgerTask, openLedgerTask(state) ?? ledgerTaskId, 'complete', at);
