import * as oauth from 'oauth4webapi';
import { configuration } from '../api/configuration.ts';

/** A person who is signed in. Lives only in memory: after a reload, the portal asks the issuer again. */
export interface Session {
  readonly token: string;
  /** The sign-in's id, and its claims as the issuer gives them. */
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  /** The first digits of the division codes in which staff work. */
  readonly jurisdiction: string | undefined;
  /** When the token expires, by this machine's clock: milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The state kept for the seconds of the way to the issuer and back. It does not identify anybody. */
interface Journey {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  readonly returnTo: string;
  readonly window: 'this' | 'second';
}

const journeyKey = 'sign-in';
const insecure = (issuer: URL) => ({ [oauth.allowInsecureRequests]: issuer.protocol === 'http:' });
const redirectUri = () => `${location.origin}/app/signed-in`;

let discovered: Promise<oauth.AuthorizationServer> | undefined;
function discover(issuer: URL): Promise<oauth.AuthorizationServer> {
  discovered ??= oauth
    .discoveryRequest(issuer, { algorithm: 'oidc', ...insecure(issuer) })
    .then((response) => oauth.processDiscoveryResponse(issuer, response));
  discovered.catch(() => {
    discovered = undefined;
  });
  return discovered;
}

/**
 * The address of the issuer's sign-in page, for the code flow with PKCE.
 * @param prompt `none` asks without a page whether somebody is signed in there; `login` asks who they are, even if the issuer
 * knows somebody (OpenID Connect Core 1.0, 3.1.2.1)
 */
export async function signInAddress(options: {
  returnTo: string;
  prompt?: 'none' | 'login' | undefined;
  window?: Journey['window'];
  /** Where the state is kept: the storage of the window in which the sign-in continues. Each window has its own. */
  storage?: Storage;
}): Promise<string> {
  const { issuer, clientId, scope } = await configuration();
  const server = await discover(new URL(issuer));
  const verifier = oauth.generateRandomCodeVerifier();
  const journey: Journey = {
    verifier,
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    returnTo: options.returnTo,
    window: options.window ?? 'this',
  };
  (options.storage ?? sessionStorage).setItem(journeyKey, JSON.stringify(journey));
  const address = new URL(server.authorization_endpoint ?? issuer);
  const parameters = {
    client_id: clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope,
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(options.prompt && { prompt: options.prompt }),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}

/** The result of coming back from the issuer. */
export type Arrival =
  | { readonly session: Session; readonly returnTo: string; readonly window: Journey['window'] }
  | { readonly session: undefined; readonly returnTo: string; readonly because: string };

/** Takes the issuer's code from the address and exchanges it for a token. */
export async function arrive(address: URL): Promise<Arrival> {
  const kept = sessionStorage.getItem(journeyKey);
  sessionStorage.removeItem(journeyKey);
  if (kept === null) return { session: undefined, returnTo: '/app/', because: 'nothing-begun' };
  const journey = JSON.parse(kept) as Journey;
  try {
    return { session: await exchange(address, journey), returnTo: journey.returnTo, window: journey.window };
  } catch (error) {
    const because = error instanceof oauth.AuthorizationResponseError ? error.error : 'not-completed';
    return { session: undefined, returnTo: journey.returnTo, because };
  }
}

/**
 * How far the issuer's clock is ahead of this machine's, in seconds, from the issue time of a new token. A phone's clock may be
 * days off, and a script cannot read the `Date` of an answer from another origin.
 */
async function issuerAhead(response: Response): Promise<number> {
  const { id_token: token } = (await response.clone().json()) as { id_token: string };
  const payload = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
  return Math.round(JSON.parse(atob(payload)).iat - Date.now() / 1000);
}

async function exchange(address: URL, { verifier, state, nonce }: Journey): Promise<Session> {
  const { issuer, clientId } = await configuration();
  const server = await discover(new URL(issuer));
  const client: oauth.Client = { client_id: clientId };
  const parameters = oauth.validateAuthResponse(server, client, address, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    verifier,
    insecure(new URL(issuer)),
  );
  const result = await oauth.processAuthorizationCodeResponse(
    server,
    { ...client, [oauth.clockSkew]: await issuerAhead(response), [oauth.clockTolerance]: 60 },
    response,
    { expectedNonce: nonce, requireIdToken: true },
  );
  const claims = oauth.getValidatedIdTokenClaims(result);
  const text = (name: string) => (typeof claims?.[name] === 'string' ? (claims[name] as string) : undefined);
  return {
    token: result.access_token,
    subject: claims?.sub ?? '',
    name: text('name') ?? claims?.sub ?? '',
    role: text('role') ?? '',
    jurisdiction: text('jurisdiction'),
    expiresAt: Date.now() + (result.expires_in ?? 600) * 1000,
  };
}
