import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as listNotices } from '../../functions/api/notices/list-notices/operation.ts';
import { bodyOf } from '../support/answers.ts';
import { application, districts, identityNumber } from '../support/applications.ts';
import { ClosureCases, type Region } from '../support/closure-cases.ts';
import { type ApiAnswer, System } from '../support/system.ts';

let system: System;
let cases: ClosureCases;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
});
afterAll(() => system.close());

const code = ({ status, body }: ApiAnswer) => [status, body.code];
const barred = (because: string) => ({ status: 403, body: { code: 'separation-of-duties', because } });
const person = (number = identityNumber()) => ({
  applicant: { name: '欧阳慧敏', identityNumber: number, phone: '13800138000' },
});
const submit = async (as: string, change: object = {}, region: Region = 'chongqing') => {
  const channel = as === 'applicant' ? 'online' : 'counter';
  const body = application({ district: districts[region], channel, ...person(), ...change });
  return String((await cases.post('/applications', as, body)).body.caseId);
};
const decide = (caseId: string, as: string, decision: object = { outcome: 'approve' }) =>
  cases.post(`/cases/${caseId}/tasks/decide-application-1/decision`, as, decision);
const refusal = { outcome: 'refuse', reason: 'in-employment', explanation: '经核实仍在单位工作' };
const judge = (caseId: string, as: string, uphold: boolean) =>
  cases.post(`/cases/${caseId}/tasks/decide-objection-refusal/objection-decision`, as, {
    uphold,
    explanation: '已复核。',
  });
/** The notices of a template that the person reads. */
const told = async (caseId: string, template: string, language = 'zh') => {
  const answer = await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant', language });
  const found = bodyOf(listNotices, answer).notices.filter((each) => each.template === template);
  return found.map(({ title, paragraphs }) => [title, ...(paragraphs ?? [])].join('\n')).join('\n');
};

describe('The duties of a case', () => {
  it('keep the proposer of a closure from deciding it, and the one who decided from reviewing it', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    expect(await cases.decide(caseId, true, 'officer-chongqing')).toMatchObject(barred('proposed'));
    expect((await cases.decide(caseId, true, 'supervisor-chongqing')).status).toBe(200);
    await cases.object(caseId);
    expect(await cases.judge(caseId, false, 'supervisor-chongqing')).toMatchObject(barred('decided'));
    expect((await cases.judge(caseId, false, 'supervisor-chongqing-2')).status).toBe(200);
  });

  it('keep the officer who entered an application from deciding it if the directory has a second person, such as a supervisor', async () => {
    const caseId = await submit('officer-chongqing');
    const needed = async (as: string) => (await cases.read(caseId, as)).openTasks?.[0]?.colleagueNeeded;
    // They are told before they fill in a decision.
    expect([await needed('officer-chongqing'), await needed('officer-chongqing-2')]).toEqual([
      true,
      undefined,
    ]);
    expect(await decide(caseId, 'officer-chongqing', refusal)).toMatchObject(barred('entered'));
    expect(await decide(caseId, 'officer-chongqing')).toMatchObject(barred('entered'));
    expect((await decide(caseId, 'officer-chongqing-2')).status).toBe(200);
  });

  it('put the case of an officer who declares an interest before the supervisors if nobody is assigned cases by load', async () => {
    const caseId = await cases.registered();
    const path = `/cases/${caseId}`;
    const had = 'officer-chongqing';
    await cases.post(`${path}/officer`, 'supervisor-chongqing', { officer: had });
    const declared = await cases.post(`${path}/interest-declarations`, had, { relation: 'relative' });
    expect(declared.status).toBe(200);
    expect((await cases.read(caseId, 'supervisor-chongqing')).registration?.officer).toBeUndefined();
    expect(
      (await cases.tasks(caseId, 'supervisor-chongqing')).some((id) => id.startsWith('name-officer')),
    ).toBe(true);
    const name = (officer: string) => cases.post(`${path}/officer`, 'supervisor-chongqing', { officer });
    expect(code(await name(had))).toEqual([422, 'officer-not-available']);
    expect((await name('officer-chongqing-2')).status).toBe(200);
    expect((await cases.read(caseId, 'supervisor-chongqing')).registration?.officer).toMatchObject({
      subject: 'officer-chongqing-2',
    });
  });

  it('keep staff who have declared an interest from every act, including those that decide nothing', async () => {
    const caseId = await cases.registered();
    const declared = await cases.post(`/cases/${caseId}/interest-declarations`, 'officer-chongqing', {
      relation: 'household',
    });
    expect(declared.status).toBe(200);
    // Only they see it in the case.
    expect(declared.body).toMatchObject({ related: true, possibleActions: [] });
    const colleague = await system.call('GET', `/cases/${caseId}`, { as: 'officer-chongqing-2' });
    expect(colleague.body).not.toHaveProperty('related');
    for (const answer of [
      await cases.propose(caseId),
      await cases.report(caseId, 'note', 'officer-chongqing', '2026-11-19', '邻居反映'),
      await cases.transfer(caseId, districts.yunnan),
    ])
      expect(answer).toMatchObject(barred('relative'));
    expect((await cases.propose(caseId, undefined, undefined, 'officer-chongqing-2')).status).toBe(200);
  });
});

