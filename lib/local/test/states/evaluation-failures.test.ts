/**
 * Expected values: the developer guide, "Handling expression errors": type error, type incompatibility, value out of range and
 * failure to return a result "throw the error States.QueryEvaluationError. Your Task, Map, and Parallel states can provide a
 * Catch field to catch the error, and a Retry field to retry on the error".
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { Harness, lambda } from './harness.ts';

const harness = new Harness();
afterAll(() => harness.close());

const task: JsonObject = { Type: 'Task', Resource: lambda('f'), Arguments: {} };
const map: JsonObject = {
  Type: 'Map',
  Items: [1],
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'I',
    States: { I: { Type: 'Pass', End: true } },
  },
};
const parallel: JsonObject = {
  Type: 'Parallel',
  Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', End: true } } }],
};

/** Each field with a state that has it, and values that it does not accept. */
const FIELDS: [string, JsonObject, (wrong: string) => JsonObject, readonly string[]][] = [
  [
    'TimeoutSeconds',
    task,
    (TimeoutSeconds) => ({ TimeoutSeconds }),
    ["'1'", '-1', '0', '1.5', '1e9', '$none'],
  ],
  [
    'HeartbeatSeconds',
    {
      ...task,
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'f' },
    },
    (HeartbeatSeconds) => ({ HeartbeatSeconds }),
    ["'1'", '-1', '0', '1.5', '$none'],
  ],
  [
    'Arguments',
    task,
    (wrong) => ({ Arguments: { a: [wrong] } }),
    ["1 + 'a'", '$none', '$sum', '$error("own")'],
  ],
  ['Arguments of a Parallel', parallel, (Arguments) => ({ Arguments }), ["1 + 'a'", '$none']],
  ['Items', map, (Items) => ({ Items }), ["'1'", '1', 'true', 'null', '$none']],
  ['MaxConcurrency', map, (MaxConcurrency) => ({ MaxConcurrency }), ["'1'", '-1', '1.5', 'true', '$none']],
  [
    'ToleratedFailureCount',
    map,
    (wrong) => ({ ToleratedFailureCount: wrong }),
    ["'1'", '-1', '1.5', '$none'],
  ],
  [
    'ToleratedFailurePercentage',
    map,
    (wrong) => ({ ToleratedFailurePercentage: wrong }),
    ["'1'", '-1', '100.5', '$none'],
  ],
  ['ItemSelector', map, (ItemSelector) => ({ ItemSelector }), ["1 + 'a'", '$none']],
  [
    'MaxItemsPerBatch',
    map,
    (wrong) => ({ ItemBatcher: { MaxItemsPerBatch: wrong } }),
    ["'1'", '0', '-1', '1.5', '$none'],
  ],
  [
    'MaxInputBytesPerBatch',
    map,
    (wrong) => ({ ItemBatcher: { MaxInputBytesPerBatch: wrong } }),
    ["'1'", '0', '262145', '$none'],
  ],
  ['Output', task, (Output) => ({ Output }), ["1 + 'a'", '$none', '$states.result.none']],
  ['Assign', task, (wrong) => ({ Assign: { x: wrong } }), ["1 + 'a'", '$none']],
];

async function outcome(state: JsonObject, more: JsonObject = {}): Promise<JsonValue> {
  const States = { S: { ...state, Next: 'End', ...more }, End: { Type: 'Succeed' } };
  const arn = await harness.start({ StartAt: 'S', States });
  const { status, error, output } = await harness.describe(arn);
  return { status, ...(error !== undefined && { error }), ...(output !== undefined && { output }) };
}

describe.each(FIELDS)('An expression for %s', (_, state, field, values) => {
  it.each(values)('fails its state with %s', async (value) => {
    expect(await outcome({ ...state, ...field(`{% ${value} %}`) })).toEqual({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  });

  it('can be caught when it fails', async () => {
    const Catch = [
      {
        ErrorEquals: ['States.QueryEvaluationError'],
        Next: 'End',
        Output: '{% $states.errorOutput.Error %}',
      },
    ];
    expect(await outcome({ ...state, ...field('{% $none %}') }, { Catch })).toEqual({
      status: 'SUCCEEDED',
      output: 'States.QueryEvaluationError',
    });
  });

  it('can be tried again when it fails', async () => {
    const Retry = [{ ErrorEquals: ['States.QueryEvaluationError'], IntervalSeconds: 1, MaxAttempts: 2 }];
    expect(await outcome({ ...state, ...field('{% $none %}') }, { Retry })).toEqual({ status: 'RUNNING' });
  });
});

it.each<[string, JsonObject]>([
  ['Seconds that are text', { Type: 'Wait', Seconds: "{% '1' %}", End: true }],
  ['negative seconds', { Type: 'Wait', Seconds: '{% -1 %}', End: true }],
  ['half a second', { Type: 'Wait', Seconds: '{% 0.5 %}', End: true }],
  ['too many seconds', { Type: 'Wait', Seconds: '{% 100000000 %}', End: true }],
  ['a timestamp that is a number', { Type: 'Wait', Timestamp: '{% 1 %}', End: true }],
  ['a timestamp that is none', { Type: 'Wait', Timestamp: "{% 'tomorrow' %}", End: true }],
  ['an error that is a number', { Type: 'Fail', Error: '{% 1 %}' }],
  ['a cause that is nothing', { Type: 'Fail', Cause: '{% $none %}' }],
  ['an output that is nothing', { Type: 'Pass', Output: { a: '{% $none %}' }, End: true }],
  ['an output of nothing at the end', { Type: 'Succeed', Output: '{% $none %}' }],
])('A state that nothing catches fails its execution with %s', async (_, state) => {
  const arn = await harness.start({ StartAt: 'S', States: { S: state } });
  expect(await harness.describe(arn)).toMatchObject({
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
  });
});

it.each(["'true'", '1', 'null', '{}', '[true]', '$none'])(
  'A condition that is %s instead of a boolean fails its Choice',
  async (value) => {
    const Choices = [{ Condition: `{% ${value} %}`, Next: 'End' }];
    const States = { S: { Type: 'Choice', Choices, Default: 'End' }, End: { Type: 'Succeed' } };
    const arn = await harness.start({ StartAt: 'S', States });
    expect(await harness.describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  },
);
