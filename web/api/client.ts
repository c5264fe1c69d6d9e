import type { Language } from '../texts/language.ts';
import type { Answer, RequestOf, Route } from './operations.ts';
import { problemOf, tooSlow, unreachable } from './problem.ts';
import { noteServiceTime } from './service-time.ts';

/** The optional parts of a request. */
export interface RequestOptions {
  readonly language: Language;
  /** The access token. Without one, the request is anonymous. */
  readonly token?: string | undefined;
  /** One key for one intended effect: the same for each retry, a new one for new content. */
  readonly idempotencyKey?: string | undefined;
  /** The entity tag of the version that the person saw. */
  readonly ifMatch?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Lets the request continue after the person leaves the page. */
  readonly keepalive?: boolean;
}

/**
 * Milliseconds after which a request gives up: twice the most that the gateway takes (an integration of an HTTP API, 30 s).
 * Without a limit, a request on a silently lost connection would wait for ever.
 */
const patience = 60_000;

/** An answer with its entity tag. */
export interface Received<Body> {
  readonly body: Body;
  readonly etag: string | undefined;
}

/**
 * Earlier answers by address. A repeated read sends `If-None-Match`, and the API sends the body again only if it has changed.
 */
const known = new Map<string, Received<unknown>>();
const mostKnown = 200;

/** Forgets all answers, so that the next person who signs in does not see those of the last one. */
export const forgetAnswers = (): void => known.clear();

/**
 * Calls an operation of the API.
 * @throws ApiProblem when the API refuses the request, cannot be reached, or gives no usable answer
 * @example
 * await call('GET /cases/{caseId}', { path: { caseId } }, { language, token })
 */
export async function call<R extends Route>(
  route: R,
  request: RequestOf<R>,
  options: RequestOptions,
): Promise<Received<Answer<R>>> {
  const { signal, language } = options;
  const waiting = new AbortController();
  const end = () => waiting.abort();
  signal?.addEventListener('abort', end);
  const timer = setTimeout(end, patience);
  try {
    return await receive(route, request, { ...options, signal: waiting.signal });
  } catch (error) {
    throw waiting.signal.aborted && !signal?.aborted ? tooSlow(language) : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

async function receive<R extends Route>(
  route: R,
  request: RequestOf<R>,
  options: RequestOptions & { readonly signal: AbortSignal },
): Promise<Received<Answer<R>>> {
  const [method = 'GET', template = '/'] = route.split(' ');
  const address = addressOf(template, request.path ?? {}, request.query ?? {});
  const key = `${options.language} ${address}`;
  const before = method === 'GET' ? known.get(key) : undefined;
  const response = await fetch(address, {
    method,
    headers: headersOf(request.body !== undefined, before?.etag, options),
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    ...(options.keepalive && { keepalive: true }),
    signal: options.signal,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  }).catch((error: unknown) => {
    if (options.signal.aborted) throw error;
    throw unreachable(options.language);
  });
  noteServiceTime(response.headers.get('x-service-time'));
  if (response.status === 304 && before) return before as Received<Answer<R>>;
  if (!response.ok) throw await problemOf(response, options.language);
  const body = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (body === undefined && response.status !== 204) throw unreachable(options.language);
  const received = { body: body as Answer<R>, etag: response.headers.get('etag') ?? undefined };
  if (method === 'GET' && received.etag !== undefined) remember(key, received);
  return received;
}

function remember(key: string, received: Received<unknown>): void {
  known.delete(key);
  known.set(key, received);
  if (known.size > mostKnown) known.delete(known.keys().next().value as string);
}

function headersOf(
  hasBody: boolean,
  etag: string | undefined,
  { language, token, idempotencyKey, ifMatch }: RequestOptions,
): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': language,
    ...(hasBody && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    ...(etag !== undefined && { 'if-none-match': etag }),
  };
}

/**
 * The address of a request.
 * @throws Error when the request does not name a parameter of the path
 */
export function addressOf(
  template: string,
  path: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>,
): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined || value === '') throw new Error(`the path ${template} needs ${name}`);
    return encodeURIComponent(value);
  });
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== '') parameters.append(name, String(each));
  }
  const text = parameters.toString();
  return text === '' ? filled : `${filled}?${text}`;
}
