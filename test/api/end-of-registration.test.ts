import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as listOwnCases } from '../../functions/api/cases/list-own-cases/operation.ts';
import { operation as readTask } from '../../functions/api/worklist/read-task/operation.ts';
import { noticesOfCase } from '../../lib/store/notices.ts';
import { bodyOf } from '../support/answers.ts';
import { application, districts, identityNumber } from '../support/applications.ts';
import { ClosureCases, type Region } from '../support/closure-cases.ts';
import { executionOf } from '../support/executions.ts';
import { SystemStore } from '../support/store.ts';
import { type ApiAnswer, System } from '../support/system.ts';

let system: System;
let cases: ClosureCases;
/** A registered case for all refused requests, which do not change it. */
let unchanged: string;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
  unchanged = await cases.registered();
});
afterAll(() => system.close());

/** The numbers of all cases of the applicant, page by page; other tests open some too. */
async function ownCases(): Promise<readonly string[]> {
  const found: string[] = [];
  let after = '';
  do {
    const answer = await system.call('GET', `/cases?limit=50${after}`, { as: 'applicant' });
    const { cases: page, next } = bodyOf(listOwnCases, answer);
    found.push(...page.map(({ caseId }) => caseId));
    after = next === undefined ? '' : `&after=${encodeURIComponent(next)}`;
  } while (after !== '');
  return found;
}

const code = ({ status, body }: ApiAnswer) => [status, body.code];
const person = (number = identityNumber()) => ({
  applicant: { name: '欧阳慧敏', identityNumber: number, phone: '13800138000' },
});
const submit = (number: string, region: Region = 'chongqing', change: object = {}) =>
  cases.post(
    '/applications',
    'applicant',
    application({ district: districts[region], ...person(number), ...change }),
  );
const closed = async (number = identityNumber(), region: Region = 'chongqing') => {
  const caseId = await cases.registered(region, person(number));
  await cases.propose(caseId, 'employed', 'employment-record', `officer-${region}`);
  await cases.decide(caseId, true, `officer-${region}-2`);
  return caseId;
};

describe('An applicant who dies before the decision (I-55)', () => {
  it('has the application ended by an officer, who may not date it tomorrow, and nobody is told', async () => {
    const { body } = await submit(identityNumber());
    const caseId = String(body.caseId);
    const end = (as: string, on: string) =>
      cases.post(`/cases/${caseId}/application-end`, as, {
        evidence: { kind: 'statement-of-the-family', on },
        note: '其女来电告知',
      });
    expect(code(await end('officer-chongqing', '2026-11-21'))).toEqual([422, 'date-in-future']);
    expect((await end('applicant', '2026-11-20')).status).toBe(403);
    const ended = await end('officer-chongqing', '2026-11-20');
    expect(ended.body).toMatchObject({
      phase: 'withdrawn',
      phaseText: '申请已终止',
      result: { outcome: 'ended', text: '申请人死亡，申请终止' },
    });
    const store = await SystemStore.of(system);
    expect((await noticesOfCase(store.table, caseId)).map(({ template }) => template)).toEqual([]);
    store.close();
    expect(code(await end('officer-chongqing', '2026-11-20'))).toEqual([409, 'not-possible-now']);
  });
});

