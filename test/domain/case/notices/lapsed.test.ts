import { describe, expect, it } from 'vitest';
import {
  type CaseEvent,
  type CaseState,
  effectsOf,
  evolve,
  hasLapsed,
  noticesOf,
  reinstatement,
} from '../../../../lib/domain/case/case.ts';
import { buildClosureProposal } from '../../../../lib/domain/case/closure/propose.ts';
import { endJobSeekerRegistration } from '../../../../lib/domain/case/job-seeker/end.ts';
import { type EndReason, endReasons } from '../../../../lib/domain/case/job-seeker/events.ts';
import { registerJobSeeker } from '../../../../lib/domain/case/job-seeker/register.ts';
import { makeEvent } from '../../../../lib/domain/case/kernel/event.ts';
import type { Recipient } from '../../../../lib/domain/case/kernel/notice.ts';
import { decideObjection, raiseObjection } from '../../../../lib/domain/case/objection/object.ts';
import { correctPerson } from '../../../../lib/domain/case/person/correct.ts';
import {
  applicant,
  calendar,
  day,
  friday,
  hour,
  lifecycleOf,
  newCaseId,
  officer,
  supervisor,
} from '../support/cases.ts';
import { closed, onWorklist } from '../support/closed.ts';
import { by, having, possible } from '../support/decisions.ts';
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
  hasLapsed({ to, issuedAt: new Date(issued).toISOString(), template: 'objection-dismissed' }, state);

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

/** Somebody registered as a job-seeker at the counter. */
function jobSeeker(): CaseState {
  const application = {
    region: 'chongqing',
    district: '500103',
    channel: 'counter',
    applicationNumber: 'QZ-500103-2026-000001',
  } as const;
  const context = by(officer, friday);
  const begun = registerJobSeeker(application, undefined, lifecycleOf('chongqing'), calendar, context);
  return evolve(undefined, newCaseId(), begun);
}

describe('After the end of a case for a reason that is exempt from notice', () => {
  const correction = (at: number) => possible(correctPerson(['address'], undefined, by(officer, at)));
  const messagesOf = (state: CaseState, event: CaseEvent, sequence: number): unknown[] =>
    effectsOf(event, sequence, state).filter(
      (effect) => effect.kind === 'publish' && effect.detailType === 'Notice.Issued',
    );
  const jobSeekerEnded = (reason: EndReason): CaseState => {
    const begun = jobSeeker();
    return having(begun, endJobSeekerRegistration(begun, reason, by(officer, closedAt)));
  };

  it.each([
    ['deceased', closedFor('deceased'), 0],
    ['imprisoned', closedFor('imprisoned'), 1],
    ['emigrated', closedFor('emigrated'), 1],
    ['unreachable', closedFor('unreachable'), 1],
    ['employed', closedFor('employed'), 1],
    ['deceased as a job-seeker', jobSeekerEnded('deceased'), 0],
    ['imprisoned as a job-seeker', jobSeekerEnded('imprisoned'), 1],
    ['emigrated as a job-seeker', jobSeekerEnded('emigrated'), 1],
    ['in work as a job-seeker', jobSeekerEnded('in-work'), 1],
  ])('a correction by staff is told to nobody who has died: %s', (_reason, ended, messages) => {
    const event = correction(closedAt + day);
    const after = evolve(ended, ended.caseId, event);
    expect(noticesOf(event, after.version, after)).toHaveLength(1);
    expect(messagesOf(after, event, after.version)).toHaveLength(messages);
  });

  it.each(endReasons)(
    'the end of a registration as a job-seeker is announced, but not for such a reason: %s',
    (reason) => {
      const exempt = ['deceased', 'imprisoned', 'emigrated'].includes(reason);
      const begun = jobSeeker();
      const event = possible(endJobSeekerRegistration(begun, reason, by(officer, closedAt)));
      const after = evolve(begun, begun.caseId, event);
      expect(noticesOf(event, after.version, after).map(({ template }) => template)).toEqual(
        exempt ? [] : ['job-seeker-registration-ended'],
      );
      // A notice issued before and unsent by then is no longer sent.
      const earlier = { template: 'job-seeker-registered', to: person, issuedAt: begun.submittedAt };
      expect(hasLapsed(earlier, begun)).toBe(false);
      expect(hasLapsed(earlier, after)).toBe(exempt);
      expect(hasLapsed({ ...earlier, to: { kind: 'officer', subject: 'x' } }, after)).toBe(false);
    },
  );
});
