import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { operations } from '../../functions/api/operations.ts';
import { defineOperation, type Operation, writes } from '../../functions/common/http/operation.ts';
import { freeTextSchema } from '../../functions/common/http/schemas.ts';
import { servePublic } from '../../functions/common/http/serve-with.ts';
import { toInstant } from '../../lib/domain/case/kernel/vocabulary.ts';
import { captureOutput } from './support/output.ts';
import { answerOf, type Request, serveStaff } from './support/requests.ts';

beforeEach(() => {
  captureOutput();
});

/** An operation that takes a text, and returns what reached it. */
const echo = defineOperation({
  id: 'echo',
  method: 'POST',
  path: '/echo/{caseId}',
  summary: { zh: '回显', en: 'Echo' },
  description: 'Answers with what it was sent.',
  access: 'public',
  pathParameters: z.strictObject({ caseId: z.string() }),
  body: z.looseObject({ text: z.string().max(2_000).optional() }),
  answers: { status: 200, description: 'What was sent.', schema: z.unknown() },
  problems: [],
});
const handler = servePublic(echo, () => async ({ body, identity, precondition }) => ({
  body: { body, identity, precondition },
}));
const ask = (request: Request) => answerOf(handler as never, { path: { caseId: '1' }, ...request });
const base64 = (bytes: Buffer) => ({ body: bytes.toString('base64'), base64: true });

/** GBK for 已核实, as in a request of the field: acknowledged and stored as nonsense before. */
const gbk = Buffer.concat([Buffer.from('{"text":"'), Buffer.from('d2d1bacbcab5', 'hex'), Buffer.from('"}')]);

