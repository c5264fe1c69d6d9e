import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

/**
 * A ciphertext blob contains the id of its key, so that Decrypt needs no key id: one format byte (1), 16 bytes of key id, 12 of
 * nonce, 16 of authentication tag, then the ciphertext. Format, key id and encryption context are authenticated.
 */
const FORMAT = 1;
const HEADER_LENGTH = 17;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

export type EncryptionContext = Readonly<Record<string, string>>;

/** Encrypts with AES-256-GCM under `key` (32 bytes), bound to the key's id (a UUID) and to `context`. */
export function seal(
  keyId: string,
  key: KeyObject,
  plaintext: Uint8Array,
  context: EncryptionContext,
): Buffer {
  const header = Buffer.concat([Buffer.of(FORMAT), Buffer.from(keyId.replaceAll('-', ''), 'hex')]);
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(additionalData(header, context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext]);
}

/** Returns the id of a blob's key; undefined when the blob does not come from this service. */
export function keyIdOf(blob: Buffer): string | undefined {
  if (blob.length < HEADER_LENGTH + NONCE_LENGTH + TAG_LENGTH || blob[0] !== FORMAT) return undefined;
  const hex = blob.toString('hex', 1, HEADER_LENGTH);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Decrypts a blob; undefined when it was changed or belongs to another key or context. */
export function open(key: KeyObject, blob: Buffer, context: EncryptionContext): Buffer | undefined {
  const nonceEnd = HEADER_LENGTH + NONCE_LENGTH;
  const tagEnd = nonceEnd + TAG_LENGTH;
  const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(HEADER_LENGTH, nonceEnd), {
    authTagLength: TAG_LENGTH,
  });
  decipher.setAAD(additionalData(blob.subarray(0, HEADER_LENGTH), context));
  decipher.setAuthTag(blob.subarray(nonceEnd, tagEnd));
  try {
    return Buffer.concat([decipher.update(blob.subarray(tagEnd)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Returns the header and the sorted context as JSON, so that different contexts never give the same bytes. */
function additionalData(header: Buffer, context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([header, Buffer.from(JSON.stringify(pairs))]);
}
