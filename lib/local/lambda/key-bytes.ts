import crypto, { createSecretKey } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Gives the functions of `node:crypto` that take a secret key as bytes or as a key object always the latter. Bytes cost
 * them about 20 µs more, since Node.js 24 looks first whether they are a key object, by an error that it catches; the SDK
 * signs each request with three such keys.
 */
export function quickenKeyBytes(): void {
  const { createHmac, createCipheriv, createDecipheriv } = crypto;
  const keyOf = <Key>(key: Key) => (key instanceof Uint8Array ? createSecretKey(key) : key);
  Object.assign(crypto, {
    createHmac: (...[name, key, options]: Parameters<typeof createHmac>) =>
      createHmac(name, keyOf(key), options),
    createCipheriv: (...[name, key, ...rest]: Parameters<typeof createCipheriv>) =>
      createCipheriv(name, keyOf(key), ...rest),
    createDecipheriv: (...[name, key, ...rest]: Parameters<typeof createDecipheriv>) =>
      createDecipheriv(name, keyOf(key), ...rest),
  });
  syncBuiltinESMExports();
}
