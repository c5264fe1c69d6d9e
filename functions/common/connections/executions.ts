import { type ExecutionStatus, ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { shards } from '../../../lib/store/keys.ts';
import { clientOptions, unlogged } from './client-options.ts';
import { executionsEnvironment } from './environment.ts';
import { once } from './once.ts';

/** An execution of a case. */
export interface ListedExecution {
  readonly caseId: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly executionArn: string;
  readonly startedAt: Date;
  readonly stoppedAt?: Date | undefined;
  readonly redrives: number;
}

/** The executions that are running, and those that ended without completing. */
export interface Executions {
  /** A page of those that belong to a shard, after a position, and the position where the next page begins. */
  readonly list: (
    shard: number,
    after: string | undefined,
    limit: number,
  ) => Promise<{ readonly executions: readonly ListedExecution[]; readonly after?: string | undefined }>;
}

const statuses: readonly ExecutionStatus[] = ['RUNNING', 'FAILED', 'TIMED_OUT', 'ABORTED'];

/** The name of an execution of a case begins with the case's id and a dash. */
const ofCase = /^([0-9A-HJKMNP-TV-Z]{26})-/;

/** The most executions that Step Functions lists in one answer. */
const maxListed = 1000;

/** The executions of all workflows of cases. Each list of one workflow and one status belongs to one shard. */
export const executionsOf = (
  client: { send(command: ListExecutionsCommand): Promise<ListExecutionsOutput> },
  arns: Readonly<Record<string, string>>,
): Executions => {
  const lists = Object.values(arns)
    .sort()
    .flatMap((stateMachineArn) => statuses.map((statusFilter) => ({ stateMachineArn, statusFilter })));
  return {
    list: async (shard, after, limit) => {
      const mine = lists.filter((_list, index) => index % shards.length === shard);
      const { index = 0, nextToken }: Place = after === undefined ? {} : JSON.parse(after);
      const list = mine[index];
      if (!list) return { executions: [] };
      const page = await client.send(
        new ListExecutionsCommand({ ...list, nextToken, maxResults: Math.min(limit, maxListed) }),
      );
      const place: Place | undefined = page.nextToken
        ? { index, nextToken: page.nextToken }
        : index + 1 < mine.length
          ? { index: index + 1 }
          : undefined;
      return {
        executions: (page.executions ?? []).flatMap((listed) => {
          const { name = '', status, executionArn = '', startDate, stopDate, redriveCount = 0 } = listed;
          const [, caseId] = ofCase.exec(name) ?? [];
          const times = { startedAt: startDate ?? new Date(0), stoppedAt: stopDate };
          return caseId && status
            ? [{ caseId, name, status, executionArn, ...times, redrives: redriveCount }]
            : [];
        }),
        ...(place && { after: JSON.stringify(place) }),
      };
    },
  };
};

interface ListExecutionsOutput {
  readonly executions?:
    | readonly {
        readonly name?: string | undefined;
        readonly status?: ExecutionStatus | undefined;
        readonly executionArn?: string | undefined;
        readonly startDate?: Date | undefined;
        readonly stopDate?: Date | undefined;
        readonly redriveCount?: number | undefined;
      }[]
    | undefined;
  readonly nextToken?: string | undefined;
}

/** A position: the list of a shard, and how far in it. */
interface Place {
  readonly index?: number;
  readonly nextToken?: string | undefined;
}

/** The real executions, connected from the environment. */
export const connectExecutions: () => Executions = /* @__PURE__ */ once(() =>
  executionsOf(unlogged(new SFNClient(clientOptions)), executionsEnvironment()),
);
