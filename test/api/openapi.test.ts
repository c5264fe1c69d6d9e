import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import stored from '../../functions/api/openapi.json' with { type: 'json' };
import { openApiDocument } from '../../functions/api/openapi.ts';
import { operations } from '../../functions/api/operations.ts';
import { problems } from '../../functions/common/problems.ts';
import { Templates } from '../infra/template.ts';
import { application } from '../support/applications.ts';
import { assemblyFolder } from '../support/assembly.ts';
import { type ApiAnswer, type Call, System } from '../support/system.ts';

type Json = { readonly [key: string]: unknown };
interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Json }[];
  readonly requestBody?: { content: Record<string, { schema: Json }> };
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}
const document = stored as unknown as {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Described>>;
  readonly components: { readonly schemas: Record<string, Json>; readonly securitySchemes: Json };
};
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);
const functionFolder = join(import.meta.dirname, '../../functions/api');

/** A schema of the document as a check, its references resolved. */
const checkOf = (schema: Json) =>
  z.fromJSONSchema(
    JSON.parse(
      JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll(
        '#/components/schemas/',
        '#/$defs/',
      ),
    ),
  );

describe('the OpenAPI document', () => {
  it('is what the schemas make', () => {
    expect(JSON.parse(JSON.stringify(openApiDocument()))).toEqual(stored);
  });

  it('describes every operation, once, and nothing else', () => {
    expect(document.openapi).toBe('3.1.0');
    const ids = described.map(({ operation }) => operation.operationId);
    expect(ids.toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, method, path } of operations)
      expect(document.paths[path]?.[method.toLowerCase()]?.operationId).toBe(id);
  });

  it('describes what is deployed: each operation has its folder and its route, each route its operation', () => {
    const folders = readdirSync(functionFolder, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
    for (const { id } of operations) expect(existsSync(join(functionFolder, id, 'handler.ts'))).toBe(true);
    const routes = new Templates(assemblyFolder)
      .ofType('AWS::ApiGatewayV2::Route')
      .map(({ Properties }) => String(Properties.RouteKey));
    expect(routes.toSorted()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).toSorted());
  });

  it('is sound: references lead somewhere, parameters are those of the path, every answer is described', () => {
    const text = JSON.stringify(stored);
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(Object.keys(document.components.schemas)).toContain(name);
    for (const { path, operation } of described) {
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name }) => name).toSorted()).toEqual(named.toSorted());
      expect(inPath.every(({ required }) => required)).toBe(true);
      expect(operation.summary).toMatch(/[\u4e00-\u9fff].* · [A-Z]/);
      expect(operation.description.length).toBeGreaterThan(20);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description.length).toBeGreaterThan(0);
        const [type = ''] = Object.keys(response.content ?? {});
        expect(type).toBe(Number(status) < 300 ? 'application/json' : 'application/problem+json');
      }
    }
  });

  it('says of every operation who may call it and what can be wrong, with the codes that are ours', () => {
    for (const operation of operations) {
      const found = document.paths[operation.path]?.[operation.method.toLowerCase()];
      if (!found) throw new Error(operation.id);
      if (operation.access === 'public') expect(found.security).toEqual([]);
      else {
        expect(found.security).toBeUndefined();
        expect(Object.keys(found.responses)).toEqual(expect.arrayContaining(['401', '403']));
        for (const role of operation.access) expect(found.description).toContain(role);
      }
      const told = Object.values(found.responses)
        .map(({ description }) => description)
        .join('\n');
      for (const code of operation.problems) {
        expect(told).toContain(`\`${code}\``);
        expect(found.responses[String(problems[code][0])]?.description).toContain(code);
      }
    }
  });

  it('allows no field that it does not name, in any body', () => {
    for (const { operation } of described)
      for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
        for (const part of schemasIn(schema))
          if (part.type === 'object' && part.properties) expect(part.additionalProperties).toBe(false);
  });

  it('has examples that its own schemas take', () => {
    for (const { operation } of described)
      for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
        if (schema.example !== undefined)
          expect(checkOf(schema).safeParse(schema.example).error).toBeUndefined();
  });
});

function schemasIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(schemasIn);
  if (value === null || typeof value !== 'object') return [];
  return [value as Json, ...Object.values(value).flatMap(schemasIn)];
}

