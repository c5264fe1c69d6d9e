import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as readChoices } from '../../../functions/api/cases/read-choices/operation.ts';
import { operation as listClaims } from '../../../functions/api/claims/list-claims/operation.ts';
import { operation as listSubsidies } from '../../../functions/api/claims/list-subsidies/operation.ts';
import { operation as listNotices } from '../../../functions/api/notices/list-notices/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { identityNumber } from '../../support/applications.ts';
import { ClosureCases } from '../../support/closure-cases.ts';
import { executionOf } from '../../support/executions.ts';
import { loadRule } from '../../support/rules.ts';
import { type ApiAnswer, System } from '../../support/system.ts';

/**
 * Claims of subsidies in Shanxi and Chongqing, from the claim to the decision. Documents later than the circulars reopen, set
 * or add their schemes while the system runs. Everything is played before the tests, which check the results.
 */
let system: System;
let cases: ClosureCases;
let played: Awaited<ReturnType<typeof play>>;
const account = '6222021234567890123';
const business = { creditCode: '91140105MA0K00TEST', name: '迎泽小陈早餐店', openedOn: '2026-10-08' };
const payee = { holder: '陈小满', bank: '某银行太原分行', account };

beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
  played = await play();
});
afterAll(() => system.close());

const code = ({ status, body }: ApiAnswer) => [status, body.code];
const claim = (caseId: string, scheme: string, stated: object, as = 'applicant', more: object = {}) =>
  cases.post(`/cases/${caseId}/claims`, as, { scheme, stated, payee, ...more });
const check = (caseId: string, task: string, as: string, found: object, more: object) =>
  cases.post(`/cases/${caseId}/tasks/check-claim-${task}/claim-check`, as, {
    findings: Object.entries(found).map(([criterion, met]) => ({
      criterion,
      met,
      source: 'data',
      on: '2026-11-20',
    })),
    ...more,
  });
const decide = (caseId: string, task: string, as: string, body: object) =>
  cases.post(`/cases/${caseId}/tasks/decide-claim-${task}/claim-decision`, as, body);
const claims = async (caseId: string, as: string) =>
  bodyOf(listClaims, await system.call('GET', `/cases/${caseId}/claims`, { as })).claims;
const subsidies = async (caseId: string) =>
  bodyOf(listSubsidies, await system.call('GET', `/cases/${caseId}/subsidies`, { as: 'applicant' }))
    .subsidies;

/** A document later than the circulars, which one policy administrator enters and another confirms. */
function document(layer: 'shanxi' | 'chongqing', id: string, clause: string, scheme: object) {
  const source = {
    citation: { document: `某人社发〔2026〕${id.length}号`, article: '二', clause },
    basis: 'circular',
  };
  const body = {
    id,
    layer,
    key: 'subsidySchemes',
    from: '2026-11-20',
    note: '新文件',
    ...source,
    value: {
      schemes: [
        {
          kind: 'claimable',
          claimants: ['person'],
          once: 'person',
          excludes: [],
          documents: [],
          criteria: [{ kind: 'runs-business' }],
          asks: ['business'],
          ...scheme,
          ...source,
        },
      ],
    },
  };
  return loadRule(system, { path: `/policy-amendments/${id}`, body });
}

