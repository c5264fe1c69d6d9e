import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleAmendment } from '../../lib/policy/amendments/amendment.ts';
import { application, districts, identityNumber } from '../support/applications.ts';
import { type Call, System } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  // Lets the hourly sweep run before anything is counted.
  await system.runtime.settle();
});
afterAll(() => system.close());

const submit = (body: unknown, call: Call = {}) =>
  system.call('POST', '/applications', { as: 'applicant', body, ...call });

const person = (change: object) => ({
  ...application().applicant,
  ...change,
});

/** The number of cases, events and tasks, which a refused request must not change. */
const everything = async () => {
  const { TableNames } = (await system.aws('dynamodb', 'ListTables', {})) as { TableNames: string[] };
  const { Count } = await system.aws('dynamodb', 'Scan', {
    TableName: TableNames[0] as string,
    Select: 'COUNT',
  });
  return Count;
};

const refusedApplications: readonly [string, () => unknown, number, string, string?][] = [
  [
    'a wrong checksum',
    () => application({ applicant: person({ identityNumber: '110105194912310021' }) }),
    422,
    'identity-number-checksum',
    '/applicant/identityNumber',
  ],
  [
    'a birth date that does not exist',
    () => application({ applicant: person({ identityNumber: '500103199002301234' }) }),
    422,
    'identity-number-date',
  ],
  [
    'a birth date in the future',
    () => application({ applicant: person({ identityNumber: identityNumber('2027-01-01') }) }),
    422,
    'identity-number-future',
  ],
  [
    'a province that does not exist',
    () => application({ applicant: person({ identityNumber: '990103199003071234' }) }),
    422,
    'identity-number-region',
  ],
  [
    'an identity number of 17 characters',
    () => application({ applicant: person({ identityNumber: '50010319900307123' }) }),
    422,
    'identity-number-length',
  ],
  [
    'a 15-digit identity number',
    () => application({ applicant: person({ identityNumber: '500103900307123' }) }),
    422,
    'identity-number-fifteen-digits',
  ],
  [
    'the card of a foreign permanent resident, which the notices do not name',
    () => application({ applicant: person({ identityNumber: 'USA110105900307' }) }),
    422,
    'identity-number-foreign-permanent-resident',
  ],
  [
    'a travel permit without the birth date that its number does not show',
    () => application({ applicant: person({ identityNumber: 'H12345678' }) }),
    422,
    'document-needs-birth-date-and-sex',
  ],
  [
    'somebody out of work while they were at school',
    () =>
      application({
        applicant: person({ identityNumber: identityNumber('1990-03-07') }),
        unemployment: { reason: '24', date: '2005-03-06', lastEmployer: '某某科技有限公司' },
      }),
    422,
    'unemployed-before-working-age',
    '/unemployment/date',
  ],
  [
    'a district that has been abolished',
    () => application({ district: '500105' }),
    422,
    'district-abolished',
    '/district',
  ],
  [
    'an identity number damaged by a spreadsheet',
    () => application({ applicant: person({ identityNumber: '500103199003071000' }) }),
    422,
    'identity-number-lost-precision',
  ],
  [
    'somebody under 16',
    () => application({ applicant: person({ identityNumber: identityNumber('2010-11-21') }) }),
    422,
    'under-minimum-age',
  ],
  ['somebody who draws a pension', () => application({ drawsPension: true }), 422, 'drawing-pension'],
  [
    'a date of job loss in the future',
    () => application({ unemployment: { reason: '33', date: '2026-11-21' } }),
    422,
    'date-in-future',
    '/unemployment/date',
  ],
  [
    'a date of job loss that does not exist',
    () => application({ unemployment: { reason: '33', date: '2026-02-30' } }),
    422,
    'date-does-not-exist',
    '/unemployment/date',
  ],
  [
    'a date of job loss before the person was born',
    () => application({ unemployment: { reason: '33', date: '1950-01-01' } }),
    422,
    'unemployed-before-working-age',
    '/unemployment/date',
  ],
  [
    'a date of job loss on the day before the 16th birthday',
    () => application({ unemployment: { reason: '33', date: '2006-03-06' } }),
    422,
    'unemployed-before-working-age',
    '/unemployment/date',
  ],
  [
    'a date of job loss in the year 1',
    () => application({ unemployment: { reason: '33', date: '0001-01-01' } }),
    422,
    'date-out-of-range',
    '/unemployment/date',
  ],
  [
    'a date of leaving school before birth',
    () =>
      application({ unemployment: { reason: '10', date: '2026-11-01', schoolLeavingDate: '1989-07-01' } }),
    422,
    'date-before-birth',
    '/unemployment/schoolLeavingDate',
  ],
  [
    'an unknown reason for unemployment',
    () => application({ unemployment: { reason: '99', date: '2026-11-01' } }),
    422,
    'unknown-unemployment-reason',
  ],
  [
    'a graduate without the date of leaving school',
    () => application({ unemployment: { reason: '10', date: '2026-11-01' } }),
    422,
    'reason-needs-school-leaving-date',
  ],
  [
    'a dismissal without the employer',
    () => application({ unemployment: { reason: '21', date: '2026-11-01' } }),
    422,
    'reason-needs-last-employer',
  ],
  [
    'a region that is not served',
    () => application({ district: '110101' }),
    422,
    'region-not-served',
    '/district',
  ],
  [
    'a city of Shandong other than Weihai',
    () => application({ district: '370102' }),
    422,
    'region-not-served',
  ],
  [
    'an unknown field',
    () => application({ terminationProof: 'scan.pdf' }),
    400,
    'unknown-field',
    '/terminationProof',
  ],
  [
    'an unknown nested field',
    () => application({ applicant: person({ nickname: 'x' }) }),
    400,
    'unknown-field',
    '/applicant/nickname',
  ],
  ['a missing field', () => application({ unemployment: undefined }), 400, 'missing-field', '/unemployment'],
  [
    'no commitment to the truth',
    () => application({ truthCommitment: false }),
    400,
    'invalid-field',
    '/truthCommitment',
  ],
  ['a name with an emoji', () => application({ applicant: person({ name: '张😀' }) }), 422, 'invalid-name'],
  [
    'an invalid phone number',
    () => application({ applicant: person({ phone: '12345' }) }),
    422,
    'invalid-phone',
  ],
  [
    'a counter application from a person',
    () => application({ channel: 'counter' }),
    422,
    'channel-not-allowed',
  ],
];

