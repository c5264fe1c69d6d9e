import { randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import type { Context } from 'oidc-provider';
import { isLoopback } from '../own-machine.ts';
import type { Account } from './accounts.ts';
import { memoryAdapter } from './memory-adapter.ts';

/** The only client: public, with PKCE. It may redirect to any address on this machine. */
export const CLIENT_ID = 'local';
/** The default lifetime of a token in seconds: a working day. */
export const TOKEN_LIFETIME = 12 * 3600;

/** The settings of `oidc-provider`: code flow with PKCE, JWT access tokens for one audience, no consent. */
export function providerConfiguration(options: {
  accounts: ReadonlyMap<string, Account>;
  audience: string;
  key: JWK;
}): Record<string, unknown> {
  const { accounts, audience, key } = options;
  const resource = URL.canParse(audience) ? audience : `urn:audience:${encodeURIComponent(audience)}`;
  const claimNames = new Set([...accounts.values()].flatMap(({ claims }) => Object.keys(claims)));
  return {
    adapter: () => memoryAdapter(),
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    clients: [
      {
        client_id: CLIENT_ID,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: ['http://127.0.0.1/callback'],
      },
    ],
    clientBasedCORS: (_context: Context, origin: string) => isLoopback(origin),
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', 'name', ...claimNames] },
    conformIdTokenClaims: false,
    ttl: {
      AccessToken: TOKEN_LIFETIME,
      AuthorizationCode: 60,
      Grant: TOKEN_LIFETIME,
      IdToken: TOKEN_LIFETIME,
      Interaction: 3600,
      Session: TOKEN_LIFETIME,
    },
    findAccount: (_context: Context, id: string) => {
      const account = accounts.get(id);
      if (!account) return undefined;
      return { accountId: id, claims: () => ({ sub: id, name: account.name, ...account.claims }) };
    },
    extraTokenClaims: (_context: Context, token: { accountId?: string }) => {
      const account = token.accountId === undefined ? undefined : accounts.get(token.accountId);
      return account && { ...account.claims };
    },
    renderError: (context: Context, error: Record<string, unknown>) => {
      context.body = error;
    },
    interactions: {
      url: (_context: Context, interaction: { uid: string }) => `/sign-in/${interaction.uid}`,
    },
    loadExistingGrant: async (context: Context) => {
      const { provider, client, session } = context.oidc;
      const granted = session.grantIdFor(client.clientId);
      const existing = granted === undefined ? undefined : await provider.Grant.find(granted);
      if (existing) return existing;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId as string });
      grant.addOIDCScope('openid profile');
      grant.addResourceScope(resource, '');
      await grant.save(TOKEN_LIFETIME);
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenTTL: TOKEN_LIFETIME,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}
