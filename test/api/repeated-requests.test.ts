import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { application, districts } from '../support/applications.ts';
import { type Call, System } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
});
afterAll(() => system.close());

const officer = 'officer-chongqing';
const post = (path: string, body: unknown, call: Call = {}) =>
  system.call('POST', path, { as: officer, body, ...call });

let caseId: string;
/** A registration with a plan, so that every kind of record can be made. */
async function registered(): Promise<string> {
  const submitted = await post('/applications', application(), { as: 'applicant' });
  const id = String(submitted.body.caseId);
  const done = [
    await post(`/cases/${id}/tasks/decide-application-1/decision`, { outcome: 'approve' }),
    await post(`/cases/${id}/tasks/make-first-contact-1/contact`, { means: 'phone', reached: true }),
    await post(`/cases/${id}/tasks/make-service-plan-1/plan`, {
      track: 'employment',
      tier: 'one-to-one',
      tierGrounds: ['need'],
    }),
  ];
  expect(done.map(({ status }) => status)).toEqual([200, 200, 200]);
  return id;
}
beforeEach(async () => {
  caseId ??= await registered();
});

const read = async (id = caseId) => (await system.call('GET', `/cases/${id}`, { as: officer })).body;
const versionOf = async (id = caseId) => Number((await read(id)).version);

const refused = {
  type: 'job-match',
  on: '2026-11-20',
  outcome: 'refused',
  refusalReason: 'pay-too-low',
  means: 'phone',
  freeText: { offered: '电工岗位' },
};
const records: readonly [string, string, object, object][] = [
  ['a refusal of a service', 'services', refused, { ...refused, refusalReason: 'distance' }],
  ['a service', 'services', { ...refused, outcome: 'taken', refusalReason: undefined }, refused],
  [
    'a profile',
    'profile',
    {
      facts: [],
      tags: [{ group: 'employment-difficulty', applies: false, source: 'officer', on: '2026-11-20' }],
    },
    {
      facts: [],
      tags: [{ group: 'employment-difficulty', applies: true, source: 'officer', on: '2026-11-20' }],
    },
  ],
  [
    'a change',
    'changes',
    { kind: 'note', asOf: '2026-11-20', statement: '需要关注。' },
    { kind: 'note', asOf: '2026-11-20', statement: '不需要关注。' },
  ],
  ['a correction of the person', 'person-corrections', { phone: '13900139001' }, { phone: '13900139002' }],
];

