import type { JsonObject, JsonValue } from '../service.ts';
import type { InvocationResult, PayloadFormatVersion } from './definition.ts';

export interface GatewayResponse {
  statusCode: number;
  /** By lower-case name. */
  headers: Record<string, string | string[]>;
  cookies: string[];
  body: Buffer;
}

/** Headers that a function cannot set, since they concern the gateway's own connection. */
const CONNECTION_HEADERS = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Makes an answer of the gateway itself. */
export function gatewayMessage(statusCode: number, message: string): GatewayResponse {
  return {
    statusCode,
    headers: { 'content-type': 'application/json' },
    cookies: [],
    body: Buffer.from(JSON.stringify({ message })),
  };
}

/**
 * Returns the HTTP response for a function's result. An object with `statusCode` is the response itself. Anything else is the
 * JSON body of a response with status 200 in the payload format 2.0, and malformed in 1.0. A function error and a malformed
 * response are answered with 500. Recorded answers of the service: aws/aws-lambda-dotnet, Tools/LambdaTestTool-v2, in the
 * folder Snapshots of its tests.
 */
export function functionResponse(
  result: InvocationResult,
  format: PayloadFormatVersion = '2.0',
): GatewayResponse {
  if (result.functionError !== undefined) return gatewayMessage(500, 'Internal Server Error');
  const payload = result.payload ?? null;
  if (!isObject(payload) || payload.statusCode === undefined) {
    if (format === '1.0') return gatewayMessage(500, 'Internal Server Error');
    return {
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body: Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload)),
    };
  }
  return structuredResponse(payload, format) ?? gatewayMessage(500, 'Internal Server Error');
}

function structuredResponse(answer: JsonObject, format: PayloadFormatVersion): GatewayResponse | undefined {
  const { statusCode, headers = null, body = null, isBase64Encoded = false } = answer;
  const { cookies = null } = format === '2.0' ? answer : {};
  const { multiValueHeaders = null } = format === '1.0' ? answer : {};
  const status = typeof statusCode === 'string' && /^\d+$/.test(statusCode) ? Number(statusCode) : statusCode;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599)
    return undefined;
  if (body !== null && typeof body !== 'string') return undefined;
  if (headers !== null && !isObject(headers)) return undefined;
  if (multiValueHeaders !== null && !isObject(multiValueHeaders)) return undefined;
  if (cookies !== null && !(Array.isArray(cookies) && cookies.every(isHeaderText))) return undefined;
  const response: GatewayResponse = {
    statusCode: status,
    headers: {},
    cookies: (cookies ?? []) as string[],
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
  for (const [name, value] of Object.entries(headers ?? {})) {
    const text = headerText(name, value);
    if (text === undefined) return undefined;
    if (!CONNECTION_HEADERS.has(name.toLowerCase())) response.headers[name.toLowerCase()] = text;
  }
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) {
    if (!Array.isArray(values)) return undefined;
    const texts = values.map((value) => headerText(name, value));
    if (!texts.every((text) => text !== undefined)) return undefined;
    if (!CONNECTION_HEADERS.has(name.toLowerCase())) addValues(response, name.toLowerCase(), texts);
  }
  if (response.body.length > 0) response.headers['content-type'] ??= 'text/plain; charset=utf-8';
  return response;
}

/** Adds several values of a header after its single value, if it has one (recorded: Snapshots/V1_Combines...HttpV1.json). */
function addValues({ headers }: GatewayResponse, name: string, values: string[]): void {
  const before = headers[name];
  headers[name] = before === undefined ? values : [before, values].flat();
}

/** Returns a header value as text; undefined when HTTP does not allow the value or the name. */
function headerText(name: string, value: JsonValue): string | undefined {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return isHeaderText(text) && /^[\w!#$%&'*+.^`|~-]+$/.test(name) ? text : undefined;
}

/** Whether HTTP allows a header value: a function must not break a connection that others use. */
function isHeaderText(value: JsonValue): value is string {
  return typeof value === 'string' && !/[^\t\x20-\x7e\x80-\xff]/.test(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
