import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Activity } from './activity.ts';
import { AwsError } from './aws-error.ts';
import type { Clock } from './clock.ts';
import { CONTROL_PATH, type Control, isForOtherPorts } from './control.ts';
import type { DiskSpace } from './disk-space.ts';
import type { DynamoDbService } from './dynamodb/dynamodb-service.ts';
import { errorAnswer, isForm, JSON_1_0, STS } from './error-answer.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { EndpointAnswer, EndpointRequest, SdkAnswer, SdkCall } from './lambda/worker-protocol.ts';
import { isObjectCall, objectRefusal } from './object-calls.ts';
import { isOfOtherPort } from './own-machine.ts';
import { listen } from './ports.ts';
import type { Principals } from './principals.ts';
import { xmlAnswer } from './query-form.ts';
import { isQueueCall, queueCall } from './queues/query-protocol.ts';
import { ownPath } from './request-address.ts';
import { restCall } from './rest-calls.ts';
import type { CallService, JsonObject, Principal, ServiceRequest } from './service.ts';
import type { ServiceDirectory } from './service-directory.ts';
import { isTopicCall, topicCall } from './topics/query-protocol.ts';

/** The services of the JSON protocols, by the part of `X-Amz-Target` before the dot. */
const TARGETS: ReadonlyMap<string, string> = new Map([
  ['DynamoDB_20120810', 'dynamodb'],
  ['DynamoDBStreams_20120810', 'dynamodb'],
  ['AWSStepFunctions', 'states'],
  ['TrentService', 'kms'],
  ['AWSEvents', 'events'],
  ['AmazonSQS', 'sqs'],
]);
/** Bytes. The batches of DynamoDB are the largest requests. */
const BODY_LIMIT = 16 * 1024 * 1024;
/**
 * The maximum of concurrent requests, which are throttled beyond it, and of open connections, which are closed at once beyond
 * it.
 */
const REQUEST_LIMIT = 2_048;
const CONNECTION_LIMIT = 4_096;
/** The maximum of bytes in the bodies of all concurrent requests. */
const HELD_LIMIT = 256 * 1024 * 1024;

/** A request with its body. */
interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer | string;
}

/**
 * The endpoint of all AWS APIs of the runtime, for the AWS CLI and the SDKs. The signature of a request identifies the
 * caller and is not verified, since everything stays on this machine.
 */
export class Gateway {
  readonly #server: Server;
  readonly #directory: ServiceDirectory;
  readonly #principals: Principals;
  readonly #clock: Clock;
  readonly #activity: Activity | undefined;
  readonly #dynamodb: DynamoDbService | undefined;
  readonly #control: Control | undefined;
  readonly #disk: DiskSpace | undefined;
  #requests = 0;
  #heldBytes = 0;
  #date = { second: -1, text: '' };

