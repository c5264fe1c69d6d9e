import { describe, expect, it } from 'vitest';
import {
  brokenInvariants,
  type CaseState,
  hasLapsed,
  runScheduledAction,
} from '../../../../lib/domain/case/case.ts';
import { recordOffer, recordProspect } from '../../../../lib/domain/case/public-post/leave.ts';
import { lastPlacement } from '../../../../lib/domain/case/public-post/state.ts';
import { transferRegistration } from '../../../../lib/domain/case/transfer/transfer.ts';
import {
  at,
  beginningOf,
  calendar,
  day,
  friday,
  hour,
  officer,
  supervisor,
  system,
} from '../support/cases.ts';
import { closed, proposed } from '../support/closed.ts';
import { by, having } from '../support/decisions.ts';
import { deciding, entitled, failureOf, leaving, placed, proposing, rules } from '../support/public-posts.ts';

describe('What comes after a placement (C8, I-69): never a gap', () => {
  const end = at('2029-12-02T00:30:00+08:00');
  const sweep = (state: CaseState, id: string, now: number): CaseState => {
    const event = runScheduledAction(state, id, rules, calendar, by(system, now));
    if (!event) throw new Error(`${id} does nothing`);
    return having(state, { ok: true, value: event });
  };

  it('is planned from three months ahead, and an officer records the end', () => {
    const state = placed();
    expect(state.scheduledActions['public-post-notice-1']?.at).toBe('2029-08-31T16:00:00.000Z');
    expect(
      runScheduledAction(state, 'public-post-notice-1', rules, calendar, by(system, friday + day)),
    ).toBeUndefined();
    const told = sweep(state, 'public-post-notice-1', at('2029-09-01T00:30:00+08:00'));
    expect(told.deadlines['public-post-ending-1']?.dueDate).toBe('2029-12-03');
    const found = having(
      told,
      recordProspect(told, 'plan-after-public-post-1', 'registers-again', by(officer, end - 30 * day)),
    );
    expect(found.tasks['plan-after-public-post-1']).toBeUndefined();
    const over = sweep(found, 'public-post-end-1', end);
    // Reaching its last day does not end a placement: an officer records the end.
    expect(lastPlacement(over)?.status).toBe('placed');
    expect(over.tasks['record-public-post-end-1']).toBeDefined();
    expect(failureOf(leaving(over, { on: '2029-11-30', reason: 'expired' }, end))).toBe(
      'public-post-not-over',
    );
    const left = having(over, leaving(over, { on: '2029-12-01', reason: 'expired' }, end));
    expect(lastPlacement(left)?.status).toBe('ended');
    expect(left.tasks['record-public-post-end-1']).toBeUndefined();
  });

  it.each([
    ['2029-05-31', '2029-02-28'],
    ['2028-05-31', '2028-02-29'],
    ['2028-12-31', '2028-09-30'],
    ['2028-03-30', '2027-12-30'],
  ])('that ends on %s is told of from the first instant of %s on, three months ahead', (endsOn, told) => {
    const waiting = having(entitled(), proposing(entitled(), { term: { endsOn } }));
    const action = having(waiting, deciding(waiting)).scheduledActions['public-post-notice-1'];
    expect(action?.at).toBe(new Date(`${told}T00:00:00+08:00`).toISOString());
  });

  it('continues when the registration moves to another place, where the end is recorded as before', () => {
    const moved = transferRegistration(
      placed(),
      {
        to: {
          caseId: 'there',
          region: 'yunnan',
          district: '530102',
          placeBasis: 'residence',
          applicationNumber: 'there',
        },
        beginning: beginningOf('yunnan', friday + day),
      },
      calendar,
      by(supervisor, friday + day),
    );
    if (!moved.ok) throw new Error(moved.failure.reason);
    const gone = having(placed(), moved.value.out);
    expect(gone.phase).toBe('closed');
    expect(lastPlacement(gone)?.status).toBe('placed');
    expect(gone.scheduledActions['public-post-end-1']?.at).toBe('2029-12-01T16:00:00.000Z');
    expect(brokenInvariants(gone, friday + 2 * day)).toEqual([]);
    const over = sweep(gone, 'public-post-end-1', end);
    expect(over.tasks['record-public-post-end-1']).toBeDefined();
    const left = having(over, leaving(over, { on: '2029-12-01', reason: 'expired' }, end));
    expect(lastPlacement(left)?.status).toBe('ended');
    expect(left.tasks['record-public-post-end-1']).toBeUndefined();
  });

  it('continues when the registration ends because the person now works, and they are offered a new registration', () => {
    const working = closed(proposed(placed()));
    expect(working.scheduledActions['public-post-end-1']).toBeDefined();
    expect(brokenInvariants(working, friday + day)).toEqual([]);
    const left = having(working, leaving(working));
    expect(left.tasks['offer-registration-again-1']).toBeDefined();
    expect(left.scheduledActions['public-post-end-1']).toBeUndefined();
    const offered = having(
      left,
      recordOffer(
        left,
        'offer-registration-again-1',
        'registers-again',
        by(officer, at('2027-06-02T10:00:00+08:00')),
      ),
    );
    expect(offered.tasks['offer-registration-again-1']).toBeUndefined();
    const inWork = having(working, leaving(working, { reason: 'found-work', after: 'in-work' }));
    expect(inWork.tasks['offer-registration-again-1']).toBeUndefined();
  });

  it('leaves a person who is still registered with their monthly follow-ups', () => {
    const left = having(placed(), leaving(placed()));
    expect(left.phase).toBe('registered');
    expect(Object.values(left.scheduledActions).map(({ kind }) => kind)).toContain('follow-up');
    expect(left.tasks['offer-registration-again-1']).toBeUndefined();
    expect(failureOf(leaving(left))).toBe('not-in-public-post');
    expect(failureOf(leaving(placed(), { on: '2027-06-02' }))).toBe('date-in-future');
    expect(failureOf(leaving(placed(), { on: '2027-06-01' }))).toBe('done');
    expect(failureOf(leaving(placed(), { on: '2026-11-19' }))).toBe('outside-public-post');
  });
});

