import { DescribeTableCommand, type DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import schema from '../../lib/store/table-schema.json' with { type: 'json' };

/**
 * Finds the tables of this service at an endpoint, by their keys and indexes. Anybody may make other tables in a running system
 * (`aws dynamodb create-table`); those are left alone.
 */
export async function recordsTables(client: DynamoDBClient): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {}))
    for (const name of TableNames) if (await isRecordsTable(client, name)) found.push(name);
  return found;
}

async function isRecordsTable(client: DynamoDBClient, name: string): Promise<boolean> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  const keys = Table?.KeySchema?.map(({ AttributeName }) => AttributeName) ?? [];
  const indexes = new Set(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  return (
    keys[0] === schema.partitionKey &&
    keys[1] === schema.sortKey &&
    Object.keys(schema.indexes).every((index) => indexes.has(index))
  );
}
