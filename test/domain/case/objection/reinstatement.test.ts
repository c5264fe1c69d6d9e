import { describe, expect, it } from 'vitest';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import {
  brokenInvariants,
  type CaseState,
  effectsOf,
  openTask,
  reinstatement,
  startOf,
} from '../../../../lib/domain/case/case.ts';
import { factsToLearn } from '../../../../lib/domain/case/ledger/completeness.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import { makePlan } from '../../../../lib/domain/case/service-plan/make-plan.ts';
import { progressOf } from '../../../../lib/domain/case/service-plan/plans.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import { recordService } from '../../../../lib/domain/case/service-plan/record-service.ts';
import type { SignalKind } from '../../../../lib/domain/case/signals/events.ts';
import { receiveSignal } from '../../../../lib/domain/case/signals/receive-signal.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  officer,
  supervisor,
  system,
} from '../support/cases.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having, possible } from '../support/decisions.ts';
import { knownValue, planned, profiling, registered } from '../support/registered.ts';

/** A wrong closure and its reversal: closed on the day of `now`, objected to and decided within two days. */
function wronglyClosed(state: CaseState, now: number): { readonly state: CaseState; readonly now: number } {
  const ended = closed(proposed(state, 'employed', 'employment-record', now), now + hour);
  const rules = lifecycleOf(state.region, now + day);
  const objected = having(ended, raiseObjection(ended, rules, calendar, by(applicant, now + day)));
  const upheld = possible(
    decideObjection(
      objected,
      `decide-objection-${objected.closure?.number}`,
      true,
      reinstatement(objected, rules, calendar, now + 2 * day),
      by(supervisor, now + 2 * day),
    ),
  );
  return { state: having(objected, upheld), now: now + 2 * day };
}

const later = friday + 6 * hour;

const told = (state: CaseState, kind: SignalKind, now: number): CaseState =>
  having(
    state,
    receiveSignal(
      state,
      { kind, origin: 'person', asOf: '2026-11-20' },
      lifecycleOf(state.region, now),
      calendar,
      by(applicant, now),
    ),
  );

/** Carries out everything that the plan still requires, one service a day. */
function carriedOut(state: CaseState, from: number): CaseState {
  let each = state;
  for (let now = from; ; now += day) {
    const { current, services } = each.plan;
    const open = current && progressOf(current, services).findIndex((item) => item.done < item.minimum);
    const type = open === undefined || open < 0 ? undefined : current?.items[open]?.serviceTypes[0];
    if (type === undefined) return each;
    const service = { type, on: beijingDate(now), outcome: 'taken' } as const;
    const rules = lifecycleOf(each.region, now);
    each = having(each, recordService(each, service, '1990-03-07', rules, calendar, by(officer, now)));
  }
}

const dueOf = (state: CaseState): string[] =>
  Object.values(state.deadlines)
    .map(({ kind, taskId }) => `${kind}: ${taskId}`)
    .sort();

describe('A registration that was closed before it had a plan', () => {
  for (const region of servedRegions.ids)
    it(`starts its service anew when it is reinstated, with first contact and then plan (${region})`, () => {
      const { state, now } = wronglyClosed(registered(region), later);
      expect(dueOf(state)).toEqual(['first-contact: make-first-contact-2']);
      expect(state.executions.map(({ workflow }) => workflow)).toContain('service-plan');
      const asked = having(
        state,
        openTask(state, 'make-first-contact-2', 'make-first-contact', by(system, now)),
      );
      const rules = lifecycleOf(region, now);
      const contacted = having(
        asked,
        recordContact(
          asked,
          'make-first-contact-2',
          { method: 'phone', reached: true },
          rules,
          calendar,
          by(officer, now + hour),
        ),
      );
      expect(dueOf(contacted)).toEqual(['plan-making: make-service-plan-2']);
      const planning = having(
        contacted,
        openTask(contacted, 'make-service-plan-2', 'make-service-plan', by(system, now + hour)),
      );
      const choice = {
        track: 'employment',
        tier: 'one-to-one',
        tierGrounds: rules.plan.tierGrounds.slice(0, 1),
      } as const;
      const served = having(
        planning,
        makePlan(planning, 'make-service-plan-2', choice, rules, calendar, by(officer, now + 2 * hour)),
      );
      expect(served.plan.current?.items.length).toBeGreaterThan(0);
      expect(brokenInvariants(served, now + 2 * hour)).toEqual(['officer-missing']);
    });

  it('starts a second service-plan execution under its own name, with the tasks that it opens', () => {
    const ended = closed(proposed(registered()), later);
    const rules = lifecycleOf('chongqing', later);
    const objected = having(ended, raiseObjection(ended, rules, calendar, by(applicant, later)));
    const resumption = reinstatement(objected, rules, calendar, later + day);
    const event = possible(
      decideObjection(objected, 'decide-objection-1', true, resumption, by(supervisor, later + day)),
    );
    expect(startOf(event)).toMatchObject({ workflow: 'service-plan', sequence: '2' });
    const started = effectsOf(event, objected.version + 1, having(objected, event)).filter(
      ({ kind }) => kind === 'start-execution',
    );
    expect(started).toEqual([
      {
        kind: 'start-execution',
        workflow: 'service-plan',
        name: `${objected.caseId}-service-plan-2`,
        input: {
          caseId: objected.caseId,
          contactTaskId: 'make-first-contact-2',
          planTaskId: 'make-service-plan-2',
        },
      },
    ]);
  });
});

