import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import {
  DecryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  type KMSClient,
} from '@aws-sdk/client-kms';
import * as z from 'zod';
import { RecordsDestroyedError } from './records-destroyed-error.ts';

/** An encrypted value. The algorithm is recorded so that another one (SM4 in `aws-cn`) can follow. */
export const sealedSchema = z.strictObject({
  algorithm: z.literal('AES-256-GCM'),
  iv: z.base64(),
  ciphertext: z.base64(),
});
export type Sealed = z.infer<typeof sealedSchema>;

/** A case's own data key, encrypted by KMS. It is kept on the case's head. */
export const dataKeySchema = z.strictObject({
  algorithm: z.literal('AES-256-GCM'),
  encryptedKey: z.base64(),
});
export type DataKey = z.infer<typeof dataKeySchema>;

/** Stands in a case for its data key when that was destroyed. */
export const destroyedDataKey: DataKey = { algorithm: 'AES-256-GCM', encryptedKey: '' };

/** Whether the data key of a case was destroyed. */
export const isDestroyed = ({ encryptedKey }: DataKey): boolean =>
  encryptedKey === destroyedDataKey.encryptedKey;

const maxRememberedKeys = 500;

/**
 * Encrypts and hashes personal data through KMS: envelope encryption with one data key for each case, and a keyed hash of the
 * identity number for finding a person. Identity numbers are few enough to be guessed one by one, so a hash without a key would
 * hide nothing.
 */
export class Sealing {
  readonly #kms: KMSClient;
  readonly #dataKeyId: string | undefined;
  readonly #personKeyId: string;
  /** As key objects: starting a cipher with raw bytes takes several times as long. */
  readonly #opened = new Map<string, KeyObject>();

  /** @param keys functions that find persons, but may not decrypt their data, omit the key of data keys */
  constructor(kms: KMSClient, keys: { readonly dataKeyId?: string; readonly personKeyId: string }) {
    this.#kms = kms;
    this.#dataKeyId = keys.dataKeyId;
    this.#personKeyId = keys.personKeyId;
  }

  /** Whether sealed data can be unsealed. */
  get mayDecrypt(): boolean {
    return this.#dataKeyId !== undefined;
  }

  /** Makes a data key for a case, bound to it. */
  newDataKey(caseId: string): Promise<DataKey> {
    return this.#newKey({ caseId });
  }

