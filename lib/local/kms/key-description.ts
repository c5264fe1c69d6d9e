import { type AccountIdentity, AwsError } from '../aws-error.ts';
import type { JsonObject } from '../service.ts';
import type { KeySpec, StoredKey } from './key.ts';
import { wholeNumber } from './parameters.ts';
import { publicKeyOf, signingAlgorithmOf } from './signing.ts';

export const MAC_ALGORITHMS: Readonly<Record<string, { keySpec: KeySpec; hash: string }>> = {
  HMAC_SHA_224: { keySpec: 'HMAC_224', hash: 'sha224' },
  HMAC_SHA_256: { keySpec: 'HMAC_256', hash: 'sha256' },
  HMAC_SHA_384: { keySpec: 'HMAC_384', hash: 'sha384' },
  HMAC_SHA_512: { keySpec: 'HMAC_512', hash: 'sha512' },
};

export function arnPrefix({ partition, region, accountId }: AccountIdentity): string {
  return `arn:${partition}:kms:${region}:${accountId}:`;
}

export function keyArn(key: StoredKey, identity: AccountIdentity): string {
  return `${arnPrefix(identity)}key/${key.keyId}`;
}

export function aliasArn(alias: string, identity: AccountIdentity): string {
  return `${arnPrefix(identity)}${alias}`;
}

/** Returns the answer of DescribeKey, which never contains the key material. */
export function keyMetadata(key: StoredKey, identity: AccountIdentity): JsonObject {
  return {
    AWSAccountId: identity.accountId,
    KeyId: key.keyId,
    Arn: keyArn(key, identity),
    CreationDate: key.createdAt / 1000,
    Enabled: key.enabled,
    Description: key.description,
    KeyUsage: key.keyUsage,
    KeyState: key.enabled ? 'Enabled' : 'Disabled',
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    CustomerMasterKeySpec: key.keySpec,
    KeySpec: key.keySpec,
    MultiRegion: false,
    ...algorithmsOf(key.keySpec),
  };
}

function algorithmsOf(keySpec: KeySpec): JsonObject {
  const signing = signingAlgorithmOf(keySpec);
  if (signing !== undefined) return { SigningAlgorithms: [signing] };
  const mac = Object.entries(MAC_ALGORITHMS).find(([, known]) => known.keySpec === keySpec)?.[0];
  return mac === undefined ? { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] } : { MacAlgorithms: [mac] };
}

/**
 * Returns the answer of GetPublicKey.
 * @throws AwsError UnsupportedOperationException when the key has no public half
 */
export function publicKeyDescription(key: StoredKey, identity: AccountIdentity): JsonObject {
  if (signingAlgorithmOf(key.keySpec) === undefined) {
    throw new AwsError('UnsupportedOperationException', `${keyArn(key, identity)} is not an asymmetric key.`);
  }
  return {
    KeyId: keyArn(key, identity),
    PublicKey: publicKeyOf(key).toString('base64'),
    CustomerMasterKeySpec: key.keySpec,
    KeySpec: key.keySpec,
    KeyUsage: key.keyUsage,
    ...algorithmsOf(key.keySpec),
  };
}

export function listKeys(keys: StoredKey[], identity: AccountIdentity, input: JsonObject): JsonObject {
  const { page, more } = pageOf(keys, input);
  return { Keys: page.map((key) => ({ KeyId: key.keyId, KeyArn: keyArn(key, identity) })), ...more };
}

export function listAliases(keys: StoredKey[], identity: AccountIdentity, input: JsonObject): JsonObject {
  const aliases = keys.flatMap((key) => key.aliases.map((alias) => ({ alias, key })));
  const { page, more } = pageOf(aliases, input);
  const Aliases = page.map(({ alias, key }) => ({
    AliasName: alias,
    AliasArn: aliasArn(alias, identity),
    TargetKeyId: key.keyId,
    CreationDate: key.createdAt / 1000,
    LastUpdatedDate: key.createdAt / 1000,
  }));
  return { Aliases, ...more };
}

/** Returns one page of a list, of 100 items by default. The marker is the index of the next item. */
function pageOf<T>(all: T[], input: JsonObject): { page: T[]; more: JsonObject } {
  const limit = input.Limit === undefined ? 100 : wholeNumber(input, 'Limit', 1, 1000);
  const from = input.Marker === undefined ? 0 : Number(input.Marker);
  if (!Number.isInteger(from) || from < 0) {
    throw new AwsError('InvalidMarkerException', 'The marker is not valid.');
  }
  const next = from + limit;
  const more: JsonObject =
    next < all.length ? { Truncated: true, NextMarker: String(next) } : { Truncated: false };
  return { page: all.slice(from, next), more };
}
