import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { districts, identityNumber } from '../support/applications.ts';
import { ClosureCases, type Region } from '../support/closure-cases.ts';
import { loadRule } from '../support/rules.ts';
import { type ApiAnswer, System } from '../support/system.ts';

/**
 * Referrals in Qinghai, Yunnan, Chongqing and Weihai, and guaranteed loans in Shanxi, Chongqing and Weihai, on one system:
 * requests, notices, hand-overs, waits and answers.
 */
let system: System;
let cases: ClosureCases;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
});
afterAll(() => system.close());

const code = ({ status, body }: ApiAnswer) => [status, body.code];
/** A new person each time, since everybody has at most one open case. */
const someone = (number = identityNumber()) => ({
  applicant: { name: '欧阳慧敏', identityNumber: number, phone: '13912345678' },
});
const officerOf = (region: Region) => `officer-${region}`;

const notices = async (caseId: string, template: string) => {
  const { body } = await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant' });
  return (body.notices as { template: string; paragraphs: string[] }[])
    .filter((each) => each.template === template)
    .map(({ paragraphs }) => paragraphs.join('\n'));
};
const seenBy = async (caseId: string, as: string) =>
  (await system.call('GET', `/cases/${caseId}`, { as })).body;
const onTask = (caseId: string, taskId: string, what: string, as: string, body: object) =>
  cases.post(`/cases/${caseId}/tasks/${taskId}/${what}`, as, body);
const propose = (caseId: string, region: Region, body: object) =>
  cases.post(`/cases/${caseId}/referrals`, officerOf(region), body);
const handOver = (caseId: string, region: Region) =>
  onTask(caseId, 'hand-over-referral-1', 'referral-hand-over', officerOf(region), { way: 'exchange' });

