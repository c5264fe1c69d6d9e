import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import Negotiator from 'negotiator';
import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { Principal } from '../../../lib/domain/case/kernel/access.ts';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import type { FindEntry } from '../connections/directory.ts';
import { once } from '../connections/once.ts';
import type { ApiEvent, ApiResult } from './api-event.ts';
import { asProblem } from './busy.ts';
import { entityTagOf, namesTag, preconditionOf } from './entity-tag.ts';
import { idempotencyKeySchema, requestIdentityOf } from './idempotency.ts';
import { contentLanguage, preferredLanguage } from './language.ts';
import { errorForLog, log } from './log.ts';
import { brokenLines } from './one-line.ts';
import { type Operation, writes } from './operation.ts';
import { expiryOf, principalOf, recognised } from './principal.ts';
import { type FieldProblem, Problem, type ProblemCode, problems, statusOf, titleOf } from './problems.ts';
import { bodyText, bodyValue, fieldsOfNobody } from './request-body.ts';
import type { RequestContext } from './request-context.ts';
import { unreadableTexts, unstorableTexts } from './unstorable-text.ts';

/** A request as its handler gets it: parsed, and from a caller whose role may call the operation. */
export interface ApiRequest<Path, Query, Headers, Body> extends RequestContext {
  readonly path: Path;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Body;
  /** The body as it was sent, byte for byte. */
  readonly rawBody: string;
}

