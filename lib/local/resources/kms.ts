import type { KeyDefinition } from '../kms/key-service.ts';
import { isTrue, type ResourceType, TAGS, textOf } from './resource-type.ts';

const ROTATION = { noted: 'keys are not rotated here' } as const;

const key: ResourceType = {
  properties: {
    BypassPolicyLockoutSafetyCheck: { noted: 'policies of keys are not enforced yet' },
    Description: 'used',
    EnableKeyRotation: ROTATION,
    Enabled: 'used',
    KeyPolicy: { noted: 'policies of keys are not enforced yet' },
    KeySpec: 'used',
    KeyUsage: 'used',
    PendingWindowInDays: { noted: 'keys are deleted with the data folder' },
    RotationPeriodInDays: ROTATION,
    Tags: TAGS,
  },
  deploy({ stack, logicalId, properties }, { keys }) {
    const [keySpec, keyUsage] = [textOf(properties, 'KeySpec'), textOf(properties, 'KeyUsage')];
    const description = textOf(properties, 'Description');
    const definition: KeyDefinition = {
      logicalId: `${stack.name}/${logicalId}`,
      ...(keySpec !== undefined && { keySpec }),
      ...(keyUsage !== undefined && { keyUsage }),
      ...(description !== undefined && { description }),
      ...(properties.Enabled !== undefined && { enabled: isTrue(properties, 'Enabled') }),
    };
    const { keyId, arn } = keys.ensureKey(definition);
    return { ref: keyId, attributes: { Arn: arn, KeyId: keyId } };
  },
};

const alias: ResourceType = {
  properties: { AliasName: 'used', TargetKeyId: 'used' },
  deploy({ properties }, { keys }) {
    const name = textOf(properties, 'AliasName') ?? '';
    keys.ensureAlias(name, textOf(properties, 'TargetKeyId') ?? '');
    return { ref: name };
  },
};

export const kmsTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::KMS::Alias': alias,
  'AWS::KMS::Key': key,
};