describe('A referral', () => {
  it('refers the uninsured alone in Qinghai, and says why it refuses (QH-6.5)', async () => {
    const caseId = await cases.registered('qinghai', someone());
    const choice = { body: 'civil-affairs', ground: 'uninsured-in-need' };
    expect(code(await propose(caseId, 'qinghai', { ...choice, insured: true }))).toEqual([
      422,
      'referral-for-uninsured',
    ]);
    expect(code(await propose(caseId, 'qinghai', choice))).toEqual([422, 'insurance-not-known']);
    expect((await propose(caseId, 'qinghai', { ...choice, insured: false })).status).toBe(200);
    expect(await cases.tasks(caseId, 'officer-qinghai')).toContain('hand-over-referral-1');
    expect(code(await propose(caseId, 'qinghai', { body: 'charity', ground: 'living-difficulty' }))).toEqual([
      422,
      'unknown-referral-body',
    ]);
  });

  it('tells the person before anything is handed over, with the article and the data (PIPL arts 17, 23)', async () => {
    const caseId = await cases.registered('yunnan', someone());
    await cases.post(`/cases/${caseId}/referral-requests`, 'applicant', { body: 'civil-affairs' });
    expect(await cases.tasks(caseId, 'officer-yunnan')).toContain('answer-referral-request-1');
    await propose(caseId, 'yunnan', { body: 'civil-affairs', ground: 'living-difficulty' });
    const [told = ''] = await notices(caseId, 'referral-proposed');
    expect(told).toContain(
      '拟提供的信息：姓名、身份证件号码、联系电话、登记地、转介事由；除此之外不提供其他信息',
    );
    expect(told).toContain('（云人社发〔2022〕57号）第五条第（二）项');
    expect(told).toContain('第十七条、第二十三条');
    expect(await cases.tasks(caseId, 'officer-yunnan')).toContain('hand-over-referral-1');
  });

  it('hands over what the person was told of and nothing else, recorded before it is answered (SX-6.4, YN-5.2.3)', async () => {
    const number = identityNumber();
    const caseId = await cases.registered('yunnan', someone(number));
    await propose(caseId, 'yunnan', { body: 'civil-affairs', ground: 'living-difficulty' });
    expect(code(await handOver(caseId, 'chongqing'))).toEqual([403, 'outside-jurisdiction']);
    const given = await handOver(caseId, 'yunnan');
    expect(given.body).toMatchObject({
      key: `${caseId}-referral-1`,
      to: 'civil-affairs',
      data: {
        name: '欧阳慧敏',
        'identity-number': number,
        phone: '+8613912345678',
        district: '530102',
        'referral-ground': 'living-difficulty',
      },
    });
    expect(Object.keys(given.body.data as object)).toHaveLength(5);
    expect(code(await handOver(caseId, 'yunnan'))).toEqual([409, 'task-already-decided']);
    const again = await cases.post(`/cases/${caseId}/referral-exports`, 'officer-yunnan', { referral: '1' });
    expect(again.body.data).toEqual(given.body.data);
    expect((await cases.events(caseId, 'officer-yunnan')).slice(-2)).toEqual([
      'referral-handed-over',
      'referral-exported',
    ]);
    const own = await seenBy(caseId, 'applicant');
    expect(own.referrals).toMatchObject([
      { status: 'handed-over', handedOver: { to: { text: '当地民政部门' }, items: { length: 5 } } },
    ]);
    expect(JSON.stringify(own.referrals)).not.toContain('officer-yunnan');
    expect((await seenBy(caseId, 'administrator')).referrals).toBeUndefined();
    expect((await cases.messages(caseId)).join()).not.toMatch(/civil-affairs|living-difficulty|欧阳/);
  });

  it('waits for the consent of the person before a charity gets anything (YN-5.2.3, I-71)', async () => {
    const caseId = await cases.registered('yunnan', someone());
    await propose(caseId, 'yunnan', { body: 'charity', ground: 'living-difficulty' });
    expect(code(await handOver(caseId, 'yunnan'))).toEqual([409, 'referral-needs-consent']);
    const answer = { referral: '1', agrees: true };
    expect((await cases.post(`/cases/${caseId}/referral-answers`, 'applicant', answer)).status).toBe(200);
    expect((await handOver(caseId, 'yunnan')).status).toBe(200);
  });

  it('reminds somebody of a receipt that does not come, and still takes the answer (I-13)', async () => {
    const caseId = await cases.registered('chongqing', someone());
    await propose(caseId, 'chongqing', { body: 'civil-affairs', ground: 'living-difficulty' });
    await handOver(caseId, 'chongqing');
    await system.skipTo('2026-12-02T10:00:00+08:00');
    const { openTasks } = await seenBy(caseId, 'officer-chongqing');
    expect(openTasks).toContainEqual(
      expect.objectContaining({ taskId: 'await-referral-receipt-1', escalatedTo: 'city' }),
    );
    const answered = await onTask(
      caseId,
      'await-referral-receipt-1',
      'referral-answer',
      'officer-chongqing',
      {
        on: '2026-12-01',
        outcome: 'accepted',
        relief: 'minimum-living-guarantee',
      },
    );
    expect(answered.status).toBe(200);
    expect((await notices(caseId, 'referral-answered'))[0]).toContain('给予最低生活保障');
    await cases.propose(caseId);
    await cases.decide(caseId);
    expect((await seenBy(caseId, 'officer-chongqing')).phaseOut).toMatchObject({
      text: expect.stringContaining('文件没有规定期限'),
    });
    expect((await seenBy(caseId, 'applicant')).phaseOut).toBeUndefined();
  });
});

