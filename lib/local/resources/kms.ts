import type { AccountIdentity } from '../aws-error.ts';
import type { KeyDefinition } from '../kms/key-service.ts';
import type { JsonObject } from '../service.ts';
import { isTrue, type ResourceType, TAGS, textOf } from './resource-type.ts';

const ROTATION = { noEffect: 'keys are not rotated here' } as const;

const key: ResourceType = {
  properties: {
    BypassPolicyLockoutSafetyCheck: { noEffect: 'the account may always change everything here' },
    Description: 'used',
    EnableKeyRotation: ROTATION,
    Enabled: 'used',
    KeyPolicy: 'used',
    KeySpec: 'used',
    KeyUsage: 'used',
    PendingWindowInDays: { noEffect: 'keys are deleted with the data folder' },
    RotationPeriodInDays: ROTATION,
    Tags: TAGS,
  },
  deploy({ stack, logicalId, properties }, { keys, access, identity }) {
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
    const policy = properties.KeyPolicy ?? accountKeyPolicy(identity);
    access.policies.putResourcePolicy(arn, `the policy of the key ${logicalId}`, policy);
    return { ref: keyId, attributes: { Arn: arn, KeyId: keyId } };
  },
};

/** The default policy of a key, which lets the account do everything. */
function accountKeyPolicy({ partition, accountId }: AccountIdentity): JsonObject {
  const Principal = { AWS: `arn:${partition}:iam::${accountId}:root` };
  return { Statement: [{ Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*' }] };
}

const alias: ResourceType = {
  properties: { AliasName: 'used', TargetKeyId: 'used' },
  deploy({ properties }, { keys }) {
    const name = textOf(properties, 'AliasName') ?? '';
    // API reference, CreateAlias.
    if (!/^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/.test(name))
      throw new Error(
        `the AliasName ${name} is not valid: it must begin with alias/, but not with alias/aws/`,
      );
    keys.ensureAlias(name, textOf(properties, 'TargetKeyId') ?? '');
    return { ref: name, only: `the alias ${name}` };
  },
};

export const kmsTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::KMS::Alias': alias,
  'AWS::KMS::Key': key,
};
