import { describe, expect, it } from 'vitest';
import { sweepEach } from '../../functions/schedules/sweep-deadlines/swept.ts';

const due = (caseId: string, deadlineId: string) => ({ caseId, deadlineId, district: '500103', at: 0 });

describe('A part of a sweep', () => {
  it('changes several cases at a time, and each case once at a time, so that nothing of it is in the way of the rest', async () => {
    const items = ['a', 'b', 'c'].flatMap((id) => ['1', '2', '3', '4'].map((number) => due(id, number)));
    const underWay = new Map<string, number>();
    let cases = 0;
    const counts = await sweepEach(items, async ({ caseId }) => {
      underWay.set(caseId, (underWay.get(caseId) ?? 0) + 1);
      expect(underWay.get(caseId)).toBe(1);
      cases = Math.max(cases, [...underWay.values()].filter((number) => number > 0).length);
      await new Promise(setImmediate);
      underWay.set(caseId, 0);
      return 1;
    });
    expect(counts).toEqual({ done: 12, failed: 0 });
    expect(cases).toBe(3);
  });

  it('counts what fails, and goes on with the rest of the same case', async () => {
    const items = [due('a', '1'), due('a', '2'), due('b', '3')];
    const counts = await sweepEach(items, async ({ deadlineId }) => {
      if (deadlineId === '1') throw new Error('it cannot be read');
      return 2;
    });
    expect(counts).toEqual({ done: 4, failed: 1 });
  });
});
