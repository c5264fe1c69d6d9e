import { describe, expect, it } from 'vitest';
import type { CaseEvent, CaseRefusal } from '../../../../lib/domain/case/case.ts';
import { attemptFollowUp } from '../../../../lib/domain/case/follow-up/attempt.ts';
import { completeFollowUp } from '../../../../lib/domain/case/follow-up/complete.ts';
import { followUpTaskId } from '../../../../lib/domain/case/follow-up/tasks.ts';
import type { Helper } from '../../../../lib/domain/case/kernel/helper.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import type { Result } from '../../../../lib/domain/result.ts';
import { calendar, friday, lifecycleOf, officer } from '../support/cases.ts';
import { by, possible, refusalOf } from '../support/decisions.ts';
import { inNovember } from '../support/followed.ts';
import { planned, registered, serving } from '../support/registered.ts';

const worker: Helper = { kind: 'grass-roots-worker' };
const broker: Helper = { kind: 'labour-broker', agreementOn: '2026-11-02' };

type Act = (region: Region, helper?: Helper) => Result<CaseEvent, CaseRefusal>;
/** The follow-up of November is open. */
const followUpOpen = (region: Region) => ({
  state: inNovember(region).state,
  taskId: followUpTaskId('2026-11'),
  now: friday,
});

/** What an officer can have somebody else do, in the form in which it is recorded. */
const acts: readonly (readonly [string, Act])[] = [
  [
    'the first contact',
    (region, helper) =>
      recordContact(
        registered(region),
        'make-first-contact-1',
        { method: 'visit', reached: true, ...(helper && { helper }) },
        lifecycleOf(region),
        calendar,
        by(officer, friday),
      ),
  ],
  ['a service', (region, helper) => serving(planned(region), { ...(helper && { helper }) })],
  [
    'an attempt at a follow-up',
    (region, helper) => {
      const { state, taskId, now } = followUpOpen(region);
      return attemptFollowUp(state, taskId, 'visit', lifecycleOf(region), calendar, by(officer, now), helper);
    },
  ],
  [
    'a follow-up',
    (region, helper) => {
      const { state, taskId, now } = followUpOpen(region);
      const completion = {
        by: 'officer',
        method: 'visit',
        progress: 'still-looking',
        service: 'keep',
      } as const;
      return completeFollowUp(
        state,
        taskId,
        { ...completion, ...(helper && { helper }) },
        lifecycleOf(region),
        calendar,
        by(officer, now),
      );
    },
  ],
];

describe('Grass-roots workers and labour brokers (CQ-1.3, I-33)', () => {
  it.each(acts)('do %s on behalf of the officer, who records it and answers for it', (_what, act) => {
    for (const helper of [worker, broker]) {
      const event = possible(act('chongqing', helper));
      expect(event.data).toMatchObject(
        event.type === 'service-recorded' ? { service: { helper } } : { helper },
      );
      expect(event.actor).toEqual(officer);
    }
  });

  it.each(acts)('may not do %s if no circular names them', (_what, act) => {
    expect(refusalOf(act('yunnan', worker))).toEqual({
      reason: 'helper-not-provided-for',
      kind: 'grass-roots-worker',
    });
    expect(act('yunnan').ok).toBe(true);
  });

  it('may not act as a labour broker without a written agreement, dated today at the latest', () => {
    for (const [, act] of acts) {
      expect(refusalOf(act('chongqing', { kind: 'labour-broker' }))).toEqual({
        reason: 'helper-needs-agreement',
      });
      expect(refusalOf(act('chongqing', { ...broker, agreementOn: '2027-06-01' }))).toEqual({
        reason: 'date-in-future',
      });
    }
  });
});
