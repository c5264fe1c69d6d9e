import { EventEmitter } from 'node:events';
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { Readable, Writable } from 'node:stream';
import {
  type AnswerMessage,
  flatHeaders,
  headersOf,
  type RefusalMessage,
  type RequestMessage,
} from './worker-protocol.ts';

/** Content types of bodies that are sent as strings. */
const TEXT = /json|x-www-form-urlencoded|xml|^$/;
/** Headers that describe the client, the signature or the connection. The endpoint reads none of them. */
const UNREAD =
  /^(amz-sdk-.*|connection|content-length|host|(x-amz-)?user-agent|x-amz-(content-sha256|date|security-token))$/;

type Listener = (response: IncomingMessage) => void;

/**
 * The requests of a thread to the endpoint of the runtime. They go to the runtime as messages instead of over a connection,
 * which takes a tenth of the time. Code that uses `node:http`, as the SDK does, sees no difference. All other requests are made
 * as usual.
 */
export class EndpointRequests {
  readonly #endpoint: () => string | undefined;
  readonly #send: (request: RequestMessage) => void;
  readonly #waiting = new Map<number, LocalRequest>();
  /** See `SdkCalls.takeRefusal`. */
  readonly #takeRefusal: () => RefusalMessage | undefined;
  #requests = 0;

  /**
   * @param endpoint the address of the runtime for which the thread runs functions
   * @param send sends a request to the runtime, which passes the answer to `answer`
   * @param takeRefusal takes the existing answer if the current request is for a call that was refused
   */
  constructor(
    endpoint: () => string | undefined,
    send: (request: RequestMessage) => void,
    takeRefusal: () => RefusalMessage | undefined = () => undefined,
  ) {
    this.#endpoint = endpoint;
    this.#send = send;
    this.#takeRefusal = takeRefusal;
  }

  /** The number of unanswered requests. */
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

  answer(answer: AnswerMessage): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    waiting?.answered(answer);
  }

  /** Whether the options, in the form that the SDK uses, name the endpoint. */
  #isLocal(options: unknown): boolean {
    if (options === null || typeof options !== 'object' || options instanceof URL) return false;
    const { hostname, host, port, protocol } = options as RequestOptions;
    // For some calls the SDK prefixes the host with `sync-`.
    const name = String(hostname ?? host).replace(/^sync-/, '');
    return (protocol ?? 'http:') === 'http:' && `http://${name}:${port}` === this.#endpoint();
  }

  #request(options: RequestOptions, listener: Listener | undefined): ClientRequest {
    const refusal = this.#takeRefusal();
    const number = this.#requests++;
    const request = new LocalRequest(options, (of) => {
      if (refusal) {
        setImmediate(() => request.answered(refusal));
        return;
      }
      this.#waiting.set(number, request);
      this.#send({ kind: 'request', number, ...of });
    });
    if (listener) request.once('response', listener);
    // It has everything that code may rely on: the events, and the methods that the SDK and similar clients call.
    return request as unknown as ClientRequest;
  }
}

/** Stands for the connection of a request. It is always connected and never slow. */
class NoSocket extends EventEmitter {
  readonly connecting = false;

  setTimeout(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }
}

/** An answer of the endpoint as an `IncomingMessage`. It is complete from the start. */
class LocalResponse extends Readable {
  readonly statusCode: number;
  readonly statusMessage: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawHeaders: readonly string[];
  readonly httpVersion = '1.1';
  readonly complete = true;
  #body: Buffer | undefined;

  constructor({ statusCode, headers, body }: AnswerMessage | RefusalMessage) {
    super();
    this.statusCode = statusCode;
    this.statusMessage = http.STATUS_CODES[statusCode] ?? '';
    this.headers = headersOf(headers);
    this.rawHeaders = headers;
    this.#body = Buffer.from(body as string);
  }

  override _read(): void {
    if (this.#body) this.push(this.#body);
    this.#body = undefined;
    this.push(null);
  }

  /** Passes an unread body on in one piece, as the SDK reads it. That saves half of the time. */
  override pipe<To extends NodeJS.WritableStream>(to: To, options?: { end?: boolean }): To {
    if (!this.#body || this.readableFlowing !== null || options?.end === false)
      return super.pipe(to, options);
    to.end(this.#body);
    this.#body = undefined;
    this.resume();
    return to;
  }
}

type Submitted = Pick<RequestMessage, 'method' | 'path' | 'headers' | 'body'>;

/** A request to the endpoint as a `ClientRequest`. */
class LocalRequest extends Writable {
  readonly method: string;
  readonly path: string;
  readonly reusedSocket = true;
  readonly socket = new NoSocket();
  readonly #headers = new Map<string, string>();
  readonly #submit: (of: Submitted) => void;
  readonly #body: (string | Buffer)[] = [];

  constructor(options: RequestOptions, submit: (of: Submitted) => void) {
    super({ decodeStrings: false, autoDestroy: false });
    this.method = options.method ?? 'GET';
    this.path = options.path ?? '/';
    this.#submit = submit;
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      if (value !== undefined) this.setHeader(name, value as string | number | readonly string[]);
    }
  }

  override _write(chunk: string | Buffer, encoding: BufferEncoding, done: () => void): void {
    const isText = typeof chunk === 'string' && /^utf-?8$/.test(encoding);
    this.#body.push(isText ? chunk : Buffer.from(chunk as string, encoding));
    done();
  }

  override _final(done: () => void): void {
    const { method, path } = this;
    const isText = TEXT.test(this.getHeader('content-type') ?? '');
    const headers = flatHeaders([...this.#headers].filter(([name]) => !UNREAD.test(name)));
    this.#submit({ method, path, headers, body: this.#whole(isText) });
    done();
  }

  #whole(isText: boolean): string | Buffer {
    const [only = ''] = this.#body;
    if (this.#body.length < 2 && isText) return String(only);
    const bytes = Buffer.concat(this.#body.map((part) => Buffer.from(part as string)));
    return isText ? bytes.toString() : bytes;
  }

  answered(answer: AnswerMessage | RefusalMessage): void {
    if (this.destroyed) return;
    const response = new LocalResponse(answer);
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

  /** Sets no time-out, since the endpoint answers every request. */
  setTimeout(): this {
    return this;
  }

  setNoDelay(): void {}

  setSocketKeepAlive(): void {}

  abort(): void {
    this.destroy();
  }
}