describe('The work that a wrong closure cut off', () => {
  it('on a plan continues after the reinstatement, and is fulfilled under its new name', () => {
    const before = planned();
    expect(dueOf(before)).toContain('plan-items: carry-out-plan-1');
    const { state, now } = wronglyClosed(before, later);
    expect(dueOf(state)).toEqual([
      'ledger: complete-ledger-1-again-1',
      'plan-items: carry-out-plan-1-again-1',
    ]);
    expect(state.tasks['carry-out-plan-1-again-1']?.kind).toBe('carry-out-plan');
    expect(state.executions.filter(({ workflow }) => workflow === 'service-plan')).toHaveLength(1);
    expect(brokenInvariants(state, now)).toEqual(['officer-missing']);
    const done = carriedOut(state, now);
    expect(done.endedTasks['carry-out-plan-1-again-1']?.outcome).toBe('fulfilled');
    expect(dueOf(done)).toEqual(['ledger: complete-ledger-1-again-1']);
  });

  it('continues once after each of two closures, each time under a further name', () => {
    const first = wronglyClosed(planned(), later);
    const second = wronglyClosed(first.state, first.now + day);
    expect(dueOf(second.state)).toEqual([
      'ledger: complete-ledger-1-again-1-again-2',
      'plan-items: carry-out-plan-1-again-1-again-2',
    ]);
  });

  it('on the ledger continues until nothing is missing, and does not resume if nothing is', () => {
    const again = 'complete-ledger-1-again-1';
    const complete = (of: CaseState, now: number): CaseState => {
      const rules = lifecycleOf(of.region, now);
      const facts = factsToLearn(rules).map((code) => ({ code, value: knownValue(code) }));
      const tags = rules.ledger.tags.map((group) => ({ group, applies: false }));
      return having(of, profiling(of, { facts, tags }));
    };
    const { state, now } = wronglyClosed(planned(), later);
    expect(state.tasks[again]).toMatchObject({ kind: 'complete-ledger' });
    expect(complete(state, now).endedTasks[again]?.outcome).toBe('complete');
    expect(wronglyClosed(complete(planned(), later), later).state.tasks[again]).toBeUndefined();
  });

  it('on the person’s reports continues, for a change of intention and for a move', () => {
    const before = told(told(planned(), 'changed-intention', later), 'moved', later);
    const { state } = wronglyClosed(before, later + hour);
    expect(dueOf(state)).toEqual([
      'ledger: complete-ledger-1-again-1',
      'plan-adjustment: adjust-plan-1-again-1',
      'plan-items: carry-out-plan-1-again-1',
      'transfer: arrange-transfer-2-again-1',
    ]);
  });

  it('does not come back if it was done before the closure', () => {
    const before = carriedOut(planned(), later);
    expect(before.endedTasks['carry-out-plan-1']?.outcome).toBe('fulfilled');
    const { state } = wronglyClosed(before, later + 60 * day);
    expect(Object.keys(state.tasks).filter((id) => id.startsWith('carry-out'))).toEqual([]);
  });
});
