import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../web/api/problem.ts';
import { listsOf } from '../../web/desk/acts/lists-of.ts';
import { actsOf } from '../../web/desk/case/acts-of.ts';
import {
  bodyOf,
  emptyDecision,
  missingIn,
  placeIds,
  refusedAt,
} from '../../web/desk/decide/decision-body.ts';
import { placeIn, taskAfter } from '../../web/desk/task-order.ts';
import { changesBetween } from '../../web/desk/worklist/use-held.ts';
import { filtersOf, listQueryOf, tabs, worklistSearchOf } from '../../web/desk/worklist/worklist-search.ts';
import { csvOf } from '../../web/parts/csv.ts';

describe('the desk', () => {
  it('keeps of an address what it knows, and reads one’s own list by default', () => {
    expect(
      worklistSearchOf({ tab: 'overdue', officer: 'me', kind: '<b>', district: '500103', more: 'x' }),
    ).toEqual({
      tab: 'overdue',
      district: '500103',
    });
    expect(listQueryOf({})).toEqual({ officer: 'me' });
    expect(listQueryOf({ officer: 'all', tab: 'soon' })).toEqual({ due: 'within-3' });
  });

  it('offers for a transfer every district that is served but the present one, with its region where there are several', () => {
    const chongqing = {
      region: 'chongqing' as const,
      name: '重庆市',
      packVersion: '1',
      districts: [
        { code: '500103', name: '渝中区' },
        { code: '500105', name: '江北区' },
      ],
    };
    const ningbo = {
      region: 'zhejiang' as const,
      name: '浙江省',
      packVersion: '1',
      districts: [{ code: '330205', name: '江北区' }],
    };
    const here = { district: { code: '500103', name: '渝中区' } };
    const offered = (regions: Parameters<typeof listsOf>[3]) =>
      listsOf(here, undefined, undefined, regions).districts;
    expect(offered([chongqing])).toEqual([{ code: '500105', text: '江北区' }]);
    expect(offered([chongqing, ningbo])).toEqual([
      { code: '500105', text: '重庆市 江北区' },
      { code: '330205', text: '浙江省 江北区' },
    ]);
    expect(offered(undefined)).toBeUndefined();
  });

  it('opens with each tab the list that the counts are by, and one condition more', () => {
    const search = { kind: 'follow-up', assisted: 'yes' } as const;
    for (const tab of tabs) {
      const { officer: _, ...filters } = filtersOf(search);
      expect(listQueryOf({ ...search, tab })).toMatchObject(filters);
    }
  });

  it('counts what came, went and changed while somebody points at the list', () => {
    const row = (key: string, mark = '1') => ({ key, mark });
    expect(changesBetween([row('a'), row('b')], [row('b', '2'), row('c')])).toBe(3);
    expect(changesBetween([row('a')], [row('a')])).toBe(0);
  });

  it('goes from case to case, and to the first again after the last', () => {
    const list = ['a', 'a', 'b', 'c'].map((caseId, at) => ({ caseId, taskId: `${at}`, kind: 'follow-up' }));
    expect(placeIn('b', list)).toEqual({ place: 2, of: 3, before: 'a', after: 'c' });
    expect(taskAfter('a', list)?.caseId).toBe('b');
    expect(taskAfter('c', list)?.caseId).toBe('a');
    expect(taskAfter('gone', list)?.caseId).toBe('a');
    expect(taskAfter('a', list.slice(0, 2))).toBeUndefined();
  });

  it('numbers tasks first, and shows an attempt within the follow-up', () => {
    const task = { taskId: 'follow-up-2026-12', operations: ['complete-follow-up', 'attempt-follow-up'] };
    const { tasks, others } = actsOf({ openTasks: [task], possibleActions: ['record-service'] } as never);
    expect(tasks[0]?.acts.map(({ act, number }) => [number, act])).toEqual([[1, 'complete-follow-up']]);
    expect(others[0]).toMatchObject({ number: 2, act: 'record-service' });
  });

  it('puts a forbidden document at the text that asks for it, and sends only what belongs to the outcome', () => {
    const problem = new ApiProblem({ code: 'forbidden-document', status: 422, title: '不得要求' });
    expect(refusedAt(problem, 'ask-for-information', [])).toEqual([
      { id: placeIds.message, text: '不得要求' },
    ]);
    expect(refusedAt(problem, 'refuse', [])).toEqual([{ id: placeIds.explanation, text: '不得要求' }]);
    const draft = { ...emptyDecision, outcome: 'approve' as const, explanation: 'typed for another outcome' };
    expect(bodyOf(draft, [])).toEqual({ outcome: 'approve', overruledEvidence: [] });
    expect(missingIn(draft, [{ check: 'pension', name: '养老' }], ({ zh }) => zh)).toHaveLength(1);
  });

  it('writes no formula into a spreadsheet', () => {
    expect(csvOf(['a'], [['=1+1'], ['x,"y"']])).toBe('\ufeffa\r\n\'=1+1\r\n"x,""y"""\r\n');
  });
});
