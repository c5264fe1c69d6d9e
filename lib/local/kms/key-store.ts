import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '../durability.ts';
import { KEY_SPECS, type KeySpec, type StoredKey } from './key.ts';
import { isPrivateKey, newPrivateKey } from './signing.ts';

/** For symmetric and HMAC keys. The material of a signing key is a private key. */
const MATERIAL_BYTES: Partial<Record<KeySpec, number>> = {
  SYMMETRIC_DEFAULT: 32,
  HMAC_224: 28,
  HMAC_256: 32,
  HMAC_384: 48,
  HMAC_512: 64,
};

/**
 * Key material in one file that only its owner can read. A change is written to another file, flushed and renamed, so that a
 * crash leaves either the old file or the new one: a lost key means lost data.
 *
 * `kms-check.json` beside it holds a check value of each key, from which the key cannot be derived. The key file of another
 * folder, or an older copy, is therefore noticed before anything is encrypted with a key that does not belong to the data.
 */
export class KeyStore {
  readonly #file: string;
  readonly #checkFile: string;
  readonly #keys = new Map<string, StoredKey>();

  /**
   * @throws Error naming the file when it exists but cannot be read, or does not belong to this folder; it is then never
   * overwritten
   */
  constructor(file: string) {
    this.#file = file;
    this.#checkFile = join(dirname(file), 'kms-check.json');
    const text = readIfThere(file);
    for (const key of text === undefined ? [] : parse(text, file)) this.#keys.set(key.keyId, key);
    const checked = readIfThere(this.#checkFile);
    const expected = checked === undefined ? {} : parseChecks(checked, this.#checkFile);
    for (const [keyId, value] of Object.entries(expected)) this.#requireKey(keyId, value);
    // The folder of an earlier version, or a crash between writing the two files.
    if (this.all().some(({ keyId }) => expected[keyId] === undefined)) this.#saveChecks();
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
    const material = newPrivateKey(key.keySpec) ?? randomBytes(MATERIAL_BYTES[key.keySpec] ?? 32);
    const created: StoredKey = { ...key, keyId: randomUUID(), material: material.toString('base64') };
    this.#keys.set(created.keyId, created);
    this.save();
    return created;
  }

  save(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    replaceFile(this.#file, `${JSON.stringify({ version: 1, keys: this.all() }, null, 2)}\n`, true);
    this.#saveChecks();
  }

  #saveChecks(): void {
    const values = Object.fromEntries(this.all().map((key) => [key.keyId, checkValue(key)]));
    replaceFile(this.#checkFile, `${JSON.stringify({ version: 1, values }, null, 2)}\n`, true);
  }

  #requireKey(keyId: string, value: string): void {
    const key = this.#keys.get(keyId);
    if (key && checkValue(key) === value) return;
    throw new Error(
      `The key file ${this.#file} is not the one with which the data of this folder was encrypted: the key ${keyId} ` +
        `${key ? 'in it is another one' : 'is not in it'}. Restore the key file of this folder, or the whole folder from one copy.`,
    );
  }
}

const checkValue = ({ keyId, material }: StoredKey): string =>
  createHmac('sha256', Buffer.from(material, 'base64')).update(`check value of ${keyId}`).digest('base64');

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Returns the check values by key id. */
function parseChecks(text: string, file: string): Record<string, string> {
  try {
    const { version, values } = JSON.parse(text) as { version?: unknown; values?: Record<string, string> };
    if (version === 1 && values) return values;
  } catch {
    // Refused below, like JSON of another form.
  }
  throw new Error(
    `The file ${file} is damaged. Restore it: it shows whether the key file beside it is the right one.`,
  );
}

const isMaterial = (keySpec: KeySpec, material: Buffer): boolean => {
  const length = MATERIAL_BYTES[keySpec];
  return length === undefined ? isPrivateKey(keySpec, material) : material.length === length;
};

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
    if (!isMaterial(key.keySpec, Buffer.from(key.material, 'base64'))) {
      throw refuse(`the material of key ${key.keyId} is damaged`);
    }
    return key;
  });
}
