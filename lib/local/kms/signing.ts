import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../service.ts';
import type { KeySpec, StoredKey } from './key.ts';
import { bytes, invalid, requiredText } from './parameters.ts';

interface Signing {
  readonly algorithm: string;
  readonly curve: string;
  readonly hash: string;
}

/** Elliptic curves, each with its only signing algorithm. */
const SIGNING: Partial<Readonly<Record<KeySpec, Signing>>> = {
  ECC_NIST_P256: { algorithm: 'ECDSA_SHA_256', curve: 'prime256v1', hash: 'sha256' },
  ECC_NIST_P384: { algorithm: 'ECDSA_SHA_384', curve: 'secp384r1', hash: 'sha384' },
  ECC_NIST_P521: { algorithm: 'ECDSA_SHA_512', curve: 'secp521r1', hash: 'sha512' },
};

/** Returns the signing algorithm of a key; undefined when it is not a signing key. */
export const signingAlgorithmOf = (keySpec: KeySpec): string | undefined => SIGNING[keySpec]?.algorithm;

/** Makes a new private key in PKCS #8; undefined when keys of the spec do not sign. */
export function newPrivateKey(keySpec: KeySpec): Buffer | undefined {
  const signing = SIGNING[keySpec];
  if (!signing) return undefined;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: signing.curve });
  return privateKey.export({ format: 'der', type: 'pkcs8' });
}

/** Whether the material of a key is a private key of its curve. */
export function isPrivateKey(keySpec: KeySpec, material: Buffer): boolean {
  try {
    const { asymmetricKeyDetails } = createPrivateKey({ key: material, format: 'der', type: 'pkcs8' });
    return asymmetricKeyDetails?.namedCurve === SIGNING[keySpec]?.curve;
  } catch {
    return false;
  }
}

/** Returns the public key of a signing key, as SubjectPublicKeyInfo in DER. */
export const publicKeyOf = ({ material }: StoredKey): Buffer =>
  createPublicKey(privateKeyOf(material)).export({ format: 'der', type: 'spki' });

/** Signs a message. The signature is an ASN.1 sequence, as the real service returns it, and different each time. */
export function signMessage(key: StoredKey, input: JsonObject): Buffer {
  const { message, hash } = signed(key, input);
  return sign(hash, message, privateKeyOf(key.material));
}

/** @throws AwsError KMSInvalidSignatureException when the signature does not match the message and the key */
export function verifySignature(key: StoredKey, input: JsonObject): void {
  const { message, hash } = signed(key, input);
  const signature = bytes(input, 'Signature', 1, 6144);
  if (verify(hash, message, createPublicKey(privateKeyOf(key.material)), signature)) return;
  throw new AwsError(
    'KMSInvalidSignatureException',
    'The signature does not match the message, the key and the algorithm.',
  );
}

/** Returns the message to sign. A digest made by the caller is refused: Node.js only signs messages. */
function signed(key: StoredKey, input: JsonObject): { message: Buffer; hash: string } {
  const algorithm = requiredText(input, 'SigningAlgorithm');
  const known = Object.values(SIGNING).map((each) => each.algorithm);
  if (!known.includes(algorithm)) throw invalid(`SigningAlgorithm must be one of ${known.join(', ')}`);
  const signing = SIGNING[key.keySpec];
  if (signing?.algorithm !== algorithm) {
    throw new AwsError(
      'InvalidKeyUsageException',
      `Algorithm ${algorithm} is incompatible with key spec ${key.keySpec}.`,
    );
  }
  const { MessageType = 'RAW' } = input;
  if (MessageType !== 'RAW') {
    throw new AwsError(
      'UnsupportedOperationException',
      `The local key service does not support MessageType ${String(MessageType)}.`,
    );
  }
  return { message: bytes(input, 'Message', 1, 4096), hash: signing.hash };
}

const privateKeyOf = (material: string) =>
  createPrivateKey({ key: Buffer.from(material, 'base64'), format: 'der', type: 'pkcs8' });
