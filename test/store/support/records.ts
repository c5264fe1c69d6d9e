import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { Activity, DynamoDbProcess, KeyService, MovableClock } from 'cdk-local-runtime/services';
import { afterAll, beforeAll } from 'vitest';
import { CaseStore } from '../../../lib/store/cases.ts';
import { Sealing } from '../../../lib/store/sealing.ts';
import { type Item, Table } from '../../../lib/store/table.ts';
import { Templates } from '../../infra/template.ts';
import { assemblyFolder } from '../../support/assembly.ts';

const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'local' };

/** The process dies before the write or before its answer arrives, or another transaction conflicts with it. */
export type Fault = 'before' | 'after' | 'conflict';

/** The records of one test: an empty table made from the template, the keys, and the stores built on them. */
export interface TestRecords {
  readonly table: Table;
  readonly tableName: string;
  readonly sealing: Sealing;
  readonly cases: CaseStore;
  /** For tests that look at or damage what is stored. */
  readonly documents: DynamoDBDocumentClient;
  /** Every item of the table, as it is stored. */
  everything(): Promise<Item[]>;
}

/** The embedded DynamoDB and the keys behind one endpoint for a test file. */
export function recordsForFile() {
  let folder = '';
  let databaseUrl = '';
  let keysUrl = '';
  let keyIds: { dataKeyId: string; personKeyId: string };
  const closing: (() => unknown)[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'store-test-'));
    mkdirSync(join(folder, 'logs'));
    const database = await DynamoDbProcess.start(folder, () => {});
    databaseUrl = database.url;
    const clock = new MovableClock(new Activity(), { offset: 0 });
    const keys = new KeyService({ dataFolder: folder, clock, identity });
    const server = keyServer(keys);
    keysUrl = await new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      });
    });
    keyIds = {
      dataKeyId: keys.ensureKey({ logicalId: 'Field' }).arn,
      personKeyId: keys.ensureKey({
        logicalId: 'Person',
        keySpec: 'HMAC_256',
        keyUsage: 'GENERATE_VERIFY_MAC',
      }).arn,
    };
    closing.push(
      () => {
        server.closeAllConnections();
        server.close();
      },
      () => database.close(),
      () => clock.close(),
    );
  });
  afterAll(async () => {
    for (const close of closing) await close();
    rmSync(folder, { recursive: true, force: true });
  });

  let tables = 0;
  const common = { region: identity.region, credentials };
  const newDatabase = () => new DynamoDBClient({ ...common, endpoint: databaseUrl });
  const newSealing = () => new Sealing(new KMSClient({ ...common, endpoint: keysUrl }), keyIds);

  return {
    /** An empty table, with the keys and indexes of the synthesized template. */
    async fresh(): Promise<TestRecords> {
      const { Properties } = new Templates(assemblyFolder).one('AWS::DynamoDB::GlobalTable');
      const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = Properties as Omit<
        CreateTableCommandInput,
        'TableName'
      >;
      const tableName = `cases-${tables++}`;
      const database = newDatabase();
      await database.send(
        new CreateTableCommand({
          TableName: tableName,
          AttributeDefinitions,
          KeySchema,
          GlobalSecondaryIndexes,
          BillingMode: 'PAY_PER_REQUEST',
        }),
      );
      const table = new Table(database, tableName);
      const sealing = newSealing();
      const documents = DynamoDBDocumentClient.from(database);
      return {
        table,
        tableName,
        sealing,
        documents,
        cases: new CaseStore(table, sealing),
        async everything() {
          const { Items, LastEvaluatedKey } = await documents.send(
            new ScanCommand({ TableName: tableName, ConsistentRead: true }),
          );
          if (LastEvaluatedKey) throw new Error('more items than one scan returns');
          return Items ?? [];
        },
      };
    },
    /** A store of its own process: nothing remembered, the same table and keys. */
    another: (records: TestRecords): CaseStore => new CaseStore(records.table, newSealing()),
    /** A store whose process dies as `fault` says, at one of its writes: before it is sent, or after it was done. */
    faulty(records: TestRecords, fault: (write: number) => Fault | undefined): CaseStore {
      const database = newDatabase();
      let writes = 0;
      database.middlewareStack.add(
        (next, { commandName }) =>
          async (sent) => {
            if (!/Write|Put|Update|Delete/.test(String(commandName))) return next(sent);
            const dies = fault(writes++);
            if (dies === 'conflict')
              throw new TransactionCanceledException({
                message: 'Transaction cancelled',
                $metadata: {},
                CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
              });
            if (dies === 'before') throw new Error('the process died before it wrote');
            const answer = await next(sent);
            if (dies === 'after') throw new Error('the process died before it learned that it had written');
            return answer;
          },
        { step: 'initialize', name: 'fault' },
      );
      return new CaseStore(new Table(database, records.tableName), newSealing());
    },
  };
}

/** The local KMS over HTTP, as its client speaks to it. */
const keyServer = (keys: KeyService): Server =>
  createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    let text = '';
    for await (const chunk of request) text += chunk;
    const principal = { arn: `arn:${identity.partition}:iam::${identity.accountId}:root` };
    try {
      const answer = await keys.handle({ service: 'kms', operation, input: JSON.parse(text), principal });
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
    } catch (error) {
      const { code = 'InternalFailure', message } = error as { code?: string; message: string };
      response
        .writeHead(400, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify({ __type: code, message }));
    }
  });
