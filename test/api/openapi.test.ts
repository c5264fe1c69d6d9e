import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import stored from '../../functions/api/openapi.json' with { type: 'json' };
import { openApiDocument } from '../../functions/api/openapi.ts';
import { operations } from '../../functions/api/operations.ts';
import { problems } from '../../functions/common/http/problems.ts';
import { readFunctions } from '../../lib/infra/function-list.ts';
import { Templates } from '../infra/template.ts';
import { assemblyFolder } from '../support/assembly.ts';
import { checkOf, described, document, type Json } from './support/document.ts';

const functionFolder = join(import.meta.dirname, '../../functions/api');

describe('The OpenAPI document', () => {
  it('is generated from the schemas', () => {
    expect(JSON.parse(JSON.stringify(openApiDocument()))).toEqual(stored);
  });

  it('describes every operation exactly once and nothing else', () => {
    expect(document.openapi).toBe('3.1.0');
    const ids = described.map(({ operation }) => operation.operationId);
    expect(ids.toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, method, path } of operations)
      expect(document.paths[path]?.[method.toLowerCase()]?.operationId).toBe(id);
  });

  it('matches the deployed API: each operation has a folder and a route, and each route an operation', () => {
    const { api } = readFunctions('functions');
    const folders = api.flatMap((answering) => answering.operations.map(({ id }) => id));
    expect(folders.toSorted()).toEqual(operations.map(({ id }) => id).toSorted());
    const routes = new Templates(assemblyFolder)
      .ofType('AWS::ApiGatewayV2::Route')
      .map(({ Properties }) => String(Properties.RouteKey));
    // The portal's routes serve pages and files, and are not operations.
    const portal = ['GET /', 'GET /app', 'GET /app/{path+}'];
    const answered = operations.map(({ method, path }) => `${method} ${path}`);
    expect(routes.toSorted()).toEqual([...answered, ...portal].toSorted());
  });

  it('is consistent: references resolve, parameters match the path and every answer is described', () => {
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
        if (status === '304') continue;
        const [type = ''] = Object.keys(response.content ?? {});
        expect(type).toBe(Number(status) < 300 ? 'application/json' : 'application/problem+json');
      }
    }
  });

  it('states for every operation who may call it and which problems can occur, with our codes', () => {
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

  it('allows no unnamed field in any body', () => {
    for (const { operation } of described)
      for (const { schema } of Object.values(operation.requestBody?.content ?? {}))
        for (const part of schemasIn(schema))
          if (part.type === 'object' && part.properties) expect(part.additionalProperties).toBe(false);
  });

  it('contains examples that its own schemas accept', () => {
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

it('The OpenAPI document has a single canonical layout', () => {
  const text = readFileSync(join(functionFolder, 'openapi.json'), 'utf8');
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
});