describe('An application', () => {
  it.each(refusedApplications)(
    'is refused for %s and changes nothing',
    async (_what, body, status, code, pointer) => {
      const before = await everything();
      const sent = body() as { applicant?: { identityNumber?: string } };
      const answer = await submit(sent);
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body.title).toMatch(/[\u4e00-\u9fff]/);
      if (pointer) expect(answer.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
      expect(JSON.stringify(answer.body)).not.toContain(sent.applicant?.identityNumber ?? 'nothing');
      expect(await everything()).toBe(before);
    },
  );

  it('is refused with all its faults at once', async () => {
    const answer = await submit(
      application({ applicant: person({ name: '', phone: '1', identityNumber: '1' }) }),
    );
    expect(answer.body.code).toBe('invalid-request');
    expect(answer.body.errors).toHaveLength(3);
  });

  it("is accepted on the applicant's 16th birthday", async () => {
    const today = await submit(
      application({
        applicant: person({ identityNumber: identityNumber('2010-11-20') }),
        unemployment: { reason: '33', date: '2026-11-20' },
      }),
    );
    expect(today.status).toBe(201);
  });
});

describe('A line break, as a text area or a spreadsheet adds it', () => {
  const named = (name: string) =>
    application({ applicant: person({ name, identityNumber: identityNumber() }) });

  it('is dropped at the end of a field of one line, and refused inside it', async () => {
    expect((await submit(named('张伟\r\n'))).status).toBe(201);
    const before = await everything();
    const answer = await submit(named('张\n伟'));
    expect([answer.status, answer.body.code]).toEqual([400, 'one-line-only']);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/applicant/name' })]);
    expect(await everything()).toBe(before);
  });

  it('stays in a text of several lines', async () => {
    const { body } = await submit(application({ applicant: person({ identityNumber: identityNumber() }) }));
    const refused = await system.call('POST', `/cases/${body.caseId}/tasks/decide-application-1/decision`, {
      as: 'officer-chongqing',
      body: { outcome: 'refuse', reason: 'has-work', explanation: '已就业。\n见参保记录。' },
    });
    expect(refused.body.code).not.toBe('one-line-only');
    expect(refused.status).toBeLessThan(500);
  });
});

