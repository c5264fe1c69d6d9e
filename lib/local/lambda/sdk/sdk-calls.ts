import { AsyncLocalStorage } from 'node:async_hooks';
import type { CalledMessage, CallMessage, RefusalMessage, SdkCall } from '../worker-protocol.ts';
import { SDK_CALLS } from './client-source.ts';
import { type CallForm, callFormOf } from './forms.ts';

/** The part of an SDK client that is used here. */
interface Client {
  readonly config: ClientConfig;
  readonly middlewareStack: MiddlewareStack;
  sendOverHttp(...given: readonly unknown[]): unknown;
}

interface ClientConfig {
  readonly credentials?: unknown;
  readonly endpoint?: unknown;
  readonly serviceId?: string;
  readonly cacheMiddleware?: boolean;
  readonly protocol?: { getShapeId?(): string };
  readonly protocolSettings?: { readonly serviceTarget?: string };
  readonly logger?: Readonly<Record<string, unknown>>;
  readonly requestHandler?: { readonly metadata?: { readonly handlerProtocol?: string } };
}

interface MiddlewareStack {
  identify(): readonly string[];
}

/** The part of an SDK command that is used here. */
interface Command {
  readonly input: object;
  readonly schema?: readonly unknown[];
  readonly middlewareStack: MiddlewareStack;
}

/** The JSON protocols of AWS. */
const PROTOCOL = /^aws\.protocols#awsJson1_[01]$/;
/** The steps of an unmodified client. */
const OWN_STEPS =
  /^(loggerMiddleware|serializerMiddleware|contentLengthMiddleware|getUserAgentMiddleware|hostHeaderMiddleware|recursionDetectionMiddleware|retryMiddleware|httpSigningMiddleware|deserializerMiddleware)\b/;

/**
 * The calls of SDK clients in a thread that runs functions. A call to the runtime's endpoint is passed on as the text of its
 * input, and its answer comes back as text, without an HTTP request: no headers and no signature that nobody would read. That
 * saves most of the time of a call. If an answer refuses the call, the SDK handles it as usual: it makes the error, and retries
 * if it does so. The SDK also makes every call that a function has customised with its own steps, credentials or address.
 */
export class SdkCalls {
  readonly #send: (call: CallMessage) => void;
  readonly #endpoint: () => string | undefined;
  /** The clients with the credentials and the address of the function's environment. */
  readonly #unmodified = new WeakSet<Client>();
  /** Those of them that need no further check. */
  readonly #settled = new WeakSet<Client>();
  readonly #forms = new WeakMap<readonly unknown[], CallForm | { readonly write?: undefined }>();
  readonly #refused = new AsyncLocalStorage<{ refusal?: RefusalMessage }>();
  readonly #waiting = new Map<number, (answer: CalledMessage | RefusalMessage) => void>();
  #calls = 0;

  /**
   * @param endpoint the address of the runtime for which the thread runs functions
   * @param send sends a call to the runtime, which passes the answer to `answer`
   */
  constructor(endpoint: () => string | undefined, send: (call: CallMessage) => void) {
    this.#endpoint = endpoint;
    this.#send = send;
  }

  /** The number of unanswered calls. */
  get underWay(): number {
    return this.#waiting.size;
  }

  answer(answer: CalledMessage | RefusalMessage): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    waiting?.(answer);
  }

  /** Offers itself to the clients of the SDK, see `withSdkCalls`. */
  install(): void {
    Object.assign(globalThis, { [Symbol.for(SDK_CALLS)]: this });
  }

  /**
   * Takes the answer that refused a call, for the request that the SDK makes to read it. Further requests are made as usual.
   */
  takeRefusal(): RefusalMessage | undefined {
    const kept = this.#refused.getStore();
    const refusal = kept?.refusal;
    if (kept) delete kept.refusal;
    return refusal;
  }

  /** Checks the configuration of a new client. */
  made(client: Client, config: ClientConfig): void {
    const { credentials, endpoint, protocolSettings, requestHandler } = config;
    const isUnmodified =
      credentials === undefined &&
      endpoint === undefined &&
      protocolSettings?.serviceTarget !== undefined &&
      requestHandler?.metadata?.handlerProtocol === 'http/1.1';
    if (isUnmodified) this.#unmodified.add(client);
  }

  /** Makes the call of a command, like the client's method `send`. */
  send(client: Client, given: readonly unknown[]): unknown {
    const [command] = given as [Command];
    const accessKey = given.length === 1 ? this.#accessKeyOf(client) : undefined;
    if (accessKey === undefined || command.middlewareStack.identify().length > 0)
      return client.sendOverHttp(...given);
    const { schema = [], input } = command;
    const form = this.#formOf(schema);
    if (!form.write) return client.sendOverHttp(...given);
    let body: string;
    try {
      body = JSON.stringify(form.write(input));
    } catch {
      // The SDK writes it, or reports what is wrong with it.
      return client.sendOverHttp(...given);
    }
    const target = `${client.config.protocolSettings?.serviceTarget}.${String(schema[2])}`;
    return this.#make(client, command, form, { target, accessKey, body });
  }

  async #make(client: Client, command: Command, form: CallForm, call: SdkCall): Promise<unknown> {
    const number = this.#calls++;
    const answer = await new Promise<CalledMessage | RefusalMessage>((resolve) => {
      this.#waiting.set(number, resolve);
      this.#send({ kind: 'call', number, ...call });
    });
    if (answer.kind === 'refused')
      return this.#refused.run({ refusal: answer }, () => client.sendOverHttp(command));
    const { statusCode, requestId, body } = answer;
    const output = form.read(body);
    output.$metadata = {
      httpStatusCode: statusCode,
      requestId,
      extendedRequestId: undefined,
      cfId: undefined,
      attempts: 1,
      totalRetryDelay: 0,
    };
    return output;
  }

  /** Returns the access key with which a client signs, if it is an unmodified client of the runtime. */
  #accessKeyOf(client: Client): string | undefined {
    if (!this.#unmodified.has(client)) return undefined;
    const { AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
    if (AWS_ENDPOINT_URL === undefined || AWS_ENDPOINT_URL !== this.#endpoint()) return undefined;
    if (AWS_SECRET_ACCESS_KEY === undefined) return undefined;
    const { config, middlewareStack } = client;
    if (this.#settled.has(client)) return AWS_ACCESS_KEY_ID;
    const ownAddress = `AWS_ENDPOINT_URL_${config.serviceId?.replaceAll(' ', '_').toUpperCase()}`;
    const isUnmodified =
      PROTOCOL.test(config.protocol?.getShapeId?.() ?? '') &&
      process.env[ownAddress] === undefined &&
      isSilent(config.logger) &&
      middlewareStack.identify().every((step) => OWN_STEPS.test(step));
    if (!isUnmodified) return undefined;
    // Such a client assembles its steps only once.
    if (config.cacheMiddleware) this.#settled.add(client);
    return AWS_ACCESS_KEY_ID;
  }

  #formOf(schema: readonly unknown[]): CallForm | { readonly write?: undefined } {
    const form = this.#forms.get(schema) ?? callFormOf(schema) ?? {};
    this.#forms.set(schema, form);
    return form;
  }
}

/** Whether a logger is that of the SDK, whose methods do nothing. */
const isSilent = (logger: ClientConfig['logger'] = {}): boolean =>
  ['trace', 'debug', 'info', 'warn', 'error'].every((method) => /\{\s*\}$/.test(String(logger[method])));