  constructor(options: {
    directory: ServiceDirectory;
    principals: Principals;
    clock: Clock;
    /** Holds requests from outside back while a moving clock waits for quiet. */
    activity?: Activity;
    /** If given, its calls are answered directly, as text. */
    dynamodb?: DynamoDbService;
    /** Answers the paths below `/_local/`. */
    control?: Control;
    /** Without it, calls are accepted even when the disk is nearly full. */
    disk?: DiskSpace;
  }) {
    this.#directory = options.directory;
    this.#principals = options.principals;
    this.#clock = options.clock;
    this.#activity = options.activity;
    this.#dynamodb = options.dynamodb;
    this.#control = options.control;
    this.#disk = options.disk;
    this.#server = createServer(
      { keepAliveTimeout: 60_000, maxHeaderSize: 64 * 1024 },
      (request, response) => void this.#serve(request, response),
    );
    this.#server.maxConnections = CONNECTION_LIMIT;
  }

  /** Listens on the first free port from `preferred` upwards; 0 means any port. */
  async listen(preferred: number): Promise<string> {
    return `http://127.0.0.1:${await listen(this.#server, preferred)}`;
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** Answers a request that a function of the runtime has handed over without a connection. */
  async answer(request: EndpointRequest): Promise<EndpointAnswer> {
    const { method, path, headers, body: sent } = request;
    const body = typeof sent === 'string' ? sent : Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength);
    const requestId = randomUUID();
    let answer: HttpAnswer;
    try {
      answer = await this.#answerBody({ method, path, headers, body }, requestId);
    } catch (error) {
      answer = this.#errorAnswer(error, { path, headers }, requestId);
    }
    return { ...answer, headers: this.#headersOf(answer, requestId) };
  }

  /** Makes a call that a function of the runtime has handed over without an HTTP request. */
  async call({ target, accessKey, body }: SdkCall): Promise<SdkAnswer | EndpointAnswer> {
    const requestId = randomUUID();
    try {
      const principal = this.#principals.ofAccessKey(accessKey);
      if (!principal) await this.#activity?.enter();
      const text = await this.#output(target, body, principal ?? this.#principals.root);
      return { statusCode: 200, requestId, body: text };
    } catch (error) {
      const headers = { 'content-type': JSON_1_0, 'x-amz-target': target };
      const answer = this.#errorAnswer(error, { path: '/', headers }, requestId);
      return { ...answer, headers: this.#headersOf(answer, requestId) };
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    let answer: HttpAnswer;
    try {
      answer = await this.#answer(request, response, requestId);
    } catch (error) {
      answer = this.#errorAnswer(error, { path: request.url ?? '/', headers: request.headers }, requestId);
    }
    if (response.destroyed) return;
    response.writeHead(answer.statusCode, this.#headersOf(answer, requestId));
    response.end(answer.body);
  }

  #errorAnswer(
    error: unknown,
    request: { readonly path: string; readonly headers: IncomingHttpHeaders },
    requestId: string,
  ): HttpAnswer {
    return errorAnswer(this.#disk ? this.#disk.answerFor(error) : error, request, requestId);
  }

  #headersOf({ headers, body }: HttpAnswer, requestId: string): Record<string, string> {
    return {
      // The SDKs adjust their clocks to this date, which is that of the runtime's clock.
      date: this.#dateHeader(),
      'x-amzn-requestid': requestId,
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<HttpAnswer> {
    const path = ownPath(request);
    const { headers, method = 'GET' } = request;
    if (isOfOtherPort(headers) && !isForOtherPorts(path))
      throw new AwsError(
        'AccessDeniedException',
        'Pages of other ports may only follow and move the clock',
        403,
      );
    const { 'content-length': length, 'transfer-encoding': encoding } = headers;
    const held = Math.min(Number(length ?? (encoding === undefined ? 0 : BODY_LIMIT)), BODY_LIMIT);
    // The SDKs retry after a pause.
    const tooMany = (what: string): AwsError => {
      request.resume();
      return new AwsError('ThrottlingException', `Too many ${what} are under way`, 429);
    };
    if (this.#requests >= REQUEST_LIMIT) throw tooMany('requests');
    if (this.#heldBytes + held > HELD_LIMIT) throw tooMany('large requests');
    this.#requests++;
    this.#heldBytes += held;
    try {
      const body = await readBody(request);
      const left = new AbortController();
      if (path.startsWith(CONTROL_PATH)) response.once('close', () => left.abort());
      return await this.#answerBody({ method, path, headers, body }, requestId, left.signal);
    } finally {
      this.#requests--;
      this.#heldBytes -= held;
    }
  }

  /** @param left aborted when the client has left, if it can leave before the answer */
  async #answerBody(request: Received, requestId: string, left?: AbortSignal): Promise<HttpAnswer> {
    const { method, path, headers, body } = request;
    if (this.#control && path.startsWith(CONTROL_PATH)) {
      const signal = left ?? new AbortController().signal;
      if (method === 'POST') this.#disk?.requireRoom();
      return this.#control.answer(method, path, Buffer.from(body), { signal, origin: headers.origin });
    }
    const { authorization, 'x-amz-target': target, 'content-type': contentType } = headers;
    if (isObjectCall(authorization, path)) return objectRefusal(path, requestId);
    if (!this.#principals.isOwn(authorization)) await this.#activity?.enter();
    if (typeof target === 'string') {
      const text = await this.#output(target, body, this.#principals.principal(authorization));
      return { statusCode: 200, headers: { 'content-type': contentType ?? JSON_1_0 }, body: text };
    }
    if (isForm(headers)) {
      const form = new URLSearchParams(body.toString());
      const principal = this.#principals.principal(authorization);
      const call: CallService = (request) => this.#call(request);
      if (isQueueCall(form, authorization)) return queueCall(form, path, principal, requestId, call);
      if (isTopicCall(form)) return topicCall(form, principal, requestId, call);
      return this.#query(form, authorization, requestId);
    }
    return restCall(request, this.#principals.principal(authorization), (call) => this.#call(call));
  }

  /** Returns the output of a call in a JSON protocol, as text. */
  async #output(target: string, body: Buffer | string, principal: Principal): Promise<string> {
    const dot = target.lastIndexOf('.');
    const service = TARGETS.get(target.slice(0, dot));
    if (service === undefined) {
      throw new AwsError('UnknownOperationException', `The API ${target} is not supported here`);
    }
    const call = { service, operation: target.slice(dot + 1), input: parse(body), principal };
    this.#disk?.requireRoomFor(call.operation);
    if (service === 'dynamodb' && this.#dynamodb) {
      this.#directory.authorise(call);
      const text = await this.#dynamodb.forward(call.operation, call.input);
      this.#directory.counts.add(service, call.operation, body.length + text.length);
      return text;
    }
    return JSON.stringify(await this.#directory.call(call));
  }

  /** Makes a call. A full disk makes it fail with an error of the service, too. */
  async #call(request: ServiceRequest): Promise<JsonObject> {
    this.#disk?.requireRoomFor(request.operation);
    try {
      return await this.#directory.call(request);
    } catch (error) {
      throw this.#disk ? this.#disk.answerFor(error) : error;
    }
  }

  /** Answers the query protocol: besides the calls of SNS and SQS, only `GetCallerIdentity`. */
  #query(form: URLSearchParams, authorization: string | undefined, requestId: string): HttpAnswer {
    const action = form.get('Action') ?? '';
    if (action !== 'GetCallerIdentity')
      throw new AwsError('InvalidAction', `The action ${action} is not supported here`);
    const caller = this.#principals.caller(authorization);
    return xmlAnswer(
      200,
      `<GetCallerIdentityResponse xmlns="${STS}"><GetCallerIdentityResult><Arn>${caller.arn}</Arn><UserId>${caller.userId}</UserId><Account>${caller.accountId}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
    );
  }

  #dateHeader(): string {
    const second = Math.floor(this.#clock.now() / 1000);
    if (second !== this.#date.second) this.#date = { second, text: new Date(second * 1000).toUTCString() };
    return this.#date.text;
  }
}

function parse(body: Buffer | string): JsonObject {
  if (body.length === 0) return {};
  if (typeof body !== 'string' && !isUtf8(body))
    throw new AwsError('SerializationException', 'The request body is not UTF-8');
  try {
    const value = JSON.parse(body.toString()) as unknown;
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Refused below, like JSON that is not an object.
  }
  throw new AwsError('SerializationException', 'The request body is not a JSON object');
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  if (size > BODY_LIMIT)
    throw new AwsError('RequestEntityTooLargeException', 'The request is too large', 413);
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}
