import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../web/api/problem.ts';
import { claimNumberOf, toLookAt } from '../../web/desk/acts/claim-tasks.ts';
import { outcomeIn } from '../../web/desk/acts/done.tsx';
import { checksToMake } from '../../web/desk/acts/household-checks.ts';
import { listsOf } from '../../web/desk/acts/lists-of.ts';
import { onlyTasksOpenedSince } from '../../web/desk/acts/quiet-changes.ts';
import { recordCopyIn } from '../../web/desk/acts/record-copy.tsx';
import { targetsOf } from '../../web/desk/acts/which-one.tsx';
import { isAct } from '../../web/desk/case/act-names.ts';
import { actsOf } from '../../web/desk/case/acts-of.ts';
import {
  bodyOf,
  emptyDecision,
  missingIn,
  placeIds,
  refusedAt,
} from '../../web/desk/decide/decision-body.ts';
import { leaveWorklist, leftWorklist, placeIn, taskAfter } from '../../web/desk/task-order.ts';
import { changesBetween } from '../../web/desk/worklist/use-held.ts';
import { filtersOf, listQueryOf, tabs, worklistSearchOf } from '../../web/desk/worklist/worklist-search.ts';
import { csvOf } from '../../web/parts/csv.ts';
import { showPhone } from '../../web/texts/numbers.ts';

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

  const offered = (body: object) =>
    actsOf({
      openTasks: [],
      possibleActions: [],
      asOf: '2026-12-20T16:30:00.000Z',
      ...body,
    } as never).others.map(({ act }) => act);

  it('offers in every phase what the law gives the person over their data, and lifts only a restriction that there is', () => {
    for (const phase of [
      'applied',
      'registered',
      'refused',
      'withdrawn',
      'job-seeker',
      'job-seeker-ended',
      'closed',
    ])
      expect(offered({ phase })).toEqual(
        expect.arrayContaining(['correct-person', 'copy-record', 'restrict-processing', 'request-deletion']),
      );
    expect(offered({ phase: 'registered' })).not.toContain('lift-restriction');
    const restricted = offered({ phase: 'registered', restriction: { since: '2026-12-01T00:00:00.000Z' } });
    expect(restricted).toContain('lift-restriction');
    expect(restricted).not.toContain('restrict-processing');
    expect(offered({ phase: 'registered' })).not.toContain('show-data-notice');
    expect(offered({ phase: 'registered', dataNoticeToShow: 'data-notice-1' })).toContain('show-data-notice');
  });

  it('offers nothing besides to whoever has declared an interest', () => {
    expect(offered({ phase: 'registered', related: true })).toEqual([]);
  });

  it('takes back a mandate until its last Beijing day is over, and a note on the certificate once', () => {
    // In Beijing, 21 December has begun.
    const mandate = (until: string, more = {}) => ({
      mandateId: until,
      representative: 'a',
      from: '2026-12-01',
      until,
      ...more,
    });
    expect(offered({ phase: 'registered', mandates: [mandate('2026-12-21')] })).toContain('revoke-mandate');
    expect(offered({ phase: 'registered', mandates: [mandate('2026-12-20')] })).not.toContain(
      'revoke-mandate',
    );
    const revoked = mandate('2027-06-01', { revokedAt: '2026-12-02T00:00:00.000Z' });
    expect(offered({ phase: 'registered', mandates: [revoked] })).not.toContain('revoke-mandate');
    const notes = (more = {}) => [
      {
        noteId: 'note-1',
        measure: { code: 'hiring', text: '吸纳' },
        notedAt: '2026-12-01T00:00:00.000Z',
        ...more,
      },
    ];
    expect(offered({ phase: 'closed', certificateNotes: notes() })).toEqual(
      expect.arrayContaining(['note-certificate', 'withdraw-certificate-note']),
    );
    expect(
      offered({ phase: 'closed', certificateNotes: notes({ withdrawnAt: '2026-12-02T00:00:00.000Z' }) }),
    ).not.toContain('withdraw-certificate-note');
    expect(offered({ phase: 'applied' })).not.toContain('note-certificate');
    const asked = targetsOf('revoke-mandate', {
      asOf: '2026-12-20T16:30:00.000Z',
      mandates: [revoked, mandate('2026-12-21')],
    } as never);
    expect(asked?.entries.map(({ path }) => path)).toEqual([{ mandateId: '2026-12-21' }]);
  });

  it('opens no form for what an address names that is no act on a case', () => {
    expect(isAct('complete-follow-up')).toBe(true);
    for (const name of ['save-officer', 'submit-application', 'to-string', 'constructor', '', undefined])
      expect(isAct(name)).toBe(false);
  });

  it('says what came of an act only where its answer tells', () => {
    const before = { caseId: 'a', history: [] };
    expect(outcomeIn(before)).toEqual({ after: before });
    const moved = { caseId: 'b', applicationNumber: '500105202612211', case: before };
    expect(outcomeIn(moved)).toEqual({ after: before, begun: moved });
    expect(outcomeIn({ claims: [] })).toEqual({});
    expect(outcomeIn(undefined)).toEqual({});
    const copy = { title: '个人信息副本', madeAt: '2026年12月21日', sections: [] };
    expect(recordCopyIn(copy)).toEqual(copy);
    expect(recordCopyIn(before)).toBeUndefined();
  });

  it('shows a telephone number as people dial it', () => {
    expect(['+8613812345678', '+862363152000', '138****5678'].map(showPhone)).toEqual([
      '13812345678',
      '023-63152000',
      '138****5678',
    ]);
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

  it('writes no number of a case or of somebody so that a spreadsheet changes it', () => {
    // Excel drops zeros at the beginning, keeps fifteen digits, and reads an E between digits as a power of ten.
    const cellOf = (text: string) => csvOf(['a'], [[text]]).split('\r\n')[1];
    for (const text of ['5001032026120112345678', '500103202612010000E123', '007', '02363152000'])
      expect(cellOf(text)).toBe(`'${text}`);
    for (const text of ['500103202612018D8TN969', '2026-12-01', '500103', '0', '42.8%'])
      expect(cellOf(text)).toBe(text);
  });
});

