import type { JsonObject, ServiceRequest } from '../../service.ts';
import { type Harness, lambda, type WorkflowEvent } from './harness.ts';

const pass = (name: string): JsonObject => ({
  StartAt: name,
  States: { [name]: { Type: 'Pass', End: true } },
});
const token = { Item: { token: { S: '{% $states.context.Task.Token %}' } } };

/** A workflow with everything that can be under way when a process ends: calls, tokens, timers, retries, branches, children. */
export function everything(child: string): JsonObject {
  return {
    StartAt: 'Prepare',
    States: {
      Prepare: { Type: 'Pass', Assign: { n: '{% $states.input.n %}' }, Next: 'Call' },
      Call: {
        Type: 'Task',
        Resource: lambda('echo'),
        Arguments: { n: '{% $n %}' },
        TimeoutSeconds: 900,
        Next: 'Pause',
      },
      Pause: { Type: 'Wait', Seconds: 60, Next: 'Ask' },
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken',
        Arguments: token,
        Assign: { answer: '{% $states.result %}' },
        Next: 'Unsteady',
      },
      Unsteady: {
        Type: 'Task',
        Resource: lambda('fail'),
        Arguments: {},
        Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 2 }],
        Catch: [{ ErrorEquals: ['Broken'], Next: 'Both' }],
        Next: 'Both',
      },
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Left',
            States: { Left: { Type: 'Wait', Seconds: 5, Next: 'Right' }, Right: { Type: 'Pass', End: true } },
          },
          {
            StartAt: 'Other',
            States: { Other: { Type: 'Task', Resource: lambda('echo'), Arguments: { b: 1 }, End: true } },
          },
        ],
        Next: 'Each',
      },
      Each: {
        Type: 'Map',
        Items: [1, 2, 3],
        MaxConcurrency: 2,
        ItemProcessor: {
          StartAt: 'One',
          States: {
            One: { Type: 'Task', Resource: lambda('echo'), Arguments: '{% $states.input %}', End: true },
          },
        },
        Next: 'Apart',
      },
      Apart: {
        Type: 'Map',
        Items: [1, 2, 3],
        MaxConcurrency: 2,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...pass('Apart one'),
        },
        Next: 'Child',
      },
      Child: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: child, Name: "{% 'child-' & $string($n) %}" },
        Next: 'End',
      },
      End: { Type: 'Pass', Output: { n: '{% $n %}', answer: '{% $answer %}' }, End: true },
    },
  };
}

/** The definition of the execution that `Child` waits for. */
export const CHILD: JsonObject = {
  StartAt: 'Rest',
  States: { Rest: { Type: 'Wait', Seconds: 30, End: true } },
};

/** Returns the task token in a call that passes one on. */
export function tokenOf({ operation, input }: ServiceRequest): string | undefined {
  return operation === 'PutItem' ? (input as { Item: { token: { S: string } } }).Item.token.S : undefined;
}

/** Summarises a history independently of the order of branches: how often each thing happened where. */
export function signature(events: readonly WorkflowEvent[]): string[] {
  return events
    .map((event) => {
      const details = (event.stateEnteredEventDetails ?? event.stateExitedEventDetails ?? {}) as {
        name?: string;
      };
      return `${event.type} ${details.name ?? ''}`;
    })
    .sort();
}

/** Answers every token again and again, and advances the clock, until the execution has ended. */
export async function finish(
  harness: Harness,
  executionArn: string,
  tokens: () => Iterable<string>,
): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    await harness.clock.settle();
    if ((await harness.describe(executionArn)).status !== 'RUNNING') return;
    for (const taskToken of tokens()) {
      await harness.api('SendTaskSuccess', { taskToken, output: '"yes"' }).catch(() => {});
    }
    await harness.clock.advanceToNextTimer();
  }
  throw new Error('the execution does not end');
}