describe('A reported change', () => {
  it('that was a mistake is taken back by the person: the registration goes on, and they are told', async () => {
    const caseId = await cases.registered();
    const takeBack = (as: string, change = '1') =>
      cases.post(`/cases/${caseId}/change-withdrawals`, as, { change, statement: '点错了。' });
    expect(code(await takeBack('applicant'))).toEqual([409, 'change-not-withdrawable']);
    await cases.report(caseId, 'found-work');
    const seen = (await system.call('GET', `/cases/${caseId}`, { as: 'applicant' })).body;
    expect(seen.possibleActions).toContain('withdraw-change');
    expect(seen.registration).toMatchObject({ signals: [{ number: 1, withdrawable: true }] });
    const back = await takeBack('applicant');
    expect([back.status, back.body.phase]).toEqual([200, 'registered']);
    expect(back.body.registration).toMatchObject({
      signals: [{ withdrawable: false }],
      closure: { status: 'declined' },
    });
    expect(await cases.tasks(caseId, 'officer-chongqing')).toContain('assess-signal-1');
    expect(await cases.tasks(caseId, 'officer-chongqing')).not.toContain('decide-closure-1');
    const { body } = await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant' });
    expect(JSON.stringify(body)).toContain('变化报告已撤回');
    expect((await executionOf(system, caseId, 'closure')).status).toBe('SUCCEEDED');
    expect(code(await takeBack('officer-chongqing'))).toEqual([409, 'change-not-withdrawable']);
  });

  it('proposes a closure when the person reports it, and shows their words to both sides', async () => {
    const caseId = await cases.registered();
    const told = await cases.report(caseId, 'found-work', 'applicant', '2026-11-18', '下周一入职');
    expect([told.status, told.body.phase]).toEqual([200, 'registered']);
    expect(await cases.tasks(caseId)).toContain('decide-closure-1');
    for (const as of ['applicant', 'officer-chongqing'])
      expect(JSON.stringify(await cases.read(caseId, as))).toContain('下周一入职');
    expect((await cases.messages(caseId)).join()).not.toContain('found-work');
  });

  it('is none before the unemployment, and is asked about before the application (D3.3)', async () => {
    for (const as of ['applicant', 'officer-chongqing']) {
      expect(code(await cases.report(unchanged, 'found-work', as, '2019-01-01', '已入职'))).toEqual([
        422,
        'change-before-unemployment',
      ]);
      expect(code(await cases.report(unchanged, 'found-work', as, '2026-11-19'))).toEqual([
        422,
        'change-before-registration',
      ]);
    }
    expect(await cases.tasks(unchanged)).not.toContain('decide-closure-1');
  });

  it('is accepted from the person once until it has been dealt with, while the officer may report it too', async () => {
    const caseId = await cases.registered();
    expect((await cases.report(caseId, 'moved')).status).toBe(200);
    const before = await cases.read(caseId);
    for (const _again of [1, 2])
      expect(code(await cases.report(caseId, 'moved'))).toEqual([409, 'already-reported']);
    expect((await cases.read(caseId)).version).toBe(before.version);
    expect((await cases.report(caseId, 'moved', 'officer-chongqing')).status).toBe(200);
    expect((await cases.report(caseId, 'changed-intention')).status).toBe(200);
    await cases.post(`/cases/${caseId}/tasks/arrange-transfer-1/handled`, 'officer-chongqing', {
      statement: '已电话核实，未迁居',
    });
    expect((await cases.report(caseId, 'moved')).status).toBe(200);
  });

  it('becomes a task when an officer reports it, in words that the person does not see', async () => {
    const caseId = await cases.registered();
    await cases.report(caseId, 'note', 'officer-chongqing', '2026-11-19', '邻居反映其已外出');
    expect(await cases.tasks(caseId)).toContain('assess-signal-1');
    expect(JSON.stringify(await cases.read(caseId, 'applicant'))).not.toContain('邻居反映其已外出');
    const path = `/cases/${caseId}/tasks/assess-signal-1/handled`;
    expect(code(await cases.post(path, 'officer-chongqing', {}))).toEqual([400, 'missing-field']);
    const handled = await cases.post(path, 'officer-chongqing', { statement: '已电话核实' });
    expect(handled.status).toBe(200);
    expect(await cases.tasks(caseId)).toEqual(['make-first-contact-1']);
    expect(code(await cases.post(path, 'officer-chongqing', { statement: '再次' }))).toEqual([
      409,
      'task-already-decided',
    ]);
  });

  it('is refused with the phase of the case if the case is not registered', async () => {
    const applied = String((await submit(identityNumber())).body.caseId);
    const ended = await closed();
    for (const [caseId, phase] of [
      [applied, 'applied'],
      [ended, 'closed'],
    ] as const)
      for (const as of ['applicant', 'officer-chongqing']) {
        const answer = await cases.report(caseId, 'found-work', as);
        expect([...code(answer), answer.body.phase]).toEqual([409, 'not-possible-now', phase]);
      }
  });

  it('is refused if it is dated tomorrow, is reported by somebody else or is a note from the person', async () => {
    expect(code(await cases.report(unchanged, 'moved', 'applicant', '2026-11-21'))).toEqual([
      422,
      'date-in-future',
    ]);
    expect(code(await cases.report(unchanged, 'moved', 'applicant-2'))).toEqual([404, 'case-not-found']);
    expect(code(await cases.report(unchanged, 'note', 'applicant', '2026-11-19', '想说一声'))).toEqual([
      400,
      'invalid-field',
    ]);
    for (const others of ['registered-elsewhere', 'transfer-requested'])
      expect(code(await cases.report(unchanged, others, 'applicant'))).toEqual([400, 'invalid-field']);
    expect(await cases.tasks(unchanged)).toEqual(['make-first-contact-1']);
  });
});

