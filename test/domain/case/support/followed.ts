import { announcedArrangements } from '../../../../lib/domain/calendar/arrangements/announced.ts';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { workingCalendar } from '../../../../lib/domain/calendar/working-calendar.ts';
import {
  type CaseEvent,
  type CaseRefusal,
  type CaseState,
  escalate,
  evolve,
  type LifecycleRules,
  openTask,
  runScheduledAction,
  startOf,
} from '../../../../lib/domain/case/case.ts';
import { attemptFollowUp } from '../../../../lib/domain/case/follow-up/attempt.ts';
import { type Completion, completeFollowUp } from '../../../../lib/domain/case/follow-up/complete.ts';
import type { attemptMeans } from '../../../../lib/domain/case/follow-up/events.ts';
import { workingDaysLeftInMonth } from '../../../../lib/domain/case/follow-up/first-month.ts';
import { followUpTaskId } from '../../../../lib/domain/case/follow-up/tasks.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  approveApplication,
  type RegistrationStart,
} from '../../../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../../../lib/domain/case/registration/tasks.ts';
import type { Result } from '../../../../lib/domain/result.ts';
import { calendar, lifecycleOf, newCaseId, officer, submission, system } from './cases.ts';

const days = workingCalendar(announcedArrangements);

const packs = new Map<string, LifecycleRules>();

/** The rules of a region on the Beijing day of an instant, each resolved once. */
export function rulesAt(region: Region, now: number): LifecycleRules {
  const key = `${region} ${beijingDate(now)}`;
  const known = packs.get(key) ?? lifecycleOf(region, now);
  packs.set(key, known);
  return known;
}

/** The start of a registration on the day of an instant, by the rules of the region and the calendar. */
export function beginningAt(
  region: Region,
  now: number,
): RegistrationStart & { readonly lifecycle: LifecycleRules } {
  return {
    lifecycle: rulesAt(region, now),
    workingDaysLeftInMonth: workingDaysLeftInMonth(beijingDate(now), days),
  };
}

/** A case over time: its state, and everything that has happened to it. */
export class Life {
  state: CaseState;
  readonly events: CaseEvent[] = [];

  private constructor(caseId: string, event: CaseEvent) {
    this.state = evolve(undefined, caseId, event);
    this.events.push(event);
  }

  /** A registration that was approved at an instant such as `2026-11-20T09:00:00+08:00`. */
  static registered(region: Region, at: string | number): Life {
    const now = typeof at === 'number' ? at : Date.parse(at);
    const life = new Life(newCaseId(), submission({ region }, now));
    const task = openTask(life.state, decisionTaskId, 'decide-application', { now, actor: system });
    if (task) life.add(task);
    const beginning = beginningAt(region, now);
    life.does(
      (state, context) => approveApplication(state, decisionTaskId, [], beginning, calendar, context),
      now,
    );
    return life;
  }

  /** A case that begins with another event, such as a transfer. */
  static begun(caseId: string, event: CaseEvent): Life {
    return new Life(caseId, event);
  }

  add(event: CaseEvent): void {
    this.state = evolve(this.state, this.state.caseId, event);
    this.events.push(event);
  }

  /** Tries an act and returns why it was refused, if it was. */
  tries(
    decide: (state: CaseState, context: Context) => Result<CaseEvent, CaseRefusal>,
    at: string | number,
    actor = officer,
  ): CaseRefusal | undefined {
    const now = typeof at === 'number' ? at : Date.parse(at);
    const decided = decide(this.state, { now, actor });
    if (!decided.ok) return decided.failure;
    this.add(decided.value);
    return undefined;
  }

  /** Performs an act that must not be refused. */
  does(...what: Parameters<Life['tries']>): void {
    const refusal = this.tries(...what);
    if (refusal) throw new Error(`refused: ${refusal.reason}`);
  }

  /** What the hourly sweep does to a case: it runs every scheduled action and takes every step that is due. */
  sweep(at: string | number): void {
    const now = typeof at === 'number' ? at : Date.parse(at);
    const context = { now, actor: system };
    for (const actionId of Object.keys(this.state.scheduledActions)) {
      for (;;) {
        const scheduledAction = this.state.scheduledActions[actionId];
        const rules = rulesAt(this.state.region, scheduledAction ? Date.parse(scheduledAction.at) : now);
        const event = runScheduledAction(this.state, actionId, rules, calendar, context);
        if (!event) break;
        this.add(event);
        this.#begin(event, context);
      }
    }
    for (const deadlineId of Object.keys(this.state.deadlines)) {
      for (;;) {
        const event = escalate(this.state, deadlineId, context);
        if (!event) break;
        this.add(event);
      }
    }
  }

  /** Opens the task of a month as its workflow does. */
  #begin(event: CaseEvent, context: Context): void {
    if (event.type !== 'follow-up-opened' || !startOf(event)) return;
    const opened = openTask(this.state, event.data.taskId, 'follow-up', context);
    if (opened) this.add(opened);
  }
}

/** A follow-up that reached the person and changes nothing. */
export const stillLooking: Completion = {
  by: 'officer',
  method: 'phone',
  progress: 'still-looking',
  service: 'keep',
};

/** Completes the follow-up of a month, for `tries` and `does`. */
export const completing =
  (life: Life, month: string, completion: Completion = stillLooking): Parameters<Life['tries']>[0] =>
  (state, context) =>
    completeFollowUp(
      state,
      followUpTaskId(month),
      completion,
      lifecycleOf(life.state.region, context.now),
      calendar,
      context,
    );
/** Tries to reach the person in a month, for `tries` and `does`. */
export const trying =
  (life: Life, month: string, means: (typeof attemptMeans)[number]): Parameters<Life['tries']>[0] =>
  (state, context) =>
    attemptFollowUp(
      state,
      followUpTaskId(month),
      means,
      lifecycleOf(life.state.region, context.now),
      calendar,
      context,
    );

export const monthOf = (life: Life, month: string) => life.state.followUp?.months[month];

/** Registered early in October; October was followed up, and November has begun. */
export function inNovember(region: Region = 'chongqing'): Life {
  const life = Life.registered(region, '2026-10-12T10:00:00+08:00');
  life.sweep('2026-10-20T00:00:00+08:00');
  life.does(completing(life, '2026-10'), '2026-10-22T10:00:00+08:00');
  life.sweep('2026-11-12T00:00:00+08:00');
  return life;
}
