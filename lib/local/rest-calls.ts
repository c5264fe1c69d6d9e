import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from './aws-error.ts';
import type { Answer } from './gateway.ts';
import type { CallService, JsonObject, JsonValue, Principal } from './service.ts';

interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

interface Reading {
  readonly path: RegExp;
  readonly service: string;
  readonly operation: string;
  /** The input from the first group of `path` and the query. */
  readonly input: (name: string, query: URLSearchParams) => JsonObject;
}

const FunctionName = (name: string): JsonObject => ({ FunctionName: name });
const group = (query: URLSearchParams, parameter: string): JsonObject => {
  const value = query.get(parameter);
  return value === null ? {} : { GroupName: value };
};

/** The operations that are read with `GET`. */
const READINGS: readonly Reading[] = [
  {
    path: /^\/2015-03-31\/functions\/?()$/,
    service: 'lambda',
    operation: 'ListFunctions',
    input: () => ({}),
  },
  {
    path: /^\/2015-03-31\/functions\/([^/]+)$/,
    service: 'lambda',
    operation: 'GetFunction',
    input: FunctionName,
  },
  {
    path: /^\/2015-03-31\/functions\/([^/]+)\/configuration$/,
    service: 'lambda',
    operation: 'GetFunctionConfiguration',
    input: FunctionName,
  },
  {
    path: /^\/schedules\/?()$/,
    service: 'scheduler',
    operation: 'ListSchedules',
    input: (_, query) => group(query, 'ScheduleGroup'),
  },
  {
    path: /^\/schedules\/([^/]+)$/,
    service: 'scheduler',
    operation: 'GetSchedule',
    input: (Name, query) => ({ Name, ...group(query, 'groupName') }),
  },
];

/** The supported operations, for SUPPORT.md. */
export function restOperations(): { service: string; operation: string }[] {
  return [{ service: 'lambda', operation: 'Invoke' }, ...READINGS].map(({ service, operation }) => ({
    service,
    operation,
  }));
}

/** The REST APIs: invocations of Lambda, and descriptions of functions and schedules. */
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
  for (const { path, service, operation, input } of request.method === 'GET' ? READINGS : []) {
    const name = url.pathname.match(path)?.[1];
    if (name === undefined) continue;
    const given = input(decodeURIComponent(name), url.searchParams);
    return json(await callService({ service, operation, input: given, principal }));
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