describe('An objection', () => {
  it('reinstates a person whose closure was wrong', async () => {
    const number = identityNumber();
    const caseId = await closed(number);
    expect((await cases.object(caseId)).status).toBe(200);
    expect(code(await cases.object(caseId))).toEqual([409, 'already-objected']);
    expect(code(await cases.judge(caseId, true, 'officer-chongqing'))).toEqual([403, 'role-not-allowed']);
    const judged = await cases.judge(caseId, true);
    expect([judged.status, judged.body.phase]).toEqual([200, 'registered']);
    expect(JSON.stringify(await cases.read(caseId, 'applicant'))).toContain('已复核');
    expect(code(await submit(number))).toEqual([409, 'already-active']);
    expect(code(await cases.object(caseId))).toEqual([409, 'no-closure-to-object-to']);
    // A second closure allows a second objection.
    await cases.propose(caseId, 'pension', 'pension-match');
    const path = `/cases/${caseId}/tasks/decide-closure-2/closure-decision`;
    await cases.post(path, 'officer-chongqing-2', { close: true, explanation: '已核实' });
    expect((await cases.object(caseId, 'officer-chongqing')).status).toBe(200);
    expect(await cases.tasks(caseId)).toEqual(['decide-objection-2']);
  });

  it('cannot reinstate a person who is active elsewhere by then, and can be dismissed instead', async () => {
    const number = identityNumber();
    const caseId = await closed(number);
    await cases.object(caseId);
    const elsewhere = application({
      district: districts.yunnan,
      channel: 'counter',
      ...person(number),
    });
    expect((await cases.post('/applications', 'officer-yunnan', elsewhere)).status).toBe(201);
    expect(code(await cases.judge(caseId, true))).toEqual([409, 'already-active']);
    const still = await cases.read(caseId);
    expect(still.phase).toBe('closed');
    expect(await cases.tasks(caseId)).toEqual(['decide-objection-1']);
    expect((await cases.judge(caseId, false)).body.phase).toBe('closed');
    expect(code(await cases.judge(caseId, true))).toEqual([409, 'task-already-decided']);
  });

  it('is refused if there is no closure to object to', async () => {
    expect(code(await cases.object(unchanged))).toEqual([409, 'no-closure-to-object-to']);
    expect(code(await cases.object(unchanged, 'applicant-2'))).toEqual([404, 'case-not-found']);
  });
});

describe('A closure proposal', () => {
  it.each([
    ['refused-service', 'refusal-records', 422, 'closure-counted-by-rule'],
    ['unreachable', 'contact-attempt-records', 422, 'closure-counted-by-rule'],
    ['employed', 'hearsay', 422, 'evidence-missing'],
    ['lazy', 'local-rule', 422, 'unknown-closure-reason'],
    ['constructor', 'local-rule', 422, 'unknown-closure-reason'],
  ])('is refused for the reason %s with the evidence %s', async (reason, kind, status, refused) => {
    expect(code(await cases.propose(unchanged, reason, kind))).toEqual([status, refused]);
    expect((await cases.read(unchanged)).phase).toBe('registered');
  });

  it('is refused if one is open already or if its source names a person', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    expect(code(await cases.propose(caseId))).toEqual([409, 'closure-already-proposed']);
    const named = await cases.post(`/cases/${caseId}/closure-proposals`, 'officer-chongqing', {
      reason: 'employed',
      evidence: [{ kind: 'employment-record', source: '张三告知', on: '2026-11-18' }],
      statement: '见附注',
    });
    expect(code(named)).toEqual([400, 'invalid-field']);
  });
});

