import type { KeyObject } from 'node:crypto';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { GetPublicKeyCommand, KMSClient, NotFoundException, paginateListAliases } from '@aws-sdk/client-kms';
import { publicKeyFrom } from '../../lib/store/history-audit.ts';
import { Table } from '../../lib/store/table.ts';
import { CommandFailure } from '../support/command/errors.ts';
import { readText } from '../support/command/text-files.ts';
import { recordsTables } from '../support/records-tables.ts';
import { request } from '../support/request.ts';
import { runningSystem } from '../support/running.ts';

/** The table and the key, as the command line names them. */
interface Place {
  /** A table on AWS; left out, that of the running system. */
  readonly table?: string | undefined;
  /** A KMS key by its id, ARN or alias. */
  readonly key?: string | undefined;
  /** A public key in a file (PEM) that was kept elsewhere. */
  readonly publicKeyFile?: string | undefined;
}

/** Connects to the table and the public key, here or on AWS. @throws CommandFailure */
export async function connectAudit({ table, key, publicKeyFile }: Place) {
  const options = table === undefined ? await runningOptions() : {};
  const database = new DynamoDBClient(options);
  await requireRegion(database);
  const kms = new KMSClient(options);
  const name = table ?? (await onlyTable(database));
  return {
    table: new Table(database, name),
    publicKey:
      publicKeyFile === undefined
        ? publicKeyFrom(await publicKeyOf(kms, key ?? (await onlyHistoryKey(kms))))
        : publicKeyIn(publicKeyFile),
    allCases: () => caseIdsOf(database, name),
    close: () => {
      database.destroy();
      kms.destroy();
    },
  };
}

/** How clients reach the running system. @throws CommandFailure when it no longer answers */
async function runningOptions() {
  const { endpoint } = runningSystem();
  await request(endpoint);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return { endpoint, region: 'cn-north-1', credentials };
}

async function requireRegion({ config }: DynamoDBClient): Promise<void> {
  try {
    await config.region();
  } catch {
    throw new CommandFailure('Where is the table? Set AWS_REGION, such as AWS_REGION=cn-north-1.');
  }
}

async function onlyTable(database: DynamoDBClient): Promise<string> {
  const names = await recordsTables(database);
  const [name, ...others] = names;
  if (name === undefined || others.length > 0)
    throw new CommandFailure(`There are ${names.length} tables of this service here, and one was expected.`);
  return name;
}

async function onlyHistoryKey(kms: KMSClient): Promise<string> {
  const found: string[] = [];
  for await (const { Aliases = [] } of paginateListAliases({ client: kms }, {}))
    found.push(...Aliases.flatMap(({ AliasName }) => (AliasName?.endsWith('-history') ? [AliasName] : [])));
  const [alias, ...others] = found;
  if (alias === undefined || others.length > 0)
    throw new CommandFailure(
      `${found.length} keys have an alias that ends in "-history": name the one that signs with --key.`,
    );
  return alias;
}

async function publicKeyOf(kms: KMSClient, key: string): Promise<Uint8Array> {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: key })).catch((error: unknown) => {
    if (error instanceof NotFoundException) throw new CommandFailure(`There is no key ${key}.`);
    throw error;
  });
  if (!PublicKey) throw new CommandFailure(`The key ${key} has no public half.`);
  return PublicKey;
}

function publicKeyIn(file: string): KeyObject {
  const text = readText(file);
  try {
    return publicKeyFrom(text);
  } catch {
    throw new CommandFailure(`${file} holds no public key in PEM: -----BEGIN PUBLIC KEY-----`);
  }
}

/** Every case that the table holds anything of, whatever the indexes list. */
async function caseIdsOf(database: DynamoDBClient, name: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const scan = {
    TableName: name,
    ProjectionExpression: 'PK',
    FilterExpression: 'begins_with(PK, :case)',
    ExpressionAttributeValues: { ':case': { S: 'CASE#' } },
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateScan({ client: database }, scan))
    for (const { PK } of Items) if (PK?.S) found.add(PK.S.slice('CASE#'.length));
  return [...found];
}
