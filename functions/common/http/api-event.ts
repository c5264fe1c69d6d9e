import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A request of the HTTP API, with the claims that its authorizer has verified. */
export type ApiEvent = APIGatewayProxyEventV2 & {
  readonly requestContext: {
    readonly authorizer?: { readonly jwt?: { readonly claims?: Record<string, unknown> } };
  };
};
/** What a function answers it with. */
export type ApiResult = APIGatewayProxyStructuredResultV2;
