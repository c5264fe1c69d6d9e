import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, SignJWT } from 'jose';
import { audience } from '../../../bin/support/accounts.ts';
import type { System } from '../../support/system.ts';

/** Returns a token of the system's own identity provider with claims that none of its sign-ins has. */
export async function tokenFor(system: System, claims: object): Promise<string> {
  const key = JSON.parse(readFileSync(join(system.runtime.dataFolder, 'oidc-key.json'), 'utf8'));
  return new SignJWT({ sub: 'somebody', aud: audience, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid })
    .setIssuer(system.runtime.identityProvider?.issuer ?? '')
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(await importJWK(key, 'RS256'));
}
