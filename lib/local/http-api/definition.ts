import type { CallService, JsonObject, JsonValue } from '../service.ts';

/** Cross-origin rules, as `AWS::ApiGatewayV2::Api` has them. */
export interface CorsConfiguration {
  allowCredentials?: boolean;
  allowHeaders?: readonly string[];
  allowMethods?: readonly string[];
  allowOrigins?: readonly string[];
  exposeHeaders?: readonly string[];
  /** Seconds. */
  maxAge?: number;
}

/** The format of an integration's events and answers. */
export type PayloadFormatVersion = '1.0' | '2.0';

export interface RouteDefinition {
  /** `METHOD /path/{parameter}`, `ANY /path/{proxy+}` or `$default`. */
  routeKey: string;
  /** The authorizer of the route; by default the route is open. */
  authorizerId?: string;
  /** If there are any, a token must have at least one of these scopes. */
  authorizationScopes?: readonly string[];
  integration: FunctionIntegration | ServiceIntegrationDefinition;
}

export interface FunctionIntegration {
  functionArn: string;
  payloadFormatVersion: PayloadFormatVersion;
  /** The role that invokes the function; by default the API itself. */
  credentialsArn?: string;
  /** 50 to 30,000; by default 30,000. */
  timeoutInMillis?: number;
}

/** An AWS service that is called instead of a function. */
export interface ServiceIntegrationDefinition {
  /** Such as `SQS-SendMessage`. */
  subtype: string;
  /** The mapping expressions by parameter name. */
  parameters: Readonly<Record<string, string>>;
  /** The role under which the service is called. */
  credentialsArn: string;
  call: CallService;
  timeoutInMillis?: number;
}

export interface JwtAuthorizerDefinition {
  issuer: string;
  audience: readonly string[];
  /** The location of the token; by default `$request.header.Authorization`. */
  identitySource?: readonly string[];
}

export interface StageDefinition {
  /** `$default`, or the path segment under which the stage is served. */
  name: string;
  variables?: Readonly<Record<string, string>>;
}

/** An HTTP API, with all references resolved. */
export interface HttpApiDefinition {
  name: string;
  /** The id in events; by default derived from the name. */
  apiId?: string;
  corsConfiguration?: CorsConfiguration;
  /** By default `$default` alone. */
  stages?: readonly StageDefinition[];
  routes: readonly RouteDefinition[];
  authorizers: Readonly<Record<string, JwtAuthorizerDefinition>>;
}

/** The result of invoking a function: its answer, or the error that it ended with. */
export interface InvocationResult {
  /** The value that the function returned; the error object if there is a `functionError`. */
  payload: JsonValue | undefined;
  functionError?: string;
}

export type InvokeFunction = (
  functionArn: string,
  event: JsonObject,
  credentialsArn?: string,
) => Promise<InvocationResult>;
