import type { JsonObject } from '../service.ts';
import {
  accessLogTime,
  bodyOf,
  domainOf,
  type EventContext,
  type GatewayRequest,
  valuesByName,
} from './request-event.ts';
import { decodePath, type RouteMatch } from './router.ts';

/**
 * Names that keep their capitals in all events recorded since 2021 (aws/aws-lambda-dotnet, Tools/LambdaTestTool-v2,
 * Snapshots/*HttpV1.json). All other names are in lower case, as the documentation says.
 */
const CAPITALS = new Map(
  [
    'Content-Length',
    'Content-Type',
    'Host',
    'User-Agent',
    'X-Amzn-Trace-Id',
    'X-Forwarded-For',
    'X-Forwarded-Port',
    'X-Forwarded-Proto',
  ].map((name) => [name.toLowerCase(), name]),
);

/** The identity of a caller with account credentials. No caller here is one. */
const NOBODY = {
  accessKey: null,
  accountId: null,
  caller: null,
  cognitoAmr: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};

/**
 * Returns the event of an AWS_PROXY integration, payload format 1.0. As recorded on the service, empty members are null; `path`
 * is not decoded but the path of the context is, and both include the stage; the last of several values counts.
 */
export function proxyEvent1(request: GatewayRequest, match: RouteMatch, context: EventContext): JsonObject {
  const { routeKey } = match.route.definition;
  const resource = routeKey.slice(routeKey.indexOf(' ') + 1);
  const { body, isBase64Encoded } = bodyOf(request);
  const multiValueHeaders = Object.fromEntries(
    Object.entries({ ...request.headerValues, 'content-length': [String(request.body.length)] }).map(
      ([name, values]) => [CAPITALS.get(name) ?? name, [...values]],
    ),
  );
  const queries = request.rawQuery === '' ? null : valuesByName(request.query);
  return {
    version: '1.0',
    resource,
    path: request.path,
    httpMethod: request.method,
    headers: lastOf(multiValueHeaders),
    multiValueHeaders,
    queryStringParameters: queries && lastOf(queries),
    multiValueQueryStringParameters: queries,
    requestContext: {
      accountId: context.identity.accountId,
      apiId: context.apiId,
      ...(context.authorizer && { authorizer: { ...context.authorizer } }),
      ...domainOf(request),
      extendedRequestId: request.requestId,
      httpMethod: request.method,
      identity: {
        ...NOBODY,
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      path: decodePath(request.path),
      protocol: request.protocol,
      requestId: request.requestId,
      requestTime: accessLogTime(context.now),
      requestTimeEpoch: Math.floor(context.now),
      resourceId: routeKey,
      resourcePath: resource,
      stage: context.stage.name,
    },
    pathParameters: Object.keys(match.parameters).length > 0 ? { ...match.parameters } : null,
    stageVariables: context.stage.variables ? { ...context.stage.variables } : null,
    body: body ?? null,
    isBase64Encoded,
  };
}

function lastOf(values: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.at(-1) as string]));
}
