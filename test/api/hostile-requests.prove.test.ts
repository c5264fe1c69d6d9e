import { afterAll, beforeAll, expect, it } from 'vitest';
import { operation as submitApplication } from '../../functions/api/registration/submit-application/operation.ts';
import { type Operation, writes } from '../../functions/common/http/operation.ts';
import { canonicalJson } from '../../lib/domain/canonical-json.ts';
import { inParallel } from '../../lib/store/in-parallel.ts';
import { bodyOf } from '../support/answers.ts';
import { application } from '../support/applications.ts';
import { type Call, System } from '../support/system.ts';
import { all, callers, requestOf } from './support/cells.ts';

const district = '500103';
let system: System;
let caseId: string;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  const submitted = await system.call('POST', '/applications', {
    as: 'applicant',
    body: application({ district }),
  });
  caseId = bodyOf(submitApplication, submitted).caseId;
});
afterAll(() => system.close());

/** The stored items, except the rounds of the clock and the counters of tries, which refused requests also change. */
async function stored(): Promise<readonly string[]> {
  await system.runtime.settle();
  const { Items } = await system.aws('dynamodb', 'Scan', { TableName: await system.tableName() });
  return (Items as Record<string, { S: string }>[])
    .filter(({ PK }) => !/^(HEALTH|LOOKUPS#)/.test(PK?.S ?? ''))
    .map(canonicalJson)
    .sort();
}

/** What the caller of an operation may never set by a field of its body. */
const setByNobody = ['personId', 'version', 'at', 'now', 'owner', 'taskId', 'precondition', 'unknownField'];

interface Sent {
  readonly what: string;
  readonly statuses: readonly number[];
  readonly call: Call;
}

/** Requests that must be refused before anything is decided, whatever the operation makes of its valid body. */
function refusedOf({ body: schema, mediaType }: Operation, body: unknown): readonly Sent[] {
  const raw = (what: string, rawBody: string, headers: Readonly<Record<string, string>> = {}): Sent => ({
    what,
    statuses: what.startsWith('content') ? [415] : [400],
    call: { rawBody, headers },
  });
  if (!schema)
    return ['{"version":1}', '{', '[]', 'null', '{"a":1,"a":2}', '"x"'].map((text) =>
      raw(`a body where none is taken: ${text}`, text),
    );
  if (mediaType !== undefined || typeof body !== 'object' || body === null) return [];
  const text = JSON.stringify(body);
  const begun = (member: string) => `{${member}${text === '{}' ? '' : ','}${text.slice(1)}`;
  const [first = 'a'] = Object.keys(body);
  const escaped = `\\u${first.charCodeAt(0).toString(16).padStart(4, '0')}${first.slice(1)}`;
  return [
    raw('the prototype', begun('"__proto__":{"role":"administrator"}')),
    raw('the prototype, escaped', begun('"__pr\\u006fto__":{}')),
    raw('the constructor', begun('"constructor":{"prototype":{}}')),
    raw('a member twice', `{"${first}":1,"${first}":2}`),
    raw('a member twice, once escaped', `{"${first}":1,"${escaped}":2}`),
    ...setByNobody.map((name) => raw(`the field ${name}`, begun(`"${name}":1`))),
    raw('lists in lists', '['.repeat(30_000) + ']'.repeat(30_000)),
    raw('objects in objects', `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`),
    ...[`[${text}]`, JSON.stringify(text), 'null', '', ' ', text + text, `${text}x`, '{"a":NaN}'].map(
      (other, index) => raw(`another text (${index})`, other),
    ),
    ...[
      'text/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/problem+json',
      'application/json, text/plain',
      'application/json; charset=gbk',
      'application/json; charset="utf-16"',
      "application/json; charset*=utf-8''gbk",
    ].map((type) => raw(`content of the type ${type}`, text, { 'content-type': type })),
    raw('content that is compressed', text, { 'content-encoding': 'gzip' }),
  ];
}

it.each(all.filter((each) => each.method !== 'GET' && writes(each)).map((each) => [each.id, each] as const))(
  '%s refuses a body that can be read in two ways, that sets what nobody may set, or that nobody has asked for',
  async (_id, operation) => {
    const role = operation.access === 'public' ? 'applicant' : operation.access[0];
    const caller = callers.find(
      (one) => one.role === role && (one.jurisdiction ?? district).startsWith('50'),
    );
    if (!caller) throw new Error(`nobody is ${role}`);
    const { method, path, body } = requestOf(operation, { district, caseId }, caller);
    const before = await stored();
    const sent = refusedOf(operation, body);
    const answers = await inParallel(sent, async ({ what, statuses, call }) => {
      const answer = await system.send(method, path, {
        ...(caller.as !== undefined && { as: caller.as }),
        ...call,
      });
      return { what, statuses, answer };
    });
    for (const { what, statuses, answer } of answers) {
      expect(statuses, what).toContain(answer.status);
      expect(answer.headers.get('content-type'), what).toBe('application/problem+json; charset=utf-8');
      expect(answer.body.code, what).toMatch(/^[a-z-]+$/);
      expect(answer.body.title, what).toMatch(/[\u4e00-\u9fff].*。$/);
    }
    expect(await stored()).toEqual(before);
  },
);
