import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { reinstatement } from '../../../../lib/domain/case/case.ts';
import { buildClosureProposal } from '../../../../lib/domain/case/closure/propose.ts';
import { makeEvent } from '../../../../lib/domain/case/kernel/event.ts';
import type { Recipient } from '../../../../lib/domain/case/kernel/notice.ts';
import { hasLapsed } from '../../../../lib/domain/case/notices/lapsed.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  officer,
  supervisor,
} from '../support/cases.ts';
import { closed, onWorklist } from '../support/closed.ts';
import { by, having } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const closedAt = friday + 6 * hour;
const person: Recipient = { kind: 'person' };
const { reasons } = lifecycleOf('chongqing').closure;

/** A registration with a closure proposed for a reason, by an officer or by a count of records. */
function proposedFor(reason: string): CaseState {
  const state = registered();
  const evidence = [{ kind: reasons[reason]?.evidence[0] ?? '', source: 'register', on: '2026-11-19' }];
  const made = buildClosureProposal(
    state,
    reason,
    evidence,
    false,
    lifecycleOf('chongqing'),
    calendar,
    friday,
  );
  if (!made.ok) throw new Error(made.failure.reason);
  const event = makeEvent(by(officer, friday), 'closure-proposed', { closureProposal: made.value });
  return onWorklist(having(state, event), friday);
}
const closedFor = (reason: string): CaseState => closed(proposedFor(reason), closedAt);
const lapsed = (state: CaseState, issued = closedAt - hour, to: Recipient = person): boolean =>
  hasLapsed({ to, issuedAt: new Date(issued).toISOString() }, state);

describe('A notice that was not delivered before the registration was closed (C5)', () => {
  const exempt = Object.keys(reasons).filter((reason) => reasons[reason]?.notice === 'exempt');

  it('is no longer sent to emigrants, the imprisoned, the unreachable and the deceased', () => {
    expect(exempt.sort()).toEqual(['deceased', 'emigrated', 'imprisoned', 'unreachable']);
    for (const reason of exempt) expect(lapsed(closedFor(reason))).toBe(true);
  });

  it.each(Object.keys(reasons).filter((reason) => !exempt.includes(reason)))(
    'is still sent after a closure for %s',
    (reason) => {
      expect(lapsed(closedFor(reason))).toBe(false);
    },
  );

  it('is still sent to an officer and to the supervisors', () => {
    const state = closedFor('deceased');
    for (const to of [
      { kind: 'officer', subject: 'officer-chongqing' },
      { kind: 'district-supervisors', district: '500103' },
    ] as const)
      expect(lapsed(state, closedAt - hour, to)).toBe(false);
  });

  it('is still sent while the closure is only proposed', () => {
    expect(lapsed(proposedFor('deceased'), friday)).toBe(false);
  });

  it('is sent again once the registration is reinstated, and the answer to an objection is sent in any case', () => {
    const ended = closedFor('imprisoned');
    expect([lapsed(ended, closedAt), lapsed(ended, closedAt + 1)]).toEqual([true, false]);
    const now = closedAt + day;
    const rules = lifecycleOf('chongqing', now);
    const objected = having(ended, raiseObjection(ended, rules, calendar, by(applicant, now)));
    expect([lapsed(objected), lapsed(objected, now)]).toEqual([true, false]);
    const judged = (uphold: boolean) =>
      having(
        objected,
        decideObjection(
          objected,
          'decide-objection-1',
          uphold,
          reinstatement(objected, rules, calendar, now),
          by(supervisor, now),
        ),
      );
    expect([lapsed(judged(false)), lapsed(judged(false), now)]).toEqual([true, false]);
    expect([lapsed(judged(true)), lapsed(judged(true), now)]).toEqual([false, false]);
  });
});
