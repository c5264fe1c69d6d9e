import { beijingDate, monthOf } from '../../calendar/local-date.ts';
import type { Deadline, TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';
import type { CitationReference } from '../kernel/vocabulary.ts';
import type { HouseholdEndReason } from './events.ts';

/** The rules of a region for households without work (DOMAIN C7). */
export interface HouseholdRules extends SharedRules {
  readonly household: {
    /** The age from which a member counts as one who could work. */
    readonly minimumAge: number;
    readonly checkWithin: TimeLimit;
    readonly decideWithin: TimeLimit;
    /** The source for recognising a household. */
    readonly basis: CitationReference;
    /** The source for helping it within the quarter, and the warnings before the quarter ends. */
    readonly help: {
      readonly basis: CitationReference;
      readonly warnings: NonNullable<TimeLimit['warnings']>;
    };
    /** The reasons for which the help may end. */
    readonly endReasons: readonly HouseholdEndReason[];
  };
}

/** Its members belong to one household at a time, whichever case it is in. */
export const householdPlace = 'household';

/** An officer checks the data about each member who could work. */
export const checkHouseholdTask = defineTask({
  kind: 'check-household',
  outcomes: ['checked', 'withdrawn'],
  deadline: 'household-check',
  timing: ({ household, escalations }: HouseholdRules) => ({
    limit: household.checkWithin,
    escalation: escalations.decision,
  }),
  wakesWorkflow: true,
  personWaits: true,
});

/** Another person decides whether the household is recognised. */
export const decideHouseholdTask = defineTask({
  kind: 'decide-household',
  outcomes: ['confirmed', 'refused', 'withdrawn'],
  deadline: 'household-decision',
  timing: ({ household, escalations }: HouseholdRules) => ({
    limit: household.decideWithin,
    escalation: escalations.decision,
  }),
  wakesWorkflow: true,
  personWaits: true,
});

/**
 * An officer helps until one member works: within the quarter in which the household was recognised (DOMAIN C7, I-65, a
 * proposal).
 */
export const helpHouseholdTask = defineTask({
  kind: 'help-household',
  outcomes: ['ended', 'moved'],
  deadline: 'household-help',
  timing: (
    { household: { help }, escalations }: HouseholdRules,
    { from, deadline }: { readonly from?: string; readonly deadline?: Deadline },
  ) => ({
    limit: {
      term: { month: quarterEnd(from ?? beijingDate(Date.parse(deadline?.countsFrom ?? ''))) },
      closes: 'end-of-day' as const,
      basis: help.basis,
      warnings: help.warnings,
    },
    escalation: escalations['plan-item'],
  }),
  wakesWorkflow: false,
  // A household remains without work after the registration of the member who applied has ended.
  outlivesRegistration: true,
});

/** The last month of a day's quarter: `2026-12` for `2026-11-05`. */
export function quarterEnd(day: string): string {
  const [year, month] = monthOf(day).split('-');
  return `${year}-${String(Math.ceil(Number(month) / 3) * 3).padStart(2, '0')}`;
}
