import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

export const KEY_SPECS = ['SYMMETRIC_DEFAULT', 'HMAC_224', 'HMAC_256', 'HMAC_384', 'HMAC_512'] as const;
export type KeySpec = (typeof KEY_SPECS)[number];
export type KeyUsage = 'ENCRYPT_DECRYPT' | 'GENERATE_VERIFY_MAC';

export interface StoredKey {
  readonly keyId: string;
  /** The resource of the template that the key belongs to. */
  readonly logicalId: string;
  readonly keySpec: KeySpec;
  readonly keyUsage: KeyUsage;
  /** Base64. Never leaves the code of this folder. */
  readonly material: string;
  readonly createdAt: number;
  description: string;
  enabled: boolean;
  /** With their prefix `alias/`. */
  aliases: string[];
}

const MATERIAL_BYTES: Record<KeySpec, number> = {
  SYMMETRIC_DEFAULT: 32,
  HMAC_224: 28,
  HMAC_256: 32,
  HMAC_384: 48,
  HMAC_512: 64,
};

/**
 * Key material in one file that only its owner can read. A change is written to another file, flushed and renamed, so
 * that a crash leaves either the old file or the new one: a lost key is lost data.
 */
export class KeyStore {
  readonly #file: string;
  readonly #keys = new Map<string, StoredKey>();

  /** @throws Error naming the file when it exists but cannot be read; it is then never overwritten. */
  constructor(file: string) {
    this.#file = file;
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    for (const key of parse(text, file)) this.#keys.set(key.keyId, key);
  }

  all(): StoredKey[] {
    return [...this.#keys.values()];
  }

  byId(keyId: string): StoredKey | undefined {
    return this.#keys.get(keyId);
  }

  byAlias(alias: string): StoredKey | undefined {
    return this.all().find((key) => key.aliases.includes(alias));
  }

  byLogicalId(logicalId: string): StoredKey | undefined {
    return this.all().find((key) => key.logicalId === logicalId);
  }

  /** Creates a key from the system's random source. */
  create(key: Omit<StoredKey, 'keyId' | 'material'>): StoredKey {
    const material = randomBytes(MATERIAL_BYTES[key.keySpec]).toString('base64');
    const created: StoredKey = { ...key, keyId: randomUUID(), material };
    this.#keys.set(created.keyId, created);
    this.save();
    return created;
  }

  save(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    const beside = `${this.#file}.new`;
    const descriptor = openSync(beside, 'w', 0o600);
    try {
      writeSync(descriptor, `${JSON.stringify({ version: 1, keys: this.all() }, null, 2)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, this.#file);
  }
}

function parse(text: string, file: string): StoredKey[] {
  const refuse = (reason: string) =>
    new Error(
      `The key file ${file} cannot be used (${reason}). Restore it: what it encrypted is lost with it.`,
    );
  let content: { version?: unknown; keys?: unknown };
  try {
    content = JSON.parse(text) as typeof content;
  } catch {
    throw refuse('it is not JSON');
  }
  if (content?.version !== 1 || !Array.isArray(content.keys)) throw refuse('it is not of version 1');
  return content.keys.map((key: StoredKey) => {
    if (!KEY_SPECS.includes(key.keySpec)) throw refuse('a key has an unknown keySpec');
    if (Buffer.from(key.material, 'base64').length !== MATERIAL_BYTES[key.keySpec]) {
      throw refuse(`the material of key ${key.keyId} is damaged`);
    }
    return key;
  });
}
