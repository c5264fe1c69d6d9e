import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  DescribeStateMachineForExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  RedriveExecutionCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { clientOptions, unlogged } from './client-options.ts';
import { once } from './once.ts';

/** An execution as Step Functions describes it. */
export type DescribedExecution = DescribeExecutionCommandOutput;

/** A page of the events of a history, and the token for the next page. */
export interface EventPage {
  readonly events: readonly HistoryEvent[];
  readonly nextToken?: string | undefined;
}

/** The calls to Step Functions about one execution, by its ARN. */
export interface ExecutionCalls {
  /** Undefined if the execution does not exist, or its history has expired. */
  readonly describe: (executionArn: string) => Promise<DescribedExecution | undefined>;
  /** The definition that the execution runs, in the Amazon States Language. */
  readonly definition: (executionArn: string) => Promise<string>;
  readonly history: (
    executionArn: string,
    page: { readonly nextToken?: string | undefined; readonly limit: number; readonly newestFirst?: boolean },
  ) => Promise<EventPage>;
  /** Calls with the same token within 15 minutes have one effect. */
  readonly redrive: (executionArn: string, clientToken: string) => Promise<void>;
}

/** The calls, made with a client. */
const executionCallsOf = (client: Pick<SFNClient, 'send'>): ExecutionCalls => ({
  describe: async (executionArn) => {
    try {
      return await client.send(new DescribeExecutionCommand({ executionArn }));
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return undefined;
      throw error;
    }
  },
  definition: async (executionArn) => {
    const { definition } = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    return definition ?? '{}';
  },
  history: async (executionArn, { nextToken, limit, newestFirst = false }) => {
    const { events = [], ...page } = await client.send(
      new GetExecutionHistoryCommand({
        executionArn,
        maxResults: limit,
        includeExecutionData: true,
        reverseOrder: newestFirst,
        ...(nextToken !== undefined && { nextToken }),
      }),
    );
    return { events, nextToken: page.nextToken };
  },
  redrive: async (executionArn, clientToken) => {
    await client.send(new RedriveExecutionCommand({ executionArn, clientToken }));
  },
});

/** The real calls to AWS. */
export const connectExecutionCalls: () => ExecutionCalls = /* @__PURE__ */ once(() =>
  executionCallsOf(unlogged(new SFNClient(clientOptions))),
);