describe('The review of a refusal (Regulation implementing the Reconsideration Law art. 17; L17, L18)', () => {
  it('is promised with the body, the time limits and their articles, and is done by another supervisor', async () => {
    const caseId = await submit('applicant');
    await decide(caseId, 'supervisor-chongqing', refusal);
    const notice = await told(caseId, 'registration-refused');
    expect(notice).toContain('（人社厅发〔2020〕3号）');
    expect(notice).toContain('60日内向重庆市渝中区人民政府申请行政复议');
    expect(notice).toContain('6个月内直接向有管辖权的人民法院提起行政诉讼');
    expect(notice).toContain('《中华人民共和国行政复议法》第二十条');
    expect(notice).not.toMatch(/未经核对|本系统设计|系统读法/);
    expect((await cases.object(caseId)).status).toBe(200);
    expect(await cases.tasks(caseId, 'supervisor-chongqing')).toEqual(['decide-objection-refusal']);
    expect(await judge(caseId, 'supervisor-chongqing', true)).toMatchObject(barred('decided'));
    const judged = await judge(caseId, 'supervisor-chongqing-2', true);
    expect([judged.status, judged.body.phase]).toEqual([200, 'registered']);
    expect(await told(caseId, 'refusal-overturned')).toContain('2026年11月20日');
    expect(await cases.tasks(caseId)).toContain('make-first-contact-1');
  });

  it('that is dismissed is told with the same rights', async () => {
    const caseId = await submit('applicant');
    await decide(caseId, 'officer-chongqing', refusal);
    await cases.object(caseId, 'officer-chongqing');
    expect((await judge(caseId, 'supervisor-chongqing', false)).body.phase).toBe('refused');
    expect(await told(caseId, 'objection-dismissed')).toContain('重庆市渝中区人民政府');
  });
});

describe('A closure', () => {
  it.each(['shanxi', 'qinghai', 'weihai', 'chongqing', 'yunnan'] as const)(
    'in %s rests on the circular of the ministry, names the review body there, and nothing of Hunan',
    async (region) => {
      const caseId = await cases.registered(region);
      await cases.propose(caseId, 'pension', 'pension-match', `officer-${region}`);
      await cases.decide(caseId, true, `officer-${region}-2`);
      const notice = await told(caseId, 'registration-closed');
      expect(notice).toContain('（人社厅发〔2020〕3号）');
      expect(notice).toMatch(/向[^，]+(区|县|市)人民政府申请行政复议/);
      expect(notice).not.toMatch(/湖南|湘人社|本系统设计/);
    },
  );
});

