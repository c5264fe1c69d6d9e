import type { JsonObject } from '../../service.ts';
import { type Access, type Resources, UnknownAccess } from '../access.ts';
import type { ContextValue } from '../evaluation/context.ts';
import { objectAt, textAt } from './fields.ts';

/** Operations on the key in `KeyId` that need the permission of the same name. */
const ON_KEY = new Set([
  'Encrypt',
  'Decrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateMac',
  'VerifyMac',
  'Sign',
  'Verify',
  'GetPublicKey',
  'DescribeKey',
  'EnableKey',
  'DisableKey',
]);
const ON_ANYTHING = new Set(['GenerateRandom', 'ListKeys', 'ListAliases']);

/** Every permission that a call of KMS can need. */
export const kmsActions: readonly string[] = [...ON_KEY, ...ON_ANYTHING, 'ReEncryptFrom', 'ReEncryptTo'].map(
  (name) => `kms:${name}`,
);

/** Returns the permissions of a KMS call. A key that does not exist needs none: the service itself reports it. */
export function kmsAccesses(operation: string, input: JsonObject, resources: Resources): Access[] {
  if (ON_ANYTHING.has(operation)) return [{ action: `kms:${operation}`, resource: '*' }];
  if (operation === 'ReEncrypt') {
    return [
      ...onKey('ReEncryptFrom', input, keyOf(input, 'SourceKeyId', resources), 'SourceEncryptionContext'),
      ...onKey(
        'ReEncryptTo',
        input,
        resources.keyArn(textAt(input, 'DestinationKeyId')),
        'DestinationEncryptionContext',
      ),
    ];
  }
  if (!ON_KEY.has(operation)) throw new UnknownAccess(`kms:${operation}`);
  return onKey(operation, input, keyOf(input, 'KeyId', resources), 'EncryptionContext');
}

function keyOf(input: JsonObject, field: string, resources: Resources): string | undefined {
  const named = textAt(input, field);
  return named === '' ? resources.keyOfCiphertext(textAt(input, 'CiphertextBlob')) : resources.keyArn(named);
}

function onKey(action: string, input: JsonObject, resource: string | undefined, field: string): Access[] {
  if (resource === undefined) return [];
  const prefix = 'kms:encryptioncontext:';
  const context = (key: string): ContextValue | undefined => {
    const pairs = objectAt(input, field);
    if (key.startsWith(prefix)) {
      const name = key.slice(prefix.length);
      const found = Object.entries(pairs).find(([one]) => one.toLowerCase() === name);
      return found && String(found[1]);
    }
    switch (key) {
      case 'kms:encryptioncontextkeys':
        return Object.keys(pairs).length > 0 ? Object.keys(pairs) : undefined;
      case 'kms:requestalias': {
        const named = textAt(input, 'KeyId');
        return /(^|:)alias\//.test(named) ? named.replace(/^.*:alias\//, 'alias/') : undefined;
      }
      case 'kms:macalgorithm':
        return textAt(input, 'MacAlgorithm') || undefined;
      case 'kms:signingalgorithm':
        return textAt(input, 'SigningAlgorithm') || undefined;
      case 'kms:messagetype':
        return action === 'Sign' || action === 'Verify' ? textAt(input, 'MessageType') || 'RAW' : undefined;
      case 'kms:encryptionalgorithm':
        return /Encrypt|Decrypt/.test(action)
          ? textAt(input, 'EncryptionAlgorithm') || 'SYMMETRIC_DEFAULT'
          : undefined;
      default:
        return undefined;
    }
  };
  return [{ action: `kms:${action}`, resource, context }];
}