describe('A body', () => {
  it.each([
    ['GBK', gbk],
    ['UTF-16', Buffer.from('{"text":"已核实"}', 'utf16le')],
    ['a cut character', Buffer.from('7b2274657874223a22e5b7227d', 'hex')],
    ['an overlong form', Buffer.from('7b2274657874223a22c0af227d', 'hex')],
    ['half of a surrogate pair (CESU-8)', Buffer.from('7b2274657874223a22eda080227d', 'hex')],
  ])('in bytes that are no UTF-8 (%s) is refused', async (_what, bytes) => {
    const { status, body } = await ask(base64(bytes));
    expect([status, body.code]).toEqual([400, 'invalid-encoding']);
  });

  it.each([
    'application/json; charset=gbk',
    'application/json; charset="GB18030"',
    'application/json;charset=utf-16',
    'application/json; charset=utf-8; charset=gbk',
  ])('announced as %s is refused', async (type) => {
    const { status, body } = await ask({ body: '{}', headers: { 'content-type': type } });
    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
  });

  it('that is compressed is refused as such, and not as nonsense (RFC 9110, section 15.5.16)', async () => {
    for (const coding of ['gzip', 'br', 'GZIP, identity']) {
      const { status, body } = await ask({ body: '\u001f\ufffd\b', headers: { 'content-encoding': coding } });
      expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
    }
    const { status } = await ask({ body: '{}', headers: { 'content-encoding': 'Identity' } });
    expect(status).toBe(200);
  });

  it.each(['application/json', 'APPLICATION/JSON; Charset=UTF-8', 'application/json;charset="utf-8"'])(
    'announced as %s is taken',
    async (type) => {
      const { status } = await ask({ body: '{"text":"已核实"}', headers: { 'content-type': type } });
      expect(status).toBe(200);
    },
  );

  it('may begin with a byte order mark, as text or as bytes', async () => {
    for (const request of [
      { body: '\ufeff{"text":"已核实"}' },
      base64(Buffer.from('\ufeff{"text":"已核实"}')),
    ])
      expect(await ask(request)).toMatchObject({ status: 200, body: { body: { text: '已核实' } } });
  });

  it.each([
    '{"outcome":"ask-for-information","outcome":"approve"}',
    '{"a":{"b":[{"c":1,"d":2,"c":3}]}}',
    '{"a":1,"\\u0061":2}',
    `{"a":1,"a"${' '.repeat(200)}:2}`,
    '{"a":":","b":1,"b":2}',
  ])('that names a member twice is refused: %s', async (body) => {
    expect(await ask({ body })).toMatchObject({ status: 400, body: { code: 'invalid-json' } });
  });

  it.each([
    ['lists', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['lists that do not end', '['.repeat(60_000)],
  ])('of %s nested without end is refused', async (_what, body) => {
    expect(await ask({ body })).toMatchObject({ status: 400, body: { code: 'invalid-json' } });
  });

  it('that names the same member in several objects, or as a text, is taken as JSON.parse takes it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const text = JSON.stringify({ value: [value, { value }, '"value":', 'value'] });
        fc.pre(!/\\u00[01]|[\u007f-\u009f\ufffd-\uffff]|\\ud|\\b|\\f/.test(text));
        expect((await ask({ body: text })).body.body).toEqual(JSON.parse(text));
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['NUL', '\u0000'],
    ['a control character', '\u0007'],
    ['a C1 control character', '\u0085'],
    ['half of a surrogate pair', '\ud800'],
    ['the other half', 'x\udc00'],
    ['a character that was lost before', '\ufffd'],
    ['no character', '\uffff'],
    ['none of another plane (U+1FFFE)', '\u{1fffe}'],
  ])('with %s in a text or a name is refused, at its place', async (_what, character) => {
    const deep = await ask({ body: JSON.stringify({ list: [{ 'a/b': character }] }) });
    expect(deep).toMatchObject({
      status: 400,
      body: { code: 'invalid-characters', errors: [{ pointer: '/list/0/a~1b' }] },
    });
    const name = await ask({ body: JSON.stringify({ [character]: 1 }) });
    expect([name.status, name.body.code]).toEqual([400, 'invalid-characters']);
  });

  it.each([
    ['a zero-width space', '\u200b', 'text-says-nothing'],
    ['a word joiner between spaces', ' \u2060 ', 'text-says-nothing'],
    ['a Hangul filler', '\u3164', 'text-says-nothing'],
    ['a braille blank', '\u2800', 'text-says-nothing'],
    ['a mark that combines with nothing', '\u0301', 'text-says-nothing'],
    ['an override of the direction', '\u202e张三', 'invalid-characters'],
    ['a name between marks of direction', '\u2067某银行\u2069', 'invalid-characters'],
    ['a name in Latin letters that turns', 'ICBC\u202eKNAB', 'invalid-characters'],
    ['a subject that turns', 'officer-1\u202e2-reciffo', 'invalid-characters'],
    ['words in tag characters', '已核实\u{e0068}\u{e0069}', 'invalid-characters'],
  ])(
    'of which a person sees nothing, or something else (%s), is refused at its place',
    async (_what, text, code) => {
      for (const body of [{ text }, { list: [{ bank: text }] }]) {
        const { status, body: problem } = await ask({ body: JSON.stringify(body) });
        expect([status, problem.code]).toEqual([400, code]);
        expect(problem.errors).toEqual([
          expect.objectContaining({ pointer: 'text' in body ? '/text' : '/list/0/bank', code }),
        ]);
      }
    },
  );

  it('of which a person sees nothing is refused in an address, too', async () => {
    const { status, body } = await ask({ path: { caseId: '\u200b' }, body: '{}' });
    expect([status, body.code, body.errors]).toEqual([
      400,
      'text-says-nothing',
      [expect.objectContaining({ pointer: 'path:/caseId' })],
    ]);
  });

  it.each([
    '',
    ' ',
    '\u3000',
    '—',
    '👨‍👩‍👧‍👦',
    '\u202d50010319900307123X\u202c',
    '+86 138\u2066001380\u206900',
    '\u202dH12345678\u202c',
    '\u202d91500103MA5U1ABC2X\u202c',
  ])('that is empty, seen, or a number as it was copied is taken: %j', async (text) => {
    expect(await ask({ body: JSON.stringify({ text }) })).toMatchObject({
      status: 200,
      body: { body: { text } },
    });
  });

  it('may have lines, tabs, and characters outside the basic plane', async () => {
    const text = '第一行\r\n第二行\t𠮷田';
    expect((await ask({ body: JSON.stringify({ text }) })).body.body).toEqual({ text });
  });
});

const all: readonly Operation[] = operations;
const pathOf = ({ path }: Operation) =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x']));
/** The faults that an operation, with a stub behind it, finds in a request. */
async function problemsOf(operation: Operation, request: Request) {
  const role = operation.access === 'public' ? 'applicant' : (operation.access[0] ?? '');
  const served = serveStaff(role)(operation, () => async () => ({ body: {} }));
  const claims = { sub: 'somebody', role, jurisdiction: '50', credit_code: '91500103MA5X00000J' };
  const answer = await answerOf(served as never, { claims, path: pathOf(operation), ...request });
  const errors = (answer.body.errors ?? []) as readonly { pointer: string; code: string }[];
  return { status: answer.status, errors };
}

