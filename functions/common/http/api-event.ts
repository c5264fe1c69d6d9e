import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A request to the HTTP API, with the claims that its authorizer has verified. */
export type ApiEvent = APIGatewayProxyEventV2 & {
  readonly requestContext: {
    readonly authorizer?: { readonly jwt?: { readonly claims?: Record<string, unknown> } };
  };
};
/** The answer of a function to it. */
export type ApiResult = APIGatewayProxyStructuredResultV2;