/** The body and headers that a handler answers with. */
export interface HandlerResult<Answer> {
  readonly body: Answer;
  /** The body as JSON, if the handler has it already, so that it need not be serialised again. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body in the other media type of the operation (`alsoAs`), sent instead. */
  readonly file?: Uint8Array;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.infer<Schema> : undefined;

/** The function that answers the requests of an operation, typed by its `operation.ts`. */
export type Handler<Described> =
  Described extends Operation<infer Path, infer Query, infer Headers, infer Body, infer Answer>
    ? (
        request: ApiRequest<Parsed<Path>, Parsed<Query>, Parsed<Headers>, Parsed<Body>>,
      ) => Promise<HandlerResult<z.output<Answer>>>
    : never;

/**
 * Returns the function that makes the Lambda handlers of operations. A handler logs, authorises, parses, handles and answers.
 * It answers every failure as problem+json (RFC 9457) in the language that the request prefers.
 *
 * The returned function takes an operation, and `make`, which makes the function that answers, with the connections that it
 * needs. `make` is called once per process, by the first request that gets that far, so that a module can be imported without
 * connecting anything.
 * @param find looks up the staff directory: staff who are not in it may do nothing, whatever their token says
 */
export const serveWith =
  (find: FindEntry) =>
  <
    Path extends z.ZodType<Record<string, unknown>>,
    Query extends z.ZodType<Record<string, unknown>>,
    Headers extends z.ZodType<Record<string, unknown>>,
    Body extends z.ZodType,
    Answer extends z.ZodType,
  >(
    operation: Operation<Path, Query, Headers, Body, Answer>,
    make: () => (
      request: ApiRequest<Parsed<Path>, Parsed<Query>, Parsed<Headers>, Parsed<Body>>,
    ) => Promise<HandlerResult<z.output<Answer>>>,
  ) => {
    const handle = once(make);
    return middy<ApiEvent, ApiResult>({ timeoutEarlyInMillis: 0 })
      .use([...httpMiddleware])
      .handler(async (event) => {
        const principal = await authorise(operation, event, find);
        const answerHeaders: Record<string, string> = {};
        const signedInUntil = expiryOf(event.requestContext.authorizer?.jwt?.claims);
        const request = {
          ...parseRequest(operation, event, principal),
          principal,
          answerHeaders,
          ...(signedInUntil !== undefined && { signedInUntil }),
        };
        const answered = await handle()(
          request as ApiRequest<Parsed<Path>, Parsed<Query>, Parsed<Headers>, Parsed<Body>>,
        );
        const { alsoAs } = operation.answers;
        const text = answered.file
          ? Buffer.from(answered.file).toString('base64')
          : (answered.text ?? JSON.stringify(answered.body));
        const etag = entityTagOf(answered.body, text, request.now, operation.versioned);
        const headers = {
          'content-language': contentLanguage(request.language),
          'cache-control': 'no-store',
          etag,
          ...(alsoAs !== undefined && { vary: 'accept, accept-language' }),
          [serviceTimeHeader]: toInstant(request.now),
          ...answerHeaders,
          ...answered.headers,
        };
        if (operation.method === 'GET' && namesTag(event.headers?.['if-none-match'], etag))
          return { statusCode: 304, headers };
        return {
          statusCode: operation.answers.status,
          headers: {
            'content-type': (answered.file && alsoAs) ?? 'application/json; charset=utf-8',
            ...headers,
          },
          body: text,
          ...(answered.file && { isBase64Encoded: true }),
        };
      });
  };

/**
 * The header with the time of the service, in every answer. `Date` is the clock of the gateway, which may differ from the one
 * by which deadlines are counted.
 */
const serviceTimeHeader = 'x-service-time';

/** Serves an operation that anybody may call without signing in. It needs neither directory nor table. */
export const servePublic = serveWith(async () => undefined);

type HttpMiddleware = middy.MiddlewareObj<ApiEvent, ApiResult, Error, Context>;

/** Turns every error into problem+json in the language of the request. */
const answerFailures: HttpMiddleware = {
  onError: (request) => {
    const { error } = request;
    const problem = error instanceof Problem ? error : asProblem(error);
    if (!problem) log.error('REQUEST_FAILED', { error: errorForLog(error) });
    else if (problem !== error)
      log.warn('REQUEST_NOT_SERVED', { code: problem.code, error: errorForLog(error) });
    const language = preferredLanguage(request.event.headers?.['accept-language']);
    request.response = problemAnswer(problem ?? new Problem('internal-error'), language, Date.now());
  },
};

/** Logs the end of a request: its id, operation, and status or code; never a path, a body or a name. */
const logRequest: HttpMiddleware = {
  before: ({ event }) => {
    log.begin({
      requestId: event.requestContext.requestId,
      operation: event.requestContext.routeKey,
    });
  },
  after: ({ response }) => log.info('REQUEST_COMPLETED', { status: response?.statusCode }),
  onError: ({ error }) => {
    if (error instanceof Problem) log.info('REQUEST_REFUSED', { code: error.code });
  },
};

/**
 * The middleware of every API function, in order. The one that answers failures comes first: `onError` runs in reverse, so it
 * has the last word.
 */
export const httpMiddleware: readonly [HttpMiddleware, ...HttpMiddleware[]] = [answerFailures, logRequest];

async function authorise(operation: Operation, event: ApiEvent, find: FindEntry): Promise<Principal> {
  if (operation.access === 'public') return { subject: 'anonymous', role: 'applicant' };
  const principal = principalOf(event.requestContext.authorizer?.jwt?.claims);
  if (!operation.access.includes(principal.role)) throw new Problem('role-not-allowed');
  if (operation.unrecognised) return principal;
  const now = Date.now();
  const represents = operation.access.includes('representative') && { representsOn: beijingDate(now) };
  return { ...(await recognised(principal, find, now)), ...represents };
}

function parseRequest(operation: Operation, event: ApiEvent, principal: Principal) {
  const errors: FieldProblem[] = [];
  const part = (name: string, schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!schema) return undefined;
    const unstorable = unstorableTexts(value, name && `${name}:`);
    if (name !== 'header' && unstorable.length > 0) {
      errors.push(...unstorable);
      return undefined;
    }
    // A process gets few requests of each operation, so compiling the schema would not pay (`jitless`).
    const result = schema.safeParse(value, { reportInput: true, jitless: true });
    if (result.success) {
      // Checks that no schema has, for all texts of the request: names and places as well as free text.
      if (name !== 'header') errors.push(...unreadableTexts(value, name && `${name}:`));
      if (name === '') errors.push(...brokenLines(schema, value));
      return result.data;
    }
    errors.push(...result.error.issues.flatMap((issue) => fieldProblems(issue, name)));
    return undefined;
  };
  const headers = event.headers ?? {};
  const rawBody = bodyText(operation, event);
  const conditions = part('header', writes(operation) ? conditionsSchema : undefined, headers) as
    | z.infer<typeof conditionsSchema>
    | undefined;
  const request = {
    path: part('path', operation.pathParameters, event.pathParameters ?? {}),
    query: part('query', operation.query ?? noQuery, event.queryStringParameters ?? {}),
    headers: part('header', operation.headers, headers),
    body: part('', operation.body, operation.body && bodyValue(operation, event, rawBody)),
    rawBody,
    language: preferredLanguage(headers['accept-language']),
    now: Date.now(),
    ...(prefersOther(operation, headers.accept) && { otherForm: true }),
  };
  if (!operation.body && writes(operation)) errors.push(...fieldsOfNobody(rawBody));
  if (errors.length > 0) throw Problem.ofFields(oneOfEachPlace(errors));
  return { ...request, ...conditionsOf(operation, request, conditions, principal) };
}