async function play() {
  const person = { name: '陈小满', identityNumber: identityNumber('1991-04-05'), phone: '13935187654' };
  const shanxi = await cases.registered('shanxi', { applicant: person });
  const before = await subsidies(shanxi);
  const start = { business };
  const first = await claim(shanxi, 'startup-subsidy', start);
  const twice = await claim(shanxi, 'startup-subsidy', start);
  await cases.post(`/cases/${shanxi}/claim-withdrawals`, 'applicant', { claim: 1 });
  const again = await claim(shanxi, 'startup-subsidy', start);
  const found = { 'runs-business': true, 'local-conditions': true };
  const tooMuch = await check(shanxi, '2-1', 'officer-shanxi', found, {
    proposal: 'approve',
    proposedFen: 500_001,
  });
  const unseen = await check(shanxi, '2-1', 'officer-shanxi', {}, { proposal: 'approve', proposedFen: 1 });
  await check(shanxi, '2-1', 'officer-shanxi', found, { proposal: 'approve', proposedFen: 480_000 });
  const byOfficer = await decide(shanxi, '2-1', 'officer-shanxi-2', { decide: 'approve' });
  const atOnce = await Promise.all(
    ['supervisor-shanxi', 'supervisor-shanxi-2'].map((as) =>
      decide(shanxi, '2-1', as, { decide: 'approve' }),
    ),
  );

  // Somebody with the same name, birth date and telephone number under another document.
  const alike = await cases.registered('shanxi', {
    applicant: { ...person, identityNumber: identityNumber('1991-04-05', '140105') },
  });
  await claim(alike, 'startup-subsidy', start);
  const seenByOfficer = await claims(alike, 'officer-shanxi');
  const seenByPerson = await claims(alike, 'applicant');

  // They are asked for what is missing, and answer; the check continues.
  const ask = (more: object) =>
    cases.post(`/cases/${alike}/tasks/check-claim-1-1/claim-information-request`, 'officer-shanxi', {
      facts: ['business'],
      message: '请说明店铺实际开业的日期。',
      ...more,
    });
  const paper = await ask({ message: '请提供营业执照原件。' });
  const beyond = await ask({ facts: ['loan'] });
  const asked = await ask({});
  const askedTwice = await ask({});
  const [askedClaim] = await claims(alike, 'applicant');
  const said = { claim: 1, answer: '实际于2026年10月9日开业。' };
  const answer = () => cases.post(`/cases/${alike}/claim-information`, 'applicant', said);
  const answered = [await answer(), await answer()];
  const [answeredClaim] = await claims(alike, 'officer-shanxi');
  const checkedAfter = await check(alike, '1-1', 'officer-shanxi', found, {
    proposal: 'approve',
    proposedFen: 300_000,
  });
  const question = { paper, beyond, asked, askedTwice, askedClaim, answered, answeredClaim, checkedAfter };

  const hired = {
    contract: { from: '2026-11-02', until: '2027-10-01' },
    employer: { creditCode: '91140105MA0K00HIRE', name: '某制造有限公司' },
  };
  const byEmployer = { employerCreditCode: '91140105MA0K00HIRE' };
  const closed = await claim(shanxi, 'hiring-subsidy', hired, 'officer-shanxi', byEmployer);
  await document('shanxi', 'shanxi-2026-hiring', 'SX-4.4', {
    code: 'hiring-subsidy',
    zh: '一次性吸纳就业补贴',
    en: 'One-off hiring subsidy',
    claimants: ['employer'],
    amount: { kind: 'fixed', fen: 100_000 },
    opens: '2026-11-20',
    closes: '2026-12-31',
    criteria: [{ kind: 'contract-months-at-least', months: 12 }],
    asks: ['contract', 'employer'],
  });
  const reopened = await claim(shanxi, 'hiring-subsidy', hired, 'officer-shanxi', byEmployer);
  const elevenMonths = { proposal: 'approve', proposedFen: 100_000 };
  const notMet = await check(shanxi, '3-1', 'officer-shanxi-2', {}, elevenMonths);
  await check(shanxi, '3-1', 'officer-shanxi-2', {}, { proposal: 'refuse' });
  const refused = await decide(shanxi, '3-1', 'supervisor-shanxi', {
    decide: 'refuse',
    ground: 'criterion',
    criterion: 'contract-months-at-least',
    explanation: '劳动合同的期限为11个月，未满1年。',
  });

  const chongqing = await cases.registered('chongqing');
  await claim(chongqing, 'startup-grant', start);
  await check(chongqing, '1-1', 'officer-chongqing', found, { proposal: 'approve' });
  const open = await decide(chongqing, '1-1', 'supervisor-chongqing', { decide: 'approve' });
  const grant = { code: 'startup-grant', zh: '一次性创业补助', en: 'One-off start-up grant' };
  const amount = { kind: 'up-to', fen: 800_000 };
  await document('chongqing', 'chongqing-2026-grant', 'CQ-5.2', { ...grant, amount });
  await decide(chongqing, '1-1', 'supervisor-chongqing', {
    decide: 'return',
    note: '标准已明确，请填写金额。',
  });
  await check(chongqing, '1-2', 'officer-chongqing', found, { proposal: 'approve', proposedFen: 800_000 });
  const set = await decide(chongqing, '1-2', 'supervisor-chongqing', { decide: 'approve' });
  const added = await document('chongqing', 'chongqing-2026-shop', 'CQ-5.2', {
    code: 'first-shop-subsidy',
    zh: '首店补贴',
    en: 'First-shop subsidy',
    amount: { kind: 'fixed', fen: 50_000 },
    excludes: [grant],
  });
  const excluded = await claim(chongqing, 'first-shop-subsidy', start);
  return {
    shanxi,
    chongqing,
    before,
    outcomes: { first, twice, again, tooMuch, unseen, byOfficer, atOnce, closed, reopened, notMet, refused },
    later: { open, set, added, excluded },
    alike: { caseId: alike, seenByOfficer, seenByPerson },
    question,
    after: await subsidies(chongqing),
  };
}

