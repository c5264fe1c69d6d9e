/** The supported kinds of keys. */
export const KEY_SPECS = [
  'SYMMETRIC_DEFAULT',
  'HMAC_224',
  'HMAC_256',
  'HMAC_384',
  'HMAC_512',
  'ECC_NIST_P256',
  'ECC_NIST_P384',
  'ECC_NIST_P521',
] as const;
export type KeySpec = (typeof KEY_SPECS)[number];
export type KeyUsage = 'ENCRYPT_DECRYPT' | 'GENERATE_VERIFY_MAC' | 'SIGN_VERIFY';

export interface StoredKey {
  readonly keyId: string;
  /** The template resource that the key belongs to. */
  readonly logicalId: string;
  readonly keySpec: KeySpec;
  readonly keyUsage: KeyUsage;
  /** Base64; for a signing key, the private key in PKCS #8. Never leaves the code of this folder. */
  readonly material: string;
  readonly createdAt: number;
  description: string;
  enabled: boolean;
  /** Including the prefix `alias/`. */
  aliases: string[];
}