describe('A transfer between the four places (I-15)', () => {
  it('opens a case at the new place for the same person, who stays registered once', async () => {
    const number = identityNumber();
    const caseId = await cases.registered('chongqing', person(number));
    const moved = await cases.transfer(caseId, districts.yunnan);
    expect(moved.status).toBe(201);
    const there = String(moved.body.caseId);
    expect(await cases.read(there, 'applicant')).toMatchObject({
      phase: 'registered',
      applicationNumber: moved.body.applicationNumber,
      district: { code: districts.yunnan },
      applicant: { name: '欧阳慧敏', identityNumber: number, phone: '+8613800138000' },
    });
    expect(code(await submit(number))).toEqual([409, 'already-active']);
    expect(code(await system.call('GET', `/cases/${there}`, { as: 'officer-chongqing' }))).toEqual([
      403,
      'outside-jurisdiction',
    ]);
    expect(await ownCases()).toContain(there);
    // The wording of the request stays with the agency that transferred the case.
    expect(JSON.stringify(await cases.read(caseId))).toContain('本人已迁居');
    expect(code(await cases.transfer(caseId, districts.weihai))).toEqual([409, 'not-possible-now']);
    expect(await cases.tasks(caseId)).toEqual([]);
  });

  it('happens once when several requests arrive together', async () => {
    const caseId = await cases.registered();
    const answers = await Promise.all(
      [districts.yunnan, districts.weihai, '500106'].map((district) => cases.transfer(caseId, district)),
    );
    expect(answers.map(code).sort()).toEqual([
      [201, undefined],
      [409, 'not-possible-now'],
      [409, 'not-possible-now'],
    ]);
  });

  it.each([
    ['the same district', districts.chongqing, 422, 'same-district'],
    ['a place that is not served', '110105', 422, 'region-not-served'],
    ['a whole province', '530000', 422, 'region-not-served'],
  ])('to %s is refused', async (_where, district, status, refused) => {
    expect(code(await cases.transfer(unchanged, district))).toEqual([status, refused]);
  });

  it('can be requested only by the place that holds the registration', async () => {
    expect(code(await cases.transfer(unchanged, districts.yunnan, 'officer-yunnan'))).toEqual([
      403,
      'outside-jurisdiction',
    ]);
    expect(code(await cases.transfer(unchanged, districts.yunnan, 'applicant'))).toEqual([
      403,
      'role-not-allowed',
    ]);
  });
});

describe('An application after the end of a registration (YN-5.1.3)', () => {
  const previousSpell = async (caseId: string): Promise<unknown> => {
    const store = await SystemStore.of(system);
    const { state } = await store.load(caseId);
    store.close();
    return state.previousSpell;
  };

  it('is linked to the previous spell wherever it is made', async () => {
    const number = identityNumber();
    const before = await closed(number, 'yunnan');
    const again = await submit(number, 'chongqing', {
      unemployment: { reason: '24', date: '2026-11-20', lastEmployer: '某某科技有限公司' },
    });
    expect(await previousSpell(String(again.body.caseId))).toMatchObject({
      caseId: before,
      reason: 'employed',
      closedOn: '2026-11-20',
      // The person is not marked as having employment difficulty.
      reIncludes: false,
    });
  });

  it('is linked to nothing if there was no registration or the application was withdrawn', async () => {
    const number = identityNumber();
    const first = String((await submit(number)).body.caseId);
    await cases.post(`/cases/${first}/withdrawal`, 'applicant');
    expect(await previousSpell(String((await submit(number)).body.caseId))).toBeUndefined();
  });
});

describe('The fallback to job-seeker registration (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3)', () => {
  it('carries over everything that the application contained', async () => {
    const given = application({
      applicant: {
        ...person().applicant,
        secondContact: { name: '司徒建国', phone: '02363214567' },
      },
      jobIntention: '1',
    });
    const caseId = String((await cases.post('/applications', 'applicant', given)).body.caseId);
    const stated = async () => {
      const path = `/cases/${caseId}/tasks/decide-application-1`;
      const task = bodyOf(readTask, await system.call('GET', path, { as: 'officer-chongqing' }));
      const revealed = await cases.post(`/cases/${caseId}/reveals`, 'officer-chongqing', {
        fields: ['identityNumber', 'secondContact'],
        reason: 'verify-identity',
      });
      return { stated: task.stated, applicant: task.case.applicant, full: revealed.body.values };
    };
    const before = await stated();
    await cases.post(`/cases/${caseId}/tasks/decide-application-1/decision`, 'officer-chongqing', {
      outcome: 'refuse',
      reason: 'in-employment',
      explanation: '仍在单位工作',
    });
    const answer = await cases.post(`/cases/${caseId}/job-seeker-registration`, 'applicant');
    expect([answer.status, answer.body.phase]).toEqual([200, 'job-seeker']);
    expect(await stated()).toEqual(before);
    expect(before).toMatchObject({
      stated: {
        unemploymentDate: '2026-10-15',
        lastEmployer: '某某科技有限公司',
        jobIntention: { code: '1' },
      },
      full: {
        identityNumber: given.applicant.identityNumber,
        secondContact: { name: '司徒建国' },
      },
    });
    expect((await cases.events(caseId)).slice(0, 2)).toEqual([
      'application-submitted',
      'application-screened',
    ]);
    expect(answer.body).toMatchObject({ district: { code: '500103' }, channel: 'online' });
  });
});

