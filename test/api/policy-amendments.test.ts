import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askWhatIf, changeIn, RefusedPreviewError, type Send } from '../../bin/packs-whatif/ask.ts';
import { countsOf, whatIfText } from '../../bin/packs-whatif/report.ts';
import { operation as readCase } from '../../functions/api/cases/read-case/operation.ts';
import { operation as listPolicyAmendments } from '../../functions/api/policy/list-policy-amendments/operation.ts';
import { operation as listRuleProposals } from '../../functions/api/policy/list-rule-proposals/operation.ts';
import { operation as submitApplication } from '../../functions/api/registration/submit-application/operation.ts';
import { operation as listWorklist } from '../../functions/api/worklist/list-worklist/operation.ts';
import { exampleAmendment } from '../../lib/policy/amendments/amendment.ts';
import { bodyOf } from '../support/answers.ts';
import { application, districts } from '../support/applications.ts';
import { loadRule } from '../support/rules.ts';
import { type ApiAnswer, System } from '../support/system.ts';

let system: System;
const start = '2026-11-10T10:00:00+08:00';
beforeAll(async () => {
  system = await System.start(start);
});
afterAll(() => system.close());

const amendment = { ...exampleAmendment, from: '2026-11-10' };
const put = (change: Readonly<Record<string, unknown>> = {}): Promise<ApiAnswer> => {
  const body = { ...amendment, ...change };
  return loadRule(system, { path: `/policy-amendments/${body.id}`, body });
};
const submit = async (district: string = districts.chongqing) =>
  bodyOf(
    submitApplication,
    await system.call('POST', '/applications', { as: 'applicant', body: application({ district }) }),
  );
const read = async (caseId: string) =>
  bodyOf(readCase, await system.call('GET', `/cases/${caseId}`, { as: 'applicant' }));
const loaded = async (as = 'administrator') =>
  bodyOf(listPolicyAmendments, await system.call('GET', '/policy-amendments', { as })).amendments;
const send: Send = async (path, body) => {
  const { status, body: answer } = await system.call('POST', path, {
    as: 'policy-administrator',
    rawBody: body,
  });
  return { ok: status === 200, text: async () => JSON.stringify(answer) };
};
/** The service guide of Chongqing as the public sees it. */
const guide = async () => JSON.stringify((await system.call('GET', '/regions/chongqing/services')).body);

