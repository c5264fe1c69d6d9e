/**
 * Single services of the runtime without an app: to test code against the local DynamoDB or KMS, or to run the Step Functions
 * engine by itself. Each needs a clock, and the clock needs an `Activity` that counts what is under way.
 *
 * @example
 * const activity = new Activity();
 * const clock = new MovableClock(activity, { at: Date.UTC(2030, 0, 1) });
 * const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
 * const keys = new KeyService({ dataFolder: '/tmp/keys', clock, identity });
 */
export { Activity } from './activity.ts';
export { type AccountIdentity, AwsError } from './aws-error.ts';
export { type Clock, MovableClock } from './clock.ts';
export { DynamoDbService } from './dynamodb/dynamodb-service.ts';
export { KeyService } from './kms/key-service.ts';
export type {
  AwsService,
  CallService,
  JsonObject,
  JsonValue,
  Principal,
  ServiceRequest,
} from './service.ts';
export { type ServedService, serveService } from './service-endpoint.ts';
export type { ExecutionStatus, HistoryEvent } from './states/engine/model.ts';
export { executionArn } from './states/execution-arn.ts';
export { StatesService, type StatesServiceOptions } from './states/service.ts';
