import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { ApiEvent } from '../common/http/api-event.ts';
import { preferredLanguage } from '../common/http/language.ts';
import { log } from '../common/http/log.ts';
import { Problem } from '../common/http/problems.ts';
import { problemAnswer } from '../common/http/serve-with.ts';

type ApiHandler = (event: ApiEvent, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** The route of an operation, with the handler that answers it. */
interface Answering {
  readonly operation: { readonly method: string; readonly path: string };
  readonly handler: ApiHandler;
}

/**
 * The handler of a function that answers several operations: it hands each request to the operation whose route
 * the API has matched. The entry that calls this is generated (`lib/infra/bundle.ts`), from the operations that have
 * the same grants.
 *
 * A route that none of them has means that the API and the function were deployed from different sources. It is
 * answered as an internal error and logged as `ROUTE_UNKNOWN`, with the route.
 *
 * @example
 * export const handler = dispatch([{ operation, handler: listRegions }]);
 */
export function dispatch(operations: readonly Answering[]): ApiHandler {
  const handlers = new Map(
    operations.map(({ operation, handler }) => [`${operation.method} ${operation.path}`, handler]),
  );
  return async (event, context) => {
    const handler = handlers.get(event.routeKey);
    if (handler) return handler(event, context);
    log.error('ROUTE_UNKNOWN', { requestId: event.requestContext.requestId, route: event.routeKey });
    const language = preferredLanguage(event.headers?.['accept-language']);
    return problemAnswer(new Problem('internal-error'), language, Date.now());
  };
}
