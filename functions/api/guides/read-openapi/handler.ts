import { type Handler, servePublic } from '../../../common/http/serve-with.ts';
import openapi from '../../openapi.json' with { type: 'json' };
import { operation } from './operation.ts';

/** Anybody may ask for the document, as often as they like. It is large, so it is serialised once. */
export function handle(): Handler<typeof operation> {
  const text = JSON.stringify(openapi);
  return async () => ({ body: openapi, text });
}

export const handler = servePublic(operation, handle);
