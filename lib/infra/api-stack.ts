import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CorsHttpMethod,
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnOutput, CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { type AlarmActions, ApiAlarms } from './alarms.ts';
import { pascalCase } from './names.ts';
import type { ApiOperation } from './open-api.ts';
import { portalFunction } from './portal-bundle.ts';
import { logRetention } from './retention.ts';
import { type FunctionParts, ServiceFunction } from './service-function.ts';

export interface ApiStackProps extends StackProps {
  readonly operations: readonly ApiOperation[];
  /** The function that answers an operation, by `operationId`. */
  readonly functionOf: ReadonlyMap<string, ServiceFunction>;
  readonly parts: FunctionParts;
  readonly alarmActions: AlarmActions;
}

/** Requests a second of all clients together, and the burst (RELIABILITY R19). */
const throttle = { rateLimit: 500, burstLimit: 1000 };

/**
 * What is logged of each request. Paths and queries are left out: they name cases, and a client may put anything into them. So
 * is the caller's address, because the caller is a person.
 */
const accessLogFormat = {
  requestId: '$context.requestId',
  requestTimeEpoch: '$context.requestTimeEpoch',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  error: '$context.error.responseType',
};

/**
 * The HTTP API. It has a route for each operation of the OpenAPI document and no default route, so nothing is reachable that
 * the document does not name. An operation needs a token unless the document makes it public.
 */
export class ApiStack extends Stack {
  /** @throws Error naming operations that no function answers, and operations that the document does not have. */
  constructor(
    scope: Construct,
    id: string,
    { operations, functionOf, parts, alarmActions, ...props }: ApiStackProps,
  ) {
    super(scope, id, props);
    checkAnswered(operations, [...functionOf.keys()]);
    const api = this.#makeApi(operations);
    const issuer = this.#parameter('TokenIssuer');
    const signedIn = new HttpJwtAuthorizer('Tokens', issuer, {
      jwtAudience: [this.#parameter('TokenAudience')],
    });
    const anybody = new HttpNoneAuthorizer();
    const integrations = new Map<ServiceFunction, HttpLambdaIntegration>();
    for (const { id: operationId, path, method, public: open } of operations) {
      const answering = functionOf.get(operationId) as ServiceFunction;
      const integration = integrations.get(answering) ?? integrationOf(answering);
      integrations.set(answering, integration);
      new HttpRoute(this, pascalCase(operationId), {
        httpApi: api,
        routeKey: HttpRouteKey.with(path, method as HttpMethod),
        integration,
        authorizer: open ? anybody : signedIn,
      });
    }
    // Also declared for a source tree without a portal, so that every deployment takes the same parameters.
    const portal = {
      PORTAL_ISSUER: issuer,
      PORTAL_CLIENT_ID: this.#parameter('PortalClientId'),
      PORTAL_SCOPE: this.#parameter('PortalScope'),
      PORTAL_CONSOLE_URL: this.#parameter('ConsoleUrl'),
    };
    if (parts.bundles.functions.has(portalFunction)) this.#servePortal(api, anybody, parts, portal);
    const stage = this.#makeStage(api);
    new ApiAlarms(this, 'Alarms', { stage, actions: alarmActions });
    new CfnOutput(this, 'ApiUrl', { value: stage.url, description: 'Where the API answers' });
  }

  #makeApi(operations: readonly ApiOperation[]): HttpApi {
    return new HttpApi(this, 'Api', {
      description: 'Public employment services: applications, decisions and worklists',
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [this.#parameter('PortalOrigin')],
        allowMethods: [...new Set(operations.map(({ method }) => method as CorsHttpMethod))],
        allowHeaders: [
          'accept-language',
          'authorization',
          'content-type',
          'idempotency-key',
          'if-match',
          'if-none-match',
        ],
        exposeHeaders: [
          'apigw-requestid',
          'content-language',
          'etag',
          'idempotent-replay',
          'location',
          'retry-after',
          'x-service-time',
        ],
        maxAge: Duration.hours(1),
      },
    });
  }

  /** The portal at `/app/`, on the same origin as the API. */
  #servePortal(
    api: HttpApi,
    anybody: HttpNoneAuthorizer,
    parts: FunctionParts,
    environment: Readonly<Record<string, string>>,
  ): void {
    const serving = new ServiceFunction(this, 'serve-portal', {
      name: portalFunction,
      ...parts,
      kind: 'web',
      description: 'Serves the portal: its pages and files, and where people sign in',
    }).addEnvironment(environment);
    const integration = integrationOf(serving);
    const routes = { PortalStart: '/', PortalRoot: '/app', Portal: '/app/{path+}' };
    for (const [id, path] of Object.entries(routes))
      new HttpRoute(this, id, {
        httpApi: api,
        routeKey: HttpRouteKey.with(path, 'GET' as HttpMethod),
        integration,
        authorizer: anybody,
      });
  }

  #makeStage(api: HttpApi): HttpStage {
    return new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'AccessLog', { retention: logRetention })),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFormat)),
      },
    });
  }

  #parameter(name: keyof typeof parameters): string {
    return new CfnParameter(this, name, { type: 'String', ...parameters[name] }).valueAsString;
  }
}

const parameters = {
  TokenIssuer: {
    description: 'Issuer of the tokens that people sign in with',
    allowedPattern: '^https?://\\S+$',
  },
  TokenAudience: { description: 'Audience that a token must be made for', minLength: 1 },
  // The default is an origin that nobody has (RFC 6761): until a portal is named, browsers are refused.
  PortalOrigin: {
    description: 'Origin of the portal whose pages may call the API, for example https://portal.example.cn',
    default: 'https://portal.invalid',
    allowedPattern: '^https?://[^/\\s]+$',
  },
  PortalClientId: {
    description: 'Id under which the portal is known to the issuer; without one nobody can sign in by it',
    default: '',
  },
  PortalScope: { description: 'Scopes that the portal asks for', default: 'openid profile' },
  ConsoleUrl: {
    description: 'Where the console of the local runtime is; empty in the cloud, which has none',
    default: '',
    allowedPattern: '^(https?://\\S+)?$',
  },
};

/** One integration for all routes of a function, with one permission that is limited to this API. */
const integrationOf = ({ name, function: answering }: ServiceFunction): HttpLambdaIntegration =>
  new HttpLambdaIntegration(pascalCase(name), answering, { scopePermissionToRoute: false });

function checkAnswered(operations: readonly ApiOperation[], answered: readonly string[]): void {
  const ids = operations.map(({ id }) => id);
  const unanswered = ids.filter((id) => !answered.includes(id));
  const unlisted = answered.filter((id) => !ids.includes(id));
  const complaints = [
    ...(unanswered.length > 0 ? [`no folder for the operations ${unanswered.join(', ')}`] : []),
    ...(unlisted.length > 0 ? [`folders without an operation: ${unlisted.join(', ')}`] : []),
  ];
  if (complaints.length > 0) {
    throw new Error(`functions/api does not fit functions/api/openapi.json: ${complaints.join('; ')}`);
  }
}
