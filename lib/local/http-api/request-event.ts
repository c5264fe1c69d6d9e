import type { AccountIdentity } from '../aws-error.ts';
import type { JsonObject } from '../service.ts';
import type { StageDefinition } from './definition.ts';
import { decodePath, type RouteMatch } from './router.ts';

/** A request that the gateway has read. */
export interface GatewayRequest {
  readonly method: string;
  /** `HTTP/1.1`, say. */
  readonly protocol: string;
  /** As requested, not decoded, without the query. */
  readonly path: string;
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  /** By lower-case name, several values of one name joined by commas; without `cookie`. */
  readonly headers: Readonly<Record<string, string>>;
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
 * The event of an AWS_PROXY integration, payload format 2.0. As in AWS the path is decoded, the query is not,
 * `content-length` is always there, and empty members are left out. The path has the stage in front, unless that is
 * `$default` (found on the service: logandk/serverless-wsgi#191).
 */
export function proxyEvent(request: GatewayRequest, match: RouteMatch, context: EventContext): JsonObject {
  const { routeKey } = match.route.definition;
  const rawPath = decodePath(request.path);
  const text = isText(request.headers['content-type']);
  const domainName = request.headers.host ?? 'localhost';
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
      domainName,
      domainPrefix: domainName.split(/[.:]/)[0] as string,
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
    ...(request.body.length > 0 && { body: request.body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !text,
  };
}

/** Only these bodies arrive as text; all others, also forms and those without a type, as base64. */
function isText(contentType: string | undefined): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || /^application\/(json|xml|javascript)$/.test(type);
}

/** The values of one name, joined by commas: of headers and of parameters alike, whatever they are called. */
export function joinValues(pairs: Iterable<readonly [string, string]>): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(values);
}

/** The format of access logs: `12/Mar/2020:19:03:58 +0000`. */
function accessLogTime(now: number): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    new Date(now).toUTCString(),
  ) as RegExpExecArray;
  return `${day}/${month}/${year}:${time} +0000`;
}