it('an act is sent with what the system has put on the list since, and with nothing else that nobody has seen', () => {
  const opened = { sequence: 5, type: 'task-opened', by: 'system' } as const;
  const version = 5;
  expect(onlyTasksOpenedSince(5, { version, history: [opened] })).toBe(true);
  expect(onlyTasksOpenedSince(4, { version, history: [opened] })).toBe(true);
  expect(onlyTasksOpenedSince(4, { version, history: [{ ...opened, by: 'officer' }] })).toBe(false);
  expect(onlyTasksOpenedSince(4, { version, history: [{ ...opened, type: 'household-compared' }] })).toBe(
    false,
  );
  // Changes older than the newest entries are unknown.
  expect(onlyTasksOpenedSince(3, { version, history: [opened] })).toBe(false);
});

it('a household is checked line by line of what the comparison has not found', () => {
  const check = (member: number, subject: string, result: string) => ({
    member,
    subject: { code: subject as 'employment', text: subject },
    result: { code: result as 'unknown', text: result },
  });
  const checks = [check(1, 'employment', 'unknown'), check(1, 'insurance', 'no-work')];
  expect(checksToMake(checks, '2026-12-01')).toEqual([
    { member: 1, subject: 'employment', on: '2026-12-01' },
  ]);
});

describe('a claim', () => {
  it('is the one that its task names, in each round', () => {
    expect(['check-claim-2-1', 'decide-claim-12-3', 'look-into-claim-4', 'none'].map(claimNumberOf)).toEqual([
      2,
      12,
      4,
      undefined,
    ]);
  });

  it('is checked by what the case does not settle, and not by what no source has set', () => {
    const conditions = [
      { code: 'registered', verdict: 'met', by: 'case' },
      { code: 'runs-business', verdict: 'unknown', by: 'nobody' },
      { code: 'insurance-paid', verdict: 'met', by: 'officer' },
      { code: 'hired-on-or-after', verdict: 'open', by: 'nobody' },
    ] as const;
    expect(toLookAt(conditions)).toEqual(['runs-business', 'insurance-paid']);
  });
});

it('the worklist is found again as it was left: its filters and its page', () => {
  expect(leftWorklist()).toEqual({ search: {}, pages: [undefined] });
  const left = { search: { kind: 'make-plan' }, pages: [undefined, 'second'] };
  leaveWorklist(left);
  expect(leftWorklist()).toEqual(left);
  leaveWorklist({ search: {}, pages: [undefined] });
});