/** What entering an officer with some fields finds wrong with them. */
const enteredAs = (fields: object) => {
  const operation = all.find(({ id }) => id === 'save-officer');
  if (!operation) throw new Error('there is no such operation');
  const body = JSON.stringify({ districts: ['500103'], ...fields });
  return problemsOf(operation, { path: { subject: 'officer-1' }, body });
};

describe('The query of an operation', () => {
  it.each(all.map((each) => [each.id, each] as const))(
    'of %s takes no unknown parameter',
    async (_id, operation) => {
      const { status, errors } = await problemsOf(operation, { query: { unknown: '1' }, body: '{}' });
      expect(status).toBe(400);
      expect(errors).toContainEqual(
        expect.objectContaining({ pointer: 'query:/unknown', code: 'unknown-field' }),
      );
    },
  );

  const paged = all.filter(({ query }) => query && 'after' in (query as z.ZodObject).shape);
  /** Their cursors are names, which the handler looks for in the list (`pageAfter`). */
  const byName = new Set(['list-notices', 'list-officers', 'list-policy-amendments', 'list-rule-proposals']);
  it.each(paged.filter(({ method }) => method === 'GET').map((each) => [each.id, each] as const))(
    'of %s that names no page is told as such, and nothing else is',
    async (_id, operation) => {
      const { errors } = await problemsOf(operation, { query: { after: ' ' }, path: {}, body: '{}' });
      const cursors = errors.filter(({ code }) => code === 'invalid-cursor');
      expect(cursors.map(({ pointer }) => pointer)).toEqual(['query:/after']);
    },
  );

  it.each(['read-employer-claim', 'withdraw-employer-claim', 'confirm-employer-grant'])(
    'has a place in its list, and the address of %s has a name: a wrong one is no page',
    async (id) => {
      const operation = all.find((each) => each.id === id);
      if (!operation) throw new Error('there is no such operation');
      const { errors } = await problemsOf(operation, { body: '{}' });
      expect(errors[0]).toMatchObject({ pointer: expect.stringMatching(/^path:/), code: 'invalid-field' });
    },
  );

  it('is one of a page for several lists', () => {
    expect(paged.length).toBeGreaterThan(3);
  });

  it.each(
    paged
      .filter(({ id, method }) => method === 'GET' && !byName.has(id))
      .map((each) => [each.id, each] as const),
  )('of %s takes no cursor that no page has answered', async (_id, operation) => {
    for (const after of [
      'xyz',
      '\uffff',
      '😀',
      '2026-',
      '2026-11-20T02:00:00.000Z',
      '#',
      '0000-01-01T00:00:00.000Z#x',
    ]) {
      const { status, errors } = await problemsOf(operation, { query: { after } });
      expect([after, status]).toEqual([after, 400]);
      expect(errors.map(({ pointer }) => pointer)).toContain('query:/after');
    }
  });

  const limited = all.filter(({ query }) => query && 'limit' in (query as z.ZodObject).shape);
  it.each(limited.map((each) => [each.id, each] as const))(
    'of %s takes a limit as people write it',
    async (_id, operation) => {
      for (const limit of ['0x10', '0b11', '1e1', '+5', '00005', '5.0', ' 5', '', '0', '-1', '100000', '٥'])
        expect((await problemsOf(operation, { query: { limit } })).errors).toContainEqual(
          expect.objectContaining({ pointer: 'query:/limit' }),
        );
      const { errors } = await problemsOf(operation, { query: { limit: '7' } });
      expect(errors.map(({ pointer }) => pointer)).not.toContain('query:/limit');
    },
  );
});

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** The schemas of dates that validate a request: found by their kind, and tried one by one. */
function dateSchemasIn(schema: unknown, seen = new Set<unknown>()): z.ZodType[] {
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  if (schema instanceof z.ZodType && schema.def.type === 'string') {
    const takes = (text: string) => schema.safeParse(text).success;
    return (takes('2026-11-20') || takes('2026-11')) && !takes('any-text') && !takes('123456')
      ? [schema]
      : [];
  }
  const definition = schema instanceof z.ZodType ? (schema.def as unknown as Json) : schema;
  return Object.values(definition).flatMap((each) =>
    typeof each === 'function'
      ? []
      : Array.isArray(each)
        ? each.flatMap((one) => dateSchemasIn(one, seen))
        : dateSchemasIn(each, seen),
  );
}