describe('The check after a placement in Weihai (WH-4.6)', () => {
  it('is not open as a task before its day', async () => {
    const caseId = await closed(identityNumber(), 'weihai');
    const path = `/cases/${caseId}/tasks/check-placement-1-1/placement-check`;
    const answer = await cases.post(path, 'officer-weihai', { finding: 'in-work', means: 'phone' });
    expect(code(answer)).toEqual([404, 'task-not-found']);
    expect(await cases.tasks(caseId, 'officer-weihai')).toEqual([]);
  });

  it('is dropped when the person is registered as unemployed again: they are not in that work any more (I-29)', async () => {
    const number = identityNumber();
    const before = await closed(number, 'weihai');
    const again = await submit(number, 'weihai', {
      unemployment: { reason: '24', date: '2026-11-20', lastEmployer: '某某科技有限公司' },
    });
    expect(await cases.events(before, 'officer-weihai')).not.toContain('placement-checks-dropped');
    const decision = `/cases/${again.body.caseId}/tasks/decide-application-1/decision`;
    expect((await cases.post(decision, 'officer-weihai-2', { outcome: 'approve' })).status).toBe(200);
    expect((await cases.events(before, 'officer-weihai')).at(-1)).toBe('placement-checks-dropped');
    const store = await SystemStore.of(system);
    const { state } = await store.load(before);
    store.close();
    expect(state.scheduledActions).toEqual({});
  });
});

describe('The death of somebody whose case has ended (I-92)', () => {
  const record = (caseId: string, as: string, kind = 'statement-of-the-family', on = '2026-11-20') =>
    cases.post(`/cases/${caseId}/death`, as, { evidence: { kind, on }, note: '家属来电告知。' });
  const undelivered = async (caseId: string) => {
    const { body } = await system.call('GET', `/cases/${caseId}/notices`, { as: 'officer-weihai' });
    return JSON.stringify(body);
  };

  it('is recorded by staff with its evidence: their letters are not sent, until a supervisor withdraws a mistake', async () => {
    const caseId = await closed(identityNumber(), 'weihai');
    expect(code(await record(caseId, 'applicant'))).toEqual([403, 'role-not-allowed']);
    expect(code(await record(caseId, 'officer-chongqing'))).toEqual([403, 'outside-jurisdiction']);
    expect(code(await record(caseId, 'officer-weihai', 'hearsay'))).toEqual([400, 'invalid-field']);
    const before = await undelivered(caseId);
    const recorded = await record(caseId, 'officer-weihai');
    expect([recorded.status, recorded.body.phase]).toEqual([200, 'closed']);
    expect(JSON.stringify(recorded.body.history)).toContain('家属来电告知。');
    expect(recorded.body.possibleActions).not.toContain('record-death');
    const shown = async (as: string) => (await system.call('GET', `/cases/${caseId}`, { as })).body.death;
    const evidence = { kind: { code: 'statement-of-the-family', text: '家属告知' }, on: '2026-11-20' };
    expect(await shown('supervisor-weihai')).toMatchObject({ evidence });
    expect(await shown('applicant')).toBeUndefined();
    expect(await shown('administrator')).toBeUndefined();
    expect(await undelivered(caseId)).not.toBe(before);
    expect(code(await record(caseId, 'officer-weihai'))).toEqual([409, 'death-recorded-already']);
    const withdraw = (as: string) =>
      cases.post(`/cases/${caseId}/death-withdrawal`, as, { explanation: '本人到窗口办事。' });
    expect(code(await withdraw('officer-weihai'))).toEqual([403, 'role-not-allowed']);
    expect((await withdraw('supervisor-weihai')).status).toBe(200);
    expect(await shown('supervisor-weihai')).toBeUndefined();
    expect(await undelivered(caseId)).toBe(before);
    expect(code(await withdraw('supervisor-weihai'))).toEqual([409, 'death-not-recorded']);
  });

  it('is recorded by the end of the open case, if the person has one', async () => {
    const number = identityNumber();
    const caseId = await closed(number, 'weihai');
    const again = await submit(number, 'weihai', {
      unemployment: { reason: '24', date: '2026-11-20', lastEmployer: '某某科技有限公司' },
    });
    const decision = `/cases/${again.body.caseId}/tasks/decide-application-1/decision`;
    expect((await cases.post(decision, 'officer-weihai-2', { outcome: 'approve' })).status).toBe(200);
    expect(code(await record(caseId, 'officer-weihai'))).toEqual([409, 'person-has-open-case']);
  });
});
