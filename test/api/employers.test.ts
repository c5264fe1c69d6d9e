import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as listClaims } from '../../functions/api/claims/list-claims/operation.ts';
import { operation as listFoundGrants } from '../../functions/api/claims/list-found-grants/operation.ts';
import { operation as claimForHire } from '../../functions/api/employers/claim-for-hire/operation.ts';
import { operation as listEmployerClaims } from '../../functions/api/employers/list-employer-claims/operation.ts';
import { operation as listEmployerGrants } from '../../functions/api/employers/list-employer-grants/operation.ts';
import { operation as readEmployerClaim } from '../../functions/api/employers/read-employer-claim/operation.ts';
import { operation as listNotices } from '../../functions/api/notices/list-notices/operation.ts';
import { amendmentSchema } from '../../lib/policy/amendments/amendment.ts';
import { reopened, termsOf } from '../domain/case/support/claims.ts';
import { bodyOf } from '../support/answers.ts';
import { districts, identityNumber } from '../support/applications.ts';
import { ClosureCases } from '../support/closure-cases.ts';
import { loadRule } from '../support/rules.ts';
import { System } from '../support/system.ts';

let system: System;
let cases: ClosureCases;
const [hired, second, trained] = [identityNumber(), identityNumber(), identityNumber()];
const person = (number: string, name = '欧阳慧敏') => ({
  applicant: { name, identityNumber: number, phone: '13800138000' },
});
let hiredCase: string;
let secondCase: string;
let trainedCase: string;
let weihai: Awaited<ReturnType<typeof playWeihai>>;
let grants: Awaited<ReturnType<typeof playGrants>>;
let training: Awaited<ReturnType<typeof playTraining>>;
let attempts: Awaited<ReturnType<typeof playAttempts>>;
// The story is played once; each test checks a part of the answers.
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
  hiredCase = await cases.registered('weihai', person(hired));
  secondCase = await cases.registered('weihai', person(second));
  trainedCase = await cases.registered('chongqing', person(trained));
  weihai = await playWeihai();
  grants = await playGrants();
  training = await playTraining();
  attempts = await playAttempts();
});
afterAll(() => system.close());

const get = (path: string, as: string) => system.call('GET', path, { as });
const contract = { from: '2026-11-20', until: '2027-11-19' };
const claim = (as: string, number: string, change: object = {}) =>
  cases.post('/employer/claims', as, {
    region: 'weihai',
    scheme: 'hiring-subsidy',
    person: { name: '欧阳慧敏', identityNumber: number },
    employerName: '海丰渔具有限公司',
    stated: { contract },
    ...change,
  });
/** The terms of Weihai's hiring subsidy, reopened by a document of the tests that requires no time of registration. */
function reopenedInWeihai(): object {
  const { value, ...amendment } = reopened('weihai');
  const { schemes } = value as unknown as { schemes: { criteria: { kind: string }[] }[] };
  return {
    ...amendment,
    from: '2026-11-20',
    value: {
      schemes: schemes.map((each) => ({
        ...each,
        opens: '2026-11-20',
        proactive: { windowDays: 30 },
        criteria: each.criteria.filter(({ kind }) => kind !== 'registered-months-at-least'),
      })),
    },
  };
}
const load = async (amendment: unknown) => {
  const body = JSON.parse(JSON.stringify(amendment)) as { id: string };
  const answer = await loadRule(system, { path: `/policy-amendments/${body.id}`, body });
  expect(answer.body).toMatchObject({ proposal: { status: 'confirmed' } });
};
const told = async (caseId: string, template: string) =>
  bodyOf(listNotices, await get(`/cases/${caseId}/notices`, 'applicant')).notices.filter(
    (each) => each.template === template,
  );
const finding = (criterion: string) => ({ criterion, met: true, source: 'data', on: '2026-11-20' });

