import { EventEmitter } from 'node:events';
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { Readable, Writable } from 'node:stream';
import type { EndpointAnswer, EndpointRequest } from './worker-protocol.ts';

/** The bodies of these are sent as texts. */
const TEXT = /json|x-www-form-urlencoded|xml|^$/;

type Listener = (response: IncomingMessage) => void;

/**
 * The requests of a thread to the endpoint of the runtime. They go to the runtime as messages instead of over a
 * connection, which takes a tenth of the time; code that makes them by `node:http`, as the SDK does, sees no difference.
 * All other requests are made as always.
 */
export class EndpointRequests {
  readonly #endpoint: () => string | undefined;
  readonly #send: (request: number, of: EndpointRequest) => void;
  readonly #waiting = new Map<number, LocalRequest>();
  #requests = 0;

  /**
   * @param endpoint the address of the runtime that the thread runs functions for
   * @param send sends a request under its number
   */
  constructor(endpoint: () => string | undefined, send: (request: number, of: EndpointRequest) => void) {
    this.#endpoint = endpoint;
    this.#send = send;
  }

  /** How many requests have no answer yet. */
  get underWay(): number {
    return this.#waiting.size;
  }

  /** Replaces `http.request` of the thread. */
  install(): void {
    const request = http.request as (...given: unknown[]) => ClientRequest;
    const replaced = (...given: unknown[]): ClientRequest => {
      const [options, listener] = given;
      if (!this.#isLocal(options)) return request(...given);
      return this.#request(options as RequestOptions, listener as Listener | undefined);
    };
    Object.assign(http, { request: replaced });
    syncBuiltinESMExports();
  }

  answer(request: number, answer: EndpointAnswer): void {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    waiting?.answered(answer);
  }

  /** Whether the options, in the form in which the SDK gives them, name the endpoint. */
  #isLocal(options: unknown): boolean {
    if (options === null || typeof options !== 'object' || options instanceof URL) return false;
    const { hostname, host, port, protocol } = options as RequestOptions;
    // The SDK puts `sync-` before the host for some calls.
    const name = String(hostname ?? host).replace(/^sync-/, '');
    return (protocol ?? 'http:') === 'http:' && `http://${name}:${port}` === this.#endpoint();
  }

  #request(options: RequestOptions, listener: Listener | undefined): ClientRequest {
    const number = this.#requests++;
    const request = new LocalRequest(options, (of) => {
      this.#waiting.set(number, request);
      this.#send(number, of);
    });
    if (listener) request.once('response', listener);
    // What code may rely on is there: the events, and the methods that the SDK and its like call.
    return request as unknown as ClientRequest;
  }
}

/** What a request has in place of a connection: always there, and never slow. */
class NoSocket extends EventEmitter {
  readonly connecting = false;

  setTimeout(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }
}

/** A request to the endpoint, in the form of a `ClientRequest`. */
class LocalRequest extends Writable {
  readonly method: string;
  readonly path: string;
  readonly reusedSocket = true;
  readonly socket = new NoSocket();
  readonly #headers = new Map<string, string>();
  readonly #submit: (of: EndpointRequest) => void;
  readonly #body: Buffer[] = [];

  constructor(options: RequestOptions, submit: (of: EndpointRequest) => void) {
    super({ decodeStrings: true, autoDestroy: false });
    this.method = options.method ?? 'GET';
    this.path = options.path ?? '/';
    this.#submit = submit;
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      if (value !== undefined) this.setHeader(name, value as string | number | readonly string[]);
    }
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#body.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    const body = this.#body.length === 1 ? (this.#body[0] as Buffer) : Buffer.concat(this.#body);
    const { method, path } = this;
    const isText = TEXT.test(this.getHeader('content-type') ?? '');
    this.#submit({
      method,
      path,
      headers: Object.fromEntries(this.#headers),
      body: isText ? body.toString('utf8') : body,
    });
    done();
  }

  answered({ statusCode, headers, body }: EndpointAnswer): void {
    if (this.destroyed) return;
    const response = Object.assign(new Readable({ read: () => {} }), {
      statusCode,
      statusMessage: http.STATUS_CODES[statusCode] ?? '',
      headers,
      rawHeaders: Object.entries(headers).flat(),
      httpVersion: '1.1',
      complete: true,
    });
    response.push(typeof body === 'string' ? Buffer.from(body) : body);
    response.push(null);
    response.once('close', () => this.destroy());
    this.emit('response', response);
  }

  setHeader(name: string, value: string | number | readonly string[]): this {
    this.#headers.set(name.toLowerCase(), typeof value === 'object' ? value.join(', ') : String(value));
    return this;
  }

  getHeader(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  removeHeader(name: string): void {
    this.#headers.delete(name.toLowerCase());
  }

  flushHeaders(): void {}

  /** The endpoint answers every request. */
  setTimeout(): this {
    return this;
  }

  setNoDelay(): void {}

  setSocketKeepAlive(): void {}

  abort(): void {
    this.destroy();
  }
}
