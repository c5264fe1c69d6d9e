import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/**
 * Returns the RSA key that signs tokens, as a private JWK (RS256). It is created once and stored in `file`, which only its
 * owner can read, so that tokens stay valid after a restart.
 * @throws Error naming the file when it exists and is not such a key
 */
export async function signingKey(file: string): Promise<JWK & { kid: string }> {
  const kept = read(file);
  if (kept) return kept;
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(privateKey);
  const key = { ...jwk, alg: 'RS256', use: 'sig', kid: await calculateJwkThumbprint(jwk) };
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, `${JSON.stringify(key)}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
  return key;
}

function read(file: string): (JWK & { kid: string }) | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const refusal = () =>
    new Error(`The signing key ${file} is damaged. Remove it, and a new one will be created.`);
  let key: JWK;
  try {
    key = JSON.parse(text) as JWK;
  } catch {
    throw refusal();
  }
  const { kid } = key;
  if (key.kty !== 'RSA' || typeof key.d !== 'string' || typeof kid !== 'string') throw refusal();
  return { ...key, kid };
}
