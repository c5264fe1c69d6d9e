import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { districts, identityNumber } from '../../support/applications.ts';
import { ClosureCases, type Region } from '../../support/closure-cases.ts';
import { executionOf } from '../../support/executions.ts';
import { System } from '../../support/system.ts';

/**
 * The whole course of a household without work and of a public-welfare post: recognised in Weihai with the help of a
 * comparison, placed in the only place of a post, and out of it again in Weihai's own time; refused in Yunnan. Each story has
 * its own system, since it moves the clock.
 */
let system: System;
let cases: ClosureCases;
beforeEach(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
});
afterEach(() => system.close());

const spouseNumber = identityNumber('1987-07-01');
const elsewhere = identityNumber('1988-08-08');

async function planned(region: Region, number = identityNumber('1985-03-07')): Promise<string> {
  const applicant = { name: '张伟', identityNumber: number, phone: '13800138000' };
  const caseId = await cases.registered(region, { applicant });
  const as = `officer-${region}`;
  await cases.post(`/cases/${caseId}/tasks/make-first-contact-1/contact`, as, {
    means: 'phone',
    reached: true,
  });
  const tierGrounds = [(await choices(caseId, region)).tierGrounds[0]?.code];
  const plan = { track: 'employment', tier: 'one-to-one', tierGrounds };
  expect((await cases.post(`/cases/${caseId}/tasks/make-service-plan-1/plan`, as, plan)).status).toBe(200);
  return caseId;
}

const choices = async (caseId: string, region: Region) => {
  const { body } = await system.call('GET', `/cases/${caseId}/choices`, { as: `officer-${region}` });
  return body.lists as Readonly<Record<string, readonly { readonly code: string }[]>> & {
    readonly tierGrounds: readonly { readonly code: string }[];
  };
};
const apply = (caseId: string, members: readonly object[], as = 'applicant') =>
  cases.post(`/cases/${caseId}/households`, as, { residence: 'urban', members });
const spouse = { relation: 'spouse', identityNumber: spouseNumber, ableToWork: true };
const child = { relation: 'child', birthDate: '2018-05-04', ableToWork: false };
const lookedUp = (members: readonly number[], subjects = ['employment', 'insurance', 'business']) =>
  members.flatMap((member) =>
    subjects.map((subject) => ({
      member,
      subject,
      result: 'no-work',
      source: 'register',
      on: '2026-11-20',
    })),
  );
const check = (caseId: string, as: string, checks: readonly object[], number = 1) =>
  cases.post(`/cases/${caseId}/tasks/check-household-${number}/household-check`, as, { checks });
const decide = (caseId: string, as: string, body: object = { outcome: 'confirm' }, number = 1) =>
  cases.post(`/cases/${caseId}/tasks/decide-household-${number}/household-decision`, as, body);
const read = async (caseId: string, as: string) =>
  (await system.call('GET', `/cases/${caseId}`, { as })).body;
const titles = async (caseId: string) => {
  const { body } = await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant' });
  return (body.notices as { title: string }[]).map(({ title }) => title);
};

