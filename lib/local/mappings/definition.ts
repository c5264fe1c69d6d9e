import type { JsonObject } from '../service.ts';

/** An event source mapping of a DynamoDB stream, every reference resolved. */
export interface StreamMappingDefinition {
  /** Unique and the same in every run: positions are kept under it. */
  readonly id: string;
  readonly functionName: string;
  readonly streamArn: string;
  /** 1 to 10,000. */
  readonly batchSize: number;
  /** Patterns of which one must fit a record; none: every record is delivered. */
  readonly filters: readonly JsonObject[];
  readonly reportBatchItemFailures: boolean;
  readonly bisectBatchOnFunctionError: boolean;
  /** -1: without end. */
  readonly maximumRetryAttempts: number;
  /** Seconds; -1: of any age. */
  readonly maximumRecordAgeInSeconds: number;
  readonly onFailure?: string;
}
