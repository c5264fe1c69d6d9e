import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations } from '../../functions/api/operations.ts';
import type { Operation } from '../../functions/common/http/operation.ts';
import { application, districts, identityNumber } from '../support/applications.ts';
import { ClosureCases } from '../support/closure-cases.ts';
import { type ApiAnswer, System } from '../support/system.ts';

let system: System;
let cases: ClosureCases;
let played: Awaited<ReturnType<typeof play>>;
/** An application for all refused reveals, which do not change it. */
let unchanged: string;
beforeAll(async () => {
  system = await System.start('2026-11-20T08:00:00+08:00');
  cases = new ClosureCases(system);
  await system.call('PUT', '/officers/officer-chongqing', {
    as: 'supervisor-chongqing',
    body: { name: '李明', workPhone: '023-63152000', districts: [districts.chongqing] },
  });
  played = await play();
  unchanged = await submit('applicant');
});
afterAll(() => system.close());

/** Two reveals of the only case, from eight to ten o'clock, when they have expired. The tests begin at ten. */
async function play() {
  const caseId = await submit('applicant', { applicant: application().applicant });
  const path = `/cases/${caseId}`;
  const as = 'officer-chongqing';
  const once = () => reveal(caseId, contact, as, 'reveal-once');
  const [first, second] = [await once(), await once()];
  const whole = await reveal(caseId, { fields: ['name', 'statements'], reason: 'contact' });
  await system.skipTo('2026-11-20T10:00:00+08:00');
  const again = await once();
  await cases.post(`${path}/withdrawal`, 'applicant', {});
  const { notices } = (await system.call('GET', `${path}/notices`, { as: 'applicant' })).body;
  const [{ noticeId = '' } = {}] = notices as { noticeId: string }[];
  const get = (at: string, by: string) => system.call('GET', at, { as: by });
  return {
    ...{ first, second, again },
    letter: await get(`${path}/notices/${noticeId}/letter?reveal=${whole.body.version}`, as),
    axis: await get(`${path}/axis?at=2026-11-20T00:00:00.000Z`, 'administrator'),
    accesses: await get(`${path}/access-log`, 'applicant'),
    counts: await get(`/reveals?district=${districts.chongqing}`, 'supervisor-chongqing'),
  };
}

const code = ({ status, body }: ApiAnswer) => [status, body.code];
const person = {
  name: '欧阳慧敏',
  identityNumber: identityNumber('1987-11-23'),
  phone: '13912345678',
  address: '渝中区某某路1号',
  secondContact: { name: '司徒建国', phone: '023-63214567' },
};
const submit = async (as: string, change: object = {}) => {
  const body = application({
    applicant: { ...person, identityNumber: identityNumber('1987-11-23') },
    ...(as === 'applicant' ? {} : { channel: 'counter' }),
    ...change,
  });
  return String((await cases.post('/applications', as, body)).body.caseId);
};
const contact = { fields: ['name', 'phone'], reason: 'contact' };
const reveal = (caseId: string, body: object = contact, as = 'officer-chongqing', key?: string) =>
  system.call('POST', `/cases/${caseId}/reveals`, { as, body, ...(key !== undefined && { key }) });
const log = (caseId: string, as = 'applicant', language: 'zh' | 'en' = 'zh', query = '') =>
  system.call('GET', `/cases/${caseId}/access-log${query}`, { as, language });