/** An employer claims in Weihai for somebody whom it has hired, and the claim is approved. */
async function playWeihai() {
  const closed = await claim('employer-2', hired);
  await load(reopenedInWeihai());
  const subsidies = await get('/employer/subsidies?region=weihai', 'employer-2');
  const unmatched = [
    await claim('employer-2', identityNumber()),
    await claim('employer-2', '123'),
    await claim('employer-2', trained),
    await claim('employer-2', hired, { person: { name: '王芳', identityNumber: hired } }),
  ];
  const toldBefore = await told(hiredCase, 'claim-by-employer');
  const made = await claim('employer-2', hired);
  const { claimId } = bodyOf(claimForHire, made);
  const toldAfter = await told(hiredCase, 'claim-by-employer');
  const ofPerson = bodyOf(listClaims, await get(`/cases/${hiredCase}/claims`, 'applicant'));
  const again = {
    own: await claim('employer-2', hired),
    another: await claim('employer', hired),
    incomplete: await claim('employer-2', second, { stated: {} }),
  };
  const listed = {
    own: bodyOf(listEmployerClaims, await get('/employer/claims', 'employer-2')).claims,
    another: bodyOf(listEmployerClaims, await get('/employer/claims', 'employer')).claims,
    read: await get(`/employer/claims/${claimId}`, 'employer'),
    withdrawal: await cases.post(`/employer/claims/${claimId}/withdrawal`, 'employer'),
    ofCase: await get(`/cases/${hiredCase}`, 'employer-2'),
  };
  const contest = (statement: string) =>
    cases.post(`/cases/${hiredCase}/claim-contests`, 'applicant', { claim: 1, statement });
  const contests = [await contest('我没有入职。'), await contest('再说一遍。')];
  await system.runtime.settle();
  const tasks = await cases.tasks(hiredCase, 'officer-weihai');
  const account = await system.call('PUT', `/employer/claims/${claimId}/account`, {
    as: 'employer-2',
    body: { payee: { holder: '海丰渔具有限公司', bank: '某银行', account: '6222000011112222' } },
  });
  const onTask = (task: string, what: string, as: string, said: object) =>
    cases.post(`/cases/${hiredCase}/tasks/${task}/${what}`, as, said);
  const checked = await onTask('check-claim-1-1', 'claim-check', 'officer-weihai', {
    findings: [
      'enterprise',
      'employment-registered',
      'insurance-paid',
      'not-had-expansion-grant',
      'not-had-startup-post-subsidy',
    ].map(finding),
    proposal: 'approve',
    proposedFen: 1000_00,
  });
  await system.runtime.settle();
  const decide = () =>
    onTask('decide-claim-1-1', 'claim-decision', 'supervisor-weihai', { decide: 'approve' });
  const early = await decide();
  const dropped = await onTask('look-into-claim-1-1', 'claim-question-answer', 'officer-weihai', {
    note: '已与本人和单位核实，本人误会。',
  });
  const decided = await decide();
  const approved = bodyOf(readEmployerClaim, await get(`/employer/claims/${claimId}`, 'employer-2'));
  const toldOfDecision = await told(hiredCase, 'claim-decided');
  return {
    closed,
    subsidies,
    unmatched,
    toldBefore,
    made,
    claimId,
    toldAfter,
    ofPerson,
    again,
    listed,
    contests,
    tasks,
    account,
    checked,
    early,
    dropped,
    decided,
    approved,
    toldOfDecision,
  };
}

/** Insurance data suggest grants for two people whom the employer has hired; for one of them a claim was approved. */
async function playGrants() {
  const employer = { creditCode: '91371002MA3X00000E', name: '海丰渔具有限公司' };
  const line = { fact: 'insured-employment', employer, since: '2026-11-20' };
  const insurance = () =>
    cases.post('/comparison-sources/social-insurance/records', 'administrator', {
      asOf: '2026-11-20',
      records: [
        { identityNumber: second, ...line },
        { identityNumber: hired, ...line },
      ],
    });
  const loads = [await insurance(), await insurance()];
  const { grants: found } = bodyOf(listEmployerGrants, await get('/employer/grants', 'employer-2'));
  const path = `/employer/grants/${found[0]?.grantId}`;
  const another = bodyOf(listEmployerGrants, await get('/employer/grants', 'employer')).grants;
  const byAnother = await cases.post(`${path}/confirmation`, 'employer', {});
  const incomplete = await cases.post(`${path}/confirmation`, 'employer-2', {});
  const confirmed = await cases.post(`${path}/confirmation`, 'employer-2', { stated: { contract } });
  const refused = await cases.post(`${path}/refusal`, 'employer-2', {});
  const reloaded = await insurance();
  const { grants: afterReload } = bodyOf(listEmployerGrants, await get('/employer/grants', 'employer-2'));
  return {
    loads: [...loads, reloaded],
    found,
    another,
    byAnother,
    incomplete,
    confirmed,
    refused,
    afterReload,
    claims: bodyOf(listEmployerClaims, await get('/employer/claims', 'employer-2')).claims,
    told: {
      claim: await told(secondCase, 'claim-by-employer'),
      grant: await told(secondCase, 'grant-found'),
    },
  };
}

