import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  ProjectionType,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnAlias, CfnKey, type CfnKeyProps, Key } from 'aws-cdk-lib/aws-kms';
import { Aws, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';

/** The resources of the records that functions use. */
export interface Records {
  readonly table: TableV2;
  /** Encrypts the data key of each case, which seals its personal data. */
  readonly fieldKey: Key;
  /** Computes the keyed hash by which a person is found. */
  readonly personKey: CfnKey;
  /** Signs the state of the cases at the end of a day. */
  readonly historyKey: CfnKey;
}

interface TableSchema {
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly indexes: Readonly<Record<string, IndexSchema>>;
}

/**
 * An index, with the attributes that it projects besides its keys. The index that fills pages projects everything; the others
 * lead to the case, which is then read whole and consistently. No index holds sealed data or a task token unless it projects
 * `ALL`, and items with those have no keys of that index. A head, which is listed in its district, holds the data key of its
 * case only as KMS encrypted it.
 */
interface IndexSchema {
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly carries: readonly string[] | 'ALL';
}

/** Shared with the store; `lib/store/ACCESS_PATTERNS.md` lists what each index answers. */
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../store/table-schema.json'), 'utf8'),
) as TableSchema;

/**
 * What a data key is for, as its encryption context names it (`lib/store/sealing.ts`): a case, or a file of a comparison
 * source.
 */
export const sealedFor = { case: 'caseId', file: 'comparison' } as const;

export interface RecordsStackProps extends StackProps {
  /** The names of the stacks whose functions seal and unseal. */
  readonly unsealingStacks: readonly string[];
}

/**
 * Everything that holds state: the table with its stream, the keys, and the queue of stream records that the consumer has given
 * up on. Deleting the stack deletes none of them.
 */
export class RecordsStack extends Stack implements Records {
  readonly table: TableV2;
  readonly fieldKey: Key;
  readonly personKey: CfnKey;
  readonly historyKey: CfnKey;
  /** The queue of stream records that were given up on: changes that have had no effects yet. */
  readonly unprocessedStreamRecords: DeadLetterQueue;

  constructor(scope: Construct, id: string, { unsealingStacks, ...props }: RecordsStackProps) {
    super(scope, id, props);
    this.table = this.#makeTable(this.#makeTableKey());
    this.fieldKey = this.#makeFieldKey(unsealingStacks);
    this.personKey = this.#makePersonKey();
    this.historyKey = this.#makeHistoryKey();
    this.unprocessedStreamRecords = new DeadLetterQueue(this, 'UnprocessedStreamRecords');
  }

  /**
   * DynamoDB uses the table's key on behalf of its caller. The key policy allows that to everybody who may use the table, so
   * that no function needs a permission of its own to decrypt.
   */
  #makeTableKey(): Key {
    const key = new Key(this, 'TableKey', {
      description: 'Encrypts the table of cases at rest',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'UseThroughDynamoDb',
        principals: [new AnyPrincipal()],
        actions: [
          'kms:CreateGrant',
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        resources: ['*'],
        conditions: {
          StringEquals: { 'kms:CallerAccount': Aws.ACCOUNT_ID },
          StringLike: { 'kms:ViaService': 'dynamodb.*' },
        },
      }),
    );
    return key;
  }

  /**
   * The grants of functions say who may use the key, each for one kind of thing. The key's own policy also applies to
   * everybody, so that administrators who give themselves a permission can decrypt nothing with it: it denies every role
   * outside the stacks that work with sealed data, and every use whose encryption context names neither a case nor a file.
   */
  #makeFieldKey(unsealingStacks: readonly string[]): Key {
    const key = new Key(this, 'FieldKey', {
      description: 'Encrypts the data keys of cases, with which personal data is sealed',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const denied = (sid: string, conditions: Readonly<Record<string, object>>) =>
      key.addToResourcePolicy(
        new PolicyStatement({
          sid,
          effect: Effect.DENY,
          principals: [new AnyPrincipal()],
          actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
          resources: ['*'],
          conditions,
        }),
      );
    // CloudFormation prefixes a role's name with that of its stack. Naming each role would make both stacks depend on each
    // other.
    const roles = unsealingStacks.map(
      (stack) => `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${stack}-*`,
    );
    denied('OnlyFunctionsOfTheService', { ArnNotLike: { 'aws:PrincipalArn': roles } });
    denied('OnlyForACaseOrAFile', {
      Null: {
        [`kms:EncryptionContext:${sealedFor.case}`]: 'true',
        [`kms:EncryptionContext:${sealedFor.file}`]: 'true',
      },
    });
    return key;
  }

  #makeTable(key: Key): TableV2 {
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    const table = new TableV2(this, 'Table', {
      partitionKey: text(schema.partitionKey),
      sortKey: text(schema.sortKey),
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      dynamoStream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: Object.entries(schema.indexes).map(
        ([indexName, { partitionKey, sortKey, carries }]) => ({
          indexName,
          partitionKey: text(partitionKey),
          sortKey: text(sortKey),
          ...(carries === 'ALL'
            ? { projectionType: ProjectionType.ALL }
            : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...carries] }),
        }),
      ),
    });
    encryptWith(table, key);
    return table;
  }

  /** KMS does not rotate HMAC keys, and with a new key no person could be found: it is never replaced. */
  #makePersonKey(): CfnKey {
    return this.#makeLastingKey('PersonKey', {
      description: 'Keyed hash of identity numbers, under which a person is found',
      keySpec: 'HMAC_256',
      keyUsage: 'GENERATE_VERIFY_MAC',
    });
  }

  /** KMS does not rotate asymmetric keys, and signatures have to be verifiable for as long as they are kept. */
  #makeHistoryKey(): CfnKey {
    const key = this.#makeLastingKey('HistoryKey', {
      description: 'Signs how the cases stood at the end of a day',
      keySpec: 'ECC_NIST_P256',
      keyUsage: 'SIGN_VERIFY',
    });
    new CfnAlias(this, 'HistoryKeyAlias', {
      aliasName: `alias/${Aws.STACK_NAME}-history`,
      targetKeyId: key.attrKeyId,
    });
    return key;
  }

  #makeLastingKey(id: string, kind: Pick<CfnKeyProps, 'description' | 'keySpec' | 'keyUsage'>): CfnKey {
    const key = new CfnKey(this, id, {
      ...kind,
      keyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:root` },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
    });
    key.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return key;
  }
}

/** What `encryption` would render; it refuses to for a stack that fits any Region. */
function encryptWith(table: TableV2, key: Key): void {
  const resource = table.node.defaultChild as CfnGlobalTable;
  resource.sseSpecification = { sseEnabled: true, sseType: 'KMS' };
  resource.addPropertyOverride('Replicas.0.SSESpecification', { KMSMasterKeyId: key.keyArn });
}