describe('what the API answers', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.start('2026-11-20T10:00:00+08:00');
  });
  afterAll(() => system.close());

  /** The answer, checked against what the document says of this operation and status. */
  const checked = async (id: string, path: string, call: Call = {}): Promise<ApiAnswer> => {
    const found = described.find(({ operation }) => operation.operationId === id);
    if (!found) throw new Error(id);
    const answer = await system.call(found.method, path, call);
    const response = found.operation.responses[String(answer.status)];
    expect(response, `${id} ${answer.status}`).toBeDefined();
    const [[type = '', content] = []] = Object.entries(response?.content ?? {});
    expect(answer.headers.get('content-type')).toContain(type);
    expect(checkOf(content?.schema ?? {}).safeParse(answer.body).error).toBeUndefined();
    return answer;
  };

  it('is the document itself, to whoever asks', async () => {
    expect((await checked('read-openapi', '/openapi.json')).body).toEqual(stored);
  });

  it.each(['zh', 'en'])(
    'fits it in every operation from application to first contact (%s)',
    async (language) => {
      const as = 'officer-chongqing';
      await checked('list-regions', '/regions', { language });
      await checked('read-service-catalogue', '/regions/weihai/services', { language });
      const submit = (change = {}) =>
        checked('submit-application', '/applications', {
          as: 'applicant',
          language,
          body: application(change),
        });
      const caseId = String((await submit()).body.caseId);
      const task = `/cases/${caseId}/tasks/decide-application-1`;
      const decide = (body: object) =>
        checked('decide-application', `${task}/decision`, { as, language, body });
      await checked('list-own-cases', '/cases', { as: 'applicant', language });
      await checked('list-worklist', '/worklist?limit=2', { as, language });
      await checked('read-task', task, { as, language });
      expect((await decide({ outcome: 'ask-for-information', items: ['离职证明'] })).status).toBe(422);
      await decide({ outcome: 'ask-for-information', items: ['unemployment-date'], message: '请说明' });
      await checked('provide-information', `/cases/${caseId}/information`, {
        as: 'applicant',
        language,
        body: { answer: '十月' },
      });
      expect((await decide({ outcome: 'approve' })).status).toBe(200);
      expect((await decide({ outcome: 'approve' })).status).toBe(409);
      await checked('record-contact', `/cases/${caseId}/tasks/make-first-contact-1/contact`, {
        as,
        language,
        body: { method: 'phone', reached: true },
      });
      for (const reader of ['applicant', as, 'administrator'])
        expect((await checked('read-case', `/cases/${caseId}`, { as: reader, language })).status).toBe(200);

      const refusedCase = String((await submit()).body.caseId);
      const body = { outcome: 'refuse', reason: 'in-employment', explanation: '仍在单位工作' };
      const path = `/cases/${refusedCase}`;
      await checked('decide-application', `${path}/tasks/decide-application-1/decision`, {
        as,
        language,
        body,
      });
      await checked('read-case', path, { as: 'applicant', language });
      await checked('register-as-job-seeker', `${path}/job-seeker-registration`, {
        as: 'applicant',
        language,
      });
      await checked('withdraw-application', `${path}/withdrawal`, { as: 'applicant', language });
      await checked('read-case', '/cases/x', { as: 'applicant', language });
      await submit({ unknown: 1 });
    },
  );

  it('takes no task by a name that every object has', async () => {
    const submitted = await system.call('POST', '/applications', { as: 'applicant', body: application() });
    const path = `/cases/${submitted.body.caseId}/tasks/constructor`;
    const as = 'officer-chongqing';
    expect((await checked('read-task', path, { as })).body.code).toBe('task-not-found');
    const decided = await checked('decide-application', `${path}/decision`, {
      as,
      body: { outcome: 'approve' },
    });
    expect(decided.body.code).toBe('task-not-found');
    const refused = await checked(
      'decide-application',
      `/cases/${submitted.body.caseId}/tasks/decide-application-1/decision`,
      { as, body: { outcome: 'refuse', reason: 'constructor', explanation: 'x' } },
    );
    expect([refused.status, refused.body.code]).toEqual([422, 'unknown-refusal-reason']);
  });
});

it('is written in one way only', () => {
  const text = readFileSync(join(functionFolder, 'openapi.json'), 'utf8');
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
});