describe('An amendment loaded through the API', () => {
  it('moves the one open deadline that its preview announced (CQ-1.2)', async () => {
    const early = await submit();
    const elsewhere = await submit(districts.shanxi);
    expect(early.dueDate).toBe('2026-11-17');
    const preview = await askWhatIf(send, changeIn(amendment));
    expect(preview.examined).toBeGreaterThanOrEqual(2);
    expect(preview).toMatchObject({
      touched: [
        {
          caseId: early.caseId,
          region: 'chongqing',
          district: districts.chongqing,
          deadlineId: 'decision-1',
          kind: 'decision',
          before: { dueDate: '2026-11-17' },
          after: { dueDate: '2026-11-13' },
        },
      ],
    });
    expect(countsOf(preview.touched)).toEqual([
      { district: districts.chongqing, kind: 'decision', deadlines: 1, earlier: 1, later: 0, stepsOnly: 0 },
    ]);
    const zh = whatIfText(preview, 'zh', 160, Date.parse(start));
    expect(zh).toContain('重庆市渝中区');
    expect(zh).toMatch(/2026-11-17\s+2026-11-13/);
    expect(whatIfText(preview, 'en', 160, Date.parse(start))).toContain('Would move: 1, in cases: 1');
    const inWords = await system.call('POST', '/rule-changes/preview', {
      as: 'policy-administrator',
      body: changeIn(amendment),
    });
    expect(inWords.body.touched).toMatchObject([
      { districtName: '重庆市渝中区', kindText: '审核失业登记申请' },
    ]);
    // A preview changes nothing.
    expect((await read(early.caseId)).countdowns[0]?.dueDate).toBe('2026-11-17');
    expect((await loaded()).map((each) => each.amendment.id)).not.toContain(amendment.id);

    const guideBefore = await guide();
    expect((await put()).body).toMatchObject({ revision: 1, proposal: { status: 'confirmed' } });
    expect((await put()).body).toMatchObject({ revision: 1 });
    const later = await submit();
    expect(later.dueDate).toBe('2026-11-13');
    expect(await guide()).not.toBe(guideBefore);
    expect(await guide()).toContain('渝人社发〔2027〕1号');

    await system.to('2026-11-10T11:30:00+08:00');
    const moved = await read(early.caseId);
    expect(moved.countdowns[0]).toMatchObject({
      dueDate: '2026-11-13',
      basis: { title: '渝人社发〔2027〕1号' },
    });
    expect(
      moved.history.filter(({ type }) => type === 'deadline-recomputed').map(({ text }) => text),
    ).toEqual(['政策规定已修订，经重新核算，办理期限为2026年11月13日']);
    expect((await read(later.caseId)).packVersion).not.toBe(moved.packVersion);
    for (const { caseId } of [later, elsewhere])
      expect((await read(caseId)).history.map(({ type }) => type)).not.toContain('deadline-recomputed');
    const worklist = await system.call('GET', '/worklist', { as: 'officer-chongqing' });
    const dueDates = bodyOf(listWorklist, worklist).tasks.map(({ dueDate }) => dueDate);
    expect(dueDates).toEqual(['2026-11-13', '2026-11-13']);

    await system.to('2026-11-10T14:30:00+08:00');
    expect(
      (await read(early.caseId)).history.filter(({ type }) => type === 'deadline-recomputed'),
    ).toHaveLength(1);
  });

  it('moves nothing yet if it starts in the future, and is listed with those who proposed and confirmed it', async () => {
    const change = { id: 'chongqing-2027', from: '2027-01-01', value: { kind: 'same-visit' } };
    expect(await askWhatIf(send, { amendment: { ...amendment, ...change } })).toMatchObject({ touched: [] });
    expect((await put(change)).status).toBe(200);
    const listed = (await loaded('officer-yunnan')).find((each) => each.amendment.id === change.id);
    expect(listed).toMatchObject({
      revision: 1,
      proposedBy: 'policy-administrator',
      loadedBy: 'policy-administrator-2',
    });
  });

  it.each([
    ['a value that cannot be amended', { key: 'tags' }, 400, 'value-not-amendable', '/key'],
    ['a day that does not exist', { from: '2027-02-29' }, 422, 'date-does-not-exist', '/from'],
    ['a value of the wrong kind', { value: { workingDays: 3 } }, 400, 'invalid-field', '/value/kind'],
    [
      'an unknown clause',
      { citation: { ...amendment.citation, clause: 'CQ-9.9' } },
      400,
      'invalid-field',
      '/citation/clause',
    ],
  ])('is refused with %s', async (_what, change, status, code, pointer) => {
    const before = await loaded();
    const refused = await put({ id: 'refused', ...change });
    expect(await loaded()).toEqual(before);
    expect((await system.call('GET', '/regions')).status).toBe(200);
    expect([refused.status, refused.body.code as unknown]).toEqual([status, code]);
    expect(refused.body).toMatchObject({ errors: [{ pointer, code }] });
    await expect(askWhatIf(send, { amendment: { ...amendment, ...change } })).rejects.toThrow(
      RefusedPreviewError,
    );
  });

  it.each(['0000-01-01', '0000-02-29', '0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31'])(
    'is refused with the first day %s, as its preview says, and everything goes on',
    async (from) => {
      const before = await loaded();
      const refused = await put({ id: 'refused', from });
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({
        code: 'date-out-of-range',
        errors: [{ pointer: '/from', code: 'date-out-of-range' }],
      });
      const preview = await system.call('POST', '/rule-changes/preview', {
        as: 'policy-administrator',
        body: { amendment: { ...amendment, from } },
      });
      expect([preview.status, preview.body.code]).toEqual([422, 'date-out-of-range']);
      expect(await loaded()).toEqual(before);
      expect((await system.call('GET', '/regions')).status).toBe(200);
    },
  );

  it('is refused if another one changes the same value from the same day', async () => {
    const from = '2027-06-01';
    expect((await put({ id: 'first-of-two', from })).status).toBe(200);
    const change = { id: 'second-of-two', from };
    const refused = await put(change);
    expect([refused.status, refused.body.code]).toEqual([409, 'amendment-in-conflict']);
    await expect(askWhatIf(send, { amendment: { ...amendment, ...change } })).rejects.toThrow(
      RefusedPreviewError,
    );
  });

  it('is refused if its name differs from the one in the path', async () => {
    const body = { ...amendment, id: 'another' };
    const { status } = await system.call('PUT', '/policy-amendments/something-else', {
      as: 'policy-administrator',
      body,
    });
    expect(status).toBe(400);
  });
});