describe('Everything about a person', () => {
  it('is masked in every answer about an advanced case, except for the person', async () => {
    const full = { ...person, identityNumber: identityNumber('1987-11-23') };
    const otherPhone = '13612345678';
    const secrets = [
      full.name,
      full.identityNumber,
      '19871123',
      '1987-11-23',
      full.phone,
      full.address,
      full.secondContact.name,
      '63214567',
      otherPhone,
    ];
    const answers: { as: string; path: string; text: string }[] = [];
    const staff = {
      'officer-chongqing': 'officer',
      'supervisor-chongqing': 'supervisor',
      administrator: 'administrator',
      'delivery-chongqing': 'delivery-adapter',
    } as const;
    const call = async (method: string, path: string, as: string, body?: object) => {
      const answer = await system.call(method, path, { as, ...(body && { body }) });
      answers.push({ as, path: `${method} ${path}`, text: JSON.stringify(answer.body) });
      return answer;
    };
    const submitted = await call('POST', '/applications', 'applicant', application({ applicant: full }));
    const at = `/cases/${submitted.body.caseId}`;
    const decision = `${at}/tasks/decide-application-1/decision`;
    await call('POST', decision, 'officer-chongqing', {
      outcome: 'ask-for-information',
      items: ['unemployment-date'],
      message: `请说明失业时间，可致电${otherPhone}`,
    });
    await call('POST', `${at}/information`, 'applicant', {
      answer: `本人${full.identityNumber}，另一个号码${otherPhone}`,
    });
    await call('POST', decision, 'officer-chongqing', { outcome: 'approve' });
    await call('POST', `${at}/person-corrections`, 'applicant', { phone: otherPhone, address: '另一处' });
    await call('POST', `${at}/person-corrections`, 'officer-chongqing', {
      name: '欧阳惠敏',
      seen: 'identity-card',
    });
    await call('POST', `${at}/tasks/make-first-contact-1/contact`, 'officer-chongqing', {
      means: 'phone',
      reached: true,
      note: `已拨打${full.phone}`,
    });
    await call('POST', `${at}/changes`, 'applicant', {
      kind: 'moved',
      asOf: '2026-11-20',
      statement: `现住${full.address}，电话 136 1234 5678`,
    });
    // Every operation that answers staff or an adapter, for every subject that it can be called with.
    const { notices } = (await system.call('GET', `${at}/notices`, { as: 'officer-chongqing' })).body as {
      notices: { noticeId: string }[];
    };
    const open = await cases.tasks(String(submitted.body.caseId));
    expect(open.length).toBeGreaterThan(1);
    const named: Readonly<Record<string, readonly string[]>> = {
      caseId: [String(submitted.body.caseId)],
      batchId: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'],
      code: ['follow_up_rate'],
      district: [districts.chongqing],
      name: ['none'],
      noticeId: notices.map(({ noticeId }) => noticeId),
      region: ['chongqing'],
      runId: ['50-01ARZ3NDEKTSV4RRFFQ69G5FAV'],
      notice: ['GS-0123456789AB'],
      claimId: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'],
      postId: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'],
      taskId: ['decide-application-1', 'make-first-contact-1', ...open],
    };
    for (const { id, method, path, access, query } of operations as readonly Operation[]) {
      // An adapter that delivers a message needs its telephone number, and gets nothing else.
      if (method !== 'GET' || access === 'public' || id === 'read-notice-message') continue;
      const paths = (path.match(/\{\w+\}/g) ?? []).reduce<string[]>(
        (made, part) =>
          made.flatMap((each) => (named[part.slice(1, -1)] ?? []).map((value) => each.replace(part, value))),
        [path],
      );
      expect(paths.length, `no value for ${path}`).toBeGreaterThan(0);
      for (const [as, role] of Object.entries(staff).filter(([, each]) => access.includes(each)))
        for (const each of paths) {
          const needsDistrict = query !== undefined && !query.safeParse({}).success;
          const months: Readonly<Record<string, string>> = { 'list-grant-figures': '&month=2026-11' };
          const month = id.endsWith('coverage') ? '&from=2026-11&to=2026-11' : (months[id] ?? '');
          const { status } = await call(
            'GET',
            `${each}${needsDistrict ? `?district=500103${month}` : ''}`,
            as,
          );
          // A notice to staff cannot be read as a letter, and figures take a month.
          const alsoRefused = { 'read-letter': [409], 'list-kpis': [400], 'list-kpi-cases': [400] }[id] ?? [];
          expect([200, 404, ...alsoRefused], `${role} ${each}`).toContain(status);
        }
    }
    const seen = answers.filter(({ as }) => as !== 'applicant');
    expect(seen.length).toBeGreaterThan(40);
    // An address may be part of free text, where nothing distinguishes it from other words.
    const words = (text: string) => text.replaceAll(`现住${full.address}`, '');
    expect(
      seen.flatMap(({ as, path, text }) =>
        secrets.filter((secret) => words(text).includes(secret)).map((secret) => [secret, as, path]),
      ),
    ).toEqual([]);
    const own = JSON.stringify((await system.call('GET', at, { as: 'applicant' })).body);
    for (const secret of [full.identityNumber, `+86${otherPhone}`]) expect(own).toContain(secret);
    const statements = await reveal(String(submitted.body.caseId), {
      fields: ['statements'],
      reason: 'contact',
    });
    expect(JSON.stringify(statements.body.values)).toContain(otherPhone);
  });
});