describe('A household without work, from its application to one who works', () => {
  it('is compared, checked by one, recognised by another, and each member belongs to one only', async () => {
    const caseId = await planned('weihai');
    const spouseCase = await planned('weihai', spouseNumber);
    const loaded = await system.call('POST', '/comparison-sources/insurance/records', {
      as: 'administrator',
      body: { asOf: '2026-11-19', records: [{ identityNumber: elsewhere, fact: 'insured-employment' }] },
    });
    expect(loaded.status).toBe(200);
    expect((await apply(caseId, [{ ...child, identityNumber: '110101201805040012' }])).status).toBe(422);
    expect((await apply(caseId, [{ ...child, ableToWork: true }])).body.code).toBe(
      'household-minor-cannot-work',
    );
    expect(
      (await apply(caseId, [{ relation: 'spouse', ableToWork: true, birthDate: '1987-07-01' }])).body.code,
    ).toBe('household-member-number-missing');
    const applied = await apply(caseId, [spouse, child]);
    expect([applied.status, applied.body.code]).toEqual([200, undefined]);
    // The spouse is in this household, so no other one can include them; their own case does not show it yet.
    expect((await apply(spouseCase, [])).body.code).toBe('household-member-elsewhere');

    const seen = (await read(caseId, 'officer-weihai')).household as {
      readonly members: readonly object[];
      readonly checks: readonly { member: number; subject: { code: string }; result: { code: string } }[];
    };
    expect(seen.members).toHaveLength(3);
    expect(JSON.stringify(seen)).not.toContain(spouseNumber);
    expect(seen.members[2]).toMatchObject({ underWorkingAge: true, ableToWork: false });
    expect(
      seen.checks.map(({ member, subject, result }) => `${member} ${subject.code} ${result.code}`),
    ).toEqual([
      '1 employment unknown',
      '1 insurance no-work',
      '1 business unknown',
      '2 employment unknown',
      '2 insurance no-work',
      '2 business unknown',
    ]);
    expect((await check(caseId, 'officer-weihai', [])).body.code).toBe('household-check-incomplete');
    expect((await check(caseId, 'officer-weihai', lookedUp([1, 2], ['employment', 'business']))).status).toBe(
      200,
    );
    expect((await decide(caseId, 'officer-weihai')).body.code).toBe('separation-of-duties');
    expect((await decide(caseId, 'officer-weihai-2')).status).toBe(200);
    expect(await executionOf(system, caseId, 'household')).toMatchObject({
      status: 'SUCCEEDED',
      states: [
        'Compare the members',
        'Wait for the check',
        'Was it checked?',
        'Wait for the decision',
        'What was decided?',
        'The household is recognised',
      ],
    });
    const helped = await read(caseId, 'applicant');
    expect(helped.household).toMatchObject({
      status: { code: 'confirmed' },
      helpDueOn: '2026-12-31',
      checks: [],
    });
    expect(await titles(caseId)).toContain('零就业家庭认定告知书');
    // The member's own registration shows it at the same moment.
    expect(await titles(spouseCase)).toContain('所在家庭已认定为零就业家庭');
    await kpi('zero_open', 1, 1);

    await placed(caseId, spouseCase);
  });

  /** The only place of a post, for two members of the household at once. */
  async function placed(caseId: string, spouseCase: string): Promise<void> {
    const recorded = await cases.post(`/districts/${districts.weihai}/public-posts`, 'officer-weihai', {
      employer: '某街道办事处',
      title: '社区保洁员',
      content: '负责社区公共区域的日常清扫保洁。',
      residence: 'urban',
      vacancies: 1,
    });
    expect([recorded.status, recorded.body.status]).toEqual([201, 'open']);
    const postId = String(recorded.body.postId);
    const managing = await cases.post(`/districts/${districts.weihai}/public-posts`, 'officer-weihai', {
      employer: '某街道办事处',
      title: '办公室主任',
      content: '负责办公室管理。',
      residence: 'urban',
      vacancies: 1,
    });
    expect(managing.body).toMatchObject({ status: 'to-review', readsLike: ['management'] });
    const review = `/districts/${districts.weihai}/public-posts/${managing.body.postId}/review`;
    expect((await cases.post(review, 'supervisor-weihai', { suitable: false })).body.status).toBe('rejected');

    const body = {
      postId,
      startsOn: '2026-12-01',
      endsOn: '2027-03-01',
      statement: '已推荐岗位，均未成功。',
    };
    const propose = (id: string) => cases.post(`/cases/${id}/public-posts`, 'officer-weihai', body);
    expect((await propose(caseId)).body.code).toBe('market-not-tried');
    for (const id of [caseId, spouseCase]) {
      const offer = {
        type: 'job-match',
        on: '2026-11-20',
        outcome: 'offered',
        means: 'phone',
        freeText: { offered: '超市理货员' },
      };
      const served = await cases.post(`/cases/${id}/services`, 'officer-weihai', offer);
      expect([served.status, served.body.code]).toEqual([200, undefined]);
      const proposed = await propose(id);
      expect([proposed.status, proposed.body.code]).toEqual([200, undefined]);
    }
    const place = (id: string, as = 'supervisor-weihai') =>
      cases.post(`/cases/${id}/tasks/decide-public-post-1/public-post-decision`, as, {
        place: true,
        explanation: '符合安置条件。',
      });
    // Two supervisors fill the last place at once: one of them succeeds.
    const both = await Promise.all([place(caseId), place(spouseCase, 'supervisor-weihai-2')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.flatMap(({ body: { code } }) => code ?? [])).toEqual(['public-post-full']);
    const listed = await system.call('GET', `/districts/${districts.weihai}/public-posts`, {
      as: 'officer-weihai',
    });
    expect(listed.body).toMatchObject({
      totals: { created: 1, filled: 1 },
      target: { posts: 14_000, by: '2022-12-31', isOver: true },
    });
    const winner = both[0]?.status === 200 ? caseId : spouseCase;
    await through(winner, caseId);
  }

  /** Working in the post ends the registration and the household's help, and later the post itself ends. */
  async function through(inPost: string, caseId: string): Promise<void> {
    const closing = await cases.propose(inPost, 'employed', 'employment-record', 'officer-weihai');
    expect(closing.status).toBe(200);
    expect((await cases.decide(inPost, true, 'officer-weihai-2')).status).toBe(200);
    const end = await cases.post(`/cases/${caseId}/tasks/help-household-1/household-end`, 'officer-weihai', {
      reason: 'member-in-work',
      member: inPost === caseId ? 1 : 2,
      since: '2026-11-20',
      evidence: { kind: 'employment-record', source: 'employment-register', on: '2026-11-20' },
      explanation: '家庭成员已在公益性岗位就业。',
    });
    expect([end.status, end.body.code]).toEqual([200, undefined]);
    await kpi('zero_open', 0, 1);

    // A placement of three months is announced at once, since it is no longer than the notice period.
    await system.skipTo('2026-12-02T12:00:00+08:00');
    expect(await titles(inPost)).toContain('公益性岗位安置期将满');
    const attendance = { month: '2026-12', days: 2 };
    const attended = await cases.post(
      `/cases/${inPost}/public-posts/attendance`,
      'officer-weihai',
      attendance,
    );
    expect(attended.status).toBe(200);
    // The digests of three months do not matter, so one a week is enough. The sweep runs at seven on odd days.
    await system.useSparseSchedules();
    await system.skipTo('2027-03-03T08:00:00+08:00');
    const left = await cases.post(`/cases/${inPost}/public-posts/end`, 'officer-weihai', {
      on: '2027-03-01',
      reason: 'expired',
      after: 'unemployed',
    });
    expect([left.status, left.body.code]).toEqual([200, undefined]);
    expect(left.body.publicPosts).toMatchObject([
      { title: '社区保洁员', employer: '某街道办事处', status: { code: 'ended' }, attendance: [attendance] },
    ]);
    expect(await titles(inPost)).toContain('公益性岗位安置已结束');
    const offer = `/cases/${inPost}/tasks/offer-registration-again-1/registration-offer`;
    expect((await cases.post(offer, 'officer-weihai', { outcome: 'registers-again' })).status).toBe(200);
    // Nobody works any more: the household is helped again, from its own case.
    const reopened = await cases.post(`/cases/${caseId}/households/reopening`, 'officer-weihai', {
      evidence: { kind: 'statement-of-the-person', source: 'counter', on: '2027-03-02' },
      statement: '公益性岗位期满，再次失业。',
    });
    expect([reopened.status, reopened.body.code]).toEqual([200, undefined]);
    expect(reopened.body.household).toMatchObject({ status: { code: 'confirmed' }, helpDueOn: '2027-03-31' });
  }

  const kpi = async (code: string, numerator: number, denominator: number) => {
    const { body } = await system.call('GET', `/kpis?district=${districts.weihai}&month=2026-11`, {
      as: 'supervisor-weihai',
    });
    expect((body.kpis as { code: string }[]).find((each) => each.code === code)).toMatchObject({
      numerator,
      denominator,
    });
  };

  it('is refused in Yunnan with a reason and how to object, and free to be applied for again', async () => {
    const caseId = await planned('yunnan');
    expect((await apply(caseId, [], 'officer-yunnan')).status).toBe(200);
    expect((await check(caseId, 'officer-yunnan-2', lookedUp([1]))).status).toBe(200);
    // The officer who has put it forward does not decide it, either.
    expect((await decide(caseId, 'officer-yunnan')).body.code).toBe('separation-of-duties');
    const refusal = {
      outcome: 'refuse',
      reason: 'not-one-household',
      explanation: '经核实，家庭成员情况与登记不符。',
    };
    expect((await decide(caseId, 'supervisor-yunnan', refusal)).status).toBe(200);
    expect(await titles(caseId)).toContain('不予认定零就业家庭告知书');
    expect((await apply(caseId, [])).status).toBe(200);
    expect((await cases.post(`/cases/${caseId}/households/withdrawal`, 'applicant')).status).toBe(200);
    expect((await executionOf(system, caseId, 'household', 2)).status).toBe('SUCCEEDED');
  });

  it('moves with the registration on which it is: it is helped there by the same day, and its members stay with it', async () => {
    const caseId = await planned('chongqing');
    const motherNumber = identityNumber('1975-02-03');
    const mother = { relation: 'parent', identityNumber: motherNumber, ableToWork: true };
    expect((await apply(caseId, [mother])).status).toBe(200);
    expect((await check(caseId, 'officer-chongqing', lookedUp([1, 2]))).status).toBe(200);
    expect((await decide(caseId, 'officer-chongqing-2')).status).toBe(200);
    const { helpDueOn } = (await read(caseId, 'applicant')).household as { readonly helpDueOn: string };
    const moved = await cases.transfer(caseId, districts.shanxi);
    expect([moved.status, moved.body.code]).toEqual([201, undefined]);
    const next = String(moved.body.caseId);
    expect((await read(next, 'officer-shanxi')).household).toMatchObject({
      status: { code: 'confirmed' },
      helpDueOn,
    });
    expect((await read(caseId, 'officer-chongqing')).household).toMatchObject({ status: { code: 'moved' } });
    const other = await planned('qinghai');
    expect((await apply(other, [mother])).body.code).toBe('household-member-elsewhere');
    // She registers after the household was recognised: the next morning her registration shows it.
    const applicant = { name: '李梅', identityNumber: motherNumber, phone: '13800138001' };
    const motherCase = await cases.registered('chongqing', { applicant });
    expect(await titles(motherCase)).not.toContain('所在家庭已认定为零就业家庭');
    const tomorrow = addDays(beijingDate(system.runtime.clock.now()), 1);
    // Half an hour after the reconciliation.
    await system.skipTo(`${tomorrow}T06:00:00+08:00`);
    expect(await titles(motherCase)).toContain('所在家庭已认定为零就业家庭');
    const end = {
      reason: 'member-in-work',
      member: 2,
      since: '2026-11-20',
      evidence: { kind: 'statement-of-the-person', source: 'counter', on: '2026-11-20' },
      explanation: '其母已就业。',
    };
    const ended = await cases.post(
      `/cases/${next}/tasks/help-household-1/household-end`,
      'officer-shanxi',
      end,
    );
    expect([ended.status, ended.body.code]).toEqual([200, undefined]);
    const told = await titles(motherCase);
    expect(told.filter((title) => title.includes('零就业家庭'))).toHaveLength(2);
    // Her own officer looks into it: nobody in work goes on being registered without anybody having asked (SX-2.6).
    const hers = await read(motherCase, 'officer-chongqing');
    expect((hers.openTasks as { kind: string }[]).map(({ kind }) => kind)).toContain('assess-signal');
    // The members are free for another household.
    expect((await apply(other, [mother])).status).toBe(200);
  });
});
