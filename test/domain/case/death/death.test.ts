import { describe, expect, it } from 'vitest';
import {
  type CaseState,
  evolve,
  hasLapsed,
  possibleActions,
  runScheduledAction,
} from '../../../../lib/domain/case/case.ts';
import { recordDeath, withdrawDeathRecord } from '../../../../lib/domain/case/death/record.ts';
import { isInForce } from '../../../../lib/domain/case/kernel/access.ts';
import { grantMandate } from '../../../../lib/domain/case/mandate/mandate.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import { endApplication } from '../../../../lib/domain/case/registration/end.ts';
import {
  applicant,
  asJobSeeker,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  secondSupervisor,
  submission,
  supervisor,
  system,
} from '../support/cases.ts';
import { closed as closedOf, proposed } from '../support/closed.ts';
import { by, having, possible } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';
import { refused as refusedCase } from '../support/told.ts';

const family = { kind: 'statement-of-the-family', on: '2026-11-20' } as const;
const instant = (now: number): string => new Date(now).toISOString();

/** A registration that was closed for a reason. */
const closed = (region: 'weihai' | 'chongqing' | 'yunnan' = 'weihai', reason = 'employed'): CaseState =>
  closedOf(
    proposed(registered(region), reason, lifecycleOf(region).closure.reasons[reason]?.evidence[0] ?? ''),
  );
const dead = (state: CaseState, now = friday + 7 * hour): CaseState =>
  having(state, recordDeath(state, family, false, by(officer, now)));
const letter = (now: number, template = 'registration-closed') => ({
  template,
  to: { kind: 'person' } as const,
  issuedAt: instant(now),
});
const objecting = (state: CaseState, now: number): CaseState =>
  having(state, raiseObjection(state, lifecycleOf(state.region), calendar, by(applicant, now)));