/** The platform reports that somebody in Chongqing has completed a training, and they confirm the grant. */
async function playTraining() {
  const completed = {
    course: '家政服务员',
    occupation: '家政服务员',
    institution: '某职业培训学校',
    completedOn: '2026-11-13',
  };
  const platform = () =>
    cases.post('/comparison-sources/training-platform/records', 'administrator', {
      asOf: '2026-11-20',
      records: [{ identityNumber: trained, fact: 'completed-training', training: completed }],
    });
  const loads = [await platform(), await platform()];
  const toldOfGrant = await told(trainedCase, 'grant-found');
  const read = async () =>
    bodyOf(listFoundGrants, await get(`/cases/${trainedCase}/found-grants`, 'applicant')).grants;
  const found = await read();
  const { citation, basis, ...scheme } = termsOf('chongqing', 'training-subsidy');
  const source = { document: '某人社发〔2026〕11号', article: '三', clause: 'CQ-3.3' };
  await load(
    amendmentSchema().parse({
      id: 'chongqing-training-amount',
      layer: 'chongqing',
      key: 'subsidySchemes',
      from: '2026-11-20',
      note: '明确标准',
      basis,
      citation: source,
      value: { schemes: [{ ...scheme, amount: { kind: 'fixed', fen: 1500_00 }, basis, citation: source }] },
    }),
  );
  const confirmed = await cases.post(`/cases/${trainedCase}/found-grant-confirmations`, 'applicant', {
    grant: 1,
    payee: { holder: '欧阳慧敏', bank: '某银行', account: '6222000011113333' },
  });
  const afterwards = await read();
  await system.runtime.settle();
  const onTask = (task: string, what: string, as: string, said: object) =>
    cases.post(`/cases/${trainedCase}/tasks/${task}/${what}`, as, said);
  const checked = await onTask('check-claim-1-1', 'claim-check', 'officer-chongqing', {
    findings: [finding('local-conditions'), finding('completed-training')],
    proposal: 'approve',
    proposedFen: 1500_00,
  });
  await system.runtime.settle();
  const decided = await onTask('decide-claim-1-1', 'claim-decision', 'supervisor-chongqing', {
    decide: 'approve',
  });
  const figures = await get(
    `/grant-figures?district=${districts.chongqing}&month=2026-11`,
    'supervisor-chongqing',
  );
  return {
    loads,
    toldOfGrant,
    found,
    citation,
    confirmed,
    afterwards,
    checked,
    decided,
    toldOfDecision: await told(trainedCase, 'claim-decided'),
    figures,
  };
}

/** An employer that has tried once tries unknown people until it reaches the limit, and again on the next day. */
async function playAttempts() {
  const codes: unknown[] = [];
  for (let tried = 0; tried < 40 && codes.at(-1) !== 'too-many-tries'; tried++)
    codes.push((await claim('employer', identityNumber())).body.code);
  const forKnown = await claim('employer', hired);
  await system.to('2026-11-21T00:00:01+08:00');
  return { codes, forKnown, nextDay: await claim('employer', identityNumber()) };
}

const codeOf = ({ status, body }: { status: number; body: { code?: unknown } }) => [status, body.code];