describe('What is masked', () => {
  it('is not a filter, an order or a cursor of any list, so that nobody can guess it by trying', async () => {
    const asked = (operations as readonly Operation[]).flatMap(({ id, query }) =>
      Object.keys(query instanceof z.ZodObject ? query.shape : {}).map((name) => `${id}?${name}`),
    );
    expect(asked.length).toBeGreaterThan(30);
    // Coverage is ordered by its months, which are not masked.
    expect(
      asked.filter((each) => /identity|phone|name|birth|address|contact|sort|order/i.test(each)),
    ).toEqual(['read-coverage?order']);
    const tried = [
      ['officer-chongqing', `/worklist?identityNumber=${person.identityNumber}`],
      ['officer-chongqing', `/worklist?phone=${person.phone}`],
      ['applicant-2', `/cases?identityNumber=${person.identityNumber}`],
    ] as const;
    for (const [as, path] of tried)
      expect(code(await system.call('GET', path, { as }))).toEqual([400, 'unknown-field']);
  });
});

describe('A reveal', () => {
  it('answers what was asked for and nothing else, after it has been recorded', async () => {
    const caseId = await submit('applicant');
    const { version } = await cases.read(caseId);
    const revealed = await reveal(caseId);
    expect(revealed).toMatchObject({
      status: 200,
      body: {
        caseId,
        version: Number(version) + 1,
        at: '2026-11-20T02:00:00.000Z',
        until: '2026-11-20T02:01:00.000Z',
      },
    });
    expect(revealed.body.values).toEqual({ name: person.name, phone: '+8613912345678' });
    const everything = ['name', 'identityNumber', 'birthDate', 'phone', 'secondContact', 'address'];
    const all = await reveal(caseId, { fields: everything, reason: 'verify-identity' });
    expect(all.body.values).toMatchObject({
      birthDate: '1987-11-23',
      address: person.address,
      secondContact: { name: '司徒建国', phone: '+862363214567' },
    });
    const counter = await submit('officer-chongqing', {
      applicant: { name: '张伟', identityNumber: identityNumber(), phone: '13800138000' },
    });
    expect((await reveal(counter, { fields: ['address'], reason: 'correct' })).body.values).toEqual({});
  });

  it('is read by the person in words, in the log and in the history, in Chinese and in English', async () => {
    const caseId = await submit('applicant');
    await reveal(caseId, { ...contact, reason: 'other', words: '核对来电号码' });
    await reveal(caseId, { fields: ['identityNumber'], reason: 'verify-identity' }, 'supervisor-chongqing');
    const { accesses } = (await log(caseId)).body;
    expect(accesses).toEqual([
      {
        sequence: expect.any(Number),
        at: '2026-11-20T02:00:00.000Z',
        role: 'officer',
        roleText: '经办人员',
        agency: '重庆市渝中区公共就业服务机构',
        name: '李明',
        fields: ['name', 'phone'],
        fieldTexts: [
          { code: 'name', text: '姓名' },
          { code: 'phone', text: '联系电话' },
        ],
        reason: 'other',
        reasonText: '其他事由',
        words: '核对来电号码',
      },
      expect.objectContaining({ role: 'supervisor', reasonText: '核验身份' }),
    ]);
    expect((await log(caseId, 'applicant', 'en')).body.accesses).toMatchObject([
      { roleText: 'Officer', fieldTexts: [{ text: 'name' }, { text: 'telephone number' }] },
      { reasonText: 'to verify who the person is' },
    ]);
    expect((await log(caseId, 'supervisor-chongqing')).body.accesses).toMatchObject([
      { subject: 'officer-chongqing' },
      { subject: 'supervisor-chongqing' },
    ]);
    const { history } = (await system.call('GET', `/cases/${caseId}`, { as: 'applicant' })).body;
    expect(history).toContainEqual(
      expect.objectContaining({
        text: '工作人员查看了完整的姓名、联系电话，事由：其他事由',
        freeText: { words: '核对来电号码' },
      }),
    );
    expect(JSON.stringify(history)).not.toContain('officer-chongqing');
  });

  it('is paged in the log', async () => {
    const caseId = await submit('applicant');
    for (let count = 0; count < 3; count++) await reveal(caseId);
    const first = await log(caseId, 'applicant', 'zh', '?limit=2');
    const rest = await log(caseId, 'applicant', 'zh', `?limit=2&after=${first.body.next}`);
    const sequences = [first, rest].flatMap(({ body }) =>
      (body.accesses as { sequence: number }[]).map(({ sequence }) => sequence),
    );
    expect(new Set(sequences).size).toBe(3);
    expect(rest.body.next).toBeUndefined();
  });

  it.each([
    ['applicant', 403, 'role-not-allowed'],
    ['administrator', 403, 'role-not-allowed'],
    ['delivery-chongqing', 403, 'role-not-allowed'],
    ['officer-yunnan', 403, 'outside-jurisdiction'],
    ['supervisor-shanxi', 403, 'outside-jurisdiction'],
  ])('is refused to %s, and the case stays as it was', async (as, status, problem) => {
    const before = await cases.read(unchanged, 'applicant');
    expect(code(await reveal(unchanged, contact, as))).toEqual([status, problem]);
    expect(await cases.read(unchanged, 'applicant')).toEqual(before);
  });

  it.each<[object, number]>([
    [{ fields: [], reason: 'contact' }, 400],
    [{ fields: ['phone', 'phone'], reason: 'contact' }, 400],
    [{ fields: ['bankAccount'], reason: 'contact' }, 400],
    [{ fields: ['phone'], reason: 'curiosity' }, 400],
    [{ fields: ['phone'] }, 400],
    [{ fields: ['phone'], reason: 'other', words: '\u200b' }, 400],
    [{ fields: ['phone'], reason: 'other' }, 422],
  ])('needs known data and a reason: %j', async (body, status) => {
    expect((await reveal(unchanged, body)).status).toBe(status);
    expect((await log(unchanged)).body.accesses).toEqual([]);
  });

  it('is refused to staff about somebody related whom they have declared', async () => {
    const caseId = await submit('applicant');
    await cases.post(`/cases/${caseId}/interest-declarations`, 'officer-chongqing', { relation: 'relative' });
    expect(code(await reveal(caseId))).toEqual([403, 'separation-of-duties']);
    expect((await log(caseId)).body.accesses).toEqual([]);
  });

  it('is recorded once under a key, and returned again only while it may be shown', () => {
    const { first, second, again, letter, axis, accesses, counts } = played;
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replay')).toBe('true');
    expect(code(again)).toEqual([409, 'reveal-expired']);
    expect(code(letter)).toEqual([409, 'reveal-expired']);
    expect(axis.body).toMatchObject({ past: true, phase: 'applied' });
    expect(accesses.body.accesses).toHaveLength(2);
    expect(counts.body.reveals).toMatchObject([{ subject: 'officer-chongqing', reveals: 2 }]);
  });

  it('moves no deadline, and opens and returns no task', async () => {
    const caseId = await submit('applicant');
    const partsOf = ({ countdowns, metDeadlines, executions, phase }: Record<string, unknown>) => ({
      countdowns,
      metDeadlines,
      executions,
      phase,
    });
    const [before, tasks] = [await cases.read(caseId), await cases.tasks(caseId)];
    await reveal(caseId);
    expect(partsOf(await cases.read(caseId))).toEqual(partsOf(before));
    expect(await cases.tasks(caseId)).toEqual(tasks);
  });

  it('is counted for supervisors, by day and officer', async () => {
    const countOf = async () => {
      const answer = await system.call('GET', `/reveals?district=${districts.chongqing}&month=2026-11`, {
        as: 'supervisor-chongqing',
      });
      const counts = answer.body.reveals as { subject: string; reveals: number; name?: string }[];
      return counts.find(({ subject }) => subject === 'officer-chongqing');
    };
    const caseId = await submit('applicant');
    await reveal(caseId);
    const before = await countOf();
    expect(before).toMatchObject({ date: '2026-11-20', name: '李明' });
    await reveal(caseId);
    expect((await countOf())?.reveals).toBe(Number(before?.reveals) + 1);
    const empty = await system.call('GET', `/reveals?district=${districts.chongqing}&month=2026-10`, {
      as: 'supervisor-chongqing',
    });
    expect(empty.body.reveals).toEqual([]);
  });
});