describe('A rule that changes deadlines', () => {
  const propose = (body: Readonly<Record<string, unknown>>, as = 'policy-administrator') =>
    system.call('PUT', `/policy-amendments/${body.id}`, { as, body });
  const decide = (proposalId: unknown, how: 'confirmation' | 'withdrawal', as: string) =>
    system.call('POST', `/rule-proposals/${proposalId}/${how}`, { as });
  const listed = async (proposalId: unknown) => {
    const answer = await system.call('GET', '/rule-proposals?limit=100', { as: 'auditor-chongqing' });
    return bodyOf(listRuleProposals, answer).proposals.find((each) => each.proposalId === proposalId);
  };
  const refusal = ({ status, body }: ApiAnswer) => [status, body.code];

  it('has no effect until another policy administrator confirms it, and no other person can', async () => {
    const body = { ...amendment, id: 'of-two-persons', from: '2027-07-01' };
    const proposed = await propose(body);
    expect(proposed.body).toMatchObject({ status: 'proposed', proposedBy: 'policy-administrator' });
    const { proposalId } = proposed.body;
    expect((await loaded()).map((each) => each.amendment.id)).not.toContain(body.id);
    expect(await listed(proposalId)).toMatchObject({ status: 'proposed', amendment: { id: body.id } });
    expect(refusal(await decide(proposalId, 'confirmation', 'policy-administrator'))).toEqual([
      403,
      'proposer-cannot-confirm',
    ]);
    for (const as of [
      'administrator',
      'supervisor-chongqing',
      'unit-administrator-chongqing',
      'auditor-chongqing',
    ])
      expect(refusal(await decide(proposalId, 'confirmation', as))).toEqual([403, 'role-not-allowed']);
    expect((await propose(body, 'policy-administrator-2')).body).toEqual(proposed.body);
    expect((await propose({ ...body, note: '另一文本' })).body).toMatchObject({
      code: 'proposal-open',
      proposalId,
    });
    expect((await decide(proposalId, 'confirmation', 'policy-administrator-2')).status).toBe(200);
    expect((await loaded()).map((each) => each.amendment.id)).toContain(body.id);
    expect(await listed(proposalId)).toMatchObject({
      status: 'confirmed',
      decidedBy: 'policy-administrator-2',
    });
    expect(refusal(await decide(proposalId, 'withdrawal', 'policy-administrator'))).toEqual([
      409,
      'proposal-decided',
    ]);
  });

  it('is computed again when it is confirmed, since a change accepted in the meantime may conflict with it', async () => {
    const from = '2027-08-01';
    const early = await propose({ ...amendment, id: 'early-proposal', from });
    expect((await put({ id: 'late-and-faster', from })).status).toBe(200);
    expect(refusal(await decide(early.body.proposalId, 'confirmation', 'policy-administrator-2'))).toEqual([
      409,
      'amendment-in-conflict',
    ]);
    expect(await listed(early.body.proposalId)).toMatchObject({ status: 'proposed' });
  });

  it('can be withdrawn, by its proposer or another, and then proposed in another text', async () => {
    const body = { ...amendment, id: 'withdrawn-proposal', from: '2027-09-01' };
    const { proposalId } = (await propose(body)).body;
    expect((await decide(proposalId, 'withdrawal', 'policy-administrator')).body).toMatchObject({
      status: 'withdrawn',
    });
    expect(refusal(await decide(proposalId, 'confirmation', 'policy-administrator-2'))).toEqual([
      409,
      'proposal-decided',
    ]);
    expect((await propose({ ...body, note: '另一文本' })).body.proposalId).toBe(
      'policy-amendment-withdrawn-proposal-2',
    );
    expect(refusal(await decide('policy-amendment-none-1', 'confirmation', 'policy-administrator'))).toEqual([
      404,
      'proposal-not-found',
    ]);
  });
});

describe('A preview', () => {
  it('lists what a holiday arrangement would move, page by page', async () => {
    const cases = await Promise.all(Array.from({ length: 3 }, () => submit(districts.qinghai)));
    const arrangement = {
      year: 2026,
      source: { title: '关于调整放假安排的通知（测试）', url: 'https://www.gov.cn/' },
      holidays: [
        ...['01-01', '05-01', '10-01', '10-02', '10-03', '11-12', '11-13'].map((day) => ({
          date: `2026-${day}`,
          name: '测试',
        })),
      ],
      makeUpWorkdays: [],
    };
    const preview = await askWhatIf(send, changeIn(arrangement));
    const ofQinghai = preview.touched.filter(({ region }) => region === 'qinghai');
    expect(ofQinghai.map(({ caseId }) => caseId).toSorted()).toEqual(
      cases.map(({ caseId }) => caseId).toSorted(),
    );
    expect(ofQinghai[0]).toMatchObject({
      before: { dueDate: '2026-11-13' },
      after: { dueDate: '2026-11-17' },
    });
    expect((await read(cases[0]?.caseId ?? '')).countdowns[0]?.dueDate).toBe('2026-11-13');
  });

  it('refuses a body with neither or both kinds of change, and an invalid page position', async () => {
    const ask = (body: unknown, query = '') =>
      system.call('POST', `/rule-changes/preview${query}`, { as: 'policy-administrator', body });
    expect((await ask({})).status).toBe(400);
    expect((await ask({ amendment, holidayArrangement: {} })).status).toBe(400);
    expect((await ask({ amendment }, '?after=nonsense')).body).toMatchObject({
      status: 400,
      code: 'invalid-cursor',
    });
  });
});
