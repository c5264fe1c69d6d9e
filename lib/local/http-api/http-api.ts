import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Activity } from '../activity.ts';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { hasSeveralHosts, isForeign, isLoopback } from '../own-machine.ts';
import { listen } from '../ports.ts';
import type { JsonObject } from '../service.ts';
import { Connections } from './connections.ts';
import { preflightHeaders, responseHeaders } from './cors.ts';
import type { HttpApiDefinition, InvokeFunction, RouteDefinition, StageDefinition } from './definition.ts';
import { functionResponse, type GatewayResponse, gatewayMessage } from './function-response.ts';
import { gatewayRequest, requestTarget } from './gateway-request.ts';
import { JwtAuthorizer } from './jwt-authorizer.ts';
import { type GatewayRequest, proxyEvent } from './request-event.ts';
import { proxyEvent1 } from './request-event-1.ts';
import { Router } from './router.ts';
import { ServiceIntegration } from './service-integration.ts';
import { Stages } from './stages.ts';
import { Turns } from './turns.ts';

/** The service's limits in bytes: of a request's body, and of its first line and header values together. */
const BODY_LIMIT = 10 * 1024 * 1024;
const HEADER_LIMIT = 10_240;
/** The maximum of concurrent requests, and of bytes in their bodies. Requests beyond it are told to retry. */
const REQUEST_LIMIT = 1_024;
const HELD_LIMIT = 128 * 1024 * 1024;
/** The maximum of concurrent invocations. Other requests wait for their turn. */
const INVOCATION_LIMIT = 64;
/** The maximum of open connections. More are closed at once. */
const CONNECTION_LIMIT = 2_048;
const DEFAULT_TIMEOUT = 30_000;
const TIMED_OUT = Symbol('timed out');

/**
 * An HTTP API of API Gateway (version 2) on a port of its own, with function and service integrations and JWT authorizers.
 * Anything else is refused when the API is created.
 */
export class HttpApi {
  readonly #api: HttpApiDefinition;
  readonly #apiId: string;
  readonly #invoke: InvokeFunction;
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #identity: AccountIdentity;
  readonly #stages: Stages;
  readonly #router: Router;
  readonly #authorizers = new Map<string, JwtAuthorizer>();
  /** The integrations of the routes that call a service. */
  readonly #services = new Map<RouteDefinition, ServiceIntegration>();
  readonly #server: Server;
  readonly #invocations = new Turns(INVOCATION_LIMIT);
  readonly #connections = new Connections();
  #requests = 0;
  #heldBytes = 0;