describe('What somebody may get', () => {
  it('is said condition by condition, with what is closed and what no source sets (E1, I-21)', () => {
    const scheme = (of: string) => played.before.find((each) => each.code === of);
    expect(scheme('hiring-subsidy')).toMatchObject({ open: false, closes: '2022-12-31' });
    expect(scheme('startup-subsidy')).toMatchObject({
      open: true,
      amount: '最高5,000.00元，每人一次',
      basis: { clause: 'SX-5.3' },
    });
    expect(scheme('startup-subsidy')?.conditions.map(({ text }) => text)).toEqual([
      '已创办企业或从事个体经营：待工作人员核实',
      '符合当地规定的其他条件：待工作人员核实',
    ]);
    expect(scheme('training-subsidy')?.amount).toBe('标准待明确（尚无文件依据）');
  });

  it('grows with a document that is entered by one and confirmed by another, without a deployment', () => {
    expect(played.later.added.status).toBe(200);
    expect(played.after.map((each) => each.code)).toContain('first-shop-subsidy');
    expect(played.after.find((each) => each.code === 'startup-grant')?.amount).toContain('8,000.00');
  });
});

describe('A claim', () => {
  it('is made once, and again after it was withdrawn (I8)', () => {
    const { first, twice, again } = played.outcomes;
    expect([first.status, code(twice), again.status]).toEqual([200, [409, 'claim-had-already'], 200]);
  });

  it('is checked condition by condition and within the amount of the scheme (SX-5.3)', () => {
    const { tooMuch, unseen } = played.outcomes;
    expect(code(tooMuch)).toEqual([422, 'amount-outside-limits']);
    expect(code(unseen)).toEqual([409, 'criteria-not-looked-at']);
  });

  it('is approved once, by a supervisor, though two approve at once', async () => {
    const { byOfficer, atOnce } = played.outcomes;
    expect(code(byOfficer)).toEqual([403, 'supervisor-needed']);
    expect(atOnce.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await executionOf(system, played.shanxi, 'claim', '2-1')).toMatchObject({
      status: 'SUCCEEDED',
      states: [
        'Wait for the check',
        'Was it checked?',
        'Wait for the decision',
        'What was decided?',
        'The claim is to be paid',
      ],
    });
    const [, second] = await claims(played.shanxi, 'applicant');
    expect(second).toMatchObject({
      status: 'approved',
      amountFen: 480_000,
      account: '**** 0123',
      payment: { status: 'queued' },
    });
  });

  it('is told to the person with amount and article', async () => {
    const notices = bodyOf(
      listNotices,
      await system.call('GET', `/cases/${played.shanxi}/notices`, { as: 'applicant' }),
    ).notices.filter(({ template }) => template === 'claim-decided');
    expect(JSON.stringify(notices)).toContain('4,800.00');
  });

  it('of a closed scheme is refused with its last day until a document reopens it (SX-4.4)', () => {
    const { closed, reopened } = played.outcomes;
    expect([...code(closed), closed.body.closedOn]).toEqual([409, 'scheme-closed', '2022-12-31']);
    expect(reopened.status).toBe(200);
  });

  it('whose facts are not clear is asked about once, answered by the claimant, and then checked (I-90)', async () => {
    const { paper, beyond, asked, askedTwice, askedClaim, answered, answeredClaim, checkedAfter } =
      played.question;
    expect([paper, beyond, askedTwice].map(code)).toEqual([
      [422, 'forbidden-document'],
      [422, 'unknown-information-item'],
      [409, 'information-already-requested'],
    ]);
    expect(asked.status).toBe(200);
    expect(askedClaim?.informationRequest).toMatchObject({
      items: [{ code: 'business', text: '经营主体' }],
      message: '请说明店铺实际开业的日期。',
      open: true,
    });
    expect(answered.map(({ status, body }) => [status, body.code])).toEqual([
      [200, undefined],
      [409, 'nothing-was-asked'],
    ]);
    expect(answeredClaim?.informationRequest).toMatchObject({
      answer: '实际于2026年10月9日开业。',
      open: false,
    });
    expect(checkedAfter.status).toBe(200);
    const told = bodyOf(
      listNotices,
      await system.call('GET', `/cases/${played.alike.caseId}/notices`, { as: 'applicant' }),
    ).notices.filter(({ template }) => template === 'claim-information-requested');
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toContain('请说明店铺实际开业的日期。');
  });

  it('on a contract of eleven months cannot be approved and is refused with that condition (SX-4.4)', async () => {
    const { notMet, refused } = played.outcomes;
    expect([...code(notMet), notMet.body.criteria]).toEqual([
      409,
      'criteria-not-met',
      ['contract-months-at-least'],
    ]);
    expect(refused.status).toBe(200);
    // The person does not see the claim of the employer.
    expect((await claims(played.shanxi, 'applicant')).map(({ number }) => number)).toEqual([1, 2]);
    expect((await claims(played.shanxi, 'officer-shanxi')).map(({ status }) => status)).toEqual([
      'withdrawn',
      'approved',
      'refused',
    ]);
  });

  it('waits for a value that no source sets, and is approved once a document does (CQ-5.2)', async () => {
    const { open, set } = played.later;
    expect([...code(open), open.body.values]).toEqual([409, 'scheme-value-open', ['amount']]);
    expect(set.status).toBe(200);
    expect(await executionOf(system, played.chongqing, 'claim', '1-1')).toMatchObject({
      status: 'SUCCEEDED',
    });
  });

  it('is not made beside one that excludes it, also where the document came later', () => {
    expect(code(played.later.excluded)).toEqual([409, 'claim-excluded']);
  });

  it('shows the checker a person of the same name, birth date and number, and nobody else (I8)', () => {
    const { seenByOfficer, seenByPerson } = played.alike;
    expect(seenByOfficer[0]?.possibleDuplicates).toMatchObject([{ sameScheme: true }]);
    expect(seenByPerson[0]).not.toHaveProperty('possibleDuplicates');
    expect(seenByOfficer[0]?.status).toBe('made');
  });

  it('shows the checker what was stated, in the words of the form', () => {
    const { seenByOfficer } = played.alike;
    expect(seenByOfficer[0]?.stated).toEqual([
      {
        text: '创办的经营主体',
        items: [
          { label: '统一社会信用代码', value: business.creditCode },
          { label: '名称', value: business.name },
          { label: '开业日期', value: '2026年10月8日' },
        ],
      },
    ]);
  });

  it('is chosen with its scheme, conditions and facts from lists, so that nobody has to know a code', async () => {
    const answer = await system.call('GET', `/cases/${played.shanxi}/choices`, { as: 'officer-shanxi' });
    const { lists } = bodyOf(readChoices, answer);
    expect(lists.claims.map(({ code }) => code)).toEqual(['1', '2', '3']);
    expect(lists.claims[1]?.text).toContain('已批准');
    expect(lists.subsidies.map(({ code }) => code)).toContain('startup-subsidy');
    const held = await system.call('GET', `/cases/${played.alike.caseId}/choices`, { as: 'officer-shanxi' });
    expect(bodyOf(readChoices, held).lists.evidenceSources.length).toBeGreaterThan(0);
  });
});

it('Nothing that was stated is stored in clear text', async () => {
  const { Items } = await system.aws('dynamodb', 'Scan', { TableName: await system.tableName() });
  // The sums of the funds are open: they show how much was approved in a district, but not for whom.
  const stored = JSON.stringify(
    (Items as { PK: { S: string } }[]).filter(({ PK }) => !PK.S.startsWith('FUNDS#')),
  );
  for (const secret of [
    account,
    business.name,
    business.creditCode,
    payee.bank,
    '劳动合同的期限为11个月，未满1年。',
    '请说明店铺实际开业的日期。',
    '实际于2026年10月9日开业。',
    '480000',
  ])
    expect(stored.includes(secret), secret).toBe(false);
});
