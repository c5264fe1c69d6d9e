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
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { pascalCase } from './names.ts';
import type { ApiOperation } from './open-api.ts';
import { logRetention } from './retention.ts';
import type { ServiceFunction } from './service-function.ts';

export interface CaseApiProps {
  readonly tokenIssuer: string;
  readonly tokenAudience: string;
  /** The origin of the portal, whose pages may call the API. */
  readonly portalOrigin: string;
  readonly operations: readonly ApiOperation[];
  readonly functionOf: (operation: ApiOperation) => ServiceFunction;
}

/** Requests a second for all clients together, and how many may come at once (RELIABILITY R19). */
const throttle = { rateLimit: 500, burstLimit: 1000 };

/**
 * What is logged of each request. Paths and queries are not: they name cases, and a client may put anything
 * into them. Neither is the address of the caller, who is a person.
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
 * The HTTP API: one route and one function for each operation of the OpenAPI document and no default route,
 * so that nothing is reachable that the document does not name. An operation that the document does not make
 * public needs a token.
 */
export class CaseApi extends Construct {
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, props: CaseApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      description: 'Public employment services: applications, decisions and worklists',
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [props.portalOrigin],
        allowMethods: [...new Set(props.operations.map(({ method }) => method as CorsHttpMethod))],
        allowHeaders: ['accept-language', 'authorization', 'content-type', 'idempotency-key'],
        exposeHeaders: ['content-language', 'location', 'retry-after'],
        maxAge: Duration.hours(1),
      },
    });
    const signedIn = new HttpJwtAuthorizer('Tokens', props.tokenIssuer, {
      jwtAudience: [props.tokenAudience],
    });
    const anybody = new HttpNoneAuthorizer();
    for (const operation of props.operations) {
      const name = pascalCase(operation.id);
      new HttpRoute(this, name, {
        httpApi: api,
        routeKey: HttpRouteKey.with(operation.path, operation.method as HttpMethod),
        integration: new HttpLambdaIntegration(name, props.functionOf(operation).function),
        authorizer: operation.public ? anybody : signedIn,
      });
    }
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new LogGroup(this, 'AccessLog', { retention: logRetention })),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFormat)),
      },
    });
  }
}