describe('Every day and month that a request can name', () => {
  const named = all.flatMap((operation) =>
    [operation.body, operation.query, operation.pathParameters]
      .flatMap((schema) => (schema ? dateSchemasIn(schema) : []))
      .map((schema) => [operation.id, schema] as const),
  );

  it('is found in many operations', () => {
    expect(new Set(named.map(([id]) => id)).size).toBeGreaterThan(8);
    expect(dateSchemasIn(z.strictObject({ a: z.array(z.iso.date()).optional() }))).toHaveLength(1);
  });

  it.each(named)('lies in years that arithmetic can follow (%s)', (_id, schema) => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: 1899 }), fc.integer({ min: 2200, max: 9999 })),
        fc.constantFrom('', '-01-01', '-02-28', '-12-31', '-01', '-12'),
        (year, rest) => {
          expect(schema.safeParse(`${String(year).padStart(4, '0')}${rest}`).success).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
    expect(schema.safeParse('2026-02-30').success).toBe(false);
  });
});

describe('A write', () => {
  it('has an identity by its key, its sender and what it asks for, in which nothing of it can be read', async () => {
    const identityOf = async (request: Request) =>
      (await ask({ body: '{"text":"已核实"}', ...request })).body.identity as { id: string; bodyMac: string };
    const first = await identityOf({});
    expect(await identityOf({})).toMatchObject({ id: first.id, bodyMac: first.bodyMac });
    const otherBody = await identityOf({ body: '{"text":"未核实"}' });
    expect([otherBody.id === first.id, otherBody.bodyMac === first.bodyMac]).toEqual([true, false]);
    const otherCase = await identityOf({ path: { caseId: '2' } });
    expect([otherCase.id === first.id, otherCase.bodyMac === first.bodyMac]).toEqual([true, false]);
    const otherKey = await identityOf({ headers: { 'idempotency-key': 'another-key-of-it' } });
    expect([otherKey.id === first.id, otherKey.bodyMac === first.bodyMac]).toEqual([false, false]);
    expect(first.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(['short', '', 'with space in it', '键'.repeat(10), 'x'.repeat(201)])(
    'is refused with the key "%s"',
    async (key) => {
      const answer = await ask({ body: '{}', headers: { 'idempotency-key': key } });
      expect(answer).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: 'header:/idempotency-key' }] },
      });
    },
  );

  it.each([
    ['"7"', [7]],
    ['"7-abc_DEF-1"', [7]],
    ['"7-x", "8-y"', [7, 8]],
    ['*', '*'],
    ['W/"7"', []],
    ['7', []],
    ['"abc"', []],
  ])('on condition of %s is one of the versions %j', async (header, versions) => {
    const answer = await ask({ body: '{}', headers: { 'if-match': header } });
    expect(answer.body.precondition).toEqual(versions);
  });

  it('of something without versions cannot be on condition of one', async () => {
    const operation = all.find(({ id }) => id === 'save-officer');
    if (!operation) throw new Error('there is no such operation');
    const request = { path: { subject: 'officer-1' }, body: '{"districts":["500103"]}' };
    const asked = (tag: string) => problemsOf(operation, { ...request, headers: { 'if-match': tag } });
    expect((await asked('"7"')).status).toBe(412);
    expect((await asked('*')).status).toBe(200);
  });

  it.each(['me', '__proto__', 'constructor', 'prototype', 'a b', 'a#b', 'a/b'])(
    'cannot enter an officer under the name "%s"',
    async (subject) => {
      const operation = all.find(({ id }) => id === 'save-officer');
      if (!operation) throw new Error('there is no such operation');
      const { status, errors } = await problemsOf(operation, {
        path: { subject },
        body: '{"districts":["500103"]}',
      });
      expect([status, errors.map(({ pointer }) => pointer)]).toEqual([400, ['path:/subject']]);
    },
  );

  it.each([
    [
      'workPhone',
      ['023-63152000', '（023）63152000转8012', '63152000、63152001', '+86 23 6315 2000', '12333'],
    ],
    ['name', ['李明', '阿依古丽·买买提', 'A. Smith', '𠮷田', '重庆市渝中区经办人员']],
  ])('of an officer takes what can be told to the persons: %s', async (field, told) => {
    for (const text of told) expect((await enteredAs({ [field]: text })).status, text).toBe(200);
  });

  it.each([
    [
      'workPhone',
      ['张三', '稍后回电', '1234', '023-63152000\n点击 http://example.com', '-----', '转转转转转'],
    ],
    ['name', ['李明\n【某银行】', '·', '李\u2028明', '\u202e李明']],
  ])('of an officer takes nothing as their %s that the persons could not use', async (field, untold) => {
    for (const text of untold)
      expect(await enteredAs({ [field]: text }), text).toMatchObject({
        status: 400,
        errors: [{ pointer: `/${field}` }],
      });
  });

  it('is what every operation does that is no GET, but for what only looks something up', () => {
    expect(
      all
        .filter(({ method }) => method !== 'GET')
        .filter((each) => !writes(each))
        .map(({ id }) => id),
    ).toEqual(['check-eligibility', 'look-up-status', 'preview-rule-change']);
  });
});

