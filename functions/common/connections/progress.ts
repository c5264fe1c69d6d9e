import { EventBridgeClient, type PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  type SendTaskSuccessCommand,
  SFNClient,
  type StartExecutionCommand,
  type StartExecutionCommandOutput,
} from '@aws-sdk/client-sfn';
import type { CaseStore } from '../../../lib/store/cases.ts';
import type { Table } from '../../../lib/store/table.ts';
import { clientOptions, unlogged } from './client-options.ts';
import { progressEnvironment } from './environment.ts';
import { connectCases } from './records.ts';

/** The connections that carry out the effects of an event. */
export interface Progress {
  readonly table: Table;
  readonly cases: CaseStore;
  readonly stepFunctions: {
    send(command: StartExecutionCommand): Promise<Partial<StartExecutionCommandOutput>>;
    send(command: SendTaskSuccessCommand): Promise<unknown>;
  };
  /** The ARN of each workflow, by its name. */
  readonly workflowArns: Readonly<Record<string, string>>;
  readonly bus: {
    send(command: PutEventsCommand): Promise<{ readonly FailedEntryCount?: number | undefined }>;
  };
  readonly busName: string;
}

/** The real connections, from the environment. */
export const connectProgress = (): Progress => ({
  ...connectCases(),
  // A burst starts more executions per second than Step Functions allows: waiting for that is not a failure.
  stepFunctions: unlogged(new SFNClient({ ...clientOptions, maxAttempts: 10 })),
  bus: unlogged(new EventBridgeClient(clientOptions)),
  ...progressEnvironment(),
});
