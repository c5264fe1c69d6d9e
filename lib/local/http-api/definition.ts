import type { JsonObject, JsonValue } from '../service.ts';

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

export interface RouteDefinition {
  /** `METHOD /path/{parameter}`, `ANY /path/{proxy+}` or `$default`. */
  routeKey: string;
  /** The authorizer that guards the route; none: the route is open. */
  authorizerId?: string;
  /** A token must carry at least one of these, where there are any. */
  authorizationScopes?: readonly string[];
  integration: {
    functionArn: string;
    payloadFormatVersion: string;
    /** The role under which the function is invoked; the API itself invokes it unless given. */
    credentialsArn?: string;
    /** 50 to 30,000; 30,000 unless said otherwise. */
    timeoutInMillis?: number;
  };
}

export interface JwtAuthorizerDefinition {
  issuer: string;
  audience: readonly string[];
  /** Where the token is found; `$request.header.Authorization` unless said otherwise. */
  identitySource?: readonly string[];
}

/** An HTTP API with every reference already resolved. */
export interface HttpApiDefinition {
  name: string;
  /** The id that events carry; made from the name unless given. */
  apiId?: string;
  corsConfiguration?: CorsConfiguration;
  stageVariables?: Readonly<Record<string, string>>;
  routes: readonly RouteDefinition[];
  authorizers: Readonly<Record<string, JwtAuthorizerDefinition>>;
}

/** What a function made of an event: its answer, or the error it ended with. */
export interface InvocationResult {
  /** The value the function returned, or the error object when `functionError` is there. */
  payload: JsonValue | undefined;
  functionError?: string;
}

export type InvokeFunction = (
  functionArn: string,
  event: JsonObject,
  credentialsArn?: string,
) => Promise<InvocationResult>;