describe('An employer in Weihai', () => {
  it('claims nothing under a scheme that is closed, with its last day (WH-1.4)', () => {
    expect(weihai.closed).toMatchObject({
      status: 409,
      body: { code: 'scheme-closed', closedOn: '2022-12-31' },
    });
    expect(weihai.subsidies.body.subsidies).toContainEqual(
      expect.objectContaining({
        code: 'hiring-subsidy',
        open: true,
        documents: [{ code: 'labour-contract', text: '劳动合同' }],
      }),
    );
  });

  it('learns nothing about a person: who is not registered, is so elsewhere or has another name has one answer', () => {
    const { unmatched } = weihai;
    for (const { status, body } of unmatched) {
      expect([status, body.code]).toEqual([422, 'hire-not-matched']);
      expect(Object.keys(body).sort()).toEqual(Object.keys(unmatched[0]?.body ?? {}).sort());
      expect(body.title).toBe('未能与失业登记信息核对一致，请核对后再申报，或到经办窗口办理。');
    }
    expect(weihai.toldBefore).toEqual([]);
  });

  it('claims for somebody it has hired, and the person is told in neutral words', () => {
    expect(weihai.made.status).toBe(201);
    expect(weihai.claimId).not.toContain(hiredCase);
    const [notice, ...more] = weihai.toldAfter;
    expect(more).toEqual([]);
    expect(JSON.stringify(notice)).not.toMatch(/海丰渔具|补贴|1000/);
    expect(JSON.stringify(notice)).toContain('与事实不符');
    const { claims, byEmployers } = weihai.ofPerson;
    expect(claims).toEqual([]);
    expect(byEmployers).toMatchObject([{ number: 1, employer: '海丰渔具有限公司', contestable: true }]);
  });

  it('claims once for the same person (WH-1.3: 对招用同一名符合条件人员的只补贴一次), whoever claims', () => {
    expect(weihai.again.own.body.code).toBe('claim-had-already');
    // The answer does not say that another employer was faster.
    expect(weihai.again.another.body.code).toBe('hire-not-matched');
    expect(weihai.again.incomplete.body.code).toBe('claim-facts-missing');
  });

  it('sees its own claims, with the person masked, and nobody else’s', () => {
    const { listed, claimId } = weihai;
    expect(listed.own).toMatchObject([
      { claimId, person: '欧*', status: 'made', acts: ['withdraw', 'give-account'] },
    ]);
    const text = JSON.stringify(listed.own);
    for (const secret of [hired, '慧敏', hiredCase, '13800138000', 'not-had'])
      expect(text).not.toContain(secret);
    expect(listed.another).toEqual([]);
    expect(listed.read.body.code).toBe('claim-not-found');
    expect(listed.withdrawal.body.code).toBe('claim-not-found');
    expect(listed.ofCase.status).toBe(403);
  });

  it('waits while the person says that it is not so, and is then checked and decided by two', () => {
    const { contests, tasks, account, checked, early, dropped, decided, approved } = weihai;
    expect(contests.map(codeOf)).toEqual([
      [200, undefined],
      [409, 'claim-question-open'],
    ]);
    expect(tasks).toEqual(expect.arrayContaining(['check-claim-1-1', 'look-into-claim-1-1']));
    expect(account.body).toMatchObject({ account: '**** 2222' });
    expect(codeOf(checked)).toEqual([200, undefined]);
    expect(early.body.code).toBe('claim-question-open');
    expect(codeOf(dropped)).toEqual([200, undefined]);
    expect(decided.status).toBe(200);
    expect(approved).toMatchObject({ status: 'approved', amountFen: 1000_00, acts: ['give-account'] });
    // The person does not learn the outcome of an employer's claim.
    expect(weihai.toldOfDecision).toEqual([]);
  });

  it('is shown what insurance data speak for, once, and confirms it (SX-4.5 pattern; E4)', () => {
    for (const { status } of grants.loads) expect(status).toBe(200);
    // The person of the approved claim is not found again.
    expect(grants.found).toMatchObject([
      { person: '欧*', status: 'open', until: '2026-12-19', asks: ['contract'] },
    ]);
    expect(grants.another).toEqual([]);
    expect(grants.byAnother.body.code).toBe('grant-not-found');
    expect(grants.incomplete.body.code).toBe('claim-facts-missing');
    expect(grants.confirmed.status).toBe(201);
    expect(grants.refused.body).toMatchObject({ code: 'grant-not-open', stands: 'confirmed' });
    // Loading the same file again finds nothing that was confirmed.
    expect(grants.afterReload).toMatchObject([{ status: 'confirmed' }]);
    const { claimId } = grants.confirmed.body;
    expect(grants.claims.find((each) => each.claimId === claimId)).toMatchObject({
      found: true,
      status: 'made',
    });
    expect(grants.told.claim).toHaveLength(1);
    expect(grants.told.grant).toEqual([]);
  });
});

describe('Somebody in Chongqing who has completed a training (CQ-3.2 免申即享)', () => {
  it('is told, confirms with one tap, and has it checked and decided by people', () => {
    for (const answer of training.loads) expect(answer.body).toMatchObject({ matched: 1, signals: 0 });
    expect(training.toldOfGrant).toHaveLength(1);
    expect(training.found).toMatchObject([{ number: 1, status: 'open', asks: [] }]);
    expect(training.confirmed.status).toBe(200);
    expect(training.afterwards).toMatchObject([{ status: 'confirmed' }]);
    expect(training.citation.clause).toBe('CQ-3.3');
    expect(codeOf(training.checked)).toEqual([200, undefined]);
    expect(codeOf(training.decided)).toEqual([200, undefined]);
    expect(training.toldOfDecision).toHaveLength(1);
  });

  it('is in the figures of the month once, however often the file was loaded', () => {
    expect(training.figures.body.schemes).toEqual([
      {
        scheme: { code: 'training-subsidy', text: '职业培训补贴' },
        pushed: 1,
        confirmed: 1,
        declined: 0,
        granted: 1,
        confirmedShare: 1,
      },
    ]);
  });
});

describe('Attempts of an employer', () => {
  it('are counted and limited a day, whether somebody is found or not', () => {
    expect(attempts.codes.at(-1)).toBe('too-many-tries');
    // One was made before.
    expect(attempts.codes.length).toBe(30);
    expect(attempts.forKnown.body.code).toBe('too-many-tries');
    expect(attempts.nextDay.body.code).toBe('hire-not-matched');
  });
});
