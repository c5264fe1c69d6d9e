import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import type { AwsService, JsonObject, ServiceRequest } from '../service.ts';
import { keyIdOf, open, seal } from './ciphertext.ts';
import { KEY_SPECS, type KeySpec, type KeyUsage, type StoredKey } from './key.ts';
import {
  aliasArn,
  arnPrefix,
  keyArn,
  keyMetadata,
  listAliases,
  listKeys,
  MAC_ALGORITHMS,
  publicKeyDescription,
} from './key-description.ts';
import { KeyStore } from './key-store.ts';
import { bytes, encryptionContext, invalid, refuseMembers, requiredText, wholeNumber } from './parameters.ts';
import { signingAlgorithmOf, signMessage, verifySignature } from './signing.ts';

/** A key as a template describes it. */
export interface KeyDefinition {
  logicalId: string;
  keySpec?: string;
  keyUsage?: string;
  description?: string;
  enabled?: boolean;
}

type Operation = (input: JsonObject) => JsonObject;

/**
 * KMS: symmetric keys, HMAC keys, and signing keys on elliptic curves. Their material is in `<dataFolder>/kms-keys.json`, which
 * only its owner can read.
 *
 * `SYMMETRIC_DEFAULT` is AES-256-GCM, also in the partition aws-cn, where AWS uses SM4. Grants, rotation, other asymmetric keys
 * and imported ones are refused by name.
 */
export class KeyService implements AwsService {
  readonly #clock: Clock;
  readonly #identity: AccountIdentity;
  readonly #store: KeyStore;
  readonly #operations: Record<string, Operation>;

