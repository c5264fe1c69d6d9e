import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { isOnNotice, publicNoticeOf } from '../../../../lib/domain/case/claim/notice.ts';
import { checked, type Dealing, decided, withTaskOpen } from '../support/claims.ts';
import { having, refusalOf } from '../support/decisions.ts';
import { made, right, shanxi, yuan1000 } from './support/expansion.ts';

describe('A public notice', () => {
  const onNotice: Dealing = { ...shanxi, terms: { ...shanxi.terms, publicNotice: { workingDays: 5 } } };
  const state = (): CaseState => {
    const before = made(onNotice);
    return withTaskOpen(having(before, checked(before, 1, right, onNotice, yuan1000)), 'decide-claim', 1);
  };
  const claim = () => {
    const [first] = state().claims ?? [];
    if (!first) throw new Error('there is no claim');
    return first;
  };

  it('counts the days of the decision from its last day, which does not count itself (Civil Code, art. 201)', () => {
    const short: Dealing = { ...shanxi, terms: { ...shanxi.terms, publicNotice: { workingDays: 3 } } };
    const before = made(short);
    const { claims, deadlines } = having(before, checked(before, 1, right, short, yuan1000));
    expect(claims?.[0]?.notice?.until).toBe('2026-11-25');
    // Thursday, Friday, Monday.
    expect(Object.values(deadlines).find(({ kind }) => kind === 'claim-decision')?.dueDate).toBe(
      '2026-11-30',
    );
  });

  it('holds up the approval until its last day is over, and is then taken down (G4, I-82)', () => {
    expect(refusalOf(decided(state(), 1, { decide: 'approve' }, onNotice))).toEqual({
      reason: 'notice-running',
      until: '2026-11-27',
    });
    const lastDay = Date.parse('2026-11-27T23:59:59.999+08:00');
    expect(isOnNotice(claim(), lastDay)).toBe(true);
    expect(isOnNotice(claim(), lastDay + 1)).toBe(false);
    expect(decided(state(), 1, { decide: 'approve' }, { ...onNotice, now: lastDay + 1 }).ok).toBe(true);
  });

  it.each([
    ['王小明', '王某'],
    ['欧阳娜娜', '某某'],
    ['䶮𠮷', '某某'],
    ['𠮷某', '某某'],
    ['古丽娜尔·买买提', '某某'],
  ])('says of %s no more than %s, and nothing else of the person (G4)', (name, shownAs) => {
    const person = { ...claim(), claimant: { kind: 'person' } } as const;
    const notice = publicNoticeOf(person, name);
    expect(notice?.shownAs).toBe(shownAs);
    expect(Object.keys(notice ?? {})).toEqual(['shownAs', 'scheme', 'from', 'until']);
    expect(JSON.stringify(notice)).not.toMatch(/\d{8}/);
  });

  it.each([
    ['渝新机械有限公司', '渝新机械有限公司'],
    ['张小花小吃店', '某用人单位'],
  ])('names the employer %s as %s: the name of a sole trader can be that of a person', (name, shownAs) => {
    const employer = { creditCode: '91500103MA5X00000J', name };
    const claimed = {
      ...claim(),
      claimant: { kind: 'employer', creditCode: employer.creditCode },
      stated: { ...claim().stated, employer },
    } as const;
    expect(publicNoticeOf(claimed, '王小明')?.shownAs).toBe(shownAs);
  });
});