describe('A registration', () => {
  it('counts from the day of acceptance, and not of the approval (Social Insurance Law art. 50; D3.9)', async () => {
    const caseId = await submit('applicant');
    const before = await cases.read(caseId);
    await decide(caseId, 'officer-chongqing');
    const { registration } = await cases.read(caseId);
    expect(registration?.registeredAt).toBe(before.submittedAt);
    expect(await told(caseId, 'registration-approved')).toContain('登记日期为2026年11月20日（申请受理之日）');
  });

  it('requested by another place is arranged by the place that has it, whose name the other is not told', async () => {
    const number = identityNumber();
    const caseId = await cases.registered('chongqing', person(number));
    const ask = (identity: string, as = 'officer-yunnan') =>
      cases.post('/transfer-requests', as, {
        identityNumber: identity,
        district: districts.yunnan,
        placeBasis: 'residence',
        statement: '本人已迁居昆明。',
      });
    const asked = await ask(number);
    expect(asked.status).toBe(201);
    expect(JSON.stringify(asked.body)).not.toMatch(/500103|渝中|重庆/);
    expect(await cases.tasks(caseId)).toContain('arrange-transfer-1');
    expect(await told(caseId, 'transfer-requested')).toContain('昆明');
    expect(code(await ask(number))).toEqual([409, 'already-reported']);
    // By a travel permit with which they have applied: as written then, or with the digits of its renewals.
    await cases.registered('chongqing', {
      applicant: { ...person('H12345679').applicant, birthDate: '1990-03-07', sex: 'female' },
    });
    expect((await ask('ｈ1234567901')).status).toBe(201);
    expect(code(await ask(identityNumber()))).toEqual([409, 'no-registration-to-transfer']);
    expect(code(await ask(number, 'officer-chongqing'))).toEqual([403, 'outside-jurisdiction']);
    const moved = await cases.transfer(caseId, districts.yunnan);
    expect(moved.status).toBe(201);
    expect(await told(String(moved.body.caseId), 'registration-transferred')).toContain('失业登记已转出');
  });
});

describe('Coming back after less than six months in work (YN-5.1.3)', () => {
  it('restores the mark, tells the person, and brings what was learnt before', async () => {
    const number = identityNumber();
    const first = await cases.registered('yunnan', person(number));
    const tag = { group: 'employment-difficulty', applies: true, source: 'officer', on: '2026-11-20' };
    const fact = { code: 'skill-level', value: 'intermediate', source: 'person', on: '2026-11-20' };
    const recorded = await cases.post(`/cases/${first}/profile`, 'officer-yunnan', {
      facts: [fact],
      tags: [tag],
    });
    expect(recorded.status).toBe(200);
    await cases.post(`/cases/${first}/closure-proposals`, 'officer-yunnan', {
      reason: 'employed',
      evidence: [{ kind: 'employment-record', source: 'register', on: '2026-11-20', since: '2026-06-01' }],
      statement: '已入职。',
    });
    await cases.decide(first, true, 'officer-yunnan-2');
    const again = await submit(
      'applicant',
      { ...person(number), unemployment: { reason: '24', date: '2026-11-20', lastEmployer: '某公司' } },
      'yunnan',
    );
    await decide(again, 'officer-yunnan');
    const { registration } = await cases.read(again, 'officer-yunnan');
    const { body } = await system.call('GET', `/cases/${again}/choices`, { as: 'officer-yunnan' });
    expect((body.lists as { tiers: { code: string }[] }).tiers.map((each) => each.code)).toEqual([
      'one-to-one',
    ]);
    expect(registration).toMatchObject({ reIncluded: true, previousCase: first });
    expect(registration?.ledger?.tags).toContainEqual(
      expect.objectContaining({ code: 'employment-difficulty', applies: true, source: 'carried-over' }),
    );
    expect(registration?.ledger?.facts).toContainEqual(
      expect.objectContaining({ code: 'skill-level', value: 'intermediate', source: 'carried-over' }),
    );
    expect(await told(again, 'registration-approved')).toMatch(/不足6个月又再次失业，已重新纳入就业援助范围/);
  });
});

describe('An application at the counter', () => {
  it('is withdrawn by the officer for the person, and an online one is not', async () => {
    const atCounter = await submit('officer-chongqing');
    expect((await cases.post(`/cases/${atCounter}/withdrawal`, 'officer-chongqing')).body.phase).toBe(
      'withdrawn',
    );
    const online = await submit('applicant');
    expect(code(await cases.post(`/cases/${online}/withdrawal`, 'officer-chongqing'))).toEqual([
      403,
      'withdrawal-is-the-persons',
    ]);
  });
});

describe('A change that the person reports', () => {
  it.each([
    ['drawing-pension', 'pension'],
    ['entered-school', 'in-school'],
    ['joined-army', 'joined-army'],
    ['moving-abroad', 'emigrated'],
  ])('of %s proposes the closure for %s, for a human to decide', async (kind, reason) => {
    const caseId = await cases.registered();
    expect((await cases.report(caseId, kind)).status).toBe(200);
    expect((await cases.read(caseId)).registration?.closure).toMatchObject({
      status: 'proposed',
      reason: { code: reason },
      evidence: [{ kind: { code: 'statement-of-the-person' } }],
    });
  });
});
