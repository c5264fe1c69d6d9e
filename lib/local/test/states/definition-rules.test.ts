/**
 * What the service refuses when a state machine is created, and in which words. Expected values: measured with
 * ValidateStateMachineDefinition and deployments, and published as rules of github.com/badmintoncryer/cdk-preflight
 * (rules/stepfunctions, 2026-09-05). For whole definitions: recorded (localstack, test_sfn_api_validation.snapshot.json and
 * test_sfn_api.snapshot.json). For languages, references and unknown places: measured by github.com/floci-io/floci (issue 2968,
 * pull request 2786).
 */
import { expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { invalidDefinitionMessage } from '../../states/definition/diagnostics.ts';
import { validateDefinition } from '../../states/definition/validate.ts';

type Found = [code: string, message: string, location: string | undefined];

const check = (definition: JsonValue) => validateDefinition(JSON.stringify(definition)).diagnostics;
const found = (definition: JsonObject): Found[] =>
  check({ QueryLanguage: 'JSONata', ...definition }).map(({ code, message, location }) => [
    code,
    message,
    location,
  ]);
const one = (state: JsonObject): JsonObject => ({
  StartAt: 'S',
  States: { S: state, E: { Type: 'Succeed' } },
});
const program = { StartAt: 'I', States: { I: { Type: 'Succeed' } } };
const lambda = 'arn:aws:states:::lambda:invoke';
const task = (more: JsonObject = {}): JsonObject => ({
  Type: 'Task',
  Resource: lambda,
  Arguments: { FunctionName: 'f' },
  Catch: [{ ErrorEquals: ['E'], Next: 'E' }],
  End: true,
  ...more,
});
const pass = (more: JsonObject = {}): JsonObject => ({ Type: 'Pass', Next: 'E', ...more });
const map = (more: JsonObject = {}): JsonObject => ({
  Type: 'Map',
  ItemProcessor: program,
  Next: 'E',
  ...more,
});
const distributed = (config: JsonObject): JsonObject =>
  map({ ItemProcessor: { ...program, ProcessorConfig: config } });
const retry = (retrier: JsonObject): JsonObject => task({ Retry: [{ ErrorEquals: ['E'], ...retrier }] });

it.each<[string, JsonObject, string, string]>([
  ['a state without a type', { End: true }, 'These fields are required: [Type]', ''],
  ['a Task without a resource', { Type: 'Task', Next: 'E' }, 'These fields are required: [Resource]', ''],
  ['a resource that is no ARN', task({ Resource: 'f' }), 'Value is not a valid resource ARN', '/Resource'],
  [
    'an integration without arguments',
    { Type: 'Task', Resource: lambda, Next: 'E' },
    `Arguments field is required for resource ARN: ${lambda}`,
    '/Resource',
  ],
  [
    'arguments without a function',
    task({ Arguments: { Payload: 1 } }),
    "The field 'FunctionName' is required but was missing",
    '/Arguments',
  ],
  [
    'both Next and End',
    pass({ End: true }),
    'There should only be one of the following fields: [Next, End]',
    '',
  ],
  [
    'neither Next nor End',
    { Type: 'Pass', End: false },
    'This object should have only one of the following fields: [Next, End]',
    '',
  ],
  ['a timeout of nothing', task({ TimeoutSeconds: 0 }), 'Minimum value is 1', '/TimeoutSeconds'],
  ['a long timeout', task({ TimeoutSeconds: 1e8 }), 'Maximum value is 99999999', '/TimeoutSeconds'],
  ['a timeout in words', task({ TimeoutSeconds: '1' }), 'Expected value of type Integer', '/TimeoutSeconds'],
  ['attempts below none', retry({ MaxAttempts: -1 }), 'Minimum value is 0', '/Retry[0]/MaxAttempts'],
  ['a delay of nothing', retry({ MaxDelaySeconds: 0 }), 'Minimum value is 1', '/Retry[0]/MaxDelaySeconds'],
  [
    'a long delay',
    retry({ MaxDelaySeconds: 31_622_401 }),
    'Maximum value is 31622400',
    '/Retry[0]/MaxDelaySeconds',
  ],
  [
    'another jitter',
    retry({ JitterStrategy: 'HALF' }),
    'Value should be one of the following: [NONE, FULL]',
    '/Retry[0]/JitterStrategy',
  ],
  ['a retrier of nothing', retry({ ErrorEquals: [] }), 'Value cannot be empty', '/Retry[0]/ErrorEquals'],
  [
    'a retrier without errors',
    task({ Retry: [{}] }),
    'These fields are required: [ErrorEquals]',
    '/Retry[0]',
  ],
  [
    'a catcher that leads nowhere',
    task({ Catch: [{ ErrorEquals: ['E'] }], Next: 'E', End: undefined as never }),
    'These fields are required: [Next]',
    '/Catch[0]',
  ],
  [
    'States.ALL before another retrier',
    task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] }] }),
    'States.ALL must appear alone and at end of list',
    '/Retry[0]/ErrorEquals[0]',
  ],
  [
    'two ways to wait',
    { Type: 'Wait', Seconds: 1, Timestamp: '2030-01-01T00:00:00Z', Next: 'E' },
    'There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp]',
    '',
  ],
  ...['2030-01-01t00:00:00z', '2030-01-01T00:00Z', '2030-01-01', '2030-02-30T00:00:00Z'].map(
    (Timestamp): [string, JsonObject, string, string] => [
      `the timestamp ${Timestamp}`,
      { Type: 'Wait', Timestamp, Next: 'E' },
      'String does not match RFC3339 timestamp',
      '/Timestamp',
    ],
  ),
  ['a choice of nothing', { Type: 'Choice', Choices: [], Default: 'E' }, 'Value cannot be empty', '/Choices'],
  [
    'a choice that leads nowhere',
    { Type: 'Choice', Choices: [{ Condition: true }], Default: 'E' },
    'These fields are required: [Next]',
    '/Choices[0]',
  ],
  [
    'a choice without a condition',
    { Type: 'Choice', Choices: [{ Next: 'E' }] },
    'The object must have only one of the following fields, [And, Or, Not, Variable, Condition]',
    '/Choices[0]',
  ],
  [
    'a choice with a field that is none',
    { Type: 'Choice', Choices: [{ Condition: true, Next: 'E', Else: 'E' }] },
    "Field 'Else' is not supported",
    '/Choices[0]',
  ],
  [
    'a Parallel of nothing',
    { Type: 'Parallel', Branches: [], Next: 'E' },
    'Value cannot be empty',
    '/Branches',
  ],
  [
    'a branch without states',
    { Type: 'Parallel', Branches: [{ StartAt: 'X' }], Next: 'E' },
    'These fields are required: [States]',
    '/Branches[0]',
  ],
  [
    'a Map without a processor',
    { Type: 'Map', Next: 'E' },
    'This object should have only one of the following fields: [ItemProcessor, Iterator]',
    '',
  ],
  [
    'a distributed Map without a type of executions',
    distributed({ Mode: 'DISTRIBUTED' }),
    'These fields are required: [ExecutionType]',
    '/ItemProcessor/ProcessorConfig',
  ],
  [
    'another type of executions',
    distributed({ Mode: 'DISTRIBUTED', ExecutionType: 'FAST' }),
    'Value should be one of the following: [STANDARD, EXPRESS]',
    '/ItemProcessor/ProcessorConfig/ExecutionType',
  ],
  // They may take five minutes, wait for nothing, and may run more than once: not offered here.
  [
    'Express executions',
    distributed({ Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }),
    "Child workflows of type 'EXPRESS' are not supported",
    '/ItemProcessor/ProcessorConfig/ExecutionType',
  ],
  [
    'a type of executions inline',
    distributed({ Mode: 'INLINE', ExecutionType: 'STANDARD' }),
    "Field 'ExecutionType' is not supported",
    '/ItemProcessor/ProcessorConfig',
  ],
  // github.com/floci-io/floci/issues/3733
  [
    'a negative percentage',
    map({ ToleratedFailurePercentage: -1 }),
    'Minimum value is 0.0',
    '/ToleratedFailurePercentage',
  ],
  [
    'a percentage above a hundred',
    map({ ToleratedFailurePercentage: 100.5 }),
    'Maximum value is 100.0',
    '/ToleratedFailurePercentage',
  ],
  [
    'another language',
    pass({ QueryLanguage: 'jsonpath' }),
    'Value should be one of the following: [JSONPath, JSONata]',
    '/QueryLanguage',
  ],
  [
    'a language that is no text',
    pass({ QueryLanguage: 1 }),
    'Expected value of type [STRING]',
    '/QueryLanguage',
  ],
  [
    'an expression that is not closed',
    pass({ Output: { a: '{% 1' } }),
    'JSONata string must start with {% and end with %}',
    '/Output/a',
  ],
])('A definition with %s is refused', (_, state, message, place) => {
  expect(found(one(JSON.parse(JSON.stringify(state))))).toEqual([
    ['SCHEMA_VALIDATION_FAILED', message, `/States/S${place}`],
  ]);
});

