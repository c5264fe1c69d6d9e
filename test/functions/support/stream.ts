import type { PutEventsCommandInput } from '@aws-sdk/client-eventbridge';
import { SFNServiceException } from '@aws-sdk/client-sfn';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach } from 'vitest';
import type { Progress } from '../../../functions/common/connections/progress.ts';
import { advanceCases } from '../../../functions/streams/advance-cases/advance.ts';
import { openTask } from '../../../lib/domain/case/case.ts';
import { decisionTaskId } from '../../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../../lib/domain/case/registration/withdraw.ts';
import { keys } from '../../../lib/store/keys.ts';
import type { Item } from '../../../lib/store/table.ts';
import { applicant, friday, hour, newCaseId, submission, system } from '../../domain/case/support/cases.ts';
import { person } from '../../store/support/persons.ts';
import { recordsForFile } from '../../store/support/records.ts';
import { captureOutput } from './output.ts';

const workflowArns = {
  registration: 'arn:registration',
  'service-plan': 'arn:service-plan',
  'follow-up': 'arn:follow-up',
  closure: 'arn:closure',
};

interface Call {
  readonly command: string;
  readonly input: unknown;
}
type Answer = (call: Call) => object | undefined;

/** Step Functions and the bus, which record their calls; `answer` may throw in their place. */
function fakeWorld() {
  const calls: Call[] = [];
  const world = {
    calls,
    answer: (() => undefined) as Answer,
    send: async (command: { readonly input: unknown }) => {
      const call = { command: command.constructor.name, input: command.input };
      const answer = world.answer(call) ?? { FailedEntryCount: 0 };
      calls.push(call);
      return answer;
    },
    /** The types of the published messages, in order. */
    published: () =>
      calls.flatMap(({ command, input }) =>
        command === 'PutEventsCommand'
          ? ((input as PutEventsCommandInput).Entries ?? []).map(({ DetailType }) => DetailType)
          : [],
      ),
    asked: (command: string) => calls.filter((each) => each.command === command).map(({ input }) => input),
  };
  return world;
}

export const metadata = { message: 'said by the service', $metadata: {} };
export const throttled = () =>
  new SFNServiceException({ ...metadata, name: 'ThrottlingException', $fault: 'client' });

/** Makes one command fail, once or always. */
export const failing =
  (command: string, error: () => Error): Answer =>
  (call) => {
    if (call.command === command) throw error();
    return undefined;
  };

/** Makes the bus refuse every request with a message of a type. */
export const refusing =
  (type: string): Answer =>
  ({ command, input }) => {
    const { Entries = [] } = input as Partial<PutEventsCommandInput>;
    if (command === 'PutEventsCommand' && Entries.some(({ DetailType }) => DetailType === type))
      throw new Error('unreachable');
    return undefined;
  };

export const allDone = { batchItemFailures: [] };
export const failedAt = (number: number) => ({ batchItemFailures: [{ itemIdentifier: String(number) }] });

/** The stream records of the items, numbered from 1 in order. */
export const streamed = (items: readonly Item[]): DynamoDBRecord[] =>
  items.map((item, index) => ({
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(index + 1),
      // The two packages have their own types for the same stored form.
      NewImage: marshall(item) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'],
    },
  }));

/** What `threeEvents` says of the case itself. */
export const threeMessages = ['Case.ApplicationSubmitted', 'Case.TaskOpened', 'Case.ApplicationWithdrawn'];
/**
 * The function that the stream is brought to, for each test with records, Step Functions and a bus of its own; and cases
 * whose records it may get.
 */
export function streamForFile() {
  const file = recordsForFile();
  let records: Awaited<ReturnType<typeof file.fresh>>;
  let output: ReturnType<typeof captureOutput>;
  let world: ReturnType<typeof fakeWorld>;
  beforeEach(async () => {
    records = await file.fresh();
    output = captureOutput();
    world = fakeWorld();
  });

  const deliver = (batch: readonly DynamoDBRecord[]) => {
    const progress: Progress = {
      table: records.table,
      cases: records.cases,
      stepFunctions: world,
      bus: world,
      workflowArns,
      busName: 'cases',
    };
    return advanceCases(progress)({ Records: [...batch] });
  };
  const submitted = async (): Promise<string> => {
    const caseId = newCaseId();
    await records.cases.create({ caseId, event: submission(), person: person() });
    return caseId;
  };
  const opened = (caseId: string) =>
    records.cases.change(caseId, ({ state }) => {
      const event = openTask(state, decisionTaskId, 'decide-application', { now: friday, actor: system });
      return { change: event && { event }, answer: undefined };
    });
  const withdrawn = (caseId: string) =>
    records.cases.change(caseId, ({ state }) => {
      const decision = withdrawApplication(state, { now: friday + hour, actor: applicant });
      return { change: decision.ok ? { event: decision.value } : undefined, answer: undefined };
    });
  const eventsOf = (caseId: string) => records.table.list(keys.case(caseId), keys.eventPrefix);

  /** A case that was submitted, assigned to an officer and withdrawn, with the stream records of its three events. */
  async function threeEvents() {
    const caseId = await submitted();
    await opened(caseId);
    await withdrawn(caseId);
    return { caseId, batch: streamed(await eventsOf(caseId)) };
  }
  /** The messages about the case itself, without those about notices. */
  const ofTheCase = () => world.published().filter((type) => type?.startsWith('Case.'));

  return {
    ...{ deliver, submitted, opened, withdrawn, eventsOf, threeEvents, ofTheCase },
    get records() {
      return records;
    },
    get output() {
      return output;
    },
    get world() {
      return world;
    },
  };
}
