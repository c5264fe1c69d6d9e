import type { JsonObject } from '../service.ts';

/** An event source mapping of a DynamoDB stream, with all references resolved. */
export interface StreamMappingDefinition {
  /** Unique, and the same in every run: positions are stored under it. */
  readonly id: string;
  readonly functionName: string;
  readonly streamArn: string;
  /** 1 to 10,000. */
  readonly batchSize: number;
  /** If there are any, a record must match one of these patterns. */
  readonly filters: readonly JsonObject[];
  readonly reportBatchItemFailures: boolean;
  readonly bisectBatchOnFunctionError: boolean;
  /** -1: unlimited. */
  readonly maximumRetryAttempts: number;
  /** Seconds; -1: unlimited. */
  readonly maximumRecordAgeInSeconds: number;
  readonly onFailure?: string;
}