describe('A read', () => {
  const get = { ...echo, method: 'GET' as const, body: undefined };
  let version = 7;
  // The passing of time does not change the answer, so that a polled list is not sent again and again.
  const reading = servePublic(get as unknown as Operation, () => async ({ now }) => ({
    body: { asOf: toInstant(now), caseId: '1', version, text: '张伟' },
  }));
  const read = async (headers: Readonly<Record<string, string>> = {}) => {
    vi.setSystemTime(Date.now() + 60_000);
    return (await reading(
      (await import('./support/requests.ts')).apiEvent({ path: { caseId: '1' }, headers }),
      {} as never,
    )) as { statusCode: number; headers: Record<string, string>; body?: string };
  };
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('has an entity tag with the version, and is not sent again to whoever has it (RFC 9110, 13.1.2)', async () => {
    const first = await read();
    const tag = first.headers.etag ?? '';
    expect(tag).toMatch(/^"7-[\w-]{22}"$/);
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await read({ 'if-none-match': header });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, undefined, tag]);
    }
    expect((await read({ 'if-none-match': '"7"' })).statusCode).toBe(200);
    version = 8;
    const changed = await read({ 'if-none-match': tag });
    expect([changed.statusCode, changed.headers.etag === tag]).toEqual([200, false]);
  });
});

/** An operation with fields of one line in every place that a body can have, and a text with lines. */
const lines = defineOperation({
  id: 'lines',
  method: 'POST',
  path: '/lines',
  summary: { zh: '填写', en: 'Fill in' },
  description: 'Answers with what it was sent.',
  access: 'public',
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    words: freeTextSchema().optional(),
    members: z.array(z.strictObject({ bank: freeTextSchema(60).optional() })).default([]),
    change: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('a'), course: z.string().max(60).nullable() }),
        z.strictObject({ kind: z.literal('b'), course: freeTextSchema(500) }),
      ])
      .optional(),
    byCode: z.record(z.string(), z.string().max(40)).optional(),
    given: z.preprocess((value) => value, z.string().max(40)).optional(),
  }),
  answers: { status: 200, description: 'What was sent.', schema: z.unknown() },
  problems: [],
});

describe('A field of one line', () => {
  const answering = servePublic(lines, () => async ({ body }) => ({ body }));
  const send = (body: object) => answerOf(answering as never, { body: JSON.stringify(body) });

  it.each([
    [{ name: '某商行\n分店' }, '/name'],
    [{ name: '某商行\r\n\r\n分店' }, '/name'],
    [{ name: '某商行\u2028分店' }, '/name'],
    [{ name: '某', members: [{}, { bank: '某银行\n支行' }] }, '/members/1/bank'],
    [{ name: '某', change: { kind: 'a', course: '电工\r班' } }, '/change/course'],
    [{ name: '某', byCode: { 'a/b': '一\n二' } }, '/byCode/a~1b'],
    [{ name: '某', given: '一\n二' }, '/given'],
  ])('takes no line break inside (%j)', async (body, pointer) => {
    const { status, body: problem } = await send(body);
    expect([status, problem.code]).toEqual([400, 'one-line-only']);
    expect(problem.errors).toEqual([expect.objectContaining({ pointer, code: 'one-line-only' })]);
  });

  it.each([
    { name: ' 某商行\n' },
    { name: '某', words: '第一行\n第二行' },
    { name: '某', change: { kind: 'b', course: '第一行\n第二行' } },
    { name: '6222 0000\n1111 2222' },
  ])('takes one around it, and a text of several lines keeps its own (%j)', async (body) => {
    expect((await send(body)).status).toBe(200);
  });
});
