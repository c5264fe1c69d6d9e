import type { AccountIdentity } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import type { ExecutionRecord, StateRun } from './model.ts';

/** The context object of a state (developer guide, "Accessing execution data from the Context object"). */
export function contextObject(of: {
  readonly identity: AccountIdentity;
  readonly arn: string;
  readonly record: ExecutionRecord;
  readonly role: string;
  readonly run: StateRun;
  readonly token: string | undefined;
  /** The item of the iteration that the state is part of. */
  readonly item: JsonObject | undefined;
}): JsonObject {
  const { arn, record, role, run, token, item } = of;
  const { partition, region, accountId } = of.identity;
  return {
    Execution: {
      Id: arn,
      Input: JSON.parse(record.input) as JsonValue,
      Name: record.name,
      RoleArn: role,
      StartTime: new Date(record.started).toISOString(),
      RedriveCount: record.redrives,
      ...(record.redriven !== undefined && { RedriveTime: new Date(record.redriven).toISOString() }),
    },
    StateMachine: {
      Id: `arn:${partition}:states:${region}:${accountId}:stateMachine:${record.family}`,
      Name: record.family.split('/')[0] as string,
    },
    State: {
      Name: run.name,
      EnteredTime: new Date(run.enteredAt).toISOString(),
      RetryCount: run.retries.reduce((sum, count) => sum + count, 0),
    },
    ...(token !== undefined && { Task: { Token: token } }),
    ...(item && { Map: { Item: item } }),
  };
}