describe('A request', () => {
  it('is refused if its body is too large', async () => {
    const answer = await submit(undefined, { rawBody: JSON.stringify({ x: '张'.repeat(30_000) }) });
    expect([answer.status, answer.body.code]).toEqual([413, 'body-too-large']);
  });

  it('is refused if its body is not JSON', async () => {
    const answer = await submit(undefined, { rawBody: '{"district":' });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-json']);
  });

  it('is refused if its body has another media type', async () => {
    const answer = await submit(application(), { headers: { 'content-type': 'text/plain' } });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type']);
  });

  it('is refused if it has no idempotency key', async () => {
    const answer = await submit(application(), { key: '' });
    expect([answer.status, answer.body.errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: 'header:/idempotency-key' })],
    ]);
  });

  it('is refused without a token and with a forged or expired one', async () => {
    const expired = await system.runtime.identityProvider?.tokenFor('applicant', { expiresInSeconds: -60 });
    const good = (await system.runtime.identityProvider?.tokenFor('applicant')) as string;
    const [head, , signature] = good.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'x', role: 'administrator' })).toString('base64url');
    for (const token of ['', `${head}.${claims}.${signature}`, expired as string, 'nonsense']) {
      const answer = await system.call('GET', '/cases', { token });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  });

  it('is refused if the role of the caller may not make it', async () => {
    const answer = await system.call('GET', '/worklist', { as: 'applicant' });
    expect([answer.status, answer.body.code]).toEqual([403, 'role-not-allowed']);
  });

  it('is refused if it names a task or a ground by a property that every object has', async () => {
    const { body } = await submit(application());
    const tasks = `/cases/${body.caseId}/tasks`;
    const refusal = { outcome: 'refuse', reason: 'constructor', explanation: 'x' };
    for (const [method, path, sent, expected] of [
      ['GET', `${tasks}/constructor`, undefined, 'task-not-found'],
      ['POST', `${tasks}/constructor/decision`, { outcome: 'approve' }, 'task-not-found'],
      ['POST', `${tasks}/decide-application-1/decision`, refusal, 'unknown-refusal-reason'],
    ] as const) {
      const answer = await system.call(method, path, {
        as: 'officer-chongqing',
        ...(sent && { body: sent }),
      });
      expect(answer.body.code).toBe(expected);
    }
  });

  it('is refused if it registers somebody whose corrected day of birth is too young, until the birthday itself (N1, I-04)', async () => {
    // The system's day is 2026-11-20.
    for (const [region, born, expected] of [
      ['shanxi', '2010-11-21', [422, 'under-minimum-age', 'applied']],
      ['weihai', '2010-11-20', [200, undefined, 'registered']],
    ] as const) {
      const { body } = await submit(application({ district: districts[region] }));
      const as = `officer-${region}`;
      const corrected = await system.call('POST', `/cases/${body.caseId}/person-corrections`, {
        as,
        body: { identityNumber: identityNumber(born), seen: 'identity-card' },
      });
      expect(corrected.status).toBe(200);
      const path = `/cases/${body.caseId}/tasks/decide-application-1/decision`;
      const answer = await system.call('POST', path, { as, body: { outcome: 'approve' } });
      const after = await system.call('GET', `/cases/${body.caseId}`, { as });
      expect([answer.status, answer.body.code, after.body.phase]).toEqual(expected);
    }
  });

  it('is refused if it turns somebody of age down as too young, and the application stays open (N1)', async () => {
    const { body } = await submit(application());
    const refusal = { outcome: 'refuse', reason: 'under-age', explanation: '已领取养老金' };
    const as = 'officer-chongqing';
    const path = `/cases/${body.caseId}/tasks/decide-application-1/decision`;
    const answer = await system.call('POST', path, { as, body: refusal });
    expect([answer.status, answer.body.code]).toEqual([422, 'of-age']);
    const after = await system.call('GET', `/cases/${body.caseId}`, { as });
    expect(after.body.phase).toBe('applied');
  });

  it('is refused if it asks for a region that is not in the catalogue', async () => {
    const answer = await system.call('GET', '/regions/atlantis/services', { language: 'en' });
    expect([answer.status, answer.body.code]).toEqual([404, 'region-not-found']);
    expect(answer.body.title).toBe('There is no service information for this region.');
  });
});

