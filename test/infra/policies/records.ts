import { describe, expect, test } from 'vitest';
import { keys, lists } from '../../../lib/store/keys.ts';
import { refOf, type Templates } from '../template.ts';

export function recordPolicies(templates: Templates): void {
  const table = templates.one('AWS::DynamoDB::GlobalTable');

  describe('the table', () => {
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

    test('survives mistakes: restorable to any second, protected from deletion, kept with the stack gone', () => {
      const [replica] = table.Properties.Replicas as Record<string, unknown>[];
      expect(replica).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
      expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    });

    test('is paid for by use, streams new images, forgets what has expired', () => {
      expect(table.Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      });
    });

    test('is encrypted with a key of our own, which may be used only through DynamoDB', () => {
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

  describe('the keys', () => {
    const found = templates.ofType('AWS::KMS::Key');

    test('are one for the table, one for fields, one to find persons; all are kept', () => {
      expect(found).toHaveLength(3);
      for (const key of found) {
        expect(key, key.id).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
      }
    });

    test('rotate, except the one that must find a person again after years', () => {
      const rotating = found.filter(({ Properties }) => Properties.EnableKeyRotation === true);
      const fixed = found.filter(({ Properties }) => Properties.EnableKeyRotation !== true);
      expect(rotating).toHaveLength(2);
      expect(fixed.map(({ Properties }) => Properties)).toEqual([
        expect.objectContaining({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }),
      ]);
    });
  });

  describe('the stream', () => {
    const { Properties } = templates.one('AWS::Lambda::EventSourceMapping');

    test('begins at the oldest record, retries single records, gives up before they are forgotten', () => {
      expect(Properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 25,
        ParallelizationFactor: 1,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 10,
      });
      expect(Properties.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600);
      expect(Properties.DestinationConfig).toMatchObject({ OnFailure: { Destination: expect.anything() } });
    });

    test('brings exactly the facts that lead to progress', () => {
      const { Filters } = Properties.FilterCriteria as { Filters: { Pattern: string }[] };
      expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: {
            Keys: {
              SK: {
                S: [keys.eventPrefix, keys.waitPrefix, keys.redoPrefix, keys.digestPrefix].map((prefix) => ({
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