  /** @throws Error naming the route or authorizer that is malformed or not supported */
  constructor(options: {
    api: HttpApiDefinition;
    invoke: InvokeFunction;
    clock: Clock;
    activity: Activity;
    identity: AccountIdentity;
  }) {
    this.#api = options.api;
    this.#apiId =
      options.api.apiId ?? createHash('sha256').update(options.api.name).digest('hex').slice(0, 10);
    this.#invoke = options.invoke;
    this.#clock = options.clock;
    this.#activity = options.activity;
    this.#identity = options.identity;
    this.#stages = new Stages(options.api.stages);
    this.#router = new Router(options.api.routes);
    for (const [id, definition] of Object.entries(options.api.authorizers)) {
      this.#authorizers.set(id, new JwtAuthorizer(definition));
    }
    for (const route of options.api.routes) {
      const { integration } = route;
      if ('subtype' in integration) this.#services.set(route, new ServiceIntegration(integration));
      if (route.authorizerId !== undefined && !this.#authorizers.has(route.authorizerId)) {
        throw new Error(`Route ${route.routeKey}: there is no authorizer ${route.authorizerId}.`);
      }
    }
    const limits = { maxHeaderSize: 4 * HEADER_LIMIT, keepAliveTimeout: 60_000 };
    this.#server = createServer(limits, (request, response) => void this.#serve(request, response));
    this.#server.maxConnections = CONNECTION_LIMIT;
    this.#server.on('connection', (socket) => this.#connections.opened(socket));
    this.#server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      if (socket.writable) socket.end(`HTTP/1.1 ${statusLine(error)}\r\nconnection: close\r\n\r\n`);
    });
  }

  /** Listens on `port` of this machine, or the next free one (0 means any), and returns the address. */
  async listen(port: number): Promise<string> {
    return `http://127.0.0.1:${await listen(this.#server, port)}`;
  }

  /** Accepts no new requests, and resolves when those in progress have been answered. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#connections.endIdle();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#connections.began(request, response);
    const requestId = randomBytes(11).toString('base64');
    const origin = request.headers.origin;
    const cors = this.#api.corsConfiguration;
    let answer: GatewayResponse;
    try {
      answer = await this.#answer(request, requestId);
    } catch {
      if (response.destroyed) return;
      answer = gatewayMessage(500, 'Internal Server Error');
    }
    if (cors && !isPreflight(request)) {
      for (const name of Object.keys(answer.headers)) {
        if (name.startsWith('access-control-')) delete answer.headers[name];
      }
      Object.assign(answer.headers, responseHeaders(cors, origin));
    }
    if (!this.#server.listening) response.setHeader('connection', 'close');
    send(response, answer, requestId);
  }

  async #answer(message: IncomingMessage, requestId: string): Promise<GatewayResponse> {
    const cors = this.#api.corsConfiguration;
    if (hasSeveralHosts(message)) return refused(message, 400, 'Bad Request');
    if (this.#isStranger(message)) return refused(message, 403, 'Forbidden');
    if (cors && isPreflight(message)) {
      message.resume();
      const headers = preflightHeaders(cors, message.headers.origin as string);
      return { statusCode: 204, headers, cookies: [], body: Buffer.alloc(0) };
    }
    if (headerSize(message) > HEADER_LIMIT) return gatewayMessage(431, 'Request Header Fields Too Large');
    // The body of a request that is not allowed is not kept in memory.
    const length = Number(message.headers['content-length'] ?? BODY_LIMIT);
    const held =
      message.headers['content-length'] === undefined && !message.headers['transfer-encoding'] ? 0 : length;
    if (held > BODY_LIMIT) return refused(message, 413, 'Request Entity Too Large');
    if (this.#requests >= REQUEST_LIMIT) return tooMany(message);
    this.#requests++;
    try {
      const request = gatewayRequest(message, requestId);
      await this.#activity.enter();
      const admitted = await this.#activity.track(() => this.#admit(request));
      if ('statusCode' in admitted) {
        message.resume();
        return admitted;
      }
      if (this.#heldBytes + held > HELD_LIMIT) return tooMany(message);
      this.#heldBytes += held;
      try {
        const body = await readBody(message);
        if (!body) return gatewayMessage(413, 'Request Entity Too Large');
        return await this.#invocations.take(async () => {
          // A client that has left in the meantime needs no answer.
          if (message.socket.destroyed) throw new Error('The client has left');
          await this.#activity.enter();
          const started = await this.#activity.track(async () => this.#begin({ ...request, body }, admitted));
          return this.#finish(started);
        });
      } finally {
        this.#heldBytes -= held;
      }
    } finally {
      this.#requests--;
    }
  }

  /**
   * Whether the request is foreign. As on AWS, an API answers only under its own name, and pages of other sites only as its
   * CORS settings allow.
   */
  #isStranger(request: IncomingMessage): boolean {
    const headers = { ...request.headers, host: requestTarget(request).host };
    if (!isForeign(headers)) return false;
    if (!isLoopback(`http://${headers.host}`)) return true;
    const cors = this.#api.corsConfiguration;
    if (!cors) return true;
    // A preflight request is answered without the headers that would let the page go on.
    return (
      !isPreflight(request) &&
      responseHeaders(cors, headers.origin)['access-control-allow-origin'] === undefined
    );
  }

  /** Routes and authorizes a request before its body is read. */
  async #admit(request: GatewayRequest): Promise<GatewayResponse | Admitted> {
    const staged = this.#stages.find(request.path);
    const match = staged && this.#router.find(request.method, staged.path);
    if (!match) return gatewayMessage(404, 'Not Found');
    const { authorizerId, authorizationScopes = [] } = match.route.definition;
    const authorizer = authorizerId === undefined ? undefined : this.#authorizers.get(authorizerId);
    const verdict = await authorizer?.authorize(request.headers, request.query, authorizationScopes);
    if (verdict?.allowed === false) {
      const refusal = gatewayMessage(
        verdict.statusCode,
        verdict.statusCode === 401 ? 'Unauthorized' : 'Forbidden',
      );
      refusal.headers['www-authenticate'] = verdict.authenticate;
      return refusal;
    }
    return { match, stage: staged.stage, verdict };
  }

  /**
   * Invokes the function, or calls the service. From then on the function counts as under way and the gateway does not: a
   * handler that waits for the clock must not keep the clock from moving.
   */
  #begin(request: GatewayRequest, { match, stage, verdict }: Admitted): Started {
    const { definition } = match.route;
    const { integration } = definition;
    const context = {
      identity: this.#identity,
      apiId: this.#apiId,
      now: this.#clock.now(),
      stage,
      ...(verdict && { authorizer: { claims: verdict.claims, scopes: verdict.scopes } }),
    };
    const timeout = integration.timeoutInMillis ?? DEFAULT_TIMEOUT;
    if ('subtype' in integration) {
      const service = this.#services.get(definition) as ServiceIntegration;
      const { requestContext } = proxyEvent1(request, match, context);
      const { routeKey } = definition;
      const from = { request, match, stage, context: { ...(requestContext as JsonObject), routeKey } };
      return { answer: service.answer(from), timeout };
    }
    const { functionArn, payloadFormatVersion: format, credentialsArn } = integration;
    const event = (format === '1.0' ? proxyEvent1 : proxyEvent)(request, match, context);
    const invocation = this.#invoke(functionArn, event, credentialsArn);
    return { answer: invocation.then((result) => functionResponse(result, format)), timeout };
  }

  async #finish({ answer, timeout }: Started): Promise<GatewayResponse> {
    try {
      const result = await this.#within(timeout, answer);
      return result === TIMED_OUT ? gatewayMessage(503, 'Service Unavailable') : result;
    } catch (error) {
      if (error instanceof AwsError) {
        if (error.code === 'TooManyRequestsException') return gatewayMessage(503, 'Service Unavailable');
        if (error.code === 'RequestTooLargeException') return gatewayMessage(413, 'Request Entity Too Large');
      }
      return gatewayMessage(500, 'Internal Server Error');
    }
  }

  async #within(
    milliseconds: number,
    answer: Promise<GatewayResponse>,
  ): Promise<GatewayResponse | typeof TIMED_OUT> {
    let cancel = () => {};
    const timeout = new Promise<typeof TIMED_OUT>((resolve) => {
      cancel = this.#clock.setTimer(this.#clock.now() + milliseconds, () => resolve(TIMED_OUT), {
        subject: { kind: 'api-timeout' },
      });
    });
    try {
      return await Promise.race([answer, timeout]);
    } finally {
      cancel();
    }
  }
}

