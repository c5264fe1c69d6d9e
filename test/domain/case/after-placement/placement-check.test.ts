import { describe, expect, it } from 'vitest';
import { placementFindings } from '../../../../lib/domain/case/after-placement/events.ts';
import {
  openPlacementCheck,
  recordPlacementCheck,
} from '../../../../lib/domain/case/after-placement/placement-check.ts';
import { type CaseState, reinstatement } from '../../../../lib/domain/case/case.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { applicant, at, calendar, day, lifecycleOf, officer, supervisor, system } from '../support/cases.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having, possible, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

/** Closed on 30 November, so that one of the months that follow ends before the 30th. */
const closedOn = at('2026-11-30T15:00:00+08:00');
const placed = (
  reason = 'employed',
  kind = 'statement-of-the-person',
  region: CaseState['region'] = 'weihai',
) => closed(proposed(registered(region), reason, kind, closedOn), closedOn);
const open = (state: CaseState, months: number, now: number) =>
  openPlacementCheck(
    state,
    `placement-check-${months}`,
    lifecycleOf(state.region, now),
    calendar,
    by(system, now),
  );
const opened = (state: CaseState, months: number, now: number) => having(state, open(state, months, now));
const record = (
  state: CaseState,
  taskId: string,
  finding: (typeof placementFindings)[number],
  now: number,
  method = 'phone',
) =>
  recordPlacementCheck(state, taskId, { finding, method }, lifecycleOf(state.region, now), by(officer, now));