describe('A search for a person', () => {
  const search = (body: object, as = 'officer-chongqing', key?: string) =>
    system.call('POST', '/case-searches', { as, body, ...(key !== undefined && { key }) });
  const searches = async () => {
    const query = `?district=${districts.chongqing}`;
    const { body } = await system.call('GET', `/reveals${query}`, { as: 'supervisor-chongqing' });
    return (body.reveals as { searches: number }[]).reduce((sum, each) => sum + each.searches, 0);
  };

  it('finds the case by each term and all together, masked, is counted once, and finds nothing elsewhere', async () => {
    const phone = '13711112222';
    const number = identityNumber('1988-01-02');
    const applicant = { ...person, identityNumber: number, phone, name: '慕容雪' };
    const caseId = await submit('applicant', { applicant });
    const found = async (body: object, as?: string) =>
      ((await search(body, as)).body.results as { caseId: string }[]).map((each) => each.caseId);
    const { applicationNumber } = (await system.call('GET', `/cases/${caseId}`, { as: 'officer-chongqing' }))
      .body;
    for (const body of [{ applicationNumber }, { identityNumber: number }, { phone }, { name: '慕容雪' }])
      expect(await found(body), Object.keys(body).join()).toEqual([caseId]);
    expect(await found({ name: '慕容雪', phone, phase: 'applied' })).toEqual([caseId]);
    expect(await found({ name: '慕容雪', phase: 'closed' })).toEqual([]);
    expect(await found({ name: '慕容' })).toEqual([]);
    expect(await found({ phone }, 'officer-yunnan')).toEqual([]);
    expect(await found({ applicationNumber }, 'administrator')).toEqual([caseId]);
    const before = await searches();
    const answers = [];
    for (let time = 0; time < 2; time += 1)
      answers.push(JSON.stringify((await search({ phone }, 'officer-chongqing', 'one-search-1')).body));
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).not.toContain('慕容雪');
    expect(await searches()).toBe(before + 1);
    // After the correction: found by the new phone number, and no longer by the old one.
    await cases.post(`/cases/${caseId}/person-corrections`, 'applicant', { phone: '13733334444' });
    expect([await found({ phone }), await found({ phone: '13733334444' })]).toEqual([[], [caseId]]);
  });

  it('says what it needs, and nothing of what was typed', async () => {
    expect(code(await search({}))).toEqual([422, 'search-needs-something']);
    for (const as of ['administrator', 'auditor-chongqing'])
      expect(code(await search({ name: '慕容雪' }, as))).toEqual([403, 'search-by-number-only']);
    const wrong = await search({ identityNumber: '5001031988010' });
    expect([wrong.status, JSON.stringify(wrong.body).includes('5001031988010')]).toEqual([422, false]);
  });
});

