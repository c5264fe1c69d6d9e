import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { importJWK, type JWK, SignJWT } from 'jose';
import Provider from 'oidc-provider';
import { hasSeveralHosts, isForeign, isLoopback } from '../own-machine.ts';
import { listen } from '../ports.ts';
import { type Account, indexAccounts } from './accounts.ts';
import { CLIENT_ID, providerConfiguration, TOKEN_LIFETIME } from './configuration.ts';
import { chooseLanguage, signInPage } from './sign-in-page.ts';
import { signingKey } from './signing-key.ts';

/** The maximum lifetime in seconds of a token for a script. */
const MAX_LIFETIME = 30 * 86_400;
/** The maximum of open connections. More are closed at once. */
const CONNECTION_LIMIT = 1_024;
/** The maximum of characters in a body. The provider itself has its own limits. */
const TEXT_LIMIT = 10_000;

export interface IdentityProvider {
  /** Available once the provider listens. */
  readonly issuer: string;
  /** Listens on the preferred port, or the next free one, and returns the issuer. */
  listen(): Promise<string>;
  /**
   * Returns an access token like those of the code flow.
   * @throws Error for an unknown account
   */
  tokenFor(accountId: string, options?: { expiresInSeconds?: number }): Promise<string>;
  close(): Promise<void>;
}

/**
 * Creates a local OpenID provider: discovery, keys, and the code flow with PKCE come from `oidc-provider`. People choose an
 * account instead of entering a password, and stay signed in until a client asks for a new sign-in (`prompt=login`). Unlike
 * with real providers, scripts can get tokens by `POST {issuer}/token-for` with `{"account": id, "expiresInSeconds"?: number}`,
 * valid from one second to 30 days.
 *
 * It serves this machine only (127.0.0.1) and uses the wall clock: moving the runtime's clock does not end a sign-in. The
 * signing key is in `<dataFolder>/oidc-key.json`.
 */
export function createIdentityProvider(options: {
  accounts: readonly Account[];
  audience: string;
  dataFolder: string;
  port: number;
}): IdentityProvider {
  return new LocalIdentityProvider(options);
}

class LocalIdentityProvider implements IdentityProvider {
  readonly #accounts: Map<string, Account>;
  readonly #audience: string;
  readonly #keyFile: string;
  readonly #port: number;
  #server: Server | undefined;
  #issuer: string | undefined;
  #key: (JWK & { kid: string }) | undefined;

  constructor(options: { accounts: readonly Account[]; audience: string; dataFolder: string; port: number }) {
    this.#accounts = indexAccounts(options.accounts);
    this.#audience = options.audience;
    this.#keyFile = join(options.dataFolder, 'oidc-key.json');
    this.#port = options.port;
  }