it.each<[string, JsonObject, string, string, string]>([
  [
    'a reserved name',
    pass({ Assign: { states: 1 } }),
    'RESERVED_VARIABLE_NAME',
    "Cannot assign to reserved variable '$states'.",
    '/Assign/states',
  ],
  [
    'a name that is none',
    pass({ Assign: { 'a-b': 1 } }),
    'INVALID_VARIABLE_NAME',
    "Invalid variable name 'a-b': the variable name contains invalid characters.",
    '/Assign/a-b',
  ],
  [
    'an error where there is none',
    pass({ Output: '{% $states.errorOutput %}' }),
    'UNSUPPORTED_JSONATA_EXPRESSION',
    "Field '$states.errorOutput' does not exist.",
    '/Output',
  ],
  [
    'the root of an input',
    pass({ Output: '{% $$ %}' }),
    'UNSUPPORTED_JSONATA_EXPRESSION',
    "Reference to '$$' is not supported.",
    '/Output',
  ],
])('A definition that names %s is refused', (_, state, code, message, place) => {
  expect(found(one(state))).toEqual([[code, message, `/States/S${place}`]]);
});

it('Labels of Maps are unique, and have 40 characters at most', () => {
  const labelled = (...labels: string[]): JsonObject => ({
    StartAt: 'M0',
    States: Object.fromEntries(
      labels.map((Label, at): [string, JsonObject] => {
        const inner = { StartAt: `I${at}`, States: { [`I${at}`]: { Type: 'Succeed' } } };
        const way = at === labels.length - 1 ? { End: true } : { Next: `M${at + 1}` };
        return [`M${at}`, { Type: 'Map', Label, ItemProcessor: inner, ...way }];
      }),
    ),
  });
  expect(found(labelled('one', 'two', 'one'))).toEqual([
    ['DUPLICATE_LABEL_NAME', 'Duplicate Label name: one', '/States/M2/Label'],
  ]);
  expect(found(labelled('a'.repeat(40)))).toEqual([]);
  expect(found(labelled('a'.repeat(41))).map(([code]) => code)).toEqual(['INVALID_LABEL_NAME']);
  expect(found(labelled('a b')).map(([code]) => code)).toEqual(['INVALID_LABEL_NAME']);
});

