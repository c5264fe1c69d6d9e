import type { AwsError } from '../../aws-error.ts';
import type { JsonObject } from '../../service.ts';
import type { Failure, TimerRecord } from './model.ts';

/** Answers the sender of a message: `done` once its effect is durable, or `refused`. */
export interface Reply {
  done(): void;
  refused(error: AwsError): void;
}

export type CallOutcome = { readonly output: JsonObject } | { readonly failure: AwsError };

/** What can happen to an execution. Each message is handled completely before the next. */
export type ExecutionMessage =
  | { readonly type: 'start' }
  | { readonly type: 'resume' }
  | { readonly type: 'timer'; readonly timer: TimerRecord }
  | {
      readonly type: 'response';
      readonly scope: number;
      readonly task: string;
      readonly outcome: CallOutcome;
    }
  | { readonly type: 'success'; readonly task: string; readonly output: string; readonly reply: Reply }
  | { readonly type: 'failure'; readonly task: string; readonly failure: Failure; readonly reply: Reply }
  | { readonly type: 'heartbeat'; readonly task: string; readonly reply: Reply }
  | { readonly type: 'child'; readonly scope: number }
  | { readonly type: 'mapRun'; readonly run: number }
  | { readonly type: 'stop'; readonly failure: Failure; readonly reply: Reply | undefined }
  | { readonly type: 'redrive'; readonly reply: Reply | undefined };
