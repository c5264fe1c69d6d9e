import type { AccountIdentity } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import type { ExecutionRecord, MapItem, StateRun } from './model.ts';

/** Makes the context object of a state (developer guide, "Accessing execution data from the Context object"). */
export function contextObject(of: {
  readonly identity: AccountIdentity;
  readonly arn: string;
  readonly record: ExecutionRecord;
  readonly role: string;
  readonly run: StateRun;
  readonly token: string | undefined;
  /** The item of the iteration around the state. */
  readonly item: MapItem | undefined;
}): JsonObject {
  const { arn, record, role, run, token, item } = of;
  const { partition, region, accountId } = of.identity;
  return {
    Execution: {
      Id: arn,
      Input: JSON.parse(record.input) as JsonValue,
      Name: record.name,
      RoleArn: role,
      StartTime: timestamp(record.started),
      RedriveCount: record.redrives,
      ...(record.redriven !== undefined && { RedriveTime: timestamp(record.redriven) }),
    },
    StateMachine: {
      Id: `arn:${partition}:states:${region}:${accountId}:stateMachine:${record.family}`,
      Name: record.family.split('/')[0] as string,
    },
    State: {
      Name: run.name,
      EnteredTime: timestamp(run.enteredAt),
      RetryCount: run.retries.reduce((sum, count) => sum + count, 0),
    },
    ...(token !== undefined && { Task: { Token: token } }),
    ...(item && { Map: mapContext(item) }),
  };
}

/** Makes the `Map` of the context: the item of an iteration and its source. */
export function mapContext({ Index, Key, Value, Source = 'STATE_DATA' }: MapItem): JsonObject {
  return { Item: { Index, ...(Key !== undefined && { Key }), Value, Source } };
}

/** Formats an instant, with its milliseconds if it has any. */
function timestamp(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