it('The name of a state has 80 characters at most', () => {
  const named = (name: string): JsonObject => ({ StartAt: name, States: { [name]: { Type: 'Succeed' } } });
  expect(found(named('a'.repeat(80)))).toEqual([]);
  expect(found(named('a'.repeat(81))).map(([code]) => code)).toEqual(['INVALID_STATE_NAME']);
});

it.each<[string, JsonValue, Found]>([
  ['is empty', {}, ['SCHEMA_VALIDATION_FAILED', 'These fields are required: [States, StartAt]', '/']],
  ['is a text', '', ['SCHEMA_VALIDATION_FAILED', 'Definition must be a valid JSON object', undefined]],
  [
    'has another version',
    { ...one(pass()), Version: '2.0' },
    ['SCHEMA_VALIDATION_FAILED', 'Value should be one of the following: [1.0]', '/Version'],
  ],
])('A definition that %s is refused', (_, definition, expected) => {
  const [first] = check(definition);
  expect([first?.code, first?.message, first?.location]).toEqual(expected);
});

it.each<[string, JsonObject]>([
  ['a retrier that waits for nothing', retry({ IntervalSeconds: 0 })],
  ['a timestamp with an offset', { Type: 'Wait', Timestamp: '2030-01-01T00:00:00.5+08:00', Next: 'E' }],
  [
    'a branch that never ends, which only a whole definition must not be',
    {
      Type: 'Parallel',
      Branches: [{ StartAt: 'X', States: { X: { Type: 'Wait', Seconds: 1, Next: 'X' } } }],
      Next: 'E',
    },
  ],
])('A definition with %s is accepted', (_, state) => {
  expect(found(one(state))).toEqual([]);
});

it('A place that is not known is null in the message of a refusal', () => {
  const endless = { StartAt: 'S', States: { S: { Type: 'Pass', Next: 'S' } } };
  expect(invalidDefinitionMessage(check({ QueryLanguage: 'JSONata', ...endless }))).toBe(
    "Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state at null'",
  );
});
