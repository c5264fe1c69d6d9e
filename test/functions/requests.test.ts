import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations } from '../../functions/api/operations.ts';
import { preferredLanguage } from '../../functions/common/http/language.ts';
import { defineOperation, type Operation } from '../../functions/common/http/operation.ts';
import { titleOf } from '../../functions/common/http/problems.ts';
import { maxBodyBytes } from '../../functions/common/http/request-body.ts';
import { servePublic } from '../../functions/common/http/serve-with.ts';
import { statutoryHolidays } from '../../lib/domain/calendar/statutory-holidays.ts';
import { ItemTooLargeError } from '../../lib/store/item-too-large-error.ts';
import { OwnRoomUsedError } from '../../lib/store/own-room.ts';
import { VersionConflictError } from '../../lib/store/version-conflict-error.ts';
import { currentVersion, NewerVersionError } from '../../lib/store/versions/versions.ts';
import { application } from '../support/applications.ts';
import { captureOutput } from './support/output.ts';
import { answerOf, type Request, serveStaff } from './support/requests.ts';

let output: ReturnType<typeof captureOutput>;
beforeEach(() => {
  output = captureOutput();
});

/** Valid values for path parameters, so that nothing is wrong except the subject of the test. */
const pathValues: Readonly<Record<string, string>> = {
  caseId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  taskId: 'decide-application-1',
  claimId: `20261120020000000-${'0'.repeat(24)}`,
  grantId: `20261120020000000-${'0'.repeat(24)}`,
  region: 'chongqing',
  source: 'social-insurance',
  year: '2027',
  noticeId: '5-plan-made',
  district: '500103',
  mandateId: 'mandate-1',
  noteId: 'note-1',
  postId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  runId: '50-01ARZ3NDEKTSV4RRFFQ69G5FAV',
  proposalId: 'policy-amendment-a-1',
};
const all = operations;
const pathOf = (operation: Operation): Record<string, string> =>
  Object.fromEntries(
    [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [
      name,
      pathValues[name] ?? 'a-value-1',
    ]),
  );
const roleOf = ({ access }: Operation): string => (access === 'public' ? 'applicant' : (access[0] ?? ''));

/** Claims that are valid for any role. */
const soundClaims = { sub: 'somebody', jurisdiction: '50', credit_code: '91500103MA5X00000J' };

/** Bodies that an operation accepts: the example of its schema and of each alternative. */
const bodies: Readonly<Record<string, readonly unknown[]>> = {
  'decide-application': [
    { outcome: 'approve', overruledEvidence: [{ check: 'pension', because: '已核实' }] },
    { outcome: 'refuse', reason: 'in-employment', explanation: '已核实' },
    { outcome: 'ask-for-information', items: ['unemployment-date'], message: '请说明' },
  ],
  'submit-application': [
    application({
      applicant: { ...application().applicant, secondContact: { name: '李四', phone: '13800138001' } },
      assistance: { relationship: 'family' },
    }),
  ],
  'propose-holiday-arrangement': [
    {
      year: 2027,
      source: { title: '国务院办公厅关于2027年部分节假日安排的通知', url: 'https://www.gov.cn/' },
      holidays: statutoryHolidays(2027),
      makeUpWorkdays: [],
    },
  ],
};
const bodiesOf = (operation: Operation): readonly unknown[] =>
  bodies[operation.id] ?? [operation.body?.meta()?.example].filter((example) => example !== undefined);
/** Whose body may say nothing: no answer yet, no setting any more, and what is searched for is asked by the handler. */
const mayBeEmpty: ReadonlySet<string> = new Set([
  'confirm-employer-grant',
  'decline-employer-grant',
  'check-eligibility',
  'save-preferences',
  'search-cases',
]);
const withBody = all.filter((operation) => operation.body !== undefined);

/** The operation's handler as served, with a stub behind it that counts the requests that reach it. */
function served(operation: Operation) {
  let reached = 0;
  const handler = serveStaff(roleOf(operation))(
    { ...operation, mediaType: 'application/json' },
    () => async () => {
      reached++;
      return { body: {} };
    },
  );
  const ask = (request: Request) =>
    answerOf(handler as never, {
      claims: { ...soundClaims, role: roleOf(operation) },
      path: pathOf(operation),
      ...request,
    });
  return { ask, reached: () => reached };
}

