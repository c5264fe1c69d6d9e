import { describe, expect, it } from 'vitest';
import { splitEvent } from '../../../../lib/domain/case/case.ts';
import { withdrawHardship } from '../../../../lib/domain/case/hardship/decide.ts';
import { noticePutUp, publishNotice } from '../../../../lib/domain/case/hardship/public-notice.ts';
import { shownName } from '../../../../lib/domain/case/hardship/shown-name.ts';
import {
  applicant,
  calendar,
  day,
  lifecycleOf,
  officer,
  secondOfficer,
  supervisor,
} from '../support/cases.ts';
import { by, refusalOf } from '../support/decisions.ts';
import {
  answeringNotice,
  appliedForHardship,
  checking,
  deciding,
  endingNotice,
  objectingToNotice,
  onNotice,
  openTaskId,
  publishing,
  recognitionOf,
  township,
} from '../support/hardship.ts';

describe('The name on a public notice (DOMAIN G4)', () => {
  it.each([
    ['张伟', '张某'],
    ['张伟国', '张某'],
    ['欧阳修', '某某'],
    ['司马光华', '某某'],
    ['仇英', '某某'],
    ['查良镛', '某某'],
    ['張偉', '某某'],
    ['覃勇', '覃某'],
    ['死海', '某某'],
    ['𠮷野', '某某'],
    ['王', '某某'],
    ['阿依古丽·买买提', '某某'],
    ['Anna Smith', '某某'],
    ['', '某某'],
  ])('%s is shown as %s: never the given name, its length, or a family name that few have', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });
});

describe('A public notice (SX-6.1, I-63)', () => {
  it('is published with its days, under the shortened name', () => {
    const { state } = onNotice('shanxi');
    expect(noticePutUp(state)).toMatchObject({
      number: 1,
      notice: { shownAs: '张某', from: '2026-11-21', until: '2026-11-27' },
    });
  });

  it('comes down with its matter: the request withdrawn, the registration ended, a decision', () => {
    const life = onNotice('shanxi');
    const back = life.next(withdrawHardship, applicant);
    expect(noticePutUp(back.state)).toBeUndefined();
    expect(JSON.stringify(back.state.hardship)).not.toContain('张某');
    expect(back.state.tasks['record-hardship-notice-1']).toBeUndefined();
    const closed = { ...onNotice('shanxi').state, phase: 'closed' as const };
    expect(noticePutUp(closed)).toBeUndefined();
  });

  it('keeps nothing of the name unsealed in the history', () => {
    const published = onNotice('shanxi').events.find(
      ({ event }) => event.type === 'hardship-notice-published',
    );
    expect(published && JSON.stringify(splitEvent(published.event).open)).not.toContain('张某');
  });

  it('needs a source for its days if the region has none, and at least one more day', () => {
    const life = appliedForHardship('shanxi').next(checking());
    const put = (until: string, source?: boolean) =>
      refusalOf(publishing(until, source)(life.state, by(secondOfficer, life.now)))?.reason;
    expect(put('2026-11-27', false)).toBe('notice-period-needs-source');
    expect(put('2026-11-20')).toBe('notice-period-too-short');
    // 60 days at most (I-63): the notice is put up on 2026-11-20.
    expect(put('2027-01-19')).toBeUndefined();
    expect(put('2027-01-20')).toBe('notice-period-too-long');
    expect(put('2026-11-27')).toBeUndefined();
  });

  it('stays up for as many working days as an amendment sets, once one is loaded', () => {
    const { state, now } = appliedForHardship('shanxi').next(checking());
    const rules = lifecycleOf('shanxi');
    const amended = { ...rules, hardship: { ...rules.hardship, noticeWorkingDays: 5 } };
    const put = (until: string) =>
      refusalOf(
        publishNotice(
          state,
          openTaskId(state, 'publish-hardship-notice'),
          { until, hasSource: false },
          { reference: 'GS-TEST0002', shownAs: '某某' },
          amended,
          calendar,
          by(secondOfficer, now),
        ),
      );
    expect(put('2026-11-26')).toEqual({ reason: 'notice-period-too-short', until: '2026-11-27' });
    expect(put('2026-11-27')).toBeUndefined();
  });

  it('is not over before its last day has passed', () => {
    const life = onNotice('shanxi');
    const lastMoment = Date.parse('2026-11-27T23:59:59+08:00');
    const ending = (now: number) => refusalOf(endingNotice(life.state, by(secondOfficer, now)))?.reason;
    expect(ending(lastMoment)).toBe('hardship-notice-running');
    expect(ending(lastMoment + 1000)).toBeUndefined();
  });

  it('can be objected to by anybody on one of its days, and every objection is answered first, by somebody who has not checked', () => {
    const life = onNotice('shanxi').next(objectingToNotice('2026-11-22'), secondOfficer, day);
    const over = life.now + 7 * day;
    expect(refusalOf(endingNotice(life.state, by(secondOfficer, over)))?.reason).toBe(
      'hardship-objection-open',
    );
    expect(refusalOf(answeringNotice(false)(life.state, by(officer, over)))).toEqual({
      reason: 'separation-of-duties',
      because: 'checked',
    });
    for (const on of ['2026-11-19', '2026-11-28'])
      expect(refusalOf(objectingToNotice(on)(life.state, by(officer, over)))?.reason).toBe(
        'outside-notice-period',
      );
    expect(refusalOf(objectingToNotice('2099-01-01')(life.state, by(officer, over)))?.reason).toBe(
      'date-in-future',
    );
    life.next(answeringNotice(false), township).next(endingNotice, secondOfficer, 7 * day);
    expect(recognitionOf(life.state).status).toBe('reviewing');
  });

  it('with an upheld objection leads to a decision, and to no recognition (I9)', () => {
    const life = onNotice('shanxi')
      .next(objectingToNotice('2026-11-22'), secondOfficer, day)
      .next(answeringNotice(true), township)
      .next(endingNotice, secondOfficer, 7 * day);
    expect(recognitionOf(life.state).status).toBe('deciding');
    const recognise = deciding('recognise')(life.state, by(supervisor, life.now));
    expect(refusalOf(recognise)?.reason).toBe('hardship-chain-incomplete');
    life.next(deciding('refuse', { reason: 'objection-upheld' }), supervisor);
    expect(recognitionOf(life.state)).toMatchObject({ status: 'refused', refusalReason: 'objection-upheld' });
  });

  it('can be objected to only while it is up', () => {
    const life = appliedForHardship('shanxi');
    expect(refusalOf(objectingToNotice('2026-11-20')(life.state, by(officer, life.now)))?.reason).toBe(
      'hardship-notice-not-up',
    );
  });
});
