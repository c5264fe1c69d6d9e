import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from './aws-error.ts';
import type { Answer } from './gateway.ts';
import type { CallService, JsonValue, Principal } from './service.ts';

interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const FUNCTIONS = /^\/2015-03-31\/functions\/?$/;
const FUNCTION = /^\/2015-03-31\/functions\/([^/]+)(\/configuration)?$/;
const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** The APIs that speak in paths and methods: Lambda's invocations and descriptions. */
export async function restCall(
  request: RestRequest,
  principal: Principal,
  callService: CallService,
): Promise<Answer> {
  const url = new URL(request.path, 'http://localhost');
  const invoked = url.pathname.match(INVOCATIONS)?.[1];
  if (invoked !== undefined && request.method === 'POST') {
    return invoke(decodeURIComponent(invoked), url, request, principal, callService);
  }
  const described = url.pathname.match(FUNCTION);
  if (described && request.method === 'GET') {
    const operation = described[2] ? 'GetFunctionConfiguration' : 'GetFunction';
    const input = { FunctionName: decodeURIComponent(described[1] as string) };
    return json(await callService({ service: 'lambda', operation, input, principal }));
  }
  if (FUNCTIONS.test(url.pathname) && request.method === 'GET') {
    return json(await callService({ service: 'lambda', operation: 'ListFunctions', input: {}, principal }));
  }
  throw new AwsError(
    'UnknownOperationException',
    `There is nothing at ${request.method} ${url.pathname}`,
    404,
  );
}

async function invoke(
  name: string,
  url: URL,
  request: RestRequest,
  principal: Principal,
  callService: CallService,
): Promise<Answer> {
  const qualifier = url.searchParams.get('Qualifier');
  const type = request.headers['x-amz-invocation-type'];
  const output = await callService({
    service: 'lambda',
    operation: 'Invoke',
    input: {
      FunctionName: name,
      InvocationType: typeof type === 'string' ? type : 'RequestResponse',
      ...(request.body.length > 0 && { Payload: parsePayload(request.body) }),
      ...(qualifier !== null && { Qualifier: qualifier }),
    },
    principal,
  });
  const { StatusCode, FunctionError, ExecutedVersion, Payload } = output;
  return {
    statusCode: StatusCode as number,
    headers: {
      'content-type': 'application/json',
      ...(typeof ExecutedVersion === 'string' && { 'x-amz-executed-version': ExecutedVersion }),
      ...(typeof FunctionError === 'string' && { 'x-amz-function-error': FunctionError }),
    },
    body: Payload === undefined ? '' : JSON.stringify(Payload),
  };
}

function parsePayload(body: Buffer): JsonValue {
  try {
    return JSON.parse(body.toString()) as JsonValue;
  } catch {
    throw new AwsError('InvalidRequestContentException', 'Could not parse request body into json');
  }
}

function json(output: JsonValue): Answer {
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(output) };
}
