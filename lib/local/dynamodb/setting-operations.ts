import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../service.ts';
import { refuse } from './attribute-value.ts';
import type { Engine } from './engine.ts';
import { tableOf, wholeNumber } from './request.ts';
import type { Table } from './table.ts';

/** Days for which a table can be restored, unless fewer are given. */
const MAX_RECOVERY_PERIOD = 35;

/** The settings of a table. All except its time to live are stored and described, but have no effect here. */

export function updateTimeToLive(engine: Engine, input: JsonObject): JsonObject {
  const table = tableOf(engine, input);
  const { Enabled: enabled, AttributeName: attribute } = (input.TimeToLiveSpecification ?? {}) as {
    Enabled?: boolean;
    AttributeName?: string;
  };
  if (typeof enabled !== 'boolean' || typeof attribute !== 'string' || attribute === '') {
    throw refuse(
      "1 validation error detected: Value null at 'timeToLiveSpecification' failed to satisfy constraint: Member must not be null",
    );
  }
  if (enabled === (table.timeToLive !== undefined)) {
    throw refuse(`TimeToLive is already ${enabled ? 'enabled' : 'disabled'}`);
  }
  if (!enabled && table.timeToLive?.attribute !== attribute) {
    throw refuse(
      `TimeToLive is active on a different AttributeName: current AttributeName is ${table.timeToLive?.attribute}`,
    );
  }
  const { timeToLive: _, ...rest } = table;
  const changed = enabled ? { ...rest, timeToLive: { attribute } } : rest;
  engine.tables.save(changed);
  engine.settleDeletions(changed);
  return { TimeToLiveSpecification: { Enabled: enabled, AttributeName: attribute } };
}

export function describeTimeToLive(engine: Engine, input: JsonObject): JsonObject {
  const { timeToLive } = tableOf(engine, input);
  return {
    TimeToLiveDescription: timeToLive
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive.attribute }
      : { TimeToLiveStatus: 'DISABLED' },
  };
}

export function describeContinuousBackups(engine: Engine, input: JsonObject): JsonObject {
  const name = tableOf(engine, input).name;
  const { PointInTimeRecovery, RecoveryPeriodInDays = MAX_RECOVERY_PERIOD } =
    engine.tables.get(name).settings;
  const isEnabled = PointInTimeRecovery === true;
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: isEnabled
        ? { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays }
        : { PointInTimeRecoveryStatus: 'DISABLED' },
    },
  };
}

export function updateContinuousBackups(engine: Engine, input: JsonObject): JsonObject {
  const table = tableOf(engine, input);
  const specification = (input.PointInTimeRecoverySpecification ?? {}) as JsonObject;
  const { PointInTimeRecoveryEnabled = false } = specification;
  const RecoveryPeriodInDays = wholeNumber(specification, 'RecoveryPeriodInDays', [1, MAX_RECOVERY_PERIOD]);
  engine.tables.save({
    ...table,
    settings: {
      ...table.settings,
      PointInTimeRecovery: PointInTimeRecoveryEnabled,
      ...(RecoveryPeriodInDays !== undefined && { RecoveryPeriodInDays }),
    },
  });
  return describeContinuousBackups(engine, input);
}

export function describeLimits(): JsonObject {
  return {
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  };
}

export function describeEndpoints({ identity: { region, partition } }: Engine): JsonObject {
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { Endpoints: [{ Address: `dynamodb.${region}.${suffix}`, CachePeriodInMinutes: 1440 }] };
}

export function tagResource(engine: Engine, input: JsonObject): JsonObject {
  const table = taggedTable(engine, input);
  const tags = ((input.Tags ?? []) as { Key: string; Value: string }[]).map(
    ({ Key, Value }) => [Key, Value] as const,
  );
  engine.tables.save({ ...table, tags: { ...table.tags, ...Object.fromEntries(tags) } });
  return {};
}

export function untagResource(engine: Engine, input: JsonObject): JsonObject {
  const table = taggedTable(engine, input);
  const gone = (input.TagKeys ?? []) as string[];
  const rest = Object.entries(table.tags).filter(([key]) => !gone.includes(key));
  engine.tables.save({ ...table, tags: Object.fromEntries(rest) });
  return {};
}

export function listTagsOfResource(engine: Engine, input: JsonObject): JsonObject {
  const { tags } = taggedTable(engine, input);
  return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
}

function taggedTable(engine: Engine, { ResourceArn: arn }: JsonObject): Table {
  const name = /^arn:[^:]+:dynamodb:[^:]*:[^:]*:table\/([^/]+)$/.exec(String(arn))?.[1];
  if (name === undefined)
    throw refuse(`Invalid TableArn: Invalid ResourceArn provided as input ${String(arn)}`);
  const table = engine.tables.find(name);
  if (table) return table;
  throw new AwsError(
    'ResourceNotFoundException',
    `Requested resource not found: ResourcArn: ${String(arn)} not found`,
  );
}