/** JSON pointers to all objects within a value. */
function objectsIn(value: unknown, pointer = ''): string[] {
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.entries(value).flatMap(([key, member]) => objectsIn(member, `${pointer}/${key}`));
  return Array.isArray(value) ? inner : [pointer, ...inner];
}
function withField(value: unknown, pointer: string, name: string): unknown {
  const copy = structuredClone(value);
  const target = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], copy);
  Object.assign(target as object, { [name]: 'x' });
  return copy;
}

describe('Every request body', () => {
  const places = withBody.flatMap((operation) =>
    bodiesOf(operation).flatMap((body, index) =>
      objectsIn(body).map((pointer) => [operation.id, index, pointer, operation, body] as const),
    ),
  );

  it.each(withBody.map((operation) => [operation.id, operation] as const))(
    'has an example for %s that is accepted',
    async (_id, operation) => {
      expect(bodiesOf(operation).length).toBeGreaterThan(0);
      const { ask, reached } = served(operation);
      for (const body of bodiesOf(operation)) {
        const { status, text } = await ask({ body: JSON.stringify(body) });
        expect([status, text]).toEqual([operation.answers.status, '{}']);
      }
      expect(reached()).toBe(bodiesOf(operation).length);
    },
  );

  it.each(places)(
    'is refused for %s (%i) if it has an unknown field in "%s"',
    async (_id, _n, pointer, operation, body) => {
      const { ask, reached } = served(operation);
      for (const name of ['unknownField', 'constructor', '身份证']) {
        const answer = await ask({ body: JSON.stringify(withField(body, pointer, name)) });
        expect([answer.status, answer.body.code]).toEqual([400, 'unknown-field']);
        expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: `${pointer}/${name}` })]);
      }
      expect(reached()).toBe(0);
    },
  );

  it.each(withBody.map((operation) => [operation.id, operation] as const))(
    'is refused for %s if it is empty, not an object, not JSON, of another media type or too large',
    async (_id, operation) => {
      const { ask, reached } = served(operation);
      for (const body of [
        '',
        '{',
        '{"a":1}}',
        "{'a':1}",
        '\ufeff',
        '{}\ufeff',
        '{"a":1,"a":2}',
        '{"a":NaN}',
        '\u0000',
      ])
        expect([body, (await ask({ body })).body.code]).toEqual([body, 'invalid-json']);
      const empty = mayBeEmpty.has(operation.id) ? [] : ['{}'];
      for (const body of ['null', '[]', '"text"', '1', 'true', '[[[[]]]]', ...empty]) {
        const answer = await ask({ body });
        expect(answer.status).toBe(400);
        expect(['missing-field', 'invalid-field', 'invalid-request']).toContain(answer.body.code);
      }
      for (const type of ['text/plain', 'application/xml', 'multipart/form-data', ''])
        expect((await ask({ body: '{}', headers: { 'content-type': type } })).status).toBe(415);
      const large = JSON.stringify({ x: 'x'.repeat(operation.maxBodyBytes ?? maxBodyBytes) });
      expect((await ask({ body: large })).body.code).toBe('body-too-large');
      const encoded = Buffer.from(large).toString('base64');
      expect((await ask({ body: encoded, base64: true })).body.code).toBe('body-too-large');
      expect(reached()).toBe(0);
      const nothing = await ask({ body: '{}' });
      expect(nothing.status).toBe(mayBeEmpty.has(operation.id) ? operation.answers.status : 400);
    },
  );

  it('may be as large as the limit, which counts bytes and not characters', async () => {
    const echo = defineOperation({
      ...all[0],
      access: 'public',
      body: z.strictObject({ x: z.string() }),
    } as never) as Operation;
    const { ask } = served(echo);
    const bodyOf = (bytes: number, letter: string) => {
      const room = bytes - Buffer.byteLength('{"x":""}');
      const letters = letter.repeat(Math.floor(room / Buffer.byteLength(letter)));
      return `{"x":"${letters}${'x'.repeat(room - Buffer.byteLength(letters))}"}`;
    };
    for (const letter of ['x', '张']) {
      expect((await ask({ body: bodyOf(maxBodyBytes, letter) })).status).toBe(200);
      expect((await ask({ body: bodyOf(maxBodyBytes + 1, letter) })).status).toBe(413);
    }
  });

  it('cannot change the prototype of objects', async () => {
    for (const operation of withBody) {
      const { ask } = served(operation);
      const [body] = bodiesOf(operation);
      const answer = await ask({ body: `{"__proto__":{"polluted":true},${JSON.stringify(body).slice(1)}` });
      expect([operation.id, answer.status, answer.body.code]).toEqual([operation.id, 400, 'unknown-field']);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }
  });

  it('gets one of our problems that repeats none of it, whatever it contains', async () => {
    const secret = '500103199003071234';
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...withBody), fc.jsonValue(), async (operation, value) => {
        const { ask, reached } = served(operation);
        const answer = await ask({ body: JSON.stringify({ [secret]: value, nested: [value, secret] }) });
        expect([400, 413]).toContain(answer.status);
        expect(answer.headers['content-type']).toContain('application/problem+json');
        expect(reached()).toBe(0);
        expect(output.text()).not.toContain(secret);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Every operation', () => {
  const protectedOnes = all
    .filter(({ access }) => access !== 'public')
    .map((each) => [each.id, each] as const);

  it.each(protectedOnes)(
    'refuses a request without claims before it reads anything (%s)',
    async (_id, operation) => {
      const { ask, reached } = served(operation);
      const answer = await ask({ claims: undefined, body: '{' });
      expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated']);
      expect(reached()).toBe(0);
    },
  );

  it.each(protectedOnes)('refuses claims that name none of its roles (%s)', async (_id, operation) => {
    const { ask, reached } = served(operation);
    const others = [
      'applicant',
      'officer',
      'supervisor',
      'unit-administrator',
      'policy-administrator',
      'auditor',
      'administrator',
      'delivery-adapter',
      'finance',
      'employer',
      // Nobody signs in as a representative: they are an applicant with a mandate.
      'representative',
      'system',
      'OFFICER',
      'officer ',
      '',
    ]
      .filter(
        (role) =>
          role === 'representative' ||
          (operation.access !== 'public' && !operation.access.some((each) => each === role)),
      )
      .map((role) => ({ ...soundClaims, role }));
    const broken = [
      { sub: 'somebody' },
      { role: roleOf(operation) },
      { sub: '', role: roleOf(operation) },
      { sub: 'x'.repeat(256), role: roleOf(operation) },
      { sub: 'somebody', role: `[${roleOf(operation)} administrator]` },
      { sub: 'somebody', role: roleOf(operation), jurisdiction: '5' },
      { sub: 'somebody', role: roleOf(operation), jurisdiction: '5001030' },
      { sub: 'somebody', role: roleOf(operation), jurisdiction: '*' },
    ];
    for (const claims of [...others, ...broken]) {
      const answer = await ask({ claims, body: '{' });
      expect([claims, answer.status, answer.body.code]).toEqual([claims, 403, 'role-not-allowed']);
    }
    expect(reached()).toBe(0);
  });

  const withPath = all
    .filter(({ path }) => path.includes('{caseId}'))
    .map((each) => [each.id, each] as const);
  it.each(withPath)('refuses an invalid case number (%s)', async (_id, operation) => {
    const { ask, reached } = served(operation);
    for (const caseId of [
      '',
      'x',
      '01arz3ndektsv4rrffq69g5fav',
      '01ARZ3NDEKTSV4RRFFQ69G5FAVX',
      'CASE#1',
      '../../x',
    ]) {
      const [body] = bodiesOf(operation);
      const answer = await ask({
        path: { ...pathOf(operation), caseId },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      expect([answer.status, answer.body.errors]).toEqual([
        400,
        [expect.objectContaining({ pointer: 'path:/caseId' })],
      ]);
    }
    expect(reached()).toBe(0);
  });
});

describe('An internal failure', () => {
  const { pathParameters: _none, ...first } = operations[0];
  const operation: Operation = { ...first, access: 'public' };
  const failing = (error: unknown) =>
    servePublic(operation, () => async () => {
      throw error;
    });

  it('is answered without its cause and logged without the data that was sent', async () => {
    const secret = '欧阳慧敏 500103199003071234';
    const error = Object.assign(new Error(`cannot store ${secret}`), { cause: secret, input: secret });
    for (const language of ['zh', 'en'] as const) {
      const answer = await answerOf(failing(error) as never, { headers: { 'accept-language': language } });
      expect([answer.status, answer.body]).toEqual([
        500,
        {
          type: 'urn:reemployment:problem:internal-error',
          code: 'internal-error',
          status: 500,
          title: titleOf('internal-error')[language],
        },
      ]);
    }
    expect(output.text()).toContain('REQUEST_FAILED');
    expect(output.text()).not.toContain('欧阳慧敏');
    expect(output.text()).not.toContain('500103199003071234');
  });

  it.each([
    'ThrottlingException',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'TransactionConflictException',
    'TransactionInProgressException',
    'ThrottledTransactionError',
    'TimeoutError',
    'InternalServerError',
    'LimitExceededException',
    'KMSInternalException',
    'DependencyTimeoutException',
  ])('that passes (%s) is answered with 503 and when to try again', async (name) => {
    const error = Object.assign(new Error('欧阳慧敏'), { name });
    const answer = await answerOf(failing(error) as never, {});
    expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([503, 'busy', '2']);
    expect(output.text()).not.toContain('欧阳慧敏');
    expect(output.text()).not.toContain('REQUEST_FAILED');
  });

  it('of writers who kept changing the same case is answered with 503, and one too large with 409', async () => {
    const conflict = await answerOf(failing(new VersionConflictError('a case')) as never, {});
    expect([conflict.status, conflict.body.code, conflict.headers['retry-after']]).toEqual([
      503,
      'case-changed',
      '2',
    ]);
    const full = await answerOf(failing(new ItemTooLargeError('a case')) as never, {});
    expect([full.status, full.body.code]).toEqual([409, 'record-full']);
    const used = await answerOf(failing(new OwnRoomUsedError('a case')) as never, {});
    expect([used.status, used.body.code]).toEqual([409, 'own-room-used']);
  });

  it('of code that meets what a newer version has stored is answered with 503, and logged by its name alone', async () => {
    const newer = new NewerVersionError('a case', currentVersion + 1, new Error('欧阳慧敏'));
    const answer = await answerOf(failing(newer) as never, {});
    expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([
      503,
      'being-updated',
      '60',
    ]);
    const [line = ''] = output.lines().filter((each) => each.includes('REQUEST_NOT_SERVED'));
    expect(JSON.parse(line)).toMatchObject({ code: 'being-updated', error: { name: 'NewerVersionError' } });
    expect(output.text()).not.toContain('欧阳慧敏');
  });

  it('is answered even if what was thrown is not an error', async () => {
    for (const thrown of ['text', 42, null, { message: 'x' }])
      expect((await answerOf(failing(thrown) as never, {})).body.code).toBe('internal-error');
  });
});

describe('The language of an answer', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.3, zh;q=0.9', 'zh'],
    ['en;q=0.9, zh;q=0.3', 'en'],
    ['fr, de', 'zh'],
    ['*', 'zh'],
    ['EN-us', 'en'],
    ['en;q=nonsense', 'zh'],
    ['en;q=0', 'zh'],
    ['*;q=0.5, en;q=0.4', 'zh'],
    ['*;q=0.5, zh;q=0.4', 'en'],
    ['zh;q=0, *', 'en'],
    ['en;q=0, *', 'zh'],
    ['*, en', 'zh'],
    ['fr, *;q=0.1', 'zh'],
    [',;,;q=', 'zh'],
  ])('is chosen from the header %s as %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });

  it('is one of the two for any header', () => {
    fc.assert(fc.property(fc.string(), (header) => ['zh', 'en'].includes(preferredLanguage(header))));
  });
});