  get issuer(): string {
    if (this.#issuer === undefined) throw new Error('The identity provider is not listening yet.');
    return this.#issuer;
  }

  async listen(): Promise<string> {
    this.#key = await signingKey(this.#keyFile);
    const server = createServer();
    server.maxConnections = CONNECTION_LIMIT;
    const port = await listen(server, this.#port);
    this.#server = server;
    this.#issuer = `http://127.0.0.1:${port}`;
    const { key, issuer } = { key: this.#key, issuer: this.#issuer };
    const provider = new Provider(
      issuer,
      providerConfiguration({ accounts: this.#accounts, audience: this.#audience, key }),
    );
    provider.Client.prototype.redirectUriAllowed = isRedirectAddress;
    provider.Client.prototype.postLogoutRedirectUriAllowed = isRedirectAddress;
    const standard = provider.callback();
    server.on('request', (request, response) => {
      this.#serve(request, response, provider, standard).catch(() => {
        if (!response.headersSent) answer(response, 500, { error: 'server_error' });
        response.end();
      });
    });
    return issuer;
  }

  async tokenFor(accountId: string, options: { expiresInSeconds?: number } = {}): Promise<string> {
    const account = this.#accounts.get(accountId);
    if (!account) throw new Error(`There is no account "${accountId}".`);
    if (!this.#key) throw new Error('The identity provider is not listening yet.');
    const issuedAt = Math.floor(Date.now() / 1000);
    return new SignJWT({ ...account.claims, client_id: CLIENT_ID, jti: randomUUID() })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: this.#key.kid })
      .setIssuer(this.issuer)
      .setSubject(account.id)
      .setAudience(this.#audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + (options.expiresInSeconds ?? TOKEN_LIFETIME))
      .sign(await importJWK(this.#key, 'RS256'));
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
    provider: Provider,
    standard: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ): Promise<void> {
    if (isForeign(request.headers)) {
      answer(response, 403, {
        error: 'access_denied',
        error_description: 'This provider serves only its own machine.',
      });
      return;
    }
    const target = request.url ?? '/';
    if (
      hasSeveralHosts(request) ||
      !URL.canParse(target, this.issuer) ||
      !isLoopback(new URL(target, this.issuer).href)
    ) {
      answer(response, 400, {
        error: 'invalid_request',
        error_description: 'The address does not belong to this provider.',
      });
      return;
    }
    const { pathname, searchParams } = new URL(target, this.issuer);
    if (pathname === '/token-for') await this.#issueToken(request, response);
    else if (pathname.startsWith('/sign-in/')) await this.#signIn(request, response, provider, searchParams);
    else await standard(request, response);
  }

  async #issueToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = (description: string) =>
      answer(response, 400, { error: 'invalid_request', error_description: description });
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      answer(response, 405, { error: 'invalid_request', error_description: 'POST {"account": "..."} here.' });
      return;
    }
    let body: { account?: unknown; expiresInSeconds?: unknown };
    try {
      body = JSON.parse(await readText(request)) as typeof body;
    } catch {
      return refuse('The body must be JSON: {"account": "..."}.');
    }
    const { account, expiresInSeconds = TOKEN_LIFETIME } = body ?? {};
    if (typeof account !== 'string' || !this.#accounts.has(account)) {
      return refuse(`"account" must be one of: ${[...this.#accounts.keys()].join(', ')}.`);
    }
    if (
      typeof expiresInSeconds !== 'number' ||
      !Number.isInteger(expiresInSeconds) ||
      expiresInSeconds < 1 ||
      expiresInSeconds > MAX_LIFETIME
    ) {
      return refuse(`"expiresInSeconds" must be a whole number from 1 to ${MAX_LIFETIME} (30 days).`);
    }
    answer(response, 200, {
      access_token: await this.tokenFor(account, { expiresInSeconds }),
      token_type: 'Bearer',
      expires_in: expiresInSeconds,
    });
  }

  async #signIn(
    request: IncomingMessage,
    response: ServerResponse,
    provider: Provider,
    query: URLSearchParams,
  ): Promise<void> {
    let interaction: Awaited<ReturnType<Provider['interactionDetails']>>;
    try {
      interaction = await provider.interactionDetails(request, response);
    } catch {
      return answer(response, 400, {
        error: 'invalid_request',
        error_description: 'This sign-in has expired. Start again from the application.',
      });
    }
    if (request.method === 'POST') {
      const chosen = new URLSearchParams(await readText(request)).get('account') ?? '';
      if (!this.#accounts.has(chosen)) {
        return answer(response, 400, {
          error: 'invalid_request',
          error_description: 'There is no such account.',
        });
      }
      return provider.interactionFinished(request, response, { login: { accountId: chosen } });
    }
    const language = chooseLanguage([
      query.get('lang'),
      typeof interaction.params.ui_locales === 'string' ? interaction.params.ui_locales : undefined,
      request.headers['accept-language'],
    ]);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    });
    response.end(signInPage(this.#accounts.values(), `/sign-in/${interaction.uid}`, language));
  }
}

/** Whether an address is one of this machine, without a fragment (RFC 6749, 3.1.2). */
const isRedirectAddress = (address: string): boolean => isLoopback(address) && !address.includes('#');

function answer(response: ServerResponse, statusCode: number, body: Record<string, unknown>): void {
  response.writeHead(statusCode, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** Reads the whole body. A body that is too long for any request here is discarded, and the result is empty. */
async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  let length = 0;
  for await (const chunk of request) {
    const part = String(chunk);
    length += part.length;
    if (length <= TEXT_LIMIT) text += part;
  }
  return length <= TEXT_LIMIT ? text : '';
}