describe('The death of somebody whose case has ended (I-92)', () => {
  it('drops the checks after the placement that WH-4.6 asks for, scheduled or open', () => {
    const before = closed();
    expect(Object.keys(before.scheduledActions)).toHaveLength(3);
    const now = friday + 40 * day;
    const checked = having(
      before,
      runScheduledAction(before, 'placement-check-1', lifecycleOf('weihai', now), calendar, by(system, now)),
    );
    expect(Object.keys(checked.tasks)).toEqual(['check-placement-1-1']);
    const after = dead(checked, now + hour);
    expect([after.tasks, after.deadlines, after.scheduledActions]).toEqual([{}, {}, {}]);
    expect(after.phase).toBe('closed');
  });

  it('has every letter to the person lapse, whenever it was issued, and none to staff', () => {
    const before = closed();
    const after = dead(before);
    for (const now of [friday, friday + 6 * hour, friday + 5 * hour]) {
      expect(hasLapsed(letter(now), before)).toBe(false);
      expect(hasLapsed(letter(now), after)).toBe(true);
    }
    const toStaff = { ...letter(friday), to: { kind: 'officer', subject: 'officer-weihai' } as const };
    expect(hasLapsed(toStaff, after)).toBe(false);
  });

  it('is withdrawn by a supervisor: letters are sent again, and the checks are made, those that are past at once', () => {
    const now = friday + 40 * day;
    const open = having(
      closed(),
      runScheduledAction(
        closed(),
        'placement-check-1',
        lifecycleOf('weihai', now),
        calendar,
        by(system, now),
      ),
    );
    const after = dead(open, now + hour);
    expect(withdrawDeathRecord(after, by(officer, now + day))).toMatchObject({
      failure: { reason: 'supervisor-needed' },
    });
    const back = having(after, withdrawDeathRecord(after, by(supervisor, now + day)));
    expect(back.death).toBeUndefined();
    expect(hasLapsed(letter(friday + 6 * hour), back)).toBe(false);
    expect(back.scheduledActions).toMatchObject({
      'placement-check-1': { at: instant(now + day), monthsAfter: 1 },
      'placement-check-3': { at: open.scheduledActions['placement-check-3']?.at },
      'placement-check-6': { at: open.scheduledActions['placement-check-6']?.at },
    });
    const again = possible(
      runScheduledAction(
        back,
        'placement-check-1',
        lifecycleOf('weihai', now),
        calendar,
        by(system, now + day),
      ),
    );
    const resumed = having(back, again);
    const [taskId = ''] = Object.keys(resumed.tasks);
    expect(Object.keys(resumed.endedTasks)).not.toContain(taskId);
    expect(again).toMatchObject({ data: { monthsAfter: 1 } });
  });

  it.each([
    ['is recorded once', (): CaseState => dead(closed()), 'death-recorded-already'],
    [
      'is known from a closure for it',
      (): CaseState => closed('yunnan', 'deceased'),
      'death-recorded-already',
    ],
    [
      'is known from the end of an application for it (I-55)',
      (): CaseState => {
        const state = evolve(undefined, newCaseId(), submission());
        return having(state, endApplication(state, family, by(officer, friday + hour)));
      },
      'death-recorded-already',
    ],
    ['is no end of a registration', (): CaseState => registered(), 'not-possible-in-phase'],
  ])('%s', (_what, state, reason) => {
    const refused = recordDeath(state(), family, false, by(officer, friday + day));
    expect(refused).toMatchObject({ ok: false, failure: { reason } });
  });

  it('is recorded on the open case of the person if they have one, and not in the future', () => {
    const state = closed('chongqing', 'pension');
    expect(recordDeath(state, family, true, by(officer, friday + day))).toMatchObject({
      failure: { reason: 'person-has-open-case' },
    });
    const tomorrow = { ...family, on: '2026-11-22' };
    expect(recordDeath(state, tomorrow, false, by(officer, friday + day))).toMatchObject({
      failure: { reason: 'date-in-future' },
    });
  });

  it('leaves a review open, which registers nobody; only an objection after it, by somebody alive, is answered by letter', () => {
    const objected = objecting(closed('chongqing'), friday + 7 * hour);
    const after = dead(objected, friday + 8 * hour);
    expect(Object.keys(after.tasks)).toEqual(['decide-objection-1']);
    const followUp = { kind: 'follow-up' as const, month: '2026-11', at: instant(friday) };
    const redress = { followUp, resumes: [] };
    const deciding = (uphold: boolean) =>
      decideObjection(after, 'decide-objection-1', uphold, redress, by(secondSupervisor, friday + 9 * hour));
    expect(deciding(true)).toMatchObject({ failure: { reason: 'death-is-recorded' } });
    const dismissed = having(after, deciding(false));
    expect(hasLapsed(letter(friday + 9 * hour, 'objection-dismissed'), dismissed)).toBe(true);
    const alive = objecting(dead(closed('chongqing')), friday + 8 * hour);
    expect(hasLapsed(letter(friday + 9 * hour, 'objection-dismissed'), alive)).toBe(false);
  });

  it('leaves nobody to take the offer of a registration as a job-seeker, until its record is withdrawn', () => {
    const before = refusedCase('qinghai').state;
    const taking = (state: CaseState) => asJobSeeker(state, by(applicant, friday + 2 * day));
    expect(taking(before)).toMatchObject({ ok: true });
    const after = dead(before, friday + day);
    expect(possibleActions(after, 'applicant')).not.toContain('register-as-job-seeker');
    expect(taking(after)).toMatchObject({ failure: { reason: 'death-is-recorded' } });
  });

  it('ends the mandates of the person (Civil Code art. 173), as does every other end for a death, and no other end', () => {
    const mandate = { subject: 'helper', from: '2026-11-20', until: '2026-12-31' } as const;
    const granted = (state: CaseState): CaseState =>
      having(state, grantMandate(state, mandate, by(applicant, friday + hour)));
    const represents = ({ mandates = [] }: CaseState): boolean =>
      mandates.some((each) => isInForce(each, '2026-11-25'));
    const end = (reason: string): CaseState => {
      const kind = lifecycleOf('chongqing').closure.reasons[reason]?.evidence[0] ?? '';
      return closedOf(proposed(granted(registered()), reason, kind));
    };
    const submitted = granted(evolve(undefined, newCaseId(), submission()));
    const ended = having(submitted, endApplication(submitted, family, by(officer, friday + 2 * hour)));
    expect([submitted, end('employed')].map(represents)).toEqual([true, true]);
    expect([end('deceased'), ended, dead(end('employed'))].map(represents)).toEqual([false, false, false]);
  });
});