describe('What the end of a placement finds leads to what a follow-up that finds it leads to (SX-2.6: 闭环管理, I-69)', () => {
  const ended = (change: Parameters<typeof leaving>[1]) => {
    const state = having(placed(), leaving(placed(), change));
    const { closure, tasks } = state;
    return {
      closes: closure?.status === 'proposed' ? closure.reason : undefined,
      looks: Object.keys(tasks).filter((id) => id.startsWith('assess-signal')),
    };
  };

  it('in work, a closure is proposed that a human decides, whatever the placement ended for', () => {
    for (const reason of ['found-work', 'resigned', 'dismissed'] as const)
      expect(ended({ reason, after: 'in-work' })).toEqual({ closes: 'employed', looks: [] });
  });

  it('no longer looking for work, somebody looks at it; out of work, the months go on', () => {
    expect(ended({ reason: 'retired', after: 'not-in-labour-force' })).toEqual({
      closes: undefined,
      looks: ['assess-signal-post-1'],
    });
    for (const after of ['unemployed', 'unknown'] as const)
      expect(ended({ after })).toEqual({ closes: undefined, looks: [] });
  });

  it('of somebody who has died, whatever is said of what they do, the closure without a notice is proposed', () => {
    for (const after of ['unknown', 'unemployed', 'in-work'] as const)
      expect(ended({ reason: 'deceased', after })).toEqual({ closes: 'deceased', looks: [] });
  });

  it('of a registration that has ended nothing is proposed', () => {
    const over = closed(
      proposed(placed(), 'employed', 'employment-record', friday + 6 * hour),
      friday + 7 * hour,
    );
    const event = leaving(over, { after: 'in-work' });
    expect(event.ok && Object.keys(event.value.data)).not.toContain('closureProposal');
  });
});

describe('A placement of somebody who has died', () => {
  const died = (state: CaseState): CaseState =>
    closed(proposed(state, 'deceased', 'statement-of-the-family', friday + 6 * hour), friday + 7 * hour);

  it('has its end recorded at once, and nobody asks what comes after', () => {
    const state = died(placed());
    expect(Object.keys(state.scheduledActions)).toEqual(['public-post-end-1']);
    const asked = runScheduledAction(
      state,
      'public-post-end-1',
      rules,
      calendar,
      by(system, friday + 8 * hour),
    );
    expect(asked?.type).toBe('public-post-expired');
    expect(brokenInvariants(state, friday + 8 * hour)).not.toContain('public-post-without-end');
  });

  it('that is recorded after the registration had ended, is followed by no notice to them', () => {
    const over = closed(
      proposed(placed(), 'employed', 'employment-record', friday + 6 * hour),
      friday + 7 * hour,
    );
    const paidLater = {
      to: { kind: 'person' },
      template: 'claim-paid',
      issuedAt: '2027-07-01T02:00:00.000Z',
    } as Parameters<typeof hasLapsed>[0];
    expect(hasLapsed(paidLater, having(over, leaving(over, { reason: 'deceased', after: 'unknown' })))).toBe(
      true,
    );
    expect(hasLapsed(paidLater, having(over, leaving(over, { reason: 'resigned' })))).toBe(false);
  });
});
