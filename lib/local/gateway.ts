import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AwsError } from './aws-error.ts';
import type { Clock } from './clock.ts';
import { CONTROL_PATH, type Control } from './control.ts';
import type { DynamoDbService } from './dynamodb/dynamodb-service.ts';
import { isCrossSiteLoad, isForeign } from './own-machine.ts';
import { listen } from './ports.ts';
import type { Principals } from './principals.ts';
import { queryError } from './queues/query-error.ts';
import { restCall } from './rest-calls.ts';
import type { JsonObject, Principal } from './service.ts';
import type { ServiceDirectory } from './service-directory.ts';
import { isTopicCall, topicCall } from './topics/query-protocol.ts';

/** The services of the JSON protocols, by the part of `X-Amz-Target` before the dot. */
const TARGETS: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  DynamoDBStreams_20120810: 'dynamodb',
  AWSStepFunctions: 'states',
  TrentService: 'kms',
  AWSEvents: 'events',
  AmazonSQS: 'sqs',
};
const JSON_1_0 = 'application/x-amz-json-1.0';
/** Bytes; the batches of DynamoDB are the largest requests. */
const BODY_LIMIT = 16 * 1024 * 1024;
/** Bytes of the bodies of all requests that are under way. */
const HELD_LIMIT = 256 * 1024 * 1024;

export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
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
  readonly #dynamodb: DynamoDbService | undefined;
  readonly #control: Control | undefined;
  #heldBytes = 0;
  #date = { second: -1, text: '' };

  constructor(options: {
    directory: ServiceDirectory;
    principals: Principals;
    clock: Clock;
    /** Answers its calls directly, in text. */
    dynamodb?: DynamoDbService;
    /** Answers below `/_local/`. */
    control?: Control;
  }) {
    this.#directory = options.directory;
    this.#principals = options.principals;
    this.#clock = options.clock;
    this.#dynamodb = options.dynamodb;
    this.#control = options.control;
    this.#server = createServer(
      { keepAliveTimeout: 60_000, maxHeaderSize: 64 * 1024 },
      (request, response) => void this.#serve(request, response),
    );
  }

  /** Listens on the first free port from `preferred` on; 0: on any. */
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

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    let answer: Answer;
    try {
      answer = await this.#answer(request, response, requestId);
    } catch (error) {
      answer = errorAnswer(error, request);
    }
    if (response.destroyed) return;
    // The date of the runtime's clock, to which the SDKs adjust theirs.
    response.writeHead(answer.statusCode, {
      date: this.#dateHeader(),
      'x-amzn-requestid': requestId,
      'content-length': Buffer.byteLength(answer.body),
      ...answer.headers,
    });
    response.end(answer.body);
  }

  async #answer(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<Answer> {
    refuseOtherOrigins(request);
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    const held = Math.min(Number(length ?? (encoding === undefined ? 0 : BODY_LIMIT)), BODY_LIMIT);
    if (this.#heldBytes + held > HELD_LIMIT) {
      request.resume();
      // The SDKs try again, after a pause.
      throw new AwsError('ThrottlingException', 'Too many large requests are under way', 429);
    }
    this.#heldBytes += held;
    try {
      return await this.#answerBody(request, response, await readBody(request), requestId);
    } finally {
      this.#heldBytes -= held;
    }
  }

  async #answerBody(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    requestId: string,
  ): Promise<Answer> {
    const path = request.url ?? '/';
    if (this.#control && path.startsWith(CONTROL_PATH)) {
      const left = new AbortController();
      response.once('close', () => left.abort());
      return this.#control.answer(request.method ?? 'GET', path, body, left.signal);
    }
    const authorization = request.headers.authorization;
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string') {
      return this.#json(
        target,
        body,
        this.#principals.principal(authorization),
        request.headers['content-type'],
      );
    }
    if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
      const form = new URLSearchParams(body.toString());
      if (!isTopicCall(form)) return this.#query(form, authorization, requestId);
      const principal = this.#principals.principal(authorization);
      return topicCall(form, principal, requestId, (call) => this.#directory.call(call));
    }
    return restCall(
      { method: request.method ?? 'GET', path, headers: request.headers, body },
      this.#principals.principal(authorization),
      (call) => this.#directory.call(call),
    );
  }

  async #json(target: string, body: Buffer, principal: Principal, contentType = JSON_1_0): Promise<Answer> {
    const dot = target.lastIndexOf('.');
    const service = TARGETS[target.slice(0, dot)];
    if (service === undefined) {
      throw new AwsError('UnknownOperationException', `The API ${target} is not supported here`);
    }
    const call = { service, operation: target.slice(dot + 1), input: parse(body), principal };
    if (service === 'dynamodb' && this.#dynamodb) {
      this.#directory.authorise(call);
      const text = await this.#dynamodb.forward(call.operation, call.input);
      return { statusCode: 200, headers: { 'content-type': contentType }, body: text };
    }
    const output = await this.#directory.call(call);
    return { statusCode: 200, headers: { 'content-type': contentType }, body: JSON.stringify(output) };
  }

  /** The query protocol: besides the calls of SNS, only `GetCallerIdentity`. */
  #query(form: URLSearchParams, authorization: string | undefined, requestId: string): Answer {
    const action = form.get('Action') ?? '';
    const xml = (statusCode: number, text: string): Answer => ({
      statusCode,
      headers: { 'content-type': 'text/xml' },
      body: text,
    });
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
    if (action !== 'GetCallerIdentity') {
      return xml(
        400,
        `<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>The action ${action.replace(/[^A-Za-z]/g, '')} is not supported here</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      );
    }
    const caller = this.#principals.caller(authorization);
    return xml(
      200,
      `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${caller.arn}</Arn><UserId>${caller.userId}</UserId><Account>${caller.accountId}</Account></GetCallerIdentityResult>${metadata}</GetCallerIdentityResponse>`,
    );
  }

  #dateHeader(): string {
    const second = Math.floor(this.#clock.now() / 1000);
    if (second !== this.#date.second) this.#date = { second, text: new Date(second * 1000).toUTCString() };
    return this.#date.text;
  }
}

/**
 * Otherwise a web page that is open in a browser on this machine could send requests here: to this address, or to a
 * name of its own that resolves to it.
 */
function refuseOtherOrigins({ headers }: IncomingMessage): void {
  if (!isForeign(headers) && !isCrossSiteLoad(headers)) return;
  throw new AwsError(
    'AccessDeniedException',
    'Only programs and pages of this machine may send requests here',
    403,
  );
}

function parse(body: Buffer): JsonObject {
  if (body.length === 0) return {};
  try {
    const value = JSON.parse(body.toString()) as unknown;
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Refused below, like JSON that is not an object.
  }
  throw new AwsError('SerializationException', 'The request body is not a JSON object');
}

function errorAnswer(error: unknown, { headers }: IncomingMessage): Answer {
  const contentType = headers['content-type'] ?? JSON_1_0;
  const known = error instanceof AwsError;
  const code = known ? error.code : 'InternalFailure';
  const message = known ? error.message : `The local runtime failed: ${(error as Error)?.message}`;
  const statusCode = known ? error.statusCode : 500;
  const toQueues = String(headers['x-amz-target']).startsWith('AmazonSQS.');
  return {
    statusCode,
    headers: {
      'content-type': contentType.startsWith('application/x-amz-json') ? contentType : 'application/json',
      'x-amzn-errortype': code,
      ...(toQueues && { 'x-amzn-query-error': queryError(code, statusCode) }),
    },
    body: JSON.stringify({ __type: code, message, Message: message, ...(known && error.details) }),
  };
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
