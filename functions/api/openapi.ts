import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Operation } from '../common/http/operation.ts';
import { type ProblemCode, statusOf, titleOf } from '../common/http/problems.ts';
import { operations } from './operations.ts';

/** What any operation can answer, besides its own problems. */
const anywhere: readonly ProblemCode[] = ['internal-error'];
const withRequest: readonly ProblemCode[] = [
  'invalid-request',
  'unknown-field',
  'missing-field',
  'invalid-field',
];
const withBody: readonly ProblemCode[] = ['invalid-json', 'body-too-large', 'unsupported-media-type'];
const signedIn: readonly ProblemCode[] = ['unauthenticated', 'role-not-allowed'];

const problemSchema = z
  .looseObject({
    type: z.string(),
    code: z.string(),
    status: z.int(),
    title: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457. `code` is stable; `title` is for people. Some codes bring members of their own.',
  });

/** The OpenAPI 3.1 document of the API, made from the schemas that requests are checked with. */
export function openApiDocument() {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '失业登记全流程接口 · Unemployment registration',
      version: '1.0.0',
      description: 'Problems are described in Chinese, or in English if `Accept-Language` prefers it.',
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
    security: [{ token: [] }],
    paths: pathsOf(operations as unknown as readonly Operation[]),
  });
}

function pathsOf(all: readonly Operation[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of all) {
    const method = operation.method.toLowerCase() as 'get' | 'post' | 'put';
    paths[operation.path] = { ...paths[operation.path], [method]: describe(operation) };
  }
  return paths;
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { id, summary, description, access, pathParameters, query, headers, body, answers } = operation;
  return {
    operationId: id,
    summary: `${summary.zh} · ${summary.en}`,
    description: `${description}${access === 'public' ? '' : `\n\nRoles: ${access.join(', ')}.`}`,
    ...(access === 'public' && { security: [] }),
    ...((pathParameters || query || headers) && {
      requestParams: {
        ...(pathParameters && { path: pathParameters as z.ZodObject }),
        ...(query && { query: query as z.ZodObject }),
        ...(headers && { header: headers as z.ZodObject }),
      },
    }),
    ...(body && {
      requestBody: {
        required: true,
        content: { [operation.mediaType ?? 'application/json']: { schema: body } },
      },
    }),
    responses: {
      [String(answers.status)]: {
        description: answers.description,
        content: { 'application/json': { schema: answers.schema } },
      },
      ...problemResponses(operation),
    },
  };
}

function problemResponses(operation: Operation) {
  const codes = new Set<ProblemCode>([
    ...(operation.access === 'public' ? [] : signedIn),
    ...(operation.pathParameters || operation.query || operation.headers || operation.body
      ? withRequest
      : []),
    ...(operation.body ? withBody : []),
    ...operation.problems,
    ...anywhere,
  ]);
  const statuses = [...new Set([...codes].map(statusOf))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: [...codes]
          .filter((code) => statusOf(code) === status)
          .map((code) => `\`${code}\`: ${titleOf(code).en}`)
          .join('\n'),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
