import { createHmac, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import { KeyService } from '../../kms/key-service.ts';
import type { JsonObject } from '../../service.ts';

const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };
const clock = new MovableClock(new Activity(), { at: 1_700_000_000_000 });

let dataFolder: string;
let service: KeyService;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'kms-'));
  service = new KeyService({ dataFolder, clock, identity });
});

afterEach(() => rmSync(dataFolder, { recursive: true }));

const call = (operation: string, input: JsonObject, on = service) =>
  on.handle({ service: 'kms', operation, input, principal: { arn: 'arn:aws-cn:iam::000000000000:root' } });

const base64 = (text: string) => Buffer.from(text).toString('base64');
const symmetric = (logicalId = 'Data') => service.ensureKey({ logicalId });
const mac = (logicalId = 'Mac', keySpec = 'HMAC_256') =>
  service.ensureKey({ logicalId, keySpec, keyUsage: 'GENERATE_VERIFY_MAC' });

const flipped = (blob: string, index: number) => {
  const bytes = Buffer.from(blob, 'base64');
  bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index);
  return bytes.toString('base64');
};

describe('Encryption', () => {
  it('returns what was encrypted without being told the key, and only under the same context', async () => {
    const { keyId, arn } = symmetric();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.dictionary(fc.string(), fc.string(), { maxKeys: 4, noNullPrototype: true }),
        async (bytes, EncryptionContext) => {
          const Plaintext = Buffer.from(bytes).toString('base64');
          const { CiphertextBlob } = await call('Encrypt', { KeyId: keyId, Plaintext, EncryptionContext });
          const blob = CiphertextBlob as string;
          const reordered = Object.fromEntries(Object.entries(EncryptionContext).reverse());
          expect(await call('Decrypt', { CiphertextBlob: blob, EncryptionContext: reordered })).toMatchObject(
            { Plaintext, KeyId: arn },
          );
          const other = { ...EncryptionContext, another: 'entry' };
          await expect(
            call('Decrypt', { CiphertextBlob: blob, EncryptionContext: other }),
          ).rejects.toMatchObject({ code: 'InvalidCiphertextException', statusCode: 400 });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('detects every changed byte', async () => {
    const { keyId } = symmetric();
    const { CiphertextBlob } = await call('Encrypt', { KeyId: keyId, Plaintext: base64('text') });
    const length = Buffer.from(CiphertextBlob as string, 'base64').length;
    for (let index = 0; index < length; index++) {
      const changed = flipped(CiphertextBlob as string, index);
      await expect(call('Decrypt', { CiphertextBlob: changed })).rejects.toMatchObject({
        code: 'InvalidCiphertextException',
      });
    }
    await expect(call('Decrypt', { CiphertextBlob: base64('no blob') })).rejects.toMatchObject({
      code: 'InvalidCiphertextException',
    });
  });

  it('refuses a ciphertext under a key other than the one named', async () => {
    const [one, two] = [symmetric('One'), symmetric('Two')];
    const { CiphertextBlob } = await call('Encrypt', { KeyId: one.arn, Plaintext: base64('text') });
    const blob = CiphertextBlob as string;
    await expect(call('Decrypt', { CiphertextBlob: blob, KeyId: two.arn })).rejects.toMatchObject({
      code: 'IncorrectKeyException',
    });
    expect(await call('Decrypt', { CiphertextBlob: blob, KeyId: one.keyId })).toMatchObject({
      Plaintext: base64('text'),
    });
  });

  it('can be moved from one key and context to another', async () => {
    const [one, two] = [symmetric('One'), symmetric('Two')];
    const { CiphertextBlob } = await call('Encrypt', {
      KeyId: one.arn,
      Plaintext: base64('text'),
      EncryptionContext: { of: 'one' },
    });
    const moved = await call('ReEncrypt', {
      CiphertextBlob: CiphertextBlob as string,
      SourceEncryptionContext: { of: 'one' },
      DestinationKeyId: two.arn,
      DestinationEncryptionContext: { of: 'two' },
    });
    expect(moved).toMatchObject({ SourceKeyId: one.arn, KeyId: two.arn });
    expect(
      await call('Decrypt', {
        CiphertextBlob: moved.CiphertextBlob as string,
        EncryptionContext: { of: 'two' },
      }),
    ).toMatchObject({ Plaintext: base64('text'), KeyId: two.arn });
  });

  it('makes data keys of the requested length', async () => {
    const { arn } = symmetric();
    const lengths: [JsonObject, number][] = [
      [{ KeySpec: 'AES_256' }, 32],
      [{ KeySpec: 'AES_128' }, 16],
      [{ NumberOfBytes: 33 }, 33],
    ];
    for (const [input, length] of lengths) {
      const { Plaintext, CiphertextBlob } = await call('GenerateDataKey', { KeyId: arn, ...input });
      expect(Buffer.from(Plaintext as string, 'base64')).toHaveLength(length);
      expect(await call('Decrypt', { CiphertextBlob: CiphertextBlob as string })).toMatchObject({
        Plaintext: Plaintext as string,
      });
    }
    const hidden = await call('GenerateDataKeyWithoutPlaintext', { KeyId: arn, KeySpec: 'AES_256' });
    expect(Object.keys(hidden).sort()).toEqual(['CiphertextBlob', 'KeyId']);
    await expect(
      call('GenerateDataKey', { KeyId: arn, KeySpec: 'AES_256', NumberOfBytes: 32 }),
    ).rejects.toMatchObject({ code: 'ValidationException' });
    await expect(call('GenerateDataKey', { KeyId: arn })).rejects.toMatchObject({
      code: 'ValidationException',
    });
  });
});

describe('Message authentication', () => {
  it.each([
    ['HMAC_224', 'HMAC_SHA_224', 28],
    ['HMAC_256', 'HMAC_SHA_256', 32],
    ['HMAC_384', 'HMAC_SHA_384', 48],
    ['HMAC_512', 'HMAC_SHA_512', 64],
  ])('with %s makes codes that verify, and accepts no others', async (keySpec, MacAlgorithm, length) => {
    const { arn } = mac('Mac', keySpec);
    const input = { KeyId: arn, MacAlgorithm, Message: base64('message') };
    const { Mac } = await call('GenerateMac', input);
    expect(Buffer.from(Mac as string, 'base64')).toHaveLength(length);
    expect(await call('VerifyMac', { ...input, Mac: Mac as string })).toEqual({
      KeyId: arn,
      MacValid: true,
      MacAlgorithm,
    });
    for (const wrong of [
      { ...input, Mac: flipped(Mac as string, 0) },
      { ...input, Mac: Mac as string, Message: base64('massage') },
      { ...input, Mac: base64('short') },
    ]) {
      await expect(call('VerifyMac', wrong)).rejects.toMatchObject({ code: 'KMSInvalidMacException' });
    }
  });

  it('is the HMAC of the standard with the stored key material', async () => {
    const { keyId } = mac();
    const { Mac } = await call('GenerateMac', {
      KeyId: keyId,
      MacAlgorithm: 'HMAC_SHA_256',
      Message: base64('message'),
    });
    const { keys } = JSON.parse(readFileSync(join(dataFolder, 'kms-keys.json'), 'utf8')) as {
      keys: { material: string }[];
    };
    const material = Buffer.from(keys[0]?.material ?? '', 'base64');
    expect(Mac).toBe(createHmac('sha256', material).update('message').digest('base64'));
  });

  it('refuses a key or an algorithm that does not match', async () => {
    const [data, hmac] = [symmetric(), mac()];
    const Message = base64('message');
    const wrong: [string, JsonObject][] = [
      ['GenerateMac', { KeyId: data.arn, MacAlgorithm: 'HMAC_SHA_256', Message }],
      ['GenerateMac', { KeyId: hmac.arn, MacAlgorithm: 'HMAC_SHA_512', Message }],
      ['Encrypt', { KeyId: hmac.arn, Plaintext: Message }],
      ['GenerateDataKey', { KeyId: hmac.arn, KeySpec: 'AES_256' }],
    ];
    for (const [operation, input] of wrong) {
      await expect(call(operation, input)).rejects.toMatchObject({ code: 'InvalidKeyUsageException' });
    }
  });
});

describe('Signatures', () => {
  const signing = (logicalId = 'Signing', keySpec = 'ECC_NIST_P256') =>
    service.ensureKey({ logicalId, keySpec, keyUsage: 'SIGN_VERIFY' });

  it.each([
    ['ECC_NIST_P256', 'ECDSA_SHA_256', 'sha256'],
    ['ECC_NIST_P384', 'ECDSA_SHA_384', 'sha384'],
    ['ECC_NIST_P521', 'ECDSA_SHA_512', 'sha512'],
  ])('with %s are those of its public key, and no others', async (keySpec, SigningAlgorithm, hash) => {
    const { arn } = signing('Signing', keySpec);
    const input = { KeyId: arn, SigningAlgorithm, Message: base64('message') };
    const { Signature } = await call('Sign', { ...input, MessageType: 'RAW' });
    const signature = Signature as string;
    expect(await call('Verify', { ...input, Signature: signature })).toEqual({
      KeyId: arn,
      SignatureValid: true,
      SigningAlgorithm,
    });
    const described = await call('GetPublicKey', { KeyId: arn });
    expect(described).toMatchObject({
      KeyId: arn,
      KeySpec: keySpec,
      KeyUsage: 'SIGN_VERIFY',
      SigningAlgorithms: [SigningAlgorithm],
    });
    const der = Buffer.from(described.PublicKey as string, 'base64');
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    expect(verify(hash, Buffer.from('message'), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
    const another = signing('Another', keySpec).arn;
    for (const wrong of [
      { ...input, Signature: flipped(signature, 10) },
      { ...input, Signature: signature, Message: base64('massage') },
      { ...input, Signature: signature, KeyId: another },
    ]) {
      await expect(call('Verify', wrong)).rejects.toMatchObject({ code: 'KMSInvalidSignatureException' });
    }
  });

  it('are refused with a key, an algorithm or a kind of message that does not fit', async () => {
    const [own, data] = [signing(), symmetric()];
    const input = { KeyId: own.arn, SigningAlgorithm: 'ECDSA_SHA_256', Message: base64('message') };
    const refusals: [string, JsonObject, string][] = [
      ['Sign', { ...input, KeyId: data.arn }, 'InvalidKeyUsageException'],
      ['Sign', { ...input, SigningAlgorithm: 'ECDSA_SHA_384' }, 'InvalidKeyUsageException'],
      ['Sign', { ...input, SigningAlgorithm: 'RSASSA_PSS_SHA_256' }, 'ValidationException'],
      ['Sign', { ...input, Message: Buffer.alloc(4097).toString('base64') }, 'ValidationException'],
      ['Sign', { ...input, MessageType: 'DIGEST' }, 'UnsupportedOperationException'],
      ['Encrypt', { KeyId: own.arn, Plaintext: base64('text') }, 'InvalidKeyUsageException'],
      ['GetPublicKey', { KeyId: data.arn }, 'UnsupportedOperationException'],
    ];
    for (const [operation, refused, code] of refusals)
      await expect(call(operation, refused), operation).rejects.toMatchObject({ code });
    await call('DisableKey', { KeyId: own.arn });
    await expect(call('Sign', input)).rejects.toMatchObject({ code: 'DisabledException' });
    await expect(call('GetPublicKey', { KeyId: own.arn })).rejects.toMatchObject({
      code: 'DisabledException',
    });
  });

  it('are made with the same key after a restart, and a damaged one is refused', async () => {
    const { keyId } = signing();
    const { PublicKey } = await call('GetPublicKey', { KeyId: keyId });
    const again = new KeyService({ dataFolder, clock, identity });
    expect(await call('GetPublicKey', { KeyId: keyId }, again)).toMatchObject({ PublicKey });
    const file = join(dataFolder, 'kms-keys.json');
    const { keys, version } = JSON.parse(readFileSync(file, 'utf8')) as { keys: object[]; version: number };
    writeFileSync(
      file,
      JSON.stringify({ version, keys: keys.map((key) => ({ ...key, material: base64('x') })) }),
    );
    expect(() => new KeyService({ dataFolder, clock, identity })).toThrow('damaged');
  });
});

describe('Keys', () => {
  it('stay the same over a restart, and only their owner may read them', async () => {
    const key = symmetric();
    service.ensureAlias('alias/data', key.keyId);
    const { CiphertextBlob } = await call('Encrypt', { KeyId: 'alias/data', Plaintext: base64('kept') });
    const again = new KeyService({ dataFolder, clock, identity });
    expect(again.ensureKey({ logicalId: 'Data' })).toEqual(key);
    expect(
      await call('Decrypt', { CiphertextBlob: CiphertextBlob as string, KeyId: 'alias/data' }, again),
    ).toMatchObject({ Plaintext: base64('kept') });
    expect(statSync(join(dataFolder, 'kms-keys.json')).mode & 0o777).toBe(0o600);
  });

  it('are found by id, ARN, alias and the ARN of an alias', async () => {
    const { keyId, arn } = symmetric();
    const alias = service.ensureAlias('data', keyId);
    for (const KeyId of [keyId, arn, 'alias/data', alias.arn]) {
      expect(await call('DescribeKey', { KeyId })).toMatchObject({ KeyMetadata: { Arn: arn } });
    }
    expect(arn).toBe(`arn:aws-cn:kms:cn-north-1:000000000000:key/${keyId}`);
    for (const KeyId of [
      'alias/none',
      'a0000000-0000-0000-0000-000000000000',
      arn.replace('cn-north-1', 'x'),
    ]) {
      await expect(call('DescribeKey', { KeyId })).rejects.toMatchObject({ code: 'NotFoundException' });
    }
  });

  it('describe themselves and are listed in pages', async () => {
    const { keyId, arn } = mac();
    expect(await call('DescribeKey', { KeyId: keyId })).toMatchObject({
      KeyMetadata: {
        KeySpec: 'HMAC_256',
        KeyUsage: 'GENERATE_VERIFY_MAC',
        KeyState: 'Enabled',
        MacAlgorithms: ['HMAC_SHA_256'],
        CreationDate: 1_700_000_000,
      },
    });
    symmetric();
    const first = await call('ListKeys', { Limit: 1 });
    expect(first).toMatchObject({ Keys: [{ KeyId: keyId, KeyArn: arn }], Truncated: true });
    const rest = await call('ListKeys', { Marker: first.NextMarker as string });
    expect(rest).toMatchObject({ Truncated: false });
    expect(rest.Keys).toHaveLength(1);
  });

  it('hand their alias over when another key takes it', async () => {
    const [one, two] = [symmetric('One'), symmetric('Two')];
    service.ensureAlias('shared', one.keyId);
    service.ensureAlias('shared', two.keyId);
    expect(await call('ListAliases', {})).toMatchObject({
      Aliases: [{ AliasName: 'alias/shared', TargetKeyId: two.keyId }],
    });
    expect(await call('ListAliases', { KeyId: one.keyId })).toMatchObject({ Aliases: [] });
  });

  it('do nothing while disabled', async () => {
    const { keyId } = symmetric();
    const { CiphertextBlob } = await call('Encrypt', { KeyId: keyId, Plaintext: base64('text') });
    await call('DisableKey', { KeyId: keyId });
    const blob = { CiphertextBlob: CiphertextBlob as string };
    await expect(call('Decrypt', blob)).rejects.toMatchObject({ code: 'DisabledException' });
    await call('EnableKey', { KeyId: keyId });
    expect(await call('Decrypt', blob)).toMatchObject({ Plaintext: base64('text') });
  });

  it('cannot change their spec, or have one that is not supported', () => {
    symmetric('Data');
    expect(() => mac('Data')).toThrow('cannot be changed');
    expect(() => service.ensureKey({ logicalId: 'X', keySpec: 'RSA_2048' })).toThrow('RSA_2048');
    expect(() => service.ensureKey({ logicalId: 'X', keySpec: 'HMAC_256' })).toThrow('GENERATE_VERIFY_MAC');
  });

  /** The key file of a folder with the same template key, made elsewhere. */
  function keyFileOfAnotherFolder(): string {
    const other = join(dataFolder, 'other');
    new KeyService({ dataFolder: other, clock, identity }).ensureKey({ logicalId: 'Data' });
    return readFileSync(join(other, 'kms-keys.json'), 'utf8');
  }

  it.each<[string, (own: { keys: object[] }) => unknown, RegExp]>([
    ['of another folder', () => JSON.parse(keyFileOfAnotherFolder()), /is not in it/],
    [
      'with other material under the same id',
      ({ keys }) => {
        const [{ material }] = (JSON.parse(keyFileOfAnotherFolder()) as { keys: [{ material: string }] })
          .keys;
        return { version: 1, keys: keys.map((key) => ({ ...key, material })) };
      },
      /in it is another one/,
    ],
    ['of a time before the key was made', () => ({ version: 1, keys: [] }), /is not in it/],
  ])('are noticed when their file is one %s, and the file is left as it is', (_what, replace, reason) => {
    symmetric();
    const file = join(dataFolder, 'kms-keys.json');
    const own = readFileSync(file, 'utf8');
    const foreign = JSON.stringify(replace(JSON.parse(own) as { keys: object[] }));
    writeFileSync(file, foreign);
    expect(() => new KeyService({ dataFolder, clock, identity })).toThrow(reason);
    expect(readFileSync(file, 'utf8')).toBe(foreign);
    writeFileSync(file, own);
    expect(new KeyService({ dataFolder, clock, identity }).ensureKey({ logicalId: 'Data' })).toEqual(
      symmetric(),
    );
  });

  it('of a folder of an earlier version are taken as they are, and known from then on', () => {
    const key = symmetric();
    rmSync(join(dataFolder, 'kms-check.json'));
    expect(new KeyService({ dataFolder, clock, identity }).ensureKey({ logicalId: 'Data' })).toEqual(key);
    writeFileSync(join(dataFolder, 'kms-keys.json'), '{"version":1,"keys":[]}');
    expect(() => new KeyService({ dataFolder, clock, identity })).toThrow(key.keyId);
  });

  it('are never overwritten when their file is damaged', () => {
    symmetric();
    const file = join(dataFolder, 'kms-keys.json');
    for (const damage of ['{"version":1,"keys":[', '{"version":2}']) {
      writeFileSync(file, damage);
      expect(() => new KeyService({ dataFolder, clock, identity })).toThrow(file);
      expect(readFileSync(file, 'utf8')).toBe(damage);
    }
  });
});

describe('The service', () => {
  it('generates random bytes', async () => {
    const { Plaintext } = await call('GenerateRandom', { NumberOfBytes: 24 });
    expect(Buffer.from(Plaintext as string, 'base64')).toHaveLength(24);
    await expect(call('GenerateRandom', { NumberOfBytes: 1025 })).rejects.toMatchObject({
      code: 'ValidationException',
    });
  });

  it('refuses by name what it does not support', async () => {
    const { arn } = symmetric();
    await expect(call('DeriveSharedSecret', { KeyId: arn })).rejects.toThrow('DeriveSharedSecret');
    await expect(call('DescribeKey', { KeyId: arn, GrantTokens: ['x'] })).rejects.toThrow('GrantTokens');
    await expect(call('Encrypt', { KeyId: arn, Plaintext: base64('x'), DryRun: true })).rejects.toThrow(
      'DryRun',
    );
  });

  it('says which member of a request is wrong, but never what it held', async () => {
    const { arn } = symmetric();
    await expect(call('Encrypt', { KeyId: arn })).rejects.toThrow('Plaintext');
    const large = Buffer.alloc(4097, 'secret').toString('base64');
    await expect(call('Encrypt', { KeyId: arn, Plaintext: large })).rejects.toThrow(
      /^Plaintext must be 1 to 4096 bytes, in base64$/,
    );
  });
});
