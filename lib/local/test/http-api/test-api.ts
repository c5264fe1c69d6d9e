import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import type { HttpApiDefinition, InvocationResult, PayloadFormatVersion } from '../../http-api/definition.ts';
import { HttpApi } from '../../http-api/http-api.ts';
import type { JsonObject, JsonValue } from '../../service.ts';

const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };
/** 2026-11-20T08:30:15.250Z, in milliseconds. */
export const NOW = Date.UTC(2026, 10, 20, 8, 30, 15, 250);

export type Handler = (event: JsonObject, functionArn: string) => JsonValue | Promise<JsonValue> | undefined;

/** Thrown by a handler to say that the function itself ends with an error, while its invocation succeeds. */
export class FunctionFailure extends Error {}

/** An HTTP API on a free port. One handler serves all its functions and keeps the events that it received. */
export async function openApi(
  api: Partial<HttpApiDefinition>,
  handler: Handler = () => ({ statusCode: 204 }),
) {
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: NOW });
  const events: JsonObject[] = [];
  const gateway = new HttpApi({
    api: { name: 'test', routes: [], authorizers: {}, ...api },
    invoke: async (functionArn, event): Promise<InvocationResult> => {
      events.push(event as JsonObject);
      try {
        return { payload: await handler(event as JsonObject, functionArn) };
      } catch (error) {
        if (!(error instanceof FunctionFailure)) throw error;
        return { payload: { errorMessage: 'secret' }, functionError: 'Unhandled' };
      }
    },
    clock,
    activity,
    identity,
  });
  const url = await gateway.listen(0);
  return { gateway, url, events, clock, activity };
}

/** A route to the function of the same name. */
export function route(
  routeKey: string,
  {
    format: payloadFormatVersion = '2.0',
    ...more
  }: { format?: PayloadFormatVersion; authorizerId?: string; authorizationScopes?: string[] } = {},
) {
  return { routeKey, integration: { functionArn: routeKey, payloadFormatVersion }, ...more };
}
