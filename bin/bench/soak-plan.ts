import { createHash } from 'node:crypto';
import type { JsonObject } from 'cdk-local-runtime/services';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
export const YEAR = 365 * DAY;
export const MONTHS = 11;
const MONTH = 30 * DAY;
const ANSWER_WITHIN = 48 * HOUR;
const RETRY_SECONDS = [60, 120, 200];
const CHECK = HOUR;

/** What happens to one execution in one month, decided by its number and nothing else. */
export interface MonthPlan {
  /** How the person who is asked answers, if at all, and after how many milliseconds. */
  readonly reply: 'success' | 'failure' | 'none';
  readonly after: number;
  /** How often the work fails. More failures than retries mean that it is given up. */
  readonly failures: number;
}

export function planOf(execution: number, month: number): MonthPlan {
  const digest = createHash('sha256').update(`${execution}/${month}`).digest();
  const [kind = 0, hours = 0, failing = 0] = digest;
  return {
    reply: kind < 170 ? 'success' : kind < 200 ? 'failure' : 'none',
    after: (1 + (hours % 47)) * HOUR,
    failures: failing < 128 ? 0 : failing % 5,
  };
}

/** How an execution of the soak test must end. */
export interface ExpectedEnd {
  readonly status: 'SUCCEEDED' | 'TIMED_OUT';
  readonly output: JsonObject | undefined;
  /** Milliseconds from the start to the end. */
  readonly lasts: number;
}

/** Every 50th execution has no last month, and ends with the year. */
export const isEndless = (execution: number): boolean => execution % 50 === 49;

/** How an execution must end, and when, to the millisecond. */
export function expectedEnd(execution: number): ExpectedEnd {
  if (isEndless(execution)) return { status: 'TIMED_OUT', output: undefined, lasts: YEAR };
  const counts = { answered: 0, refused: 0, silent: 0, given: 0 };
  let lasts = 0;
  for (let month = 1; month <= MONTHS; month++) {
    const { reply, after, failures } = planOf(execution, month);
    lasts += MONTH + (reply === 'none' ? ANSWER_WITHIN : after);
    counts[reply === 'success' ? 'answered' : reply === 'failure' ? 'refused' : 'silent']++;
    if (reply !== 'success') continue;
    lasts += RETRY_SECONDS.slice(0, failures).reduce((sum, seconds) => sum + seconds * SECOND, 0);
    if (failures > RETRY_SECONDS.length) counts.given++;
    else lasts += CHECK;
  }
  return { status: 'SUCCEEDED', output: { months: MONTHS, ...counts }, lasts };
}

/** Waits a month, asks a person, has work done, has another execution check it, and begins again. */
export const YEAR_OF_MONTHS: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Begin',
  States: {
    Begin: {
      Type: 'Pass',
      Assign: {
        execution: '{% $states.input.execution %}',
        last: '{% $states.input.last %}',
        month: 0,
        answered: 0,
        refused: 0,
        silent: 0,
        given: 0,
      },
      Next: 'Month',
    },
    Month: { Type: 'Wait', Seconds: MONTH / SECOND, Assign: { month: '{% $month + 1 %}' }, Next: 'Ask' },
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: {
        FunctionName: 'ask',
        Payload: {
          token: '{% $states.context.Task.Token %}',
          execution: '{% $execution %}',
          month: '{% $month %}',
        },
      },
      TimeoutSeconds: ANSWER_WITHIN / SECOND,
      Assign: { answered: '{% $answered + 1 %}' },
      Catch: [
        { ErrorEquals: ['States.Timeout'], Assign: { silent: '{% $silent + 1 %}' }, Next: 'Again' },
        { ErrorEquals: ['Refused'], Assign: { refused: '{% $refused + 1 %}' }, Next: 'Again' },
      ],
      Next: 'Work',
    },
    Work: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: {
        FunctionName: 'work',
        Payload: {
          attempt: '{% $states.context.State.RetryCount %}',
          execution: '{% $execution %}',
          month: '{% $month %}',
        },
      },
      Retry: [
        {
          ErrorEquals: ['Busy'],
          IntervalSeconds: RETRY_SECONDS[0] as number,
          BackoffRate: 2,
          MaxDelaySeconds: RETRY_SECONDS[2] as number,
          MaxAttempts: RETRY_SECONDS.length,
        },
      ],
      Catch: [{ ErrorEquals: ['Busy'], Assign: { given: '{% $given + 1 %}' }, Next: 'Again' }],
      Next: 'Check',
    },
    Check: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: {
        StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:check',
        Name: "{% $execution & '-' & $month %}",
        Input: {},
      },
      Next: 'Again',
    },
    Again: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $month < $last %}', Next: 'Month' }],
      Default: 'End',
    },
    End: {
      Type: 'Succeed',
      Output: {
        months: '{% $month %}',
        answered: '{% $answered %}',
        refused: '{% $refused %}',
        silent: '{% $silent %}',
        given: '{% $given %}',
      },
    },
  },
};

export const CHECK_DEFINITION: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: CHECK / SECOND, End: true } },
};