  async #newKey(context: Record<string, string>): Promise<DataKey> {
    const { Plaintext, CiphertextBlob } = await this.#kms.send(
      new GenerateDataKeyCommand({
        KeyId: this.#dataKeyId,
        NumberOfBytes: 32,
        EncryptionContext: context,
      }),
    );
    if (!Plaintext || !CiphertextBlob) throw new Error('KMS returned no data key');
    const encryptedKey = Buffer.from(CiphertextBlob).toString('base64');
    this.#remember(encryptedKey, createSecretKey(Plaintext));
    return { algorithm: 'AES-256-GCM', encryptedKey };
  }

  /** Encrypts a JSON value so that it can only be decrypted as this field of this case. */
  async seal(caseId: string, field: string, dataKey: DataKey, value: unknown): Promise<Sealed> {
    return sealUnder(await this.#open({ caseId }, dataKey), caseId, field, value);
  }

  /** @throws Error when the value was changed, or belongs to another case or field. */
  async unseal(caseId: string, field: string, dataKey: DataKey, sealed: Sealed): Promise<unknown> {
    return unsealUnder(await this.#open({ caseId }, dataKey), caseId, field, sealed);
  }

  /** Makes a data key for the comparison records of one request, bound to it. */
  newBatchKey(batch: string): Promise<DataKey> {
    return this.#newKey({ comparison: batch });
  }

  /** Encrypts what a source says of a person, so that it can only be decrypted as theirs. */
  async sealRecord(batch: string, personId: string, dataKey: DataKey, value: unknown): Promise<Sealed> {
    return sealUnder(await this.#open({ comparison: batch }, dataKey), batch, personId, value);
  }

  /** @throws Error when the value was changed, or is about another person. */
  async unsealRecord(batch: string, personId: string, dataKey: DataKey, sealed: Sealed): Promise<unknown> {
    return unsealUnder(await this.#open({ comparison: batch }, dataKey), batch, personId, sealed);
  }

  /** The keyed hash by which a person is found: 64 hexadecimal digits. */
  personId(identityNumber: string): Promise<string> {
    return this.#mac(`person:${identityNumber}`);
  }

  /** The keyed hash by which cases are searched for, of the name or the phone number of their person. */
  soughtId(part: 'name' | 'phone', value: string): Promise<string> {
    return this.#mac(`${part}:${value}`);
  }

  /** The keyed hash under which a source's record about a person is kept: its key does not say what it is about. */
  comparisonId(personId: string, source: string, fact: string): Promise<string> {
    return this.#mac(`comparison:${personId}:${source}:${fact}`);
  }

  /** The keyed hash that names the guards of a person's claims: their keys do not say which scheme they are for. */
  claimGuardSecret(personId: string): Promise<string> {
    return this.#mac(`claim-guards:${personId}`);
  }

  /** The keyed hash of an employer's unified social credit code, by which its claims are found. */
  employerId(creditCode: string): Promise<string> {
    return this.#mac(`employer:${creditCode}`);
  }

  /** A keyed hash of the last four digits of a telephone number, different for each case: they are few enough to be guessed. */
  phoneTail(caseId: string, tail: string): Promise<string> {
    return this.#mac(`phone-tail:${caseId}:${tail}`);
  }

  /** A keyed hash of a request's body, to tell a repeated request from another one under the same key. */
  requestMac(body: string): Promise<string> {
    return this.#mac(`request:${createHash('sha256').update(body).digest('hex')}`);
  }

  /**
   * For somebody who has no case, does what unsealing the data key of a case would do: one KMS call, and none if it was done
   * recently. Then the time of an answer reveals as little as its words.
   */
  async openNone(personId: string): Promise<void> {
    const name = `none:${personId}`;
    const known = this.#opened.get(name);
    this.#remember(name, known ?? createSecretKey(await this.#mac(name), 'hex'));
  }

  async #mac(message: string): Promise<string> {
    const { Mac } = await this.#kms.send(
      new GenerateMacCommand({
        KeyId: this.#personKeyId,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: Buffer.from(message, 'utf8'),
      }),
    );
    if (!Mac) throw new Error('KMS returned no MAC');
    return Buffer.from(Mac).toString('hex');
  }

  async #open(context: Record<string, string>, dataKey: DataKey): Promise<KeyObject> {
    if (isDestroyed(dataKey))
      throw new RecordsDestroyedError(`the records of case ${context.caseId} were destroyed`);
    const known = this.#opened.get(dataKey.encryptedKey);
    if (known) {
      // Keys in use are kept: a function that fills a file may not ask for that file's key again.
      this.#remember(dataKey.encryptedKey, known);
      return known;
    }
    const { Plaintext } = await this.#kms.send(
      new DecryptCommand({
        KeyId: this.#dataKeyId,
        CiphertextBlob: Buffer.from(dataKey.encryptedKey, 'base64'),
        EncryptionContext: context,
      }),
    );
    if (!Plaintext) throw new Error('KMS returned no plaintext');
    const key = createSecretKey(Plaintext);
    this.#remember(dataKey.encryptedKey, key);
    return key;
  }

  #remember(encryptedKey: string, key: KeyObject): void {
    this.#opened.delete(encryptedKey);
    if (this.#opened.size >= maxRememberedKeys) {
      const [oldest] = this.#opened.keys();
      if (oldest !== undefined) this.#opened.delete(oldest);
    }
    this.#opened.set(encryptedKey, key);
  }
}

/** Encrypts a JSON value under a key, so that it can only be decrypted as this field of this owner. */
export function sealUnder(key: KeyObject, owner: string, field: string, value: unknown): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bindingOf(owner, field));
  const ciphertext = Buffer.concat([
    cipher.update(JSON.stringify(value), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { algorithm: 'AES-256-GCM', iv: iv.toString('base64'), ciphertext: ciphertext.toString('base64') };
}

/** @throws Error when the value was changed, or belongs to another owner or field. */
export function unsealUnder(key: KeyObject, owner: string, field: string, sealed: Sealed): unknown {
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64'))
    .setAAD(bindingOf(owner, field))
    .setAuthTag(bytes.subarray(-16));
  const text = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
  return JSON.parse(text);
}

const bindingOf = (caseId: string, field: string): Buffer => Buffer.from(`${caseId}|${field}|1`, 'utf8');
