import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  type KeyType,
} from '@aws-sdk/client-dynamodb';
import { Activity, DynamoDbService, MovableClock, serveService } from 'cdk-local-runtime/services';
import { ulid } from 'ulid';
import { handle as sweepDeadlines } from '../../functions/schedules/sweep-deadlines/handler.ts';
import { announcedArrangements } from '../../lib/domain/calendar/arrangements/announced.ts';
import { dueDates } from '../../lib/domain/calendar/due-date.ts';
import { beijingDate } from '../../lib/domain/calendar/local-date.ts';
import { workingCalendar } from '../../lib/domain/calendar/working-calendar.ts';
import { evolve } from '../../lib/domain/case/case.ts';
import { submitApplication } from '../../lib/domain/case/registration/submit.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { registrationRules } from '../../lib/policy/registration-rules.ts';
import { CaseStore } from '../../lib/store/cases.ts';
import { firstPreviousHash } from '../../lib/store/chain.ts';
import { eventWrites } from '../../lib/store/event-writes.ts';
import { sealedParts } from '../../lib/store/held-back.ts';
import { inParallel } from '../../lib/store/in-parallel.ts';
import { sealUnder } from '../../lib/store/sealing.ts';
import { Table } from '../../lib/store/table.ts';
import schema from '../../lib/store/table-schema.json' with { type: 'json' };
import type { Figure, Subject } from './subject.ts';

const CASES = 2_000;
const TABLE = 'bench';
const applied = Date.parse('2026-11-20T10:00:00+08:00');
/** A single invocation does everything: the rate of one is what is measured. */
const BUDGET = { items: Number.POSITIVE_INFINITY, itemsInSlice: 500 };

/** How many deadlines a sweep handles in a second when all of them are due at one midnight. */
export const midnight: Subject = {
  title: `${CASES.toLocaleString('en')} deadlines due at one midnight, swept by one invocation, durable`,
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const activity = new Activity();
    const clock = new MovableClock(activity, { offset: 0 });
    const identity = { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' };
    const database = new DynamoDbService({ dataFolder: folder, durable: true, clock, identity, activity });
    const served = await serveService('dynamodb', database, { clock, identity });
    const client = new DynamoDBClient({
      endpoint: served.endpoint,
      region: 'cn-north-1',
      credentials: { accessKeyId: 'root', secretAccessKey: 'local' },
    });
    try {
      await client.send(new CreateTableCommand(tableInput()));
      const table = new Table(client, TABLE);
      progress(`${CASES} applications`);
      const due = await applyAll(table);
      progress('the sweep');
      const began = performance.now();
      const { escalated } = await sweepDeadlines({ table, cases: new CaseStore(table) }, BUDGET)(
        undefined,
        due,
      );
      const seconds = (performance.now() - began) / 1000;
      return figuresOf(escalated, seconds);
    } finally {
      client.destroy();
      await served.close();
      database.close();
      clock.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function figuresOf(escalated: number, seconds: number): Figure[] {
  const rate = escalated / seconds;
  return [
    {
      what: 'carried out',
      value: String(escalated),
      aim: { text: 'each once', reached: escalated === CASES },
    },
    { what: 'rate', value: `${rate.toFixed(0)} a second` },
    {
      what: '100,000 at this rate, by the 16 invocations of a round',
      value: `${(100_000 / (16 * rate) / 60).toFixed(1)} min`,
      aim: { text: 'within 15 min', reached: 100_000 / (16 * rate) < 15 * 60 },
    },
  ];
}

/** Opens all cases, and returns the instant at which the first step of every deadline is due. */
async function applyAll(table: Table): Promise<number> {
  const rules = registrationRules(resolvePack('chongqing', beijingDate(applied)));
  const event = submitApplication(
    {
      region: 'chongqing',
      district: '500103',
      channel: 'online',
      placeBasis: 'residence',
      applicationNumber: '50010320261120ABCDEFGH',
    },
    rules,
    dueDates(workingCalendar(announcedArrangements)),
    { now: applied, actor: { role: 'system', subject: 'bench' } },
  );
  const head = {
    dataKey: { algorithm: 'AES-256-GCM' as const, encryptedKey: 'AAAA' },
    lastHash: firstPreviousHash,
  };
  // Never unsealed: the sweep moves cases without their personal data.
  const key = createSecretKey(randomBytes(32));
  const ids = Array.from({ length: CASES }, () => ulid());
  await inParallel(ids, async (caseId) => {
    const after = evolve(undefined, caseId, event);
    const parts = await sealedParts(
      async (owner, field, _key, value) => sealUnder(key, owner, field, value),
      head,
      event,
      after,
    );
    const { writes } = eventWrites(table, { ...head, personId: caseId }, { event, after, parts });
    await table.transact(writes);
  });
  return Date.parse(event.data.deadline.steps[0]?.at ?? '');
}

function tableInput() {
  const keysOf = ({
    partitionKey,
    sortKey,
  }: {
    partitionKey: string;
    sortKey: string;
  }): KeySchemaElement[] => [
    { AttributeName: partitionKey, KeyType: 'HASH' satisfies KeyType },
    { AttributeName: sortKey, KeyType: 'RANGE' satisfies KeyType },
  ];
  const indexes = Object.entries(schema.indexes);
  const names = [schema, ...indexes.map(([, index]) => index)].flatMap(({ partitionKey, sortKey }) => [
    partitionKey,
    sortKey,
  ]);
  return {
    TableName: TABLE,
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: keysOf(schema),
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
      IndexName,
      KeySchema: keysOf(index),
      Projection: { ProjectionType: 'ALL' as const },
    })),
  };
}