/**
 * Whether `Accept` prefers the other media type of an answer. A caller who accepts neither gets JSON (RFC 9110, section
 * 12.5.1).
 */
const prefersOther = ({ answers: { alsoAs } }: Operation, accept: string | undefined): boolean =>
  alsoAs !== undefined &&
  accept !== undefined &&
  new Negotiator({ headers: { accept } }).mediaType(['application/json', alsoAs]) === alsoAs;

const oneOfEachPlace = (errors: readonly FieldProblem[]): FieldProblem[] =>
  [...new Map(errors.toReversed().map((error) => [error.pointer, error])).values()].toReversed();

/** For an operation without query parameters: it accepts none. */
const noQuery = z.strictObject({});

const conditionsSchema = z.object({
  'idempotency-key': idempotencyKeySchema.optional(),
  'if-match': z.string().max(1000).optional(),
});

/** Returns the identity of a write, by which a repetition is recognised, and the condition on which it is made. */
function conditionsOf(
  operation: Operation,
  request: {
    readonly path: unknown;
    readonly query: unknown;
    readonly rawBody: string;
    readonly now: number;
  },
  conditions: z.infer<typeof conditionsSchema> | undefined,
  { subject }: Principal,
): Pick<RequestContext, 'identity' | 'precondition'> {
  const key = conditions?.['idempotency-key'];
  const precondition = preconditionOf(conditions?.['if-match']);
  // A resource without versions has no tag that could be given here.
  const hasVersion = operation.versioned === true || operation.path.includes('{caseId}');
  if (precondition && precondition !== '*' && !hasVersion) throw new Problem('precondition-failed');
  return {
    ...(key !== undefined && { identity: requestIdentityOf(operation, { ...request, key, subject }) }),
    ...(precondition && { precondition }),
  };
}

/** The field problems of a schema error: place and code, never what was sent. */
function fieldProblems(issue: z.core.$ZodIssue, part: string): FieldProblem[] {
  const pointer = (...more: PropertyKey[]) =>
    `${part && `${part}:`}${['', ...issue.path, ...more].map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointer(key), code: 'unknown-field' }));
  const code = codeOf(issue);
  // Wherever a list goes on, it is by a member of this name.
  const isCursor = issue.path[0] === 'after' && code === 'invalid-field';
  return [{ pointer: pointer(), code: isCursor ? 'invalid-cursor' : code }];
}

function codeOf(issue: z.core.$ZodIssue): ProblemCode {
  if (issue.input === undefined) return 'missing-field';
  // A schema may name the problem itself, as its message.
  if (Object.hasOwn(problems, issue.message)) return issue.message as ProblemCode;
  if (issue.code === 'invalid_format' && issue.format === 'date') return 'date-does-not-exist';
  return 'invalid-field';
}

/** The seconds after which a request that could not be served may be sent again: a deployment takes minutes. */
const retryAfter = (code: ProblemCode): string => (code === 'being-updated' ? '60' : '2');

/** Returns the answer for a problem: RFC 9457, with a stable code and the field errors. */
export function problemAnswer(problem: Problem, language: Language, now: number): ApiResult {
  const status = statusOf(problem.code);
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': contentLanguage(language),
      'cache-control': 'no-store',
      [serviceTimeHeader]: toInstant(now),
      ...(status === 503 && { 'retry-after': retryAfter(problem.code) }),
      ...(problem.retryAfter !== undefined && { 'retry-after': String(problem.retryAfter) }),
    },
    body: JSON.stringify({
      ...problem.extensions,
      type: `urn:reemployment:problem:${problem.code}`,
      code: problem.code,
      status,
      title: titleOf(problem.code, problem.extensions)[language],
      ...(problem.errors.length > 0 && {
        errors: problem.errors.map(({ pointer, code }) => ({
          pointer,
          code,
          detail: titleOf(code)[language],
        })),
      }),
    }),
  };
}