  constructor(options: { dataFolder: string; clock: Clock; identity: AccountIdentity }) {
    this.#clock = options.clock;
    this.#identity = options.identity;
    this.#store = new KeyStore(join(options.dataFolder, 'kms-keys.json'));
    this.#operations = {
      Encrypt: (input) => this.#encrypt(input),
      Decrypt: (input) => this.#decrypt(input),
      ReEncrypt: (input) => this.#reEncrypt(input),
      GenerateDataKey: (input) => this.#generateDataKey(input),
      GenerateDataKeyWithoutPlaintext: (input) => {
        const { Plaintext: _, ...rest } = this.#generateDataKey(input);
        return rest;
      },
      GenerateRandom: (input) => {
        refuseMembers(input, ['CustomKeyStoreId', 'Recipient']);
        return { Plaintext: randomBytes(wholeNumber(input, 'NumberOfBytes', 1, 1024)).toString('base64') };
      },
      GenerateMac: (input) => this.#generateMac(input),
      VerifyMac: (input) => this.#verifyMac(input),
      Sign: (input) => {
        const key = this.#usableKey(requiredText(input, 'KeyId'), 'SIGN_VERIFY');
        const signature = signMessage(key, input).toString('base64');
        return {
          KeyId: this.#arn(key),
          Signature: signature,
          SigningAlgorithm: requiredText(input, 'SigningAlgorithm'),
        };
      },
      Verify: (input) => {
        const key = this.#usableKey(requiredText(input, 'KeyId'), 'SIGN_VERIFY');
        verifySignature(key, input);
        return {
          KeyId: this.#arn(key),
          SignatureValid: true,
          SigningAlgorithm: requiredText(input, 'SigningAlgorithm'),
        };
      },
      GetPublicKey: (input) => {
        const key = this.#find(requiredText(input, 'KeyId'));
        this.#requireEnabled(key);
        return publicKeyDescription(key, this.#identity);
      },
      DescribeKey: (input) => {
        const key = this.#find(requiredText(input, 'KeyId'));
        return { KeyMetadata: keyMetadata(key, this.#identity) };
      },
      EnableKey: (input) => this.#setEnabled(input, true),
      DisableKey: (input) => this.#setEnabled(input, false),
      ListKeys: (input) => listKeys(this.#store.all(), this.#identity, input),
      ListAliases: (input) => {
        const keys = typeof input.KeyId === 'string' ? [this.#find(input.KeyId)] : this.#store.all();
        return listAliases(keys, this.#identity, input);
      },
    };
  }

  /** The supported operations of the API. */
  get operations(): readonly string[] {
    return Object.keys(this.#operations);
  }

  /** Does nothing: the constructor has read the keys. */
  async start(): Promise<void> {}

  async close(): Promise<void> {}

  /**
   * Returns the key of a template resource. It is created the first time and stays the same. Its description and state follow
   * the template. A changed spec or usage is refused, since it would need a new key.
   */
  ensureKey(definition: KeyDefinition): { keyId: string; arn: string } {
    const keySpec = definition.keySpec ?? 'SYMMETRIC_DEFAULT';
    if (!isKeySpec(keySpec)) {
      throw invalid(`${definition.logicalId}: the KeySpec ${keySpec} is not supported`);
    }
    const fitting = usageOf(keySpec);
    const keyUsage = definition.keyUsage ?? 'ENCRYPT_DECRYPT';
    if (keyUsage !== fitting) {
      throw invalid(
        `${definition.logicalId}: the KeyUsage of a ${keySpec} key is ${fitting}, not ${keyUsage}`,
      );
    }
    const description = definition.description ?? '';
    const enabled = definition.enabled ?? true;
    let key = this.#store.byLogicalId(definition.logicalId);
    if (!key) {
      const { logicalId } = definition;
      const createdAt = this.#clock.now();
      key = this.#store.create({
        logicalId,
        keySpec,
        keyUsage: fitting,
        createdAt,
        description,
        enabled,
        aliases: [],
      });
    } else if (key.keySpec !== keySpec) {
      throw invalid(`${definition.logicalId}: the KeySpec of a key cannot be changed`);
    } else if (key.description !== description || key.enabled !== enabled) {
      key.description = description;
      key.enabled = enabled;
      this.#store.save();
    }
    return { keyId: key.keyId, arn: this.#arn(key) };
  }

  /** Makes `alias` (with or without `alias/`) an alias of the key, and of no other. */
  ensureAlias(alias: string, keyIdOrArn: string): { arn: string } {
    const name = alias.startsWith('alias/') ? alias : `alias/${alias}`;
    if (!/^alias\/[a-zA-Z0-9/_-]{1,250}$/.test(name)) throw invalid(`${name} is not a valid alias`);
    const key = this.#find(keyIdOrArn);
    if (!key.aliases.includes(name)) {
      for (const other of this.#store.all()) other.aliases = other.aliases.filter((held) => held !== name);
      key.aliases.push(name);
      this.#store.save();
    }
    return { arn: aliasArn(name, this.#identity) };
  }

  /**
   * Returns the ARN of a key that is given by its id, its ARN or an alias.
   * @throws AwsError NotFoundException
   */
  arnOf(reference: string): string {
    return this.#arn(this.#find(reference));
  }

  /** Returns the ARN of the key of a ciphertext (base64), if it was made here. */
  arnOfCiphertext(blob: string): string | undefined {
    const keyId = keyIdOf(Buffer.from(blob, 'base64'));
    const key = keyId === undefined ? undefined : this.#store.byId(keyId);
    return key && this.#arn(key);
  }

  async handle(request: ServiceRequest): Promise<JsonObject> {
    const operation = Object.hasOwn(this.#operations, request.operation)
      ? this.#operations[request.operation]
      : undefined;
    if (!operation) {
      throw new AwsError(
        'UnsupportedOperationException',
        `The local key service does not support ${request.operation}.`,
      );
    }
    refuseMembers(request.input, ['GrantTokens']);
    if (request.input.DryRun === true) refuseMembers(request.input, ['DryRun']);
    return operation(request.input);
  }

  #encrypt(input: JsonObject): JsonObject {
    const key = this.#usableKey(requiredText(input, 'KeyId'), 'ENCRYPT_DECRYPT');
    requireSymmetric(input.EncryptionAlgorithm);
    const plaintext = bytes(input, 'Plaintext', 1, 4096);
    const blob = seal(key.keyId, material(key), plaintext, encryptionContext(input));
    return {
      CiphertextBlob: blob.toString('base64'),
      KeyId: this.#arn(key),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  }

  #decrypt(input: JsonObject): JsonObject {
    refuseMembers(input, ['Recipient']);
    requireSymmetric(input.EncryptionAlgorithm);
    const { key, plaintext } = this.#open(input, encryptionContext(input), input.KeyId);
    return {
      KeyId: this.#arn(key),
      Plaintext: plaintext.toString('base64'),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  }

  #reEncrypt(input: JsonObject): JsonObject {
    requireSymmetric(input.SourceEncryptionAlgorithm);
    requireSymmetric(input.DestinationEncryptionAlgorithm);
    const source = this.#open(input, encryptionContext(input, 'SourceEncryptionContext'), input.SourceKeyId);
    const destination = this.#usableKey(requiredText(input, 'DestinationKeyId'), 'ENCRYPT_DECRYPT');
    const context = encryptionContext(input, 'DestinationEncryptionContext');
    const blob = seal(destination.keyId, material(destination), source.plaintext, context);
    return {
      CiphertextBlob: blob.toString('base64'),
      SourceKeyId: this.#arn(source.key),
      KeyId: this.#arn(destination),
      SourceEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      DestinationEncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  }

  #open(input: JsonObject, context: Readonly<Record<string, string>>, wantedKey: unknown) {
    const blob = bytes(input, 'CiphertextBlob', 1, 6144);
    const wanted = typeof wantedKey === 'string' ? this.#find(wantedKey) : undefined;
    const keyId = keyIdOf(blob);
    const key = keyId === undefined ? undefined : this.#store.byId(keyId);
    if (!key)
      throw new AwsError(
        'InvalidCiphertextException',
        'The ciphertext was not made with a key of this runtime.',
      );
    if (wanted && wanted !== key) {
      throw new AwsError(
        'IncorrectKeyException',
        'The key ID in the request does not identify a CMK that can perform this operation.',
      );
    }
    this.#requireUsable(key, 'ENCRYPT_DECRYPT');
    const plaintext = open(material(key), blob, context);
    if (!plaintext) {
      throw new AwsError(
        'InvalidCiphertextException',
        'The ciphertext was changed, or the encryption context differs from the one that it was made with.',
      );
    }
    return { key, plaintext };
  }

  #generateDataKey(input: JsonObject): JsonObject {
    refuseMembers(input, ['Recipient']);
    const key = this.#usableKey(requiredText(input, 'KeyId'), 'ENCRYPT_DECRYPT');
    const { KeySpec: spec = null, NumberOfBytes: number = null } = input;
    if ((spec === null) === (number === null)) {
      throw invalid('Please specify either number of bytes or key spec.');
    }
    if (spec !== null && spec !== 'AES_256' && spec !== 'AES_128')
      throw invalid('KeySpec must be AES_256 or AES_128');
    const length =
      spec === null ? wholeNumber(input, 'NumberOfBytes', 1, 1024) : spec === 'AES_256' ? 32 : 16;
    const dataKey = randomBytes(length);
    const blob = seal(key.keyId, material(key), dataKey, encryptionContext(input));
    return {
      CiphertextBlob: blob.toString('base64'),
      Plaintext: dataKey.toString('base64'),
      KeyId: this.#arn(key),
    };
  }

  #generateMac(input: JsonObject): JsonObject {
    const { key, mac, algorithm } = this.#mac(input);
    return { Mac: mac.toString('base64'), MacAlgorithm: algorithm, KeyId: this.#arn(key) };
  }

  #verifyMac(input: JsonObject): JsonObject {
    const { key, mac, algorithm } = this.#mac(input);
    const given = bytes(input, 'Mac', 1, 6144);
    if (given.length !== mac.length || !timingSafeEqual(given, mac)) {
      throw new AwsError(
        'KMSInvalidMacException',
        'The MAC does not match the message, the key and the algorithm.',
      );
    }
    return { KeyId: this.#arn(key), MacValid: true, MacAlgorithm: algorithm };
  }

  #mac(input: JsonObject): { key: StoredKey; mac: Buffer; algorithm: string } {
    const key = this.#usableKey(requiredText(input, 'KeyId'), 'GENERATE_VERIFY_MAC');
    const algorithm = requiredText(input, 'MacAlgorithm');
    const known = Object.hasOwn(MAC_ALGORITHMS, algorithm) ? MAC_ALGORITHMS[algorithm] : undefined;
    if (!known) throw invalid(`MacAlgorithm must be one of ${Object.keys(MAC_ALGORITHMS).join(', ')}`);
    if (known.keySpec !== key.keySpec) {
      throw new AwsError(
        'InvalidKeyUsageException',
        `Algorithm ${algorithm} is incompatible with key spec ${key.keySpec}.`,
      );
    }
    const message = bytes(input, 'Message', 1, 4096);
    return { key, mac: createHmac(known.hash, material(key)).update(message).digest(), algorithm };
  }

  #setEnabled(input: JsonObject, enabled: boolean): JsonObject {
    const key = this.#find(requiredText(input, 'KeyId'));
    key.enabled = enabled;
    this.#store.save();
    return {};
  }

  /** Finds a key by its id, its ARN, an alias or the ARN of an alias. */
  #find(reference: string): StoredKey {
    const prefix = arnPrefix(this.#identity);
    const name = reference.startsWith(prefix) ? reference.slice(prefix.length) : reference;
    const key = name.startsWith('alias/')
      ? this.#store.byAlias(name)
      : this.#store.byId(name.startsWith('key/') ? name.slice('key/'.length) : name);
    if (key) return key;
    const what = name.startsWith('alias/') ? 'Alias' : 'Key';
    const arn =
      name.startsWith('alias/') || name.startsWith('arn:') ? name : `key/${name.replace(/^key\//, '')}`;
    throw new AwsError(
      'NotFoundException',
      `${what} '${arn.startsWith('arn:') ? arn : `${prefix}${arn}`}' does not exist`,
    );
  }

  #usableKey(reference: string, usage: KeyUsage): StoredKey {
    const key = this.#find(reference);
    this.#requireUsable(key, usage);
    return key;
  }

  #requireUsable(key: StoredKey, usage: KeyUsage): void {
    this.#requireEnabled(key);
    if (key.keyUsage !== usage) {
      throw new AwsError(
        'InvalidKeyUsageException',
        `${this.#arn(key)} key usage is ${key.keyUsage} which is not valid for this operation, which needs ${usage}.`,
      );
    }
  }

  #requireEnabled(key: StoredKey): void {
    if (!key.enabled) throw new AwsError('DisabledException', `${this.#arn(key)} is disabled.`);
  }

  #arn(key: StoredKey): string {
    return keyArn(key, this.#identity);
  }
}

function usageOf(keySpec: KeySpec): KeyUsage {
  if (keySpec === 'SYMMETRIC_DEFAULT') return 'ENCRYPT_DECRYPT';
  return signingAlgorithmOf(keySpec) === undefined ? 'GENERATE_VERIFY_MAC' : 'SIGN_VERIFY';
}

const materials = new WeakMap<StoredKey, KeyObject>();

/** Returns the secret of a key. It is created once: creating it from bytes takes longer than using it. */
function material(key: StoredKey): KeyObject {
  const known = materials.get(key) ?? createSecretKey(key.material, 'base64');
  materials.set(key, known);
  return known;
}

function isKeySpec(value: string): value is KeySpec {
  return (KEY_SPECS as readonly string[]).includes(value);
}

function requireSymmetric(algorithm: unknown): void {
  if (algorithm !== undefined && algorithm !== null && algorithm !== 'SYMMETRIC_DEFAULT') {
    throw new AwsError(
      'InvalidKeyUsageException',
      'The only supported encryption algorithm is SYMMETRIC_DEFAULT.',
    );
  }
}