describe('A person', () => {
  it('cannot apply twice anywhere in the country until the first application has ended', async () => {
    const applicant = person({ identityNumber: identityNumber() });
    const first = await submit(application({ applicant }));
    expect(first.status).toBe(201);
    const elsewhere = await submit(application({ applicant, district: '530102' }));
    expect([elsewhere.status, elsewhere.body.code, elsewhere.body.caseId]).toEqual([
      409,
      'already-active',
      first.body.caseId,
    ]);
    const stranger = await submit(application({ applicant }), { as: 'applicant-2' });
    // A stranger learns nothing, and does not take the person's place (I-52).
    expect(stranger.status).toBe(201);
    await system.call('POST', `/cases/${first.body.caseId}/withdrawal`, { as: 'applicant' });
    expect((await submit(application({ applicant, district: '530102' }))).status).toBe(201);
  });

  it('is registered once when several applications arrive together', async () => {
    const applicant = person({ identityNumber: identityNumber() });
    const answers = await Promise.all(
      ['500103', '530102', '140105'].map((district) => submit(application({ applicant, district }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe('A repeated request', () => {
  it('gets the first answer again and has no further effect', async () => {
    const body = application();
    const first = await submit(body, { key: 'the-same-key' });
    await system.call('POST', `/cases/${first.body.caseId}/withdrawal`, { as: 'applicant' });
    const again = await submit(body, { key: 'the-same-key' });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replay')).toBe('true');
  });

  it('is refused if it has another body under the same key', async () => {
    await submit(application(), { key: 'another-key' });
    const again = await submit(application(), { key: 'another-key' });
    expect([again.status, again.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('takes effect once when all copies arrive together', async () => {
    const body = application();
    const answers = await Promise.all([1, 2, 3].map(() => submit(body, { key: 'at-the-same-time' })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.caseId)).size).toBe(1);
  });

  it('is a new request when the same key comes from somebody else', async () => {
    const first = await submit(application(), { key: 'a-common-key' });
    const other = await submit(application(), { key: 'a-common-key', as: 'applicant-2' });
    expect(other.body.caseId).not.toBe(first.body.caseId);
  });
});

describe('Input that once led to an internal error', () => {
  const fairs = '/districts/371002/recruitment-fairs';
  const officer = { as: 'officer-chongqing' };
  const probes: readonly [string, string, Call, number, string][] = [
    ['GET', `${fairs}?month=0000-01`, { as: 'officer-weihai' }, 400, 'invalid-field'],
    ['GET', `${fairs}?month=9999-12`, { as: 'officer-weihai' }, 400, 'invalid-field'],
    ['GET', '/coverage?district=500103&from=0000-01&to=2026-11', officer, 400, 'invalid-field'],
    [
      'GET',
      '/coverage?district=500103&from=2026-10&to=2026-11&after=%EF%BF%BF',
      officer,
      400,
      'invalid-characters',
    ],
    ['GET', '/worklist?after=%EF%BF%BF', officer, 400, 'invalid-characters'],
    ['GET', '/worklist?after=%F0%9F%98%80', officer, 400, 'invalid-cursor'],
    ['GET', '/worklist?after=xyz', officer, 400, 'invalid-cursor'],
    ['GET', '/worklist?kind=nothing,decide-application', officer, 400, 'invalid-field'],
    ['GET', '/worklist?due=later', officer, 400, 'invalid-field'],
    ['GET', '/worklist/summary?group=x', officer, 400, 'unknown-field'],
    ['GET', '/caseload?after=xyz', officer, 400, 'invalid-cursor'],
    ['GET', '/overdue?reason=lazy', { as: 'supervisor-chongqing' }, 400, 'invalid-field'],
    ['GET', '/outbox?status=delivered', { as: 'delivery-chongqing' }, 400, 'invalid-field'],
    ['GET', '/coverage?district=500&from=2026-10&to=2026-11', officer, 400, 'invalid-field'],
    ['GET', '/overdue?after=xyz', { as: 'supervisor-chongqing' }, 400, 'invalid-cursor'],
    ['GET', '/outbox?after=xyz', { as: 'delivery-chongqing' }, 400, 'invalid-cursor'],
    ['GET', '/officers?after=nobody', officer, 400, 'invalid-cursor'],
    ['GET', '/regions?unknown=1', {}, 400, 'unknown-field'],
    [
      'POST',
      `/rule-changes/preview?after=${Buffer.from('{"shard":0,"after":"\uffff"}').toString('base64url')}`,
      { as: 'policy-administrator', body: { amendment: exampleAmendment } },
      400,
      'invalid-cursor',
    ],
    [
      'POST',
      '/reassignments',
      { as: 'supervisor-chongqing', body: { from: 'a', dryRun: true, after: '9999-12-31T23:59:59Z~x' } },
      400,
      'invalid-cursor',
    ],
    ['POST', fairs, { as: 'officer-weihai', body: { date: '0000-02-29' } }, 422, 'date-out-of-range'],
    [
      'POST',
      fairs,
      { as: 'officer-weihai', body: { date: '2026-11-18', title: '\ud800' } },
      400,
      'invalid-characters',
    ],
    [
      'PUT',
      '/policy-amendments/with-half-a-pair',
      {
        as: 'policy-administrator',
        rawBody: JSON.stringify({ ...exampleAmendment, id: 'with-half-a-pair', note: 'x\ud800' }),
      },
      400,
      'invalid-characters',
    ],
  ];

  it.each(probes)('%s %s is refused, and nothing is changed', async (method, path, call, status, code) => {
    const before = await everything();
    const { status: answered, body } = await system.call(method, path, call);
    expect([answered, body.code]).toEqual([status, code]);
    expect(await everything()).toBe(before);
  });
});
