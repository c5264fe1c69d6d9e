import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { renderClaims, scopesOf } from './claims.ts';
import type { JwtAuthorizerDefinition } from './definition.ts';

/** The maximum of cached tokens. Checking a signature takes a fifth of a millisecond. */
const MAX_REMEMBERED = 1000;

export type Authorization =
  | { allowed: true; claims: Record<string, string>; scopes: string[] | null }
  | { allowed: false; statusCode: 401 | 403; authenticate: string };

/**
 * The JWT authorizer of API Gateway: checks the issuer, audience, times and scopes of an RS256, RS384 or RS512 token. The keys
 * come from the issuer's discovery document, and are fetched again for an unknown key id.
 *
 * Times are checked against the wall clock and not the runtime's clock: moving the clock must not end a sign-in.
 */
export class JwtAuthorizer {
  readonly #definition: JwtAuthorizerDefinition;
  readonly #sources: readonly TokenSource[];
  #keys: Promise<JWTVerifyGetKey> | undefined;
  /** Tokens that were found valid. Only their expiry can still change that. */
  readonly #verified = new Map<string, JWTPayload>();

  constructor(definition: JwtAuthorizerDefinition) {
    this.#definition = definition;
    this.#sources = (definition.identitySource ?? ['$request.header.Authorization']).map(parseSource);
  }

  /**
   * @param headers by lower-case name
   * @param scopes of the route: if there are any, the token needs one of them
   */
  async authorize(
    headers: Readonly<Record<string, string>>,
    query: URLSearchParams,
    scopes: readonly string[],
  ): Promise<Authorization> {
    const token = this.#token(headers, query);
    if (token === undefined) return { allowed: false, statusCode: 401, authenticate: 'Bearer' };
    const quoted = scopes.join(' ');
    const refuse = (description: string): Authorization => ({
      allowed: false,
      statusCode: 401,
      authenticate: `Bearer scope="${quoted}" error="invalid_token" error_description="${description}"`,
    });
    let payload: JWTPayload;
    try {
      payload = await this.#verify(token);
    } catch (error) {
      return refuse(describe(error));
    }
    const audience = payload.aud === undefined ? payload.client_id : payload.aud;
    const audiences = Array.isArray(audience) ? audience : [audience];
    if (!audiences.some((one) => typeof one === 'string' && this.#definition.audience.includes(one))) {
      return refuse('the token does not have a valid audience');
    }
    const held = scopesOf(payload);
    if (scopes.length > 0 && !scopes.some((scope) => held.includes(scope))) {
      return {
        allowed: false,
        statusCode: 403,
        authenticate: `Bearer scope="${quoted}" error="insufficient_scope" error_description="the token does not have one of the scopes that the route needs"`,
      };
    }
    return { allowed: true, claims: renderClaims(payload), scopes: scopes.length > 0 ? held : null };
  }

  /** @throws an error of `jose` */
  async #verify(token: string): Promise<JWTPayload> {
    const known = this.#verified.get(token);
    if (known?.exp !== undefined && known.exp > Date.now() / 1000) return known;
    const payload = await this.#verifyNow(token);
    if (this.#verified.size >= MAX_REMEMBERED) this.#verified.clear();
    this.#verified.set(token, payload);
    return payload;
  }

  async #verifyNow(token: string): Promise<JWTPayload> {
    const keys = await this.#getKeys();
    // A token must name its key, even if there is only one.
    const named: JWTVerifyGetKey = (header, input) => {
      if (typeof header.kid !== 'string') throw new errors.JWKSNoMatchingKey();
      return keys(header, input);
    };
    const { payload } = await jwtVerify(token, named, {
      algorithms: ['RS256', 'RS384', 'RS512'],
      issuer: this.#definition.issuer,
      requiredClaims: ['exp'],
    });
    if (payload.iat !== undefined && payload.iat > Math.ceil(Date.now() / 1000)) {
      throw new errors.JWTClaimValidationFailed('issued in the future', payload, 'iat');
    }
    return payload;
  }

  /** Returns the issuer's keys. A failed discovery is retried with the next token. */
  #getKeys(): Promise<JWTVerifyGetKey> {
    this.#keys ??= discoverKeys(this.#definition.issuer).catch((error: unknown) => {
      this.#keys = undefined;
      throw error;
    });
    return this.#keys;
  }

  #token(headers: Readonly<Record<string, string>>, query: URLSearchParams): string | undefined {
    for (const source of this.#sources) {
      const value = source.in === 'header' ? headers[source.name] : query.get(source.name);
      const token = value?.replace(/^Bearer\s+/i, '').trim();
      if (token) return token;
    }
    return undefined;
  }
}

interface TokenSource {
  in: 'header' | 'querystring';
  name: string;
}

function parseSource(source: string): TokenSource {
  const parts = /^\$request\.(header|querystring)\.([\w-]+)$/.exec(source);
  if (!parts) throw new Error(`The identity source ${source} is not supported.`);
  const [, place, name = ''] = parts;
  return place === 'header' ? { in: 'header', name: name.toLowerCase() } : { in: 'querystring', name };
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
  const document = (await response.json()) as { jwks_uri?: unknown };
  if (!response.ok || typeof document.jwks_uri !== 'string') {
    throw new Error(`${address} did not return a discovery document`);
  }
  // Fetches for unknown keys need no cooldown: the issuer is on this machine and may just have changed.
  return createRemoteJWKSet(new URL(document.jwks_uri), { cooldownDuration: 0, cacheMaxAge: 2 * 3_600_000 });
}

/** Returns the error description for the header of RFC 6750, which never includes the token's content. */
function describe(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return 'invalid issuer';
    if (error.claim === 'nbf') return 'the token is not yet valid';
    if (error.claim === 'iat') return 'the token was issued in the future';
    if (error.claim === 'exp') return 'the token has no expiry';
    return 'invalid claims';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'signing method is invalid';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unable to find a signing key that fits the token';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature verification failed';
  if (error instanceof errors.JOSEError) return 'the token is malformed';
  return 'OIDC discovery endpoint communication error';
}
