import type { ClosureEvidence } from '../../../../lib/domain/case/closure.ts';
import { decideClosure, proposeClosure } from '../../../../lib/domain/case/closure.ts';
import type { CaseEvent } from '../../../../lib/domain/case/events.ts';
import { attemptFollowUp, openFollowUp } from '../../../../lib/domain/case/follow-up.ts';
import { followUpTaskId } from '../../../../lib/domain/case/follow-up-months.ts';
import { decisionTaskId, firstContactTaskId, makePlanTaskId } from '../../../../lib/domain/case/ids.ts';
import type { Context } from '../../../../lib/domain/case/make-event.ts';
import { makePlan, recordService } from '../../../../lib/domain/case/plan.ts';
import type { CaseRefusal } from '../../../../lib/domain/case/refusals.ts';
import { approveApplication, openTask, recordContact } from '../../../../lib/domain/case/registration.ts';
import { type CaseState, evolve } from '../../../../lib/domain/case/state.ts';
import type { Actor, Region } from '../../../../lib/domain/case/vocabulary.ts';
import type { Result } from '../../../../lib/domain/result.ts';
import {
  beginningOf,
  calendar,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  submission,
  system,
} from './cases.ts';

export const supervisor: Actor = { role: 'supervisor', subject: 'supervisor-chongqing' };

export const at = (instant: string): number => Date.parse(instant);
export const by = (actor: Actor, now: number): Context => ({ now, actor });

/** The event of something that must be possible. */
export function possible<Event extends CaseEvent>(
  result: Result<Event, CaseRefusal> | Event | undefined,
): Event {
  if (result === undefined) throw new Error('there was nothing to do');
  if (!('ok' in result)) return result;
  if (!result.ok) throw new Error(`refused: ${result.failure.reason}`);
  return result.value;
}

/** Why something is refused; nothing where it is not. */
export const refusal = (result: Result<unknown, CaseRefusal>): string | undefined =>
  result.ok ? undefined : result.failure.reason;

export const evolved = (state: CaseState, event: CaseEvent): CaseState => evolve(state, state.caseId, event);

/** A person who is registered, as the workflows make it: decided and with the first contact on the worklist. */
export function registered(
  region: Region = 'chongqing',
  now = friday,
  change: Parameters<typeof submission>[0] = {},
): CaseState {
  const caseId = newCaseId();
  const applied = evolve(undefined, caseId, submission({ region, ...change }, now));
  const open = evolved(
    applied,
    possible(openTask(applied, decisionTaskId, 'decide-application', by(system, now))),
  );
  const approved = evolved(
    open,
    possible(
      approveApplication(
        open,
        decisionTaskId,
        [],
        beginningOf(region, now + hour),
        calendar,
        by(officer, now + hour),
      ),
    ),
  );
  return evolved(
    approved,
    possible(openTask(approved, firstContactTaskId, 'make-first-contact', by(system, now + hour))),
  );
}

/** The same after the first contact, with a plan. */
export function planned(region: Region = 'chongqing', now = friday): CaseState {
  const rules = lifecycleOf(region, now);
  const state = registered(region, now);
  const contacted = evolved(
    state,
    possible(
      recordContact(
        state,
        firstContactTaskId,
        { method: 'phone', reached: true },
        rules,
        calendar,
        by(officer, now + 2 * hour),
      ),
    ),
  );
  const asked = evolved(
    contacted,
    possible(openTask(contacted, makePlanTaskId, 'make-service-plan', by(system, now + 2 * hour))),
  );
  const tierGrounds = rules.plan.tierGrounds.slice(0, 1);
  const choice = { track: 'employment', tier: 'one-to-one', tierGrounds } as const;
  return evolved(
    asked,
    possible(makePlan(asked, makePlanTaskId, choice, rules, calendar, by(officer, now + 3 * hour))),
  );
}

/** A service of the plan that is refused for a reason, or taken, on the day of `now`. */
export function served(state: CaseState, refusalReason: string | undefined, now: number): CaseState {
  const rules = lifecycleOf(state.region, now);
  const type = state.plan.current?.items[0]?.serviceTypes[0] ?? '';
  const service = {
    type,
    on: new Date(now + 8 * hour).toISOString().slice(0, 10),
    ...(refusalReason === undefined
      ? { outcome: 'taken' as const }
      : { outcome: 'refused' as const, refusalReason }),
  };
  return evolved(
    state,
    possible(recordService(state, service, '1990-03-07', rules, calendar, by(officer, now))),
  );
}

/** The month's follow-up, begun when it is due. */
export function followUpOpened(state: CaseState): CaseState {
  const due = state.appointments['next-follow-up'];
  if (!due) throw new Error('no follow-up is due');
  const now = Date.parse(due.at);
  return evolved(
    state,
    possible(openFollowUp(state, lifecycleOf(state.region, now), calendar, by(system, now))),
  );
}

/** Attempts of a month that reach nobody, on its twentieth. */
export function notReached(
  state: CaseState,
  month: string,
  means: readonly Parameters<typeof attemptFollowUp>[2][] = ['phone', 'phone', 'visit'],
): CaseState {
  return means.reduce((tried, each, index) => {
    const now = at(`${month}-20T10:00:00+08:00`) + index * hour;
    const rules = lifecycleOf(state.region, now);
    return evolved(
      tried,
      possible(attemptFollowUp(tried, followUpTaskId(month), each, rules, calendar, by(officer, now))),
    );
  }, state);
}

/** A closure that is proposed on one piece of evidence, with its task on the worklist. */
export function proposed(
  state: CaseState,
  reason = 'EMPLOYED',
  kind = 'employment-record',
  now = friday + 5 * hour,
): CaseState {
  const evidence: ClosureEvidence[] = [{ kind, source: 'register', on: '2026-11-19' }];
  const rules = lifecycleOf(state.region, now);
  return onWorklist(
    evolved(state, possible(proposeClosure(state, reason, evidence, rules, calendar, by(officer, now)))),
    now,
  );
}

/** The task of the proposed closure, opened as its workflow does. */
export const onWorklist = (state: CaseState, now: number): CaseState =>
  evolved(state, possible(openTask(state, closureTask(state), 'decide-closure', by(system, now))));

export const closureTask = (state: CaseState): string => state.closure?.taskId ?? 'decide-closure-1';

/** A registration that has been closed. */
export function closed(
  state: CaseState,
  now = friday + 6 * hour,
  actor: Actor = officer,
  emigrated = false,
): CaseState {
  const rules = lifecycleOf(state.region, now);
  const decision = decideClosure(
    state,
    closureTask(state),
    { close: true, emigrated },
    rules,
    by(actor, now),
  );
  return evolved(state, possible(decision));
}
