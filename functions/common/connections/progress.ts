import { EventBridgeClient, type PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type SendTaskSuccessCommand, SFNClient, type StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { CaseStore } from '../../../lib/store/cases.ts';
import { progressEnvironment } from './environment.ts';
import { connectCases } from './records.ts';

/** All through which the effects of an event reach the world outside the records. */
export interface Progress {
  readonly cases: Pick<CaseStore, 'load' | 'event' | 'waitToken'>;
  readonly stepFunctions: {
    send(command: StartExecutionCommand | SendTaskSuccessCommand): Promise<unknown>;
  };
  /** The ARN of each workflow, by its name. */
  readonly workflowArns: Readonly<Record<string, string>>;
  readonly bus: {
    send(command: PutEventsCommand): Promise<{ readonly FailedEntryCount?: number | undefined }>;
  };
  readonly busName: string;
}

/** The real ones, as the environment names them. */
export const connectProgress = (): Progress => ({
  cases: connectCases().cases,
  stepFunctions: new SFNClient(),
  bus: new EventBridgeClient(),
  ...progressEnvironment(),
});