describe('A letter', () => {
  it('has the name in full for the person, and for staff only by a reveal of theirs while it holds', async () => {
    const caseId = await submit('applicant', {
      applicant: { ...person, identityNumber: identityNumber('1985-06-07') },
    });
    await cases.post(`/cases/${caseId}/withdrawal`, 'applicant');
    const listed = await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant' });
    const [notice] = listed.body.notices as { noticeId: string; title: string; paragraphs: string[] }[];
    const letter = (as: string, query = '', accept = 'application/json', language: 'zh' | 'en' = 'zh') =>
      system.call('GET', `/cases/${caseId}/notices/${notice?.noticeId}/letter${query}`, {
        as,
        language,
        headers: { accept },
      });
    const own = (await letter('applicant')).body;
    expect(own).toMatchObject({
      title: notice?.title,
      paragraphs: notice?.paragraphs,
      salutation: `${person.name}：`,
      issuedOn: '2026-11-20',
      masked: false,
    });
    expect((await letter('applicant', '', 'application/json', 'en')).body).toMatchObject({
      salutation: `To ${person.name}:`,
    });
    const pdf = await letter('applicant', '', 'application/pdf, application/json;q=0.5');
    expect([pdf.headers.get('content-type'), String(pdf.body.text).slice(0, 5)]).toEqual([
      'application/pdf',
      '%PDF-',
    ]);
    expect(pdf.headers.get('etag')).not.toBe((await letter('applicant')).headers.get('etag'));

    const looked = await letter('officer-chongqing');
    expect(looked.body).toMatchObject({ salutation: '欧*：', masked: true });
    const shown = (await reveal(caseId, { fields: ['name', 'statements'], reason: 'contact' })).body.version;
    const query = `?reveal=${shown}`;
    expect((await letter('officer-chongqing', query)).body).toEqual(own);
    for (const [as, other] of [
      ['supervisor-chongqing', query],
      ['officer-chongqing', '?reveal=1'],
      ['officer-chongqing', '?reveal=999'],
    ] as const)
      expect(code(await letter(as, other))).toEqual([404, 'reveal-not-found']);
    expect(code(await letter('officer-chongqing', '?reveal=x'))[0]).toBe(400);
    expect((await log(caseId)).body.accesses).toMatchObject([
      { sequence: shown, fields: ['name', 'statements'] },
    ]);
  });
});

