import type { CorsConfiguration } from './definition.ts';

export type Headers = Record<string, string>;

/** Returns the headers for a preflight request, which the gateway answers without calling a function. */
export function preflightHeaders(cors: CorsConfiguration, origin: string): Headers {
  const headers = responseHeaders(cors, origin);
  if (headers['access-control-allow-origin'] === undefined) return {};
  if (cors.allowMethods?.length) headers['access-control-allow-methods'] = cors.allowMethods.join(',');
  if (cors.allowHeaders?.length) headers['access-control-allow-headers'] = cors.allowHeaders.join(',');
  if (cors.maxAge !== undefined) headers['access-control-max-age'] = String(cors.maxAge);
  return headers;
}

/** Returns the headers that the gateway adds to an answer. They replace those that a function has set. */
export function responseHeaders(cors: CorsConfiguration, origin: string | undefined): Headers {
  const allowed = origin === undefined ? undefined : allowedOrigin(cors.allowOrigins ?? [], origin);
  if (allowed === undefined) return {};
  const headers: Headers = { 'access-control-allow-origin': allowed };
  if (cors.allowCredentials) headers['access-control-allow-credentials'] = 'true';
  if (cors.exposeHeaders?.length) headers['access-control-expose-headers'] = cors.exposeHeaders.join(',');
  return headers;
}

function allowedOrigin(origins: readonly string[], origin: string): string | undefined {
  if (origins.includes('*')) return '*';
  const allowed = origins.some(
    (one) => one === origin || (/^https?:\/\/\*$/.test(one) && origin.startsWith(one.slice(0, -1))),
  );
  return allowed ? origin : undefined;
}
