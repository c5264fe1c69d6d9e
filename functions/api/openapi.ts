import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { isStaff } from '../../lib/domain/case/kernel/vocabulary.ts';
import { idempotencyKeySchema } from '../common/http/idempotency.ts';
import { type Operation, writes } from '../common/http/operation.ts';
import { type ProblemCode, statusOf, titleOf } from '../common/http/problems.ts';
import { operations } from './operations.ts';

/** The problems that any operation can answer, besides its own. */
const anywhere: readonly ProblemCode[] = ['unknown-field', 'busy', 'being-updated', 'internal-error'];
const withRequest: readonly ProblemCode[] = [
  'invalid-request',
  'unknown-field',
  'missing-field',
  'invalid-field',
  'invalid-characters',
];
const withBody: readonly ProblemCode[] = [
  'invalid-json',
  'invalid-encoding',
  'text-says-nothing',
  'one-line-only',
  'body-too-large',
  'unsupported-media-type',
];
/** The records of any case may have been destroyed after their retention period. */
const ofCases: readonly ProblemCode[] = ['records-destroyed'];
const ofWrites: readonly ProblemCode[] = [
  'missing-field',
  'invalid-field',
  'precondition-failed',
  'idempotency-key-reused',
  'own-room-used',
  'record-full',
  'case-changed',
];

const ifMatch = z
  .string()
  .max(1000)
  .optional()
  .describe(
    'Entity tags of the case, or of another versioned resource, as it was read. The request is refused if there is another version by now. Only the version in a tag counts.',
  );
const ifNoneMatch = z
  .string()
  .optional()
  .describe('Entity tags of earlier answers: if one is still valid, the answer is 304 without a body.');
const replay = z
  .literal('true')
  .optional()
  .describe('The request was received before with the same Idempotency-Key and took effect then.');
const retryAfter = z.string().describe('The number of seconds after which the request may be sent again.');
const entityTag = z
  .string()
  .describe(
    'Identifies this exact answer. For a versioned resource, such as a case, it begins with the version. Send it as `If-Match` or `If-None-Match`.',
  );
/** OpenAPI 3.1 describes content other than JSON by its media type alone. */
const binary = {};
const signedIn: readonly ProblemCode[] = ['unauthenticated', 'role-not-allowed'];
const ofStaff: readonly ProblemCode[] = ['not-in-directory'];
/** No member of staff acts on their own case, whatever the act. */
const ofDuties: readonly ProblemCode[] = ['separation-of-duties'];
const isDuty = (operation: Operation): boolean =>
  operation.path.includes('{caseId}') &&
  writes(operation) &&
  operation.access !== 'public' &&
  operation.access.some(isStaff);
const ofRepresentatives: readonly ProblemCode[] = ['mandate-ended', 'mandate-does-not-cover'];

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
    description: 'RFC 9457. `code` is stable; `title` is for people. Some codes add members of their own.',
  });

/** Returns the OpenAPI 3.1 document of the API, generated from the schemas that validate requests. */
export function openApiDocument() {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '失业登记全流程接口 · Unemployment registration',
      version: '1.0.0',
      description: 'Problem texts are in Chinese, or in English if `Accept-Language` prefers it.',
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
    const method = operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
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
    requestParams: {
      ...(pathParameters && { path: pathParameters as z.ZodObject }),
      ...(query && { query: query as z.ZodObject }),
      header: z.object({
        ...(writes(operation) && {
          'idempotency-key': idempotencyKeySchema.optional(),
          'if-match': ifMatch,
        }),
        ...(operation.method === 'GET' && { 'if-none-match': ifNoneMatch }),
        ...(headers as z.ZodObject | undefined)?.shape,
      }),
    },
    ...(body && {
      requestBody: {
        required: true,
        content: { [operation.mediaType ?? 'application/json']: { schema: body } },
      },
    }),
    responses: {
      [String(answers.status)]: {
        description: answers.description,
        headers: z.object({ etag: entityTag, ...(writes(operation) && { 'idempotent-replay': replay }) }),
        content: {
          'application/json': { schema: answers.schema },
          ...(answers.alsoAs !== undefined && { [answers.alsoAs]: { schema: binary } }),
        },
      },
      ...(operation.method === 'GET' && {
        '304': { description: 'The caller already has this answer (`If-None-Match`).' },
      }),
      ...problemResponses(operation),
    },
  };
}

function problemResponses(operation: Operation) {
  const codes = new Set<ProblemCode>([
    ...(operation.access === 'public' ? [] : signedIn),
    ...(operation.access !== 'public' && operation.access.some(isStaff) ? ofStaff : []),
    ...(isDuty(operation) ? ofDuties : []),
    ...(operation.path.includes('{caseId}') && operation.access.includes('applicant')
      ? ofRepresentatives
      : []),
    ...(operation.pathParameters || operation.query || operation.headers || operation.body
      ? withRequest
      : []),
    ...(operation.body ? withBody : []),
    ...(writes(operation) ? ofWrites : []),
    ...operation.problems,
    ...(operation.problems.includes('case-not-found') ? ofCases : []),
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
        ...((status === 503 || status === 429) && { headers: z.object({ 'retry-after': retryAfter }) }),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