describe('The screen of a case', () => {
  it('comes in one answer for staff, with tasks, choices, notices and the axis, also as the case was', async () => {
    const caseId = await submit('applicant', {
      applicant: { ...person, identityNumber: identityNumber('1989-02-03') },
    });
    await system.runtime.settle();
    const path = `/cases/${caseId}?include=tasks,choices,notices,axis`;
    const { body, status } = await system.call('GET', path, { as: 'officer-chongqing' });
    expect(status).toBe(200);
    expect(JSON.stringify(body).length).toBeLessThan(256 * 1024);
    expect(body).toMatchObject({
      openTasks: [{ taskId: 'decide-application-1', operations: ['decide-application'], overdue: false }],
      taskDetails: { stated: {} },
      choices: { lists: { refusalReasons: expect.any(Array), contactMeans: expect.any(Array) } },
      axis: { past: false, phase: 'applied' },
    });
    const { items } = body.axis as { items: { sequence: number; lane: string }[] };
    const order = items.map(({ sequence }) => sequence);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(items.map(({ lane }) => lane))).toEqual(new Set(['event', 'deadline']));
    const early = await system.call('GET', `/cases/${caseId}/axis?at=2026-01-01T00:00:00.000Z`, {
      as: 'administrator',
    });
    expect(code(early)).toEqual([422, 'before-the-case']);
    expect(code(await system.call('GET', path, { as: 'applicant' }))).toEqual([403, 'role-not-allowed']);
    const proof = await system.call('GET', `/cases/${caseId}/proof`, { as: 'supervisor-chongqing' });
    expect(proof.body).toMatchObject({ verified: true, faults: 0, head: { sequence: proof.body.events } });
  });
});
