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

/** The form of an integration's events and answers. */
export type PayloadFormatVersion = '1.0' | '2.0';

export interface RouteDefinition {
  /** `METHOD /path/{parameter}`, `ANY /path/{proxy+}` or `$default`. */
  routeKey: string;
  /** The authorizer of the route; the route is open unless given. */
  authorizerId?: string;
  /** A token must have at least one of these, if there are any. */
  authorizationScopes?: readonly string[];
  integration: FunctionIntegration | ServiceIntegrationDefinition;
}

export interface FunctionIntegration {
  functionArn: string;
  payloadFormatVersion: PayloadFormatVersion;
  /** The role that invokes the function; the API itself unless given. */
  credentialsArn?: string;
  /** 50 to 30,000; 30,000 unless given. */
  timeoutInMillis?: number;
}

/** An AWS service that is called in place of a function. */
export interface ServiceIntegrationDefinition {
  /** `SQS-SendMessage`, say. */
  subtype: string;
  /** Expressions by the name of the parameter. */
  parameters: Readonly<Record<string, string>>;
  /** The role under which the service is called. */
  credentialsArn: string;
  call: CallService;
  timeoutInMillis?: number;
}

export interface JwtAuthorizerDefinition {
  issuer: string;
  audience: readonly string[];
  /** Where the token is; `$request.header.Authorization` unless given. */
  identitySource?: readonly string[];
}

export interface StageDefinition {
  /** `$default`, or the path segment below which the stage is served. */
  name: string;
  variables?: Readonly<Record<string, string>>;
}

/** An HTTP API, with every reference resolved. */
export interface HttpApiDefinition {
  name: string;
  /** The id in events; derived from the name unless given. */
  apiId?: string;
  corsConfiguration?: CorsConfiguration;
  /** `$default` alone when there are none. */
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
