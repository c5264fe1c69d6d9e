import { afterAll, beforeAll, expect, it } from 'vitest';
import { operation as submitApplication } from '../../functions/api/registration/submit-application/operation.ts';
import { canonicalJson } from '../../lib/domain/canonical-json.ts';
import { inParallel } from '../../lib/store/in-parallel.ts';
import { bodyOf } from '../support/answers.ts';
import { application } from '../support/applications.ts';
import { mutationsOf } from '../support/mutated-values.ts';
import { System } from '../support/system.ts';
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

const withExamples = all.filter(({ body }) => body?.meta()?.example !== undefined);

it('is about nearly every operation that takes a body', () => {
  expect(withExamples.length).toBeGreaterThan(120);
});

/** Checks a problem against RFC 9457 and `functions/README.md`: a stable code, and a sentence in the requested language. */
it.each(withExamples.map((operation) => [operation.id, operation] as const))(
  'whatever is sent to %s in a body gets an answer of its own or a problem that says what is wrong, and a refusal changes nothing',
  async (_id, operation) => {
    const role = operation.access === 'public' ? 'applicant' : operation.access[0];
    const caller = callers.find(
      (one) => one.role === role && (one.jurisdiction ?? district).startsWith('50'),
    );
    if (!caller) throw new Error(`nobody is ${role}`);
    const { method, path, body } = requestOf(operation, { district, caseId }, caller);
    const before = await stored();
    const sent = mutationsOf(body).map((mutated, index) => ({ ...mutated, english: index % 5 === 0 }));
    const answers = await inParallel(sent, async ({ what, value, english }) => {
      const { status, headers, ...answer } = await system.send(method, path, {
        ...(caller.as !== undefined && { as: caller.as }),
        rawBody: JSON.stringify(value) ?? '',
        language: english ? 'en' : 'zh',
      });
      return { what, status, type: headers.get('content-type'), answered: answer.body, english };
    });
    const refused = answers.filter(({ status }) => status >= 400);
    for (const { what, status, type, answered, english } of refused) {
      expect([400, 403, 404, 409, 410, 413, 422, 429], what).toContain(status);
      expect(type, what).toBe('application/problem+json; charset=utf-8');
      expect(answered, what).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/) });
      expect(answered.title, what).toMatch(english ? /^[A-Z][^\u4e00-\u9fff]*\.$/ : /[\u4e00-\u9fff].*。$/);
    }
    if (refused.length === answers.length) expect(await stored()).toEqual(before);
  },
);
