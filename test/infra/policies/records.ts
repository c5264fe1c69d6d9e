import { describe, expect, test } from 'vitest';
import { writtenPartitions } from '../../../lib/infra/capabilities.ts';
import { accessPatterns } from '../../../lib/store/access-patterns.ts';
import { keys, lists } from '../../../lib/store/keys.ts';
import { refOf, type Statement, type Templates } from '../template.ts';

export function recordPolicies(templates: Templates): void {
  const table = templates.one('AWS::DynamoDB::GlobalTable');

  describe('The table', () => {
    test('has the keys and the indexes that the store uses', () => {
      const key = (partition: string, sort: string) => [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: sort, KeyType: 'RANGE' },
      ];
      const found = table.Properties.GlobalSecondaryIndexes as { IndexName: string; KeySchema: unknown }[];
      const asked = new Set(Object.values(lists).map(({ index }) => index));
      expect(table.Properties.KeySchema).toEqual(key('PK', 'SK'));
      expect(found.map(({ IndexName, KeySchema }) => ({ IndexName, KeySchema }))).toEqual(
        [...asked].toSorted().map((name) => ({ IndexName: name, KeySchema: key(`${name}pk`, `${name}sk`) })),
      );
    });

    test('can be restored to any second, is protected from deletion and is kept when the stack is deleted', () => {
      const [replica] = table.Properties.Replicas as Record<string, unknown>[];
      expect(replica).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
      expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    });

    test('is paid by use, streams new images and removes expired items', () => {
      expect(table.Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      });
    });

    test('is encrypted with a key of our own that can be used only through DynamoDB', () => {
      const [replica] = table.Properties.Replicas as { SSESpecification: { KMSMasterKeyId: unknown } }[];
      const key = templates.resources.find(
        ({ id }) => id === refOf(replica?.SSESpecification.KMSMasterKeyId),
      );
      expect(table.Properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
      const policy = key?.Properties.KeyPolicy as
        | { Statement: { Sid?: string; Condition?: unknown }[] }
        | undefined;
      expect(policy?.Statement.find(({ Sid }) => Sid === 'UseThroughDynamoDb')?.Condition).toEqual({
        StringEquals: { 'kms:CallerAccount': expect.anything() },
        StringLike: { 'kms:ViaService': 'dynamodb.*' },
      });
    });
  });

  describe('The partitions that functions may write into', () => {
    const partitions = new Set(
      accessPatterns.flatMap((each): readonly string[] => {
        if (!('partition' in each)) return [];
        const [name] = each.partition;
        const key: unknown = keys[name];
        if (typeof key !== 'function') return [String(key)];
        // A partition that is told apart by its beginning only, as shards are: whatever stands behind its name.
        return [String(key('*')).replace(/#.*$/, '#*')];
      }),
    );

    test('are those of the store, and all of them', () => {
      const written = [...new Set(Object.values<readonly string[]>(writtenPartitions).flat())];
      // `EFFECTS#*` covers the effects of digests too.
      const isCovered = (partition: string) =>
        written.some((each) =>
          each.endsWith('*') ? partition.startsWith(each.slice(0, -1)) : partition === each,
        );
      expect([...partitions].filter((each) => !isCovered(each))).toEqual([]);
      // The rounds of one job are a part of those of all.
      const isPart = (each: string) => partitions.has(each.replace(/#.*$/, '#*'));
      expect(written.filter((each) => !partitions.has(each) && !isPart(each))).toEqual([]);
    });
  });

  describe('The encryption keys', () => {
    const found = templates.ofType('AWS::KMS::Key');

    test('are one for the table, one for fields, one to find persons and one to sign, and all are kept', () => {
      expect(found).toHaveLength(4);
      for (const key of found) {
        expect(key, key.id).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      }
    });

    test('let nobody but the functions of this service use the key of fields, and only for a case or a file', () => {
      const policy = found.find(({ id }) => id.startsWith('FieldKey'))?.Properties.KeyPolicy as {
        readonly Statement: readonly Statement[];
      };
      const denied = policy.Statement.filter(({ Effect }) => Effect === 'Deny');
      for (const { Action, Principal } of denied) {
        expect(Principal).toEqual({ AWS: '*' });
        expect(Action).toEqual(['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*']);
      }
      const [roles, contexts] = denied.map(({ Condition }) => JSON.stringify(Condition));
      expect(roles).toMatch(
        /^\{"ArnNotLike":\{"aws:PrincipalArn":\[.*role\/ServiceStack-\*.*role\/ApiFunctionsStack-\*/,
      );
      expect(contexts).toBe(
        '{"Null":{"kms:EncryptionContext:caseId":"true","kms:EncryptionContext:comparison":"true"}}',
      );
    });

    test('are rotated, except those that must still find a person and verify a signature after years', () => {
      const rotating = found.filter(({ Properties }) => Properties.EnableKeyRotation === true);
      const fixed = found.filter(({ Properties }) => Properties.EnableKeyRotation !== true);
      expect(rotating).toHaveLength(2);
      expect(fixed.map(({ Properties }) => Properties)).toEqual([
        expect.objectContaining({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }),
        expect.objectContaining({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }),
      ]);
    });
  });

  describe('The stream', () => {
    const { Properties } = templates.one('AWS::Lambda::EventSourceMapping');

    test('begins at the oldest record, retries single records and gives up before they expire', () => {
      expect(Properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 100,
        ParallelizationFactor: 1,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 10,
      });
      expect(Properties.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600);
      expect(Properties.DestinationConfig).toMatchObject({ OnFailure: { Destination: expect.anything() } });
    });

    test('delivers exactly the items that lead to further work', () => {
      const { Filters } = Properties.FilterCriteria as { Filters: { Pattern: string }[] };
      expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: {
            Keys: {
              SK: {
                S: [
                  keys.eventPrefix,
                  keys.waitPrefix,
                  keys.redoPrefix,
                  keys.digestPrefix,
                  keys.roundPrefix,
                ].map((prefix) => ({
                  prefix,
                })),
              },
            },
          },
        },
      ]);
    });
  });
}