/** A request that is allowed, with its stage, route and caller. */
interface Admitted {
  readonly stage: StageDefinition;
  readonly match: NonNullable<ReturnType<Router['find']>>;
  readonly verdict: Extract<Awaited<ReturnType<JwtAuthorizer['authorize']>>, { allowed: true }> | undefined;
}

/** An invocation, or a service call, in progress. */
interface Started {
  readonly answer: Promise<GatewayResponse>;
  /** Milliseconds. */
  readonly timeout: number;
}

/** Refuses a request as one too many, and says when to retry. */
function tooMany(message: IncomingMessage): GatewayResponse {
  const answer = refused(message, 429, 'Too Many Requests');
  answer.headers['retry-after'] = '1';
  return answer;
}

/** Refuses a request and discards its body. */
function refused(message: IncomingMessage, statusCode: number, text: string): GatewayResponse {
  message.resume();
  return gatewayMessage(statusCode, text);
}

/** Returns the status line of the answer to a request that cannot be read. */
function statusLine({ code }: NodeJS.ErrnoException): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
}

function isPreflight(request: IncomingMessage): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.headers.origin !== undefined &&
    request.headers['access-control-request-method'] !== undefined
  );
}

function headerSize(request: IncomingMessage): number {
  const values = request.rawHeaders.filter((_, index) => index % 2 === 1);
  return values.reduce((sum, value) => sum + value.length, request.url?.length ?? 0);
}

/** Reads the whole body; undefined when it is over the limit, in which case the rest is read and discarded. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (length === undefined && encoding === undefined) {
    request.resume();
    return Buffer.alloc(0);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= BODY_LIMIT ? Buffer.concat(chunks) : undefined;
}

function send(response: ServerResponse, answer: GatewayResponse, requestId: string): void {
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (answer.cookies.length > 0) response.setHeader('set-cookie', answer.cookies);
  response.setHeader('apigw-requestid', requestId);
  if (answer.statusCode !== 204 && answer.statusCode !== 304) {
    response.setHeader('content-length', answer.body.length);
  }
  response.writeHead(answer.statusCode);
  response.end(answer.body);
}