describe('A guaranteed loan', () => {
  const apply = (caseId: string, change: object = {}) =>
    cases.post(`/cases/${caseId}/loans`, 'applicant', {
      kind: 'individual',
      group: 'registered-unemployed',
      amount: '100000.00',
      purpose: '开办小吃店。',
      ...change,
    });
  const check = (caseId: string, region: Region, body: object) =>
    onTask(caseId, 'check-loan-1', 'loan-check', officerOf(region), body);
  const toBank = (caseId: string, region: Region) =>
    onTask(caseId, 'hand-over-loan-1', 'loan-hand-over', officerOf(region), { bank: 'boc', way: 'letter' });

  it('hands no loan to a bank before the region has entered one, and does when an amendment has (SX-5.4, I-73)', async () => {
    const caseId = await cases.registered('shanxi', someone());
    expect(code(await apply(caseId, { amount: '300000.01' }))).toEqual([422, 'loan-above-maximum']);
    expect(code(await apply(caseId, { amount: '0' }))).toEqual([422, 'not-an-amount']);
    expect((await apply(caseId)).status).toBe(200);
    expect(code(await apply(caseId))).toEqual([409, 'loan-under-way']);
    await check(caseId, 'shanxi', { qualified: true });
    expect(code(await toBank(caseId, 'shanxi'))).toEqual([409, 'no-banks-entered']);
    await enterBank('shanxi', 'SX-5.4');
    expect(
      code(
        await onTask(caseId, 'hand-over-loan-1', 'loan-hand-over', 'officer-shanxi', {
          bank: 'icbc',
          way: 'letter',
        }),
      ),
    ).toEqual([422, 'unknown-bank']);
    const given = await toBank(caseId, 'shanxi');
    expect(given.body).toMatchObject({
      key: `${caseId}-loan-1`,
      data: { 'loan-amount': '10000000', 'counter-guarantee': 'not-needed' },
    });
  });

  it('lets the person see each step of a loan, and the ground of a refusal', async () => {
    const caseId = await cases.registered('chongqing', someone());
    await enterBank('chongqing', 'CQ-5.2');
    await apply(caseId, { amount: '100000.01' });
    await check(caseId, 'chongqing', { qualified: true });
    await toBank(caseId, 'chongqing');
    const today = String((await seenBy(caseId, 'applicant')).asOf).slice(0, 10);
    const refused = await onTask(caseId, 'await-loan-receipt-1', 'loan-answer', 'officer-chongqing', {
      outcome: 'refused',
      on: today,
      explanation: '还款来源不足。',
    });
    expect(refused.status).toBe(200);
    expect((await notices(caseId, 'loan-refused'))[0]).toContain('银行说明的理由：还款来源不足。');
    expect((await notices(caseId, 'loan-checked'))[0]).toContain('银行可以要求您提供反担保');
    expect((await apply(caseId, { amount: '50000' })).status).toBe(200);
    await onTask(caseId, 'check-loan-2', 'loan-check', 'officer-chongqing', { qualified: true });
    await onTask(caseId, 'hand-over-loan-2', 'loan-hand-over', 'officer-chongqing', {
      bank: 'boc',
      way: 'letter',
    });
    await onTask(caseId, 'await-loan-receipt-2', 'loan-receipt', 'officer-chongqing', { on: today });
    await onTask(caseId, 'await-loan-answer-2', 'loan-answer', 'officer-chongqing', {
      outcome: 'granted',
      on: today,
      amount: '50000',
      months: 12,
      rateBasisPoints: 345,
    });
    const paid = await onTask(caseId, 'await-loan-payment-2', 'loan-payment', 'officer-chongqing', {
      on: today,
      paid: true,
    });
    expect(paid.status).toBe(200);
    expect((await seenBy(caseId, 'applicant')).loans).toMatchObject([
      { status: 'refused', waiver: { exempt: false } },
      { status: 'paid', waiver: { exempt: true }, terms: { amountFen: 5_000_000, months: 12 } },
    ]);
    const extension = { loan: '2', scheme: 'extension', on: today, until: '2028-06-01' };
    const closed = await cases.post(`/cases/${caseId}/loan-extensions`, 'officer-chongqing', extension);
    expect([...code(closed), closed.body.until]).toEqual([409, 'loan-relief-closed', '2022-12-31']);
  });

  it('goes the whole way in Weihai, beside a referral, and both are in the list and in the copy of the person', async () => {
    const caseId = await cases.registered('weihai', someone());
    await enterBank('weihai', 'WH-2.2');
    // Civil affairs gives relief, and continues it for six months after the person has found work (WH-3.2, WH-3.3).
    await propose(caseId, 'weihai', { body: 'civil-affairs', ground: 'living-difficulty' });
    const referred = await handOver(caseId, 'weihai');
    expect(code(referred)).toEqual([200, undefined]);
    const today = String((await seenBy(caseId, 'applicant')).asOf).slice(0, 10);
    const receipt = (reference: string) =>
      onTask(caseId, 'await-referral-receipt-1', 'referral-receipt', 'officer-weihai', {
        on: today,
        reference,
      });
    expect(code(await receipt('威民〔2026〕12号'))).toEqual([200, undefined]);
    expect(code(await receipt('威民〔2026〕13号'))).toEqual([409, 'task-already-decided']);
    const relief = { on: today, outcome: 'accepted', relief: 'minimum-living-guarantee' };
    const answered = await onTask(
      caseId,
      'await-referral-answer-1',
      'referral-answer',
      'officer-weihai',
      relief,
    );
    expect(code(answered)).toEqual([200, undefined]);
    // One person gets up to 100,000 yuan without a counter-guarantee (WH-2.2).
    expect((await apply(caseId)).status).toBe(200);
    await check(caseId, 'weihai', { qualified: true });
    expect((await toBank(caseId, 'weihai')).body).toMatchObject({
      key: `${caseId}-loan-1`,
      data: { 'counter-guarantee': 'not-needed' },
    });
    expect(code(await toBank(caseId, 'weihai'))).toEqual([409, 'task-already-decided']);
    const onLoan = (task: string, what: string, body: object) =>
      onTask(caseId, task, what, 'officer-weihai', body);
    await onLoan('await-loan-receipt-1', 'loan-receipt', { on: today });
    const terms = { outcome: 'granted', on: today, amount: '100000', months: 24, rateBasisPoints: 345 };
    await onLoan('await-loan-answer-1', 'loan-answer', terms);
    await onLoan('await-loan-payment-1', 'loan-payment', { on: today, paid: true });
    const deferral = { loan: '1', scheme: 'operating-loan-deferral', on: today, until: '2029-06-01' };
    expect(code(await cases.post(`/cases/${caseId}/loan-extensions`, 'officer-weihai', deferral))).toEqual([
      409,
      'loan-relief-closed',
    ]);
    const list = (as: string, more = '') =>
      system.call('GET', `/hand-overs?district=${districts.weihai}${more}`, { as });
    const { body } = await list('officer-weihai');
    expect(body.handOvers).toMatchObject([
      {
        kind: 'referral',
        key: `${caseId}-referral-1`,
        applicant: '欧*',
        receivedOn: today,
        answeredOn: today,
      },
      { kind: 'loan', key: `${caseId}-loan-1`, to: { text: '某某银行' }, statusText: '已发放' },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/慧敏|13912345678|living-difficulty|minimum-living/);
    expect((await list('officer-weihai', '&month=2026-10')).body.handOvers).toEqual([]);
    expect(code(await list('officer-chongqing'))).toEqual([403, 'outside-jurisdiction']);
    expect((await list('auditor-weihai')).status).toBe(403);
    const copy = await cases.post(`/cases/${caseId}/record-copies`, 'applicant', { channel: 'online' });
    const sections = copy.body.sections as { title: string; entries: { name: string; value: string }[] }[];
    const entriesOf = (title: string) => sections.find((each) => each.title === title)?.entries ?? [];
    expect(entriesOf('转介')).toMatchObject([{ name: '第1次：当地民政部门' }]);
    expect(entriesOf('转介')[0]?.value).toMatch(
      /提供信息：.*当地民政部门，信息交换平台清单（姓名、身份证件号码、联系电话.*反馈结果：.*最低生活保障/,
    );
    expect(entriesOf('创业担保贷款')[0]?.value).toMatch(
      /已发放；申请金额：100,000.00元；.*某某银行.*批准金额：100,000.00元/,
    );
  });

  /** A region enters a bank, with two policy administrators. */
  async function enterBank(layer: string, clause: string): Promise<void> {
    const citation = { document: '创业担保贷款经办银行名单', article: '一', clause };
    const id = `${layer}-loan-banks`;
    const body = {
      id,
      layer,
      key: 'loanBanks',
      value: { banks: [{ code: 'boc', zh: '某某银行', en: 'Some Bank', citation, basis: 'circular' }] },
      citation,
      basis: 'circular',
      from: '2026-11-20',
      note: '录入经办银行名单',
    };
    const loaded = await loadRule(system, { path: `/policy-amendments/${id}`, body });
    expect(loaded.body).toMatchObject({ proposal: { status: 'confirmed' } });
  }
});