describe('Checks after a placement (WH-4.6, I-29)', () => {
  it.each(servedRegions.ids)('are due 1, 3 and 6 months later in Weihai, and nowhere else: %s', (region) => {
    const { scheduledActions } = placed('employed', 'statement-of-the-person', region);
    expect(Object.values(scheduledActions).map((each) => each.at)).toEqual(
      region === 'weihai'
        ? ['2026-12-30', '2027-02-28', '2027-05-30'].map((date) =>
            new Date(`${date}T00:00:00+08:00`).toISOString(),
          )
        : [],
    );
  });

  it.each([
    ['employed', 'statement-of-the-person', 3],
    ['self-employed', 'business-match', 3],
    ['stable-income', 'statement-of-the-person', 3],
    ['pension', 'pension-match', 0],
    ['applicant-request', 'statement-of-the-person', 0],
    ['deceased', 'other-match', 0],
  ])('after a closure for %s on a %s number %d', (reason, kind, checks) => {
    expect(Object.keys(placed(reason, kind).scheduledActions)).toHaveLength(checks);
  });

  it('open on their day, neither earlier nor twice', () => {
    const due = at('2026-12-30T00:00:00+08:00');
    expect(open(placed(), 1, due - 1)).toBeUndefined();
    const state = opened(placed(), 1, due);
    expect(state.tasks['check-placement-1-1']).toMatchObject({ kind: 'check-placement' });
    expect(state.deadlines['placement-check-1-1']?.basis).toMatchObject({ clause: 'I-29' });
    expect(Object.keys(state.scheduledActions)).toEqual(['placement-check-3', 'placement-check-6']);
    expect(open(state, 1, due + day)).toBeUndefined();
  });

  const reached = placementFindings.filter((finding) => finding !== 'not-reached');
  it.each(reached)('record that the person is %s, and whether they may register again', (finding) => {
    const now = at('2026-12-30T10:00:00+08:00');
    const before = opened(placed(), 1, now);
    const event = possible(record(before, 'check-placement-1-1', finding, now));
    expect(event.data.mayReEnter).toBe(finding === 'out-of-work');
    const state = having(before, event);
    expect(state.placementChecks).toMatchObject([{ monthsAfter: 1, method: 'phone', finding }]);
    expect([state.phase, state.tasks, state.deadlines]).toEqual(['closed', {}, {}]);
    expect(refusalOf(record(state, 'check-placement-1-1', finding, now))?.reason).toBe(
      'task-already-decided',
    );
  });

  it('stay open while nobody was reached, until attempts on three days by two means', () => {
    let now = at('2026-12-30T10:00:00+08:00');
    let state = opened(placed(), 1, now);
    const tries = (method: string, after: number) => {
      now += after;
      const event = possible(record(state, 'check-placement-1-1', 'not-reached', now, method));
      state = having(state, event);
      return event.data.ends;
    };
    // Several on one day count once.
    expect([tries('phone', 0), tries('visit', 60_000), tries('phone', 60_000)]).toEqual(
      Array(3).fill('not-yet'),
    );
    expect(tries('phone', day)).toBe('not-yet');
    expect(state.tasks['check-placement-1-1']).toBeDefined();
    expect(Object.keys(state.deadlines)).toEqual(['placement-check-1-1']);
    expect(tries('phone', day)).toBe('excused');
    expect(state.endedTasks['check-placement-1-1']?.outcome).toBe('excused');
    expect([state.tasks, state.deadlines]).toEqual([{}, {}]);
    expect(state.placementChecks).toHaveLength(5);
  });

  it('by only one means are never excused, and are done when the person is reached after all', () => {
    let now = at('2026-12-30T10:00:00+08:00');
    let state = opened(placed(), 1, now);
    for (let count = 0; count < 6; count++) {
      state = having(state, possible(record(state, 'check-placement-1-1', 'not-reached', now)));
      now += day;
    }
    expect(state.tasks['check-placement-1-1']).toBeDefined();
    state = having(state, possible(record(state, 'check-placement-1-1', 'in-work', now)));
    expect(state.endedTasks['check-placement-1-1']?.outcome).toBe('done');
  });

  it('cannot fail by comparison: a comparison contacts nobody', () => {
    const now = at('2026-12-30T10:00:00+08:00');
    const state = opened(placed(), 1, now);
    const compared = (finding: (typeof placementFindings)[number]) =>
      record(state, 'check-placement-1-1', finding, now, 'data-comparison');
    expect(refusalOf(compared('not-reached'))?.reason).toBe('unknown-method');
    expect(compared('in-work').ok).toBe(true);
  });

  it('that ended with an attempt before attempts were distinguished stay ended', () => {
    const now = at('2026-12-30T10:00:00+08:00');
    const state = opened(placed(), 1, now);
    const event = possible(record(state, 'check-placement-1-1', 'not-reached', now));
    const { ends: _untold, ...data } = event.data;
    expect(having(state, { ...event, data }).endedTasks['check-placement-1-1']?.outcome).toBe('done');
  });

  it('use a method that the circular names, and answer no other task', () => {
    const now = at('2026-12-30T10:00:00+08:00');
    const state = opened(placed(), 1, now);
    expect(refusalOf(record(state, 'check-placement-1-1', 'in-work', now, 'telepathy'))?.reason).toBe(
      'unknown-method',
    );
    for (const taskId of ['check-placement-1-3', 'decide-closure-1', 'constructor'])
      expect(['task-not-found', 'task-already-decided']).toContain(
        refusalOf(record(state, taskId, 'in-work', now))?.reason,
      );
  });

  it('lapse when the closure turns out to be wrong, and start again after the next one', () => {
    const now = at('2026-12-30T10:00:00+08:00');
    const checked = opened(placed(), 1, now);
    const objected = having(
      checked,
      raiseObjection(checked, lifecycleOf('weihai', now), calendar, by(applicant, now)),
    );
    const followUp = reinstatement(objected, lifecycleOf('weihai', now), calendar, now);
    const state = having(
      objected,
      decideObjection(objected, 'decide-objection-1', true, followUp, by(supervisor, now + day)),
    );
    expect([state.phase, state.tasks, Object.keys(state.deadlines)]).toEqual([
      'registered',
      {},
      ['first-contact-2'],
    ]);
    expect(Object.keys(state.scheduledActions)).toEqual(['next-follow-up']);
    const later = at('2027-01-11T10:00:00+08:00');
    const again = closed(proposed(state, 'employed', 'employment-record', later), later + day);
    const second = opened(again, 1, at('2027-02-15T10:00:00+08:00'));
    expect(Object.keys(second.tasks)).toEqual(['check-placement-2-1']);
  });
});
