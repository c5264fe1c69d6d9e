import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as submitApplication } from '../../../functions/api/registration/submit-application/operation.ts';
import { operation as listWorklist } from '../../../functions/api/worklist/list-worklist/operation.ts';
import { operation as readTask } from '../../../functions/api/worklist/read-task/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { application, districts, identityNumber } from '../../support/applications.ts';
import { executionOf } from '../../support/executions.ts';
import { type Call, System } from '../../support/system.ts';

let system: System;
/** An application for all refused decisions, which do not change it. */
let unchanged: string;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  unchanged = await submit();
});
afterAll(() => system.close());

type Region = keyof typeof districts;
const submit = async (region: Region = 'chongqing', change: object = {}, call: Call = {}) => {
  const answer = await system.call('POST', '/applications', {
    as: 'applicant',
    body: application({ district: districts[region], ...change }),
    ...call,
  });
  return bodyOf(submitApplication, answer).caseId;
};
const decide = (caseId: string, body: object, as = 'officer-chongqing') =>
  system.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, { as, body });
const read = async (caseId: string, as = 'applicant', language = 'zh') =>
  (await system.call('GET', `/cases/${caseId}`, { as, language })).body;

const execution = async (caseId: string) => {
  const found = await executionOf(system, caseId, 'registration');
  expect(found.input).toEqual({ caseId });
  return found;
};

