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
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
  hiredCase = await cases.registered('weihai', person(hired));
  secondCase = await cases.registered('weihai', person(second));
  trainedCase = await cases.registered('chongqing', person(trained));
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
/** Of the hiring subsidy of Weihai, reopened by a document of the tests, which asks for no time of registration. */
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

// The parts are told in their order, on one system.
describe('Employers, in the order of the story', { shuffle: false }, () => {
  describe('An employer in Weihai', { shuffle: false }, () => {
    let claimId: string;

    it('claims nothing under a scheme that is closed, with its last day (WH-1.4)', async () => {
      expect(await claim('employer-2', hired)).toMatchObject({
        status: 409,
        body: { code: 'scheme-closed', closedOn: '2022-12-31' },
      });
      await load(reopenedInWeihai());
      const schemes = await get('/employer/subsidies?region=weihai', 'employer-2');
      expect(schemes.body.subsidies).toContainEqual(
        expect.objectContaining({
          code: 'hiring-subsidy',
          open: true,
          documents: [{ code: 'labour-contract', text: '劳动合同' }],
        }),
      );
    });

    it('learns nothing about a person: who is not registered, is so elsewhere or has another name has one answer', async () => {
      const answers = [
        await claim('employer-2', identityNumber()),
        await claim('employer-2', '123'),
        await claim('employer-2', trained),
        await claim('employer-2', hired, { person: { name: '王芳', identityNumber: hired } }),
      ];
      for (const { status, body } of answers) {
        expect([status, body.code]).toEqual([422, 'hire-not-matched']);
        expect(Object.keys(body).sort()).toEqual(Object.keys(answers[0]?.body ?? {}).sort());
        expect(body.title).toBe('未能与失业登记信息核对一致，请核对后再申报，或到经办窗口办理。');
      }
      expect(await told(hiredCase, 'claim-by-employer')).toEqual([]);
    });

    it('claims for somebody it has hired, and the person is told in neutral words', async () => {
      const made = await claim('employer-2', hired);
      expect(made.status).toBe(201);
      claimId = bodyOf(claimForHire, made).claimId;
      expect(claimId).not.toContain(hiredCase);
      const [notice, ...more] = await told(hiredCase, 'claim-by-employer');
      expect(more).toEqual([]);
      expect(JSON.stringify(notice)).not.toMatch(/海丰渔具|补贴|1000/);
      expect(JSON.stringify(notice)).toContain('与事实不符');
      const { claims, byEmployers } = bodyOf(
        listClaims,
        await get(`/cases/${hiredCase}/claims`, 'applicant'),
      );
      expect(claims).toEqual([]);
      expect(byEmployers).toMatchObject([{ number: 1, employer: '海丰渔具有限公司', contestable: true }]);
    });

    it('claims once for the same person (WH-1.3: 对招用同一名符合条件人员的只补贴一次), whoever claims', async () => {
      expect((await claim('employer-2', hired)).body.code).toBe('claim-had-already');
      // That another one was faster is not said.
      expect((await claim('employer', hired)).body.code).toBe('hire-not-matched');
      expect((await claim('employer-2', second, { stated: {} })).body.code).toBe('claim-facts-missing');
    });

    it('sees its own claims, with the person masked, and nobody else’s', async () => {
      const { claims } = bodyOf(listEmployerClaims, await get('/employer/claims', 'employer-2'));
      expect(claims).toMatchObject([
        { claimId, person: '欧*', status: 'made', acts: ['withdraw', 'give-account'] },
      ]);
      const text = JSON.stringify(claims);
      for (const secret of [hired, '慧敏', hiredCase, '13800138000', 'not-had'])
        expect(text).not.toContain(secret);
      expect(bodyOf(listEmployerClaims, await get('/employer/claims', 'employer')).claims).toEqual([]);
      expect((await get(`/employer/claims/${claimId}`, 'employer')).body.code).toBe('claim-not-found');
      const withdrawn = await cases.post(`/employer/claims/${claimId}/withdrawal`, 'employer');
      expect(withdrawn.body.code).toBe('claim-not-found');
      expect((await get(`/cases/${hiredCase}`, 'employer-2')).status).toBe(403);
    });

    it('waits while the person says that it is not so, and is then checked and decided by two', async () => {
      const contest = `/cases/${hiredCase}/claim-contests`;
      expect((await cases.post(contest, 'applicant', { claim: 1, statement: '我没有入职。' })).status).toBe(
        200,
      );
      expect((await cases.post(contest, 'applicant', { claim: 1, statement: '再说一遍。' })).body.code).toBe(
        'claim-question-open',
      );
      await system.runtime.settle();
      const tasks = await cases.tasks(hiredCase, 'officer-weihai');
      expect(tasks).toEqual(expect.arrayContaining(['check-claim-1-1', 'look-into-claim-1-1']));
      const account = await system.call('PUT', `/employer/claims/${claimId}/account`, {
        as: 'employer-2',
        body: { payee: { holder: '海丰渔具有限公司', bank: '某银行', account: '6222000011112222' } },
      });
      expect(account.body).toMatchObject({ account: '**** 2222' });
      const checked = await cases.post(
        `/cases/${hiredCase}/tasks/check-claim-1-1/claim-check`,
        'officer-weihai',
        {
          findings: [
            'enterprise',
            'employment-registered',
            'insurance-paid',
            'not-had-expansion-grant',
            'not-had-startup-post-subsidy',
          ].map(finding),
          proposal: 'approve',
          proposedFen: 1000_00,
        },
      );
      expect([checked.status, checked.body.code]).toEqual([200, undefined]);
      await system.runtime.settle();
      const decide = () =>
        cases.post(`/cases/${hiredCase}/tasks/decide-claim-1-1/claim-decision`, 'supervisor-weihai', {
          decide: 'approve',
        });
      expect((await decide()).body.code).toBe('claim-question-open');
      const dropped = await cases.post(
        `/cases/${hiredCase}/tasks/look-into-claim-1-1/claim-question-answer`,
        'officer-weihai',
        { note: '已与本人和单位核实，本人误会。' },
      );
      expect([dropped.status, dropped.body.code]).toEqual([200, undefined]);
      expect((await decide()).status).toBe(200);
      const own = bodyOf(readEmployerClaim, await get(`/employer/claims/${claimId}`, 'employer-2'));
      expect(own).toMatchObject({ status: 'approved', amountFen: 1000_00, acts: ['give-account'] });
      // What became of an employer's claim is no business of the person's.
      expect(await told(hiredCase, 'claim-decided')).toEqual([]);
    });

    it('is shown what insurance data speak for, once, and confirms it (SX-4.5 pattern; E4)', async () => {
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
      for (const { status } of [await insurance(), await insurance()]) expect(status).toBe(200);
      const { grants } = bodyOf(listEmployerGrants, await get('/employer/grants', 'employer-2'));
      // The person of the claim that was approved is not found again.
      expect(grants).toMatchObject([
        { person: '欧*', status: 'open', until: '2026-12-19', asks: ['contract'] },
      ]);
      const path = `/employer/grants/${grants[0]?.grantId}`;
      expect(bodyOf(listEmployerGrants, await get('/employer/grants', 'employer')).grants).toEqual([]);
      expect((await cases.post(`${path}/confirmation`, 'employer', {})).body.code).toBe('grant-not-found');
      expect((await cases.post(`${path}/confirmation`, 'employer-2', {})).body.code).toBe(
        'claim-facts-missing',
      );
      const confirmed = await cases.post(`${path}/confirmation`, 'employer-2', { stated: { contract } });
      expect(confirmed.status).toBe(201);
      expect((await cases.post(`${path}/refusal`, 'employer-2', {})).body).toMatchObject({
        code: 'grant-not-open',
        stands: 'confirmed',
      });
      const { claims } = bodyOf(listEmployerClaims, await get('/employer/claims', 'employer-2'));
      const { claimId: ofGrant } = confirmed.body;
      expect(claims.find((each) => each.claimId === ofGrant)).toMatchObject({ found: true, status: 'made' });
      expect(await told(secondCase, 'claim-by-employer')).toHaveLength(1);
      expect(await told(secondCase, 'grant-found')).toEqual([]);
    });
  });

  describe('Somebody in Chongqing who has completed a training (CQ-3.2 免申即享)', { shuffle: false }, () => {
    it('is told, confirms with one tap, and has it checked and decided by people', async () => {
      const training = {
        course: '家政服务员',
        occupation: '家政服务员',
        institution: '某职业培训学校',
        completedOn: '2026-11-13',
      };
      const platform = () =>
        cases.post('/comparison-sources/training-platform/records', 'administrator', {
          asOf: '2026-11-20',
          records: [{ identityNumber: trained, fact: 'completed-training', training }],
        });
      for (const answer of [await platform(), await platform()])
        expect(answer.body).toMatchObject({ matched: 1, signals: 0 });
      expect(await told(trainedCase, 'grant-found')).toHaveLength(1);
      const read = async () =>
        bodyOf(listFoundGrants, await get(`/cases/${trainedCase}/found-grants`, 'applicant')).grants;
      expect(await read()).toMatchObject([{ number: 1, status: 'open', asks: [] }]);
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
          value: {
            schemes: [{ ...scheme, amount: { kind: 'fixed', fen: 1500_00 }, basis, citation: source }],
          },
        }),
      );
      const confirmed = await cases.post(`/cases/${trainedCase}/found-grant-confirmations`, 'applicant', {
        grant: 1,
        payee: { holder: '欧阳慧敏', bank: '某银行', account: '6222000011113333' },
      });
      expect(confirmed.status).toBe(200);
      expect(await read()).toMatchObject([{ status: 'confirmed' }]);
      expect(citation.clause).toBe('CQ-3.3');
      await system.runtime.settle();
      const checked = await cases.post(
        `/cases/${trainedCase}/tasks/check-claim-1-1/claim-check`,
        'officer-chongqing',
        {
          findings: [finding('local-conditions'), finding('completed-training')],
          proposal: 'approve',
          proposedFen: 1500_00,
        },
      );
      expect([checked.status, checked.body.code]).toEqual([200, undefined]);
      await system.runtime.settle();
      const decided = await cases.post(
        `/cases/${trainedCase}/tasks/decide-claim-1-1/claim-decision`,
        'supervisor-chongqing',
        { decide: 'approve' },
      );
      expect([decided.status, decided.body.code]).toEqual([200, undefined]);
      expect(await told(trainedCase, 'claim-decided')).toHaveLength(1);
      const figures = await get(
        `/grant-figures?district=${districts.chongqing}&month=2026-11`,
        'supervisor-chongqing',
      );
      expect(figures.body.schemes).toEqual([
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

  describe('Attempts of an employer', { shuffle: false }, () => {
    it('are counted and limited a day, whether somebody is found or not', async () => {
      const codes: unknown[] = [];
      for (let tried = 0; tried < 40 && codes.at(-1) !== 'too-many-tries'; tried++)
        codes.push((await claim('employer', identityNumber())).body.code);
      expect(codes.at(-1)).toBe('too-many-tries');
      // One was made before.
      expect(codes.length).toBe(30);
      expect((await claim('employer', hired)).body.code).toBe('too-many-tries');
      await system.to('2026-11-21T00:00:01+08:00');
      expect((await claim('employer', identityNumber())).body.code).toBe('hire-not-matched');
    });
  });
});
