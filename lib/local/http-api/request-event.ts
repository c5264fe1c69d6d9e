import type { AccountIdentity } from '../aws-error.ts';
import type { JsonObject } from '../service.ts';
import type { StageDefinition } from './definition.ts';
import { decodePath, type RouteMatch } from './router.ts';

/** A request read by the gateway. */
export interface GatewayRequest {
  readonly method: string;
  /** Such as `HTTP/1.1`. */
  readonly protocol: string;
  /** As requested, not decoded, without the query. */
  readonly path: string;
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  /** By lower-case name, with several values of a name joined by commas; without `cookie`. */
  readonly headers: Readonly<Record<string, string>>;
  /** By lower-case name, with `cookie`. */
  readonly headerValues: Readonly<Record<string, readonly string[]>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly requestId: string;
}

export interface EventContext {
  readonly identity: AccountIdentity;
  readonly apiId: string;
  readonly stage: StageDefinition;
  /** Milliseconds, by the runtime's clock. */
  readonly now: number;
  readonly authorizer?: { claims: Record<string, string>; scopes: string[] | null };
}

/**
 * Returns the event of an AWS_PROXY integration, payload format 2.0. As on AWS, the path is decoded, the query is not,
 * `content-length` is always present, and empty members are left out. The path includes the stage, unless that is `$default`
 * (found on the service: logandk/serverless-wsgi#191).
 */
export function proxyEvent(request: GatewayRequest, match: RouteMatch, context: EventContext): JsonObject {
  const { routeKey } = match.route.definition;
  const rawPath = decodePath(request.path);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: request.rawQuery,
    ...(request.cookies.length > 0 && { cookies: [...request.cookies] }),
    headers: { ...request.headers, 'content-length': String(request.body.length) },
    ...(request.rawQuery !== '' && { queryStringParameters: joinValues(request.query) }),
    requestContext: {
      accountId: context.identity.accountId,
      apiId: context.apiId,
      ...(context.authorizer && { authorizer: { jwt: context.authorizer } }),
      ...domainOf(request),
      http: {
        method: request.method,
        path: rawPath,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: request.requestId,
      routeKey,
      stage: context.stage.name,
      time: accessLogTime(context.now),
      timeEpoch: Math.floor(context.now),
    },
    ...(Object.keys(match.parameters).length > 0 && { pathParameters: { ...match.parameters } }),
    ...(context.stage.variables && { stageVariables: { ...context.stage.variables } }),
    ...bodyOf(request),
  };
}

/** Returns the name under which an API was called, and its first part. */
export function domainOf({ headers }: GatewayRequest): { domainName: string; domainPrefix: string } {
  const domainName = headers.host ?? 'localhost';
  return { domainName, domainPrefix: domainName.split(/[.:]/)[0] as string };
}

/** Returns the body of a request as a member of events; none when it is empty. */
export function bodyOf({ headers, body }: GatewayRequest): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = isText(headers['content-type']);
  return { body: body.toString(text ? 'utf8' : 'base64'), isBase64Encoded: !text };
}

/** Whether a body arrives as text. All others, including forms and bodies without a type, arrive as base64. */
function isText(contentType: string | undefined): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || /^application\/(json|xml|javascript)$/.test(type);
}

/** Returns all values of each name, in order. */
export function valuesByName(pairs: Iterable<readonly [string, string]>): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    if (before) before.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries(values);
}

/** Joins the values of each name by commas: for headers and parameters alike, whatever their names. */
export function joinValues(pairs: Iterable<readonly [string, string]>): Record<string, string> {
  return Object.fromEntries(Object.entries(valuesByName(pairs)).map(([name, all]) => [name, all.join(',')]));
}

/** Returns an instant in the format of access logs: `12/Mar/2020:19:03:58 +0000`. */
export function accessLogTime(now: number): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    new Date(now).toUTCString(),
  ) as RegExpExecArray;
  return `${day}/${month}/${year}:${time} +0000`;
}
