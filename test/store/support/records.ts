import { mkdtempSync, rmSync } from 'node:fs';
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
import {
  Activity,
  DynamoDbService,
  KeyService,
  MovableClock,
  type ServedService,
  serveService,
} from 'cdk-local-runtime/services';
import { afterAll, beforeAll } from 'vitest';
import { CaseStore } from '../../../lib/store/cases.ts';
import { LoadedComparisonSource } from '../../../lib/store/comparison.ts';
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
  readonly comparison: LoadedComparisonSource;
  /** For tests that look at or damage what is stored. */
  readonly documents: DynamoDBDocumentClient;
  /** Every item of the table, as it is stored. */
  everything(): Promise<Item[]>;
}

/** What a request of the SDK has of what its services read. */
interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Hands the requests of a client to a service of this process, which answers as its endpoint would, in less time. They are not
 * signed, since nobody checks a signature here, and signing is the larger part of what a request costs.
 */
const answeredBy = ({ endpoint, answer }: ServedService) => ({
  endpoint,
  signer: { sign: async <Request>(request: Request) => request },
  requestHandler: {
    async handle({ method, path, headers, body: sent }: SentRequest) {
      const text = sent instanceof Uint8Array ? Buffer.from(sent).toString() : String(sent ?? '');
      const { body, ...answered } = await answer({ method, path, headers, body: text });
      return { response: { ...answered, headers: { ...answered.headers }, body: Buffer.from(body) } };
    },
  },
});

/** Takes out of a client what tells a distant service about it, which costs a quarter of each request. */
function withoutDescription<Client extends DynamoDBClient | KMSClient>(client: Client): Client {
  for (const name of ['loggerMiddleware', 'getUserAgentMiddleware', 'recursionDetectionMiddleware'])
    client.middlewareStack.remove(name);
  return client;
}

const isWrite = (commandName: unknown): boolean => /Write|Put|Update|Delete/.test(String(commandName));

/** The embedded DynamoDB and the keys behind one endpoint for a test file. */
export function recordsForFile() {
  let folder = '';
  let served: { readonly tables: ServedService; readonly sealing: ServedService };
  let keyIds: { dataKeyId: string; personKeyId: string };
  const closing: (() => unknown)[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'store-test-'));
    const activity = new Activity();
    const clock = new MovableClock(activity, { offset: 0 });
    const common = { dataFolder: folder, clock, identity };
    const dynamodb = new DynamoDbService({ ...common, activity, durable: false });
    const keys = new KeyService(common);
    const tables = await serveService('dynamodb', dynamodb, { clock, identity });
    const sealing = await serveService('kms', keys, { clock, identity });
    served = { tables, sealing };
    keyIds = {
      dataKeyId: keys.ensureKey({ logicalId: 'Field' }).arn,
      personKeyId: keys.ensureKey({
        logicalId: 'Person',
        keySpec: 'HMAC_256',
        keyUsage: 'GENERATE_VERIFY_MAC',
      }).arn,
    };
    closing.push(
      () => tables.close(),
      () => sealing.close(),
      () => dynamodb.close(),
      () => clock.close(),
    );
  });
  afterAll(async () => {
    for (const close of closing) await close();
    rmSync(folder, { recursive: true, force: true });
  });

  let tables = 0;
  const common = { region: identity.region, credentials };
  const newDatabase = () =>
    withoutDescription(new DynamoDBClient({ ...common, ...answeredBy(served.tables) }));
  const newKms = () => withoutDescription(new KMSClient({ ...common, ...answeredBy(served.sealing) }));
  const newSealing = () => new Sealing(newKms(), keyIds);

  return {
    /** Where the tables answer for AWS. */
    endpoint: () => served.tables.endpoint,
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
        comparison: new LoadedComparisonSource(table, sealing),
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
    /** The same records in a process of their own that remembers nothing, with what it asks of the table and of KMS, in order. */
    restarted({ tableName }: TestRecords) {
      const calls: { readonly service: 'DynamoDB' | 'KMS'; readonly command: string }[] = [];
      const database = newDatabase();
      const kms = newKms();
      database.middlewareStack.add(
        (next, { commandName }) =>
          (sent) => {
            calls.push({ service: 'DynamoDB', command: String(commandName) });
            return next(sent);
          },
        { step: 'initialize', name: 'calls' },
      );
      kms.middlewareStack.add(
        (next, { commandName }) =>
          (sent) => {
            calls.push({ service: 'KMS', command: String(commandName) });
            return next(sent);
          },
        { step: 'initialize', name: 'calls' },
      );
      const table = new Table(database, tableName);
      const sealing = new Sealing(kms, keyIds);
      const cases = new CaseStore(table, sealing);
      return { table, sealing, cases, comparison: new LoadedComparisonSource(table, sealing), calls };
    },
    /**
     * The same records in a process of their own that stands still before its first write, or a later one, until it is let go
     * on: what it has read by then is as old as what others write meanwhile makes it.
     */
    held({ tableName }: TestRecords, atWrite = 1) {
      const database = newDatabase();
      const reached = Promise.withResolvers<void>();
      const letOn = Promise.withResolvers<void>();
      let writes = 0;
      database.middlewareStack.add(
        (next, { commandName }) =>
          async (sent) => {
            if (isWrite(commandName) && ++writes === atWrite) {
              reached.resolve();
              await letOn.promise;
            }
            return next(sent);
          },
        { step: 'initialize', name: 'held' },
      );
      const table = new Table(database, tableName);
      const sealing = newSealing();
      const cases = new CaseStore(table, sealing);
      const comparison = new LoadedComparisonSource(table, sealing);
      return { table, sealing, cases, comparison, reached: reached.promise, letOn: letOn.resolve };
    },
    /** A store whose process dies as `fault` says, at one of its writes: before it is sent, or after it was done. */
    faulty(records: TestRecords, fault: (write: number) => Fault | undefined): CaseStore {
      const database = newDatabase();
      let writes = 0;
      database.middlewareStack.add(
        (next, { commandName }) =>
          async (sent) => {
            if (!isWrite(commandName)) return next(sent);
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
