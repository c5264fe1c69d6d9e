import { requireThroughput } from '../dynamodb/table-definition.ts';
import { convergeTable, type TableDefinition } from '../dynamodb/tables.ts';
import type { JsonObject } from '../service.ts';
import { requireWords } from './limits.ts';
import { generatedName } from './names.ts';
import {
  type Deployed,
  objectOf,
  type Parts,
  type Resource,
  type ResourceType,
  TAGS,
  textOf,
} from './resource-type.ts';

const CAPACITY = { noEffect: 'capacity is that of this machine' } as const;
const PROTECTION = { noEffect: 'you decide when to delete the data folder' } as const;
const UNENCRYPTED = { noEffect: 'tables are not encrypted on this machine' } as const;
/** The key takes effect, since its policy is enforced. */
const ENCRYPTION = {
  fields: { KMSMasterKeyId: 'used', SSEEnabled: UNENCRYPTED, SSEType: UNENCRYPTED },
} as const;
const METRICS = { noEffect: 'there are no metrics here' } as const;
const STREAM_POLICY = { noEffect: 'only roles of the app read the stream' } as const;

const INDEX = {
  fields: {
    ContributorInsightsSpecification: METRICS,
    IndexName: 'used',
    KeySchema: 'used',
    OnDemandThroughput: CAPACITY,
    Projection: 'used',
    ProvisionedThroughput: CAPACITY,
    ReadOnDemandThroughputSettings: CAPACITY,
    WarmThroughput: CAPACITY,
    WriteOnDemandThroughputSettings: CAPACITY,
    WriteProvisionedThroughputSettings: CAPACITY,
  },
} as const;

const COMMON = {
  AttributeDefinitions: 'used',
  BillingMode: CAPACITY,
  GlobalSecondaryIndexes: INDEX,
  KeySchema: 'used',
  LocalSecondaryIndexes: INDEX,
  SSESpecification: ENCRYPTION,
  StreamSpecification: { fields: { ResourcePolicy: STREAM_POLICY, StreamViewType: 'used' } },
  TableName: 'used',
  TimeToLiveSpecification: { fields: { AttributeName: 'used', Enabled: 'used' } },
  WarmThroughput: CAPACITY,
} as const;

const table: ResourceType = {
  properties: {
    ...COMMON,
    ContributorInsightsSpecification: METRICS,
    DeletionProtectionEnabled: PROTECTION,
    OnDemandThroughput: CAPACITY,
    PointInTimeRecoverySpecification: PROTECTION,
    ProvisionedThroughput: CAPACITY,
    ResourcePolicy: 'used',
    TableClass: CAPACITY,
    Tags: TAGS,
  },
  deploy(resource, parts) {
    requireThroughput(resource.properties);
    return deployTable(resource, parts);
  },
};

const globalTable: ResourceType = {
  properties: {
    ...COMMON,
    Replicas: {
      fields: {
        ContributorInsightsSpecification: METRICS,
        DeletionProtectionEnabled: PROTECTION,
        GlobalSecondaryIndexes: CAPACITY,
        PointInTimeRecoverySpecification: PROTECTION,
        ReadOnDemandThroughputSettings: CAPACITY,
        ReadProvisionedThroughputSettings: CAPACITY,
        Region: 'used',
        ReplicaStreamSpecification: STREAM_POLICY,
        ResourcePolicy: 'used',
        SSESpecification: ENCRYPTION,
        TableClass: CAPACITY,
        Tags: TAGS,
      },
    },
    WriteOnDemandThroughputSettings: CAPACITY,
    WriteProvisionedThroughputSettings: CAPACITY,
  },
  deploy(resource, parts) {
    const regions = ((resource.properties.Replicas ?? []) as { Region?: string }[]).map(
      ({ Region }) => Region,
    );
    if (regions.length !== 1 || regions[0] !== parts.identity.region) {
      throw new Error(
        `replicas in ${regions.join(', ')} are not supported (one in ${parts.identity.region} is)`,
      );
    }
    return deployTable(resource, parts);
  },
};

async function deployTable(resource: Resource, parts: Parts): Promise<Deployed> {
  const { properties } = resource;
  requireWords('BillingMode', properties.BillingMode, ['PAY_PER_REQUEST', 'PROVISIONED']);
  const TableName = textOf(properties, 'TableName') ?? generatedName(resource, 255);
  const StreamViewType = textOf(objectOf(properties, 'StreamSpecification'), 'StreamViewType');
  const expiry = objectOf(properties, 'TimeToLiveSpecification');
  const indexes = (name: string): JsonObject[] => (properties[name] ?? []) as JsonObject[];
  const definition = {
    TableName,
    AttributeDefinitions: properties.AttributeDefinitions,
    KeySchema: properties.KeySchema,
    GlobalSecondaryIndexes: indexes('GlobalSecondaryIndexes'),
    LocalSecondaryIndexes: indexes('LocalSecondaryIndexes'),
    ...(StreamViewType !== undefined && { StreamViewType }),
    ...(expiry.Enabled === true && { timeToLiveAttribute: textOf(expiry, 'AttributeName') }),
  } as unknown as TableDefinition;
  const { arn, id, streamArn } = await convergeTable(parts.dynamodb, parts.principals.root, definition);
  const partitionKey = ({ KeySchema }: JsonObject): string =>
    (KeySchema as { AttributeName: string; KeyType: string }[]).find(({ KeyType }) => KeyType === 'HASH')
      ?.AttributeName ?? '';
  const all = [...indexes('GlobalSecondaryIndexes'), ...indexes('LocalSecondaryIndexes')];
  const [replica = {}] = (properties.Replicas ?? []) as JsonObject[];
  const key = [properties, replica]
    .map((one) => textOf(objectOf(one, 'SSESpecification'), 'KMSMasterKeyId'))
    .find((one) => one !== undefined);
  const keyArn = key === undefined ? undefined : parts.resources.keyArn(key);
  parts.resources.putTable(TableName, {
    partitionKey: partitionKey(properties),
    indexes: Object.fromEntries(all.map((index) => [String(index.IndexName), partitionKey(index)])),
    ...(streamArn !== undefined && { streamArn }),
    ...(keyArn !== undefined && { keyArn }),
  });
  // A table has its own policy; a global table has it in its replica.
  const policy = [properties, replica]
    .map((one) => objectOf(one, 'ResourcePolicy').PolicyDocument)
    .find((document) => document !== undefined);
  parts.access.policies.putResourcePolicy(arn, `the policy of the table ${TableName}`, policy);
  return {
    ref: TableName,
    only: `the table ${TableName}`,
    attributes: { Arn: arn, TableId: id, ...(streamArn !== undefined && { StreamArn: streamArn }) },
  };
}

export const dynamodbTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::DynamoDB::GlobalTable': globalTable,
  'AWS::DynamoDB::Table': table,
};