describe('A write that is sent again with its Idempotency-Key', () => {
  it.each(records)('has no second effect and the same answer: %s', async (what, path, body) => {
    const key = `key-of-${path}-${what.length}`;
    const first = await post(`/cases/${caseId}/${path}`, body, { key });
    expect(first.status).toBe(200);
    const version = await versionOf();
    for (let again = 0; again < 2; again++) {
      const repeated = await post(`/cases/${caseId}/${path}`, body, { key });
      expect([repeated.status, repeated.headers.get('idempotent-replay')]).toEqual([200, 'true']);
      expect(repeated.body).toEqual(first.body);
    }
    expect(await versionOf()).toBe(version);
  });

  it.each(records)(
    'is refused with another body and changes nothing: %s',
    async (what, path, body, other) => {
      const key = `key-of-${path}-${what.length}`;
      expect((await post(`/cases/${caseId}/${path}`, body, { key })).status).toBe(200);
      const before = await read();
      const reused = await post(`/cases/${caseId}/${path}`, other, { key });
      expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
      expect(await read()).toEqual(before);
    },
  );

  it('is done once when it arrives many times together', async () => {
    const before = await versionOf();
    const body = { ...refused, outcome: 'taken', refusalReason: undefined };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        system.send('POST', `/cases/${caseId}/services`, { as: officer, body, key: 'all-at-once' }),
      ),
    );
    await system.runtime.settle();
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(({ body: { version } }) => version))).toEqual(new Set([before + 1]));
    expect(await versionOf()).toBe(before + 1);
  });

  it('is another request from somebody else, for whom the key is new', async () => {
    const body = { kind: 'note', asOf: '2026-11-20', statement: '需要再关注。' };
    const key = 'the-key-of-two';
    expect((await post(`/cases/${caseId}/changes`, body, { key })).status).toBe(200);
    const other = await post(`/cases/${caseId}/changes`, body, { key, as: 'supervisor-chongqing' });
    expect([other.status, other.headers.get('idempotent-replay')]).toEqual([200, null]);
  });

  it('is answered with its decision although that can be made only once', async () => {
    const submitted = await post('/applications', application(), { as: 'applicant' });
    const path = `/cases/${submitted.body.caseId}/tasks/decide-application-1/decision`;
    const body = { outcome: 'refuse', reason: 'in-employment', explanation: '已核实在职' };
    const first = await post(path, body, { key: 'the-decision' });
    const again = await post(path, body, { key: 'the-decision' });
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    const without = await post(path, body);
    expect([without.status, without.body.code]).toEqual([409, 'task-already-decided']);
  });

  it('gets the same answer for records other than cases: officers, fairs, amendments, and arrangements', async () => {
    const put = (path: string, as: string, body: unknown, key: string) =>
      system.call('PUT', path, { as, body, key });
    const entry = { districts: [districts.chongqing] };
    const first = await put('/officers/officer-repeated', 'supervisor-chongqing', entry, 'the-officer');
    const again = await put('/officers/officer-repeated', 'supervisor-chongqing', entry, 'the-officer');
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    const other = await put(
      '/officers/officer-repeated',
      'supervisor-chongqing',
      { districts: ['5001'] },
      'the-officer',
    );
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);

    const fair = { date: '2026-11-18', title: '专场招聘会' };
    const fairs = `/districts/${districts.weihai}/recruitment-fairs`;
    const held = await post(fairs, fair, { as: 'officer-weihai', key: 'the-fair-1' });
    const heldAgain = await post(fairs, fair, { as: 'officer-weihai', key: 'the-fair-1' });
    expect([heldAgain.status, heldAgain.headers.get('idempotent-replay'), heldAgain.body]).toEqual([
      held.status,
      'true',
      held.body,
    ]);
  });
});

describe('A refusal of an offer', () => {
  it('is recorded once, also under another key: no offer counts twice against the person (I-17)', async () => {
    const id = await registered();
    expect((await post(`/cases/${id}/services`, refused)).status).toBe(200);
    const before = await read(id);
    const again = await post(`/cases/${id}/services`, refused);
    expect([again.status, again.body.code]).toEqual([409, 'refusal-already-recorded']);
    expect(await read(id)).toEqual(before);
    const another = await post(`/cases/${id}/services`, { ...refused, freeText: { offered: '保安岗位' } });
    expect(another.status).toBe(200);
  });
});

describe('A write on condition of a version', () => {
  it('is refused when the case has changed since it was read, and done when it has not', async () => {
    const got = await system.call('GET', `/cases/${caseId}`, { as: officer });
    const tag = got.headers.get('etag') ?? '';
    const body = { kind: 'note', asOf: '2026-11-20', statement: '第一次。' };
    const done = await post(`/cases/${caseId}/changes`, body, { headers: { 'if-match': tag } });
    expect(done.status).toBe(200);
    const before = await read();
    const late = await post(`/cases/${caseId}/changes`, body, { headers: { 'if-match': tag } });
    expect([late.status, late.body.code, late.body.version]).toEqual([
      412,
      'precondition-failed',
      before.version,
    ]);
    expect(await read()).toEqual(before);
    // The answer to a write has the tag for the next one.
    const next = await post(`/cases/${caseId}/changes`, body, {
      headers: { 'if-match': done.headers.get('etag') ?? '' },
    });
    expect(next.status).toBe(200);
  });

  it('is not sent again to whoever has it', async () => {
    const got = await system.call('GET', `/cases/${caseId}`, { as: officer });
    const again = await system.call('GET', `/cases/${caseId}`, {
      as: officer,
      headers: { 'if-none-match': got.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});