describe('An application that is approved', () => {
  it('becomes a registration, with a notice of the result and the first contact on the worklist', async () => {
    const caseId = await submit();
    const { status, body } = await decide(caseId, { outcome: 'approve' });
    expect([status, body.phase]).toEqual([200, 'registered']);
    expect(await execution(caseId)).toMatchObject({
      status: 'SUCCEEDED',
      states: [
        'Screen the application and wait for the decision',
        'What was decided?',
        'The person is registered',
      ],
    });
    const told = await read(caseId, 'applicant', 'en');
    expect(told).toMatchObject({ phaseText: 'Registered as unemployed', result: { outcome: 'approved' } });
    const list = await system.call('GET', '/worklist?kind=make-first-contact&limit=100', {
      as: 'officer-chongqing',
    });
    expect(bodyOf(listWorklist, list).tasks.map((task) => task.caseId)).toContain(caseId);
  });

  it('is decided once even when two officers decide at the same time', async () => {
    const caseId = await submit();
    const answers = await Promise.all([
      decide(caseId, { outcome: 'approve' }),
      decide(caseId, { outcome: 'refuse', reason: 'in-employment', explanation: '仍在单位工作' }),
      decide(caseId, { outcome: 'approve' }, 'supervisor-chongqing'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual([
      'task-already-decided',
      'task-already-decided',
    ]);
    const again = await decide(caseId, { outcome: 'approve' });
    expect([again.status, again.body.code]).toEqual([409, 'task-already-decided']);
  });
});

describe('The refusal of an application', () => {
  const fallback: readonly [Region, boolean, string][] = [
    ['shanxi', true, 'SX-1.6'],
    ['qinghai', true, 'QH-1.4'],
    ['chongqing', true, 'CQ-1.4'],
    ['yunnan', true, 'YN-1.2.3'],
    ['weihai', true, 'I-03'],
  ];
  it.each(fallback)('in %s offers job-seeker registration: %s (%s)', async (region, offered) => {
    const caseId = await submit(region);
    const task = await system.call('GET', `/cases/${caseId}/tasks/decide-application-1`, {
      as: `officer-${region}`,
    });
    const ineligible = bodyOf(readTask, task).refusalReasons?.find(({ code }) => code === 'draws-pension');
    expect(ineligible).toMatchObject({
      law: expect.stringMatching(/\S/),
      remedy: expect.stringMatching(/\S/),
    });
    await decide(
      caseId,
      { outcome: 'refuse', reason: 'draws-pension', explanation: '已按月领取基本养老金' },
      `officer-${region}`,
    );
    const told = await read(caseId);
    expect(told.result).toMatchObject({
      outcome: 'refused',
      jobSeekerRegistrationOffered: offered,
      refusal: { law: ineligible?.law, remedy: ineligible?.remedy, explanation: '已按月领取基本养老金' },
    });
    expect((await execution(caseId)).states.at(-1)).toBe('The application was refused');
    const accepted = await system.call('POST', `/cases/${caseId}/job-seeker-registration`, {
      as: 'applicant',
    });
    expect([accepted.status, accepted.body.code ?? accepted.body.phase]).toEqual(
      offered ? [200, 'job-seeker'] : [409, 'job-seeker-registration-not-offered'],
    );
  });

  it('needs a ground that the law provides', async () => {
    const answer = await decide(unchanged, {
      outcome: 'refuse',
      reason: 'materials-incomplete',
      explanation: 'x',
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'unknown-refusal-reason']);
    expect((await read(unchanged)).phase).toBe('applied');
  });
});

describe('A request for information', () => {
  it('is sent and answered without moving the deadline (I-37)', async () => {
    const caseId = await submit();
    const before = (await read(caseId)).countdowns;
    await decide(caseId, {
      outcome: 'ask-for-information',
      items: ['unemployment-date'],
      message: '请说明失业时间。',
    });
    expect(await read(caseId)).toMatchObject({
      countdowns: before,
      informationRequest: { message: '请说明失业时间。' },
      possibleActions: ['withdraw-application', 'provide-information'],
    });
    const given = await system.call('POST', `/cases/${caseId}/information`, {
      as: 'applicant',
      body: { answer: '十月十五日离职' },
    });
    expect(given.body).toMatchObject({ countdowns: before, phase: 'applied' });
    expect(JSON.stringify(await read(caseId, 'officer-chongqing'))).toContain('十月十五日离职');
    const twice = await system.call('POST', `/cases/${caseId}/information`, {
      as: 'applicant',
      body: { answer: '再答' },
    });
    expect([twice.status, twice.body.code]).toEqual([409, 'nothing-was-asked']);
  });

  it.each([
    ['an item that is a document', { items: ['termination-proof'], message: '' }],
    ['a Chinese message that asks for one', { items: ['unemployment-date'], message: '请上传离职证明原件' }],
    [
      'an English message that asks for one',
      { items: ['unemployment-date'], message: 'Please send your diploma.' },
    ],
  ])('cannot demand a document: %s is refused (N2)', async (_how, request) => {
    const answer = await decide(unchanged, { outcome: 'ask-for-information', ...request });
    expect(answer.status).toBe(422);
    expect(['forbidden-document', 'unknown-information-item']).toContain(answer.body.code);
    expect((await read(unchanged)).informationRequest).toBeUndefined();
  });

  it('is made once, with all that is to be added', async () => {
    const caseId = await submit();
    const question = { outcome: 'ask-for-information', items: ['unemployment-date'], message: '' };
    expect((await decide(caseId, question)).status).toBe(200);
    const again = await decide(caseId, { ...question, items: ['unemployment-reason'] });
    expect([again.status, again.body.code]).toEqual([409, 'information-already-requested']);
  });

  it.each([
    ['asks for a paper', '请补交离职证明后再申请', 'forbidden-document'],
    ['blames a missing paper', '未提供离职证明', 'forbidden-document'],
    ['blames incomplete materials', '材料不全，不予登记', 'forbidden-ground'],
    ['blames missing insurance', '您未参保，不符合领金条件', 'forbidden-ground'],
  ])('has no detour: a refusal whose explanation %s is refused (N2)', async (_how, explanation, code) => {
    const answer = await decide(unchanged, { outcome: 'refuse', reason: 'in-employment', explanation });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect((await read(unchanged)).phase).toBe('applied');
  });
});

describe('An application that is withdrawn', () => {
  it('ends its workflow and allows a new application', async () => {
    const number = identityNumber();
    const applicant = { name: '王芳', identityNumber: number, phone: '13700137000' };
    const caseId = await submit('chongqing', { applicant });
    const { body } = await system.call('POST', `/cases/${caseId}/withdrawal`, { as: 'applicant' });
    expect(body.phase).toBe('withdrawn');
    expect(await execution(caseId)).toMatchObject({
      status: 'SUCCEEDED',
      states: expect.arrayContaining(['The application was withdrawn']),
    });
    const late = await decide(caseId, { outcome: 'approve' });
    expect([late.status, late.body.code]).toEqual([409, 'task-already-decided']);
    expect(await submit('chongqing', { applicant })).toMatch(/^[0-9A-Z]{26}$/);
  });
});

describe('The screening', () => {
  it('shows the findings of a comparison source and lets a human give reasons to decide against them', async () => {
    const number = identityNumber();
    const loaded = await system.call('POST', '/comparison-sources/social-insurance/records', {
      as: 'administrator',
      body: {
        asOf: '2026-11-19',
        records: [{ identityNumber: number, fact: 'insured-employment', detail: '某某物业' }],
      },
    });
    expect(loaded.body).toEqual({ lines: 1, matched: 0, signals: 0, unknown: 1, rejected: [] });
    const caseId = await submit('chongqing', {
      applicant: { name: '李娜', identityNumber: number, phone: '13900139000' },
    });
    const task = await system.call('GET', `/cases/${caseId}/tasks/decide-application-1`, {
      as: 'officer-chongqing',
    });
    const { screening } = bodyOf(readTask, task);
    expect(screening?.evidence.find(({ check }) => check === 'insured-employment')).toMatchObject({
      finding: 'match',
      source: 'social-insurance',
      asOf: '2026-11-19',
    });
    expect((await read(caseId)).phase).toBe('applied');
    const bare = await decide(caseId, { outcome: 'approve' });
    expect([bare.status, bare.body.code, bare.body.checks]).toEqual([
      409,
      'contradicting-evidence',
      ['insured-employment'],
    ]);
    const reasoned = await decide(caseId, {
      outcome: 'approve',
      overruledEvidence: [{ check: 'insured-employment', because: '单位尚未办理减员' }],
    });
    expect(reasoned.body.phase).toBe('registered');
    expect(JSON.stringify(await read(caseId))).not.toContain('单位尚未办理减员');
  });
});

describe('The labels of assisted and counter applications', () => {
  it('stay with the case', async () => {
    const helped = await submit('chongqing', { assistance: { relationship: 'family' } });
    expect((await read(helped, 'officer-chongqing')).assisted).toBe(true);
    const counter = await submit('qinghai', { channel: 'counter' }, { as: 'officer-qinghai' });
    expect(await read(counter, 'officer-qinghai')).toMatchObject({
      channel: 'counter',
      assisted: false,
    });
  });
});
