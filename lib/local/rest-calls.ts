import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from './aws-error.ts';
import type { HttpAnswer } from './http-answer.ts';
import { isTooDeep, MAX_LEVELS } from './json-levels.ts';
import { TOO_DEEP } from './lambda/hosted-function.ts';
import type { CallService, JsonObject, JsonValue, Principal } from './service.ts';

interface RestRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer | string;
}

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

interface Reading {
  readonly path: RegExp;
  readonly service: string;
  readonly operation: string;
  /** The input member that takes the first group of `path`. */
  readonly name?: string;
  /** The input members by query parameter. Other parameters are refused. */
  readonly parameters: Readonly<Record<string, string>>;
}

const NUMBERS = ['MaxItems', 'MaxResults'];

/** The operations that use `GET`. */
const READINGS: readonly Reading[] = [
  {
    path: /^\/2015-03-31\/functions\/?()$/,
    service: 'lambda',
    operation: 'ListFunctions',
    parameters: { FunctionVersion: 'FunctionVersion', Marker: 'Marker', MaxItems: 'MaxItems' },
  },
  {
    path: /^\/2015-03-31\/functions\/([^/]+)$/,
    service: 'lambda',
    operation: 'GetFunction',
    name: 'FunctionName',
    parameters: { Qualifier: 'Qualifier' },
  },
  {
    path: /^\/2015-03-31\/functions\/([^/]+)\/configuration$/,
    service: 'lambda',
    operation: 'GetFunctionConfiguration',
    name: 'FunctionName',
    parameters: { Qualifier: 'Qualifier' },
  },
  {
    path: /^\/schedules\/?()$/,
    service: 'scheduler',
    operation: 'ListSchedules',
    parameters: {
      ScheduleGroup: 'GroupName',
      NamePrefix: 'NamePrefix',
      State: 'State',
      MaxResults: 'MaxResults',
      NextToken: 'NextToken',
    },
  },
  {
    path: /^\/schedules\/([^/]+)$/,
    service: 'scheduler',
    operation: 'GetSchedule',
    name: 'Name',
    parameters: { groupName: 'GroupName' },
  },
];

/** @throws AwsError ValidationException naming a parameter that would have no effect */
function inputOf({ name, parameters, operation }: Reading, text: string, query: URLSearchParams): JsonObject {
  const input: JsonObject = name === undefined ? {} : { [name]: text };
  for (const [parameter, value] of query) {
    const member = Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined;
    if (member === undefined) {
      throw new AwsError(
        'ValidationException',
        `The local ${operation} does not support the parameter ${parameter}.`,
      );
    }
    input[member] = NUMBERS.includes(member) && /^-?\d+$/.test(value) ? Number(value) : value;
  }
  return input;
}

/** The supported operations, for SUPPORT.md. */
export function restOperations(): { service: string; operation: string }[] {
  return [{ service: 'lambda', operation: 'Invoke' }, ...READINGS].map(({ service, operation }) => ({
    service,
    operation,
  }));
}

/** Answers the REST APIs: invocations of Lambda, and descriptions of functions and schedules. */
export async function restCall(
  request: RestRequest,
  principal: Principal,
  callService: CallService,
): Promise<HttpAnswer> {
  const url = urlOf(request.path);
  const invoked = url.pathname.match(INVOCATIONS)?.[1];
  if (invoked !== undefined && request.method === 'POST') {
    return invoke(decoded(invoked), url, request, principal, callService);
  }
  for (const reading of request.method === 'GET' ? READINGS : []) {
    const name = url.pathname.match(reading.path)?.[1];
    if (name === undefined) continue;
    const { service, operation } = reading;
    const input = inputOf(reading, decoded(name), url.searchParams);
    return json(await callService({ service, operation, input, principal }));
  }
  throw unknownCall(request, url.pathname);
}

/** Names the service that a request is signed for: the address alone does not tell what is missing. */
function unknownCall({ method, headers }: RestRequest, path: string): AwsError {
  const signedFor = /Credential=[^,/]+\/\d+\/[^,/]+\/([a-z0-9-]+)\/aws4_request/.exec(
    headers.authorization ?? '',
  )?.[1];
  const there = restOperations().flatMap(({ service, operation }) =>
    service === signedFor ? [operation] : [],
  );
  const supported = there.length > 0 ? ` (${there.join(', ')} are)` : '';
  const of = signedFor === undefined ? '' : ` of ${signedFor}`;
  return new AwsError(
    'UnknownOperationException',
    `The call ${method} ${path}${of} is not supported by the local runtime${supported}.`,
    404,
  );
}

/** Parses a path as an address. A path that begins with two slashes must not be read as naming a host. */
const urlOf = (path: string): URL => new URL(path.replace(/^[/\\]+/, '/'), 'http://localhost');

/** @throws AwsError ValidationException for a path segment that is not encoded correctly */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new AwsError('ValidationException', 'The address is not encoded correctly');
  }
}

async function invoke(
  name: string,
  url: URL,
  request: RestRequest,
  principal: Principal,
  callService: CallService,
): Promise<HttpAnswer> {
  const qualifier = url.searchParams.get('Qualifier');
  const type = request.headers['x-amz-invocation-type'];
  const logType = request.headers['x-amz-log-type'];
  const clientContext = request.headers['x-amz-client-context'];
  const tenant = request.headers['x-amz-tenant-id'];
  const durable = request.headers['x-amz-durable-execution-name'];
  const output = await callService({
    service: 'lambda',
    operation: 'Invoke',
    input: {
      FunctionName: name,
      InvocationType: typeof type === 'string' ? type : 'RequestResponse',
      ...(request.body.length > 0 && { Payload: parsePayload(request.body) }),
      ...(qualifier !== null && { Qualifier: qualifier }),
      ...(typeof logType === 'string' && { LogType: logType }),
      ...(typeof clientContext === 'string' && { ClientContext: clientContext }),
      ...(tenant !== undefined && { TenantId: tenant }),
      ...(durable !== undefined && { DurableExecutionName: durable }),
    },
    principal,
  });
  const { StatusCode, ExecutedVersion, LogResult } = output;
  const { body, FunctionError } = resultOf(output);
  return {
    statusCode: StatusCode as number,
    headers: {
      'content-type': 'application/json',
      ...(typeof ExecutedVersion === 'string' && { 'x-amz-executed-version': ExecutedVersion }),
      ...(typeof FunctionError === 'string' && { 'x-amz-function-error': FunctionError }),
      ...(typeof LogResult === 'string' && { 'x-amz-log-result': LogResult }),
    },
    body,
  };
}

/** Returns the result or the error of a function. A result that is nested too deeply to be written is an error. */
function resultOf({ Payload, FunctionError }: JsonObject): { body: string; FunctionError?: JsonValue } {
  try {
    const body = Payload === undefined ? '' : JSON.stringify(Payload);
    return { body, ...(FunctionError !== undefined && { FunctionError }) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { body: TOO_DEEP.payload, FunctionError: TOO_DEEP.functionError ?? null };
  }
}

function parsePayload(body: Buffer | string): JsonValue {
  const text = body.toString();
  const refusal = (why: string) =>
    new AwsError('InvalidRequestContentException', `Could not parse request body into json${why}`);
  let payload: JsonValue;
  try {
    payload = JSON.parse(text) as JsonValue;
  } catch {
    throw refusal('');
  }
  if (isTooDeep(payload, text)) throw refusal(`: it has more than ${MAX_LEVELS} levels`);
  return payload;
}

function json(output: JsonValue): HttpAnswer {
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(output) };
}
