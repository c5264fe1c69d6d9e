import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { validateDefinition } from '../../states/definition/validate.ts';
import { Harness, only, ROLE, refusal } from './harness.ts';

const found = (definition: JsonObject): string[] =>
  validateDefinition(JSON.stringify({ QueryLanguage: 'JSONata', ...definition })).diagnostics.map(
    ({ code, message, location }) => `${code}: ${message}${location === undefined ? '' : ` at ${location}`}`,
  );
const pass = (more: JsonObject = {}): JsonObject => ({ Type: 'Pass', End: true, ...more });
const schema = (message: string, location = '/States/S'): string =>
  `SCHEMA_VALIDATION_FAILED: ${message} at ${location}`;

describe('A definition', () => {
  it.each<[string, JsonObject, string[]]>([
    ['without states', { StartAt: 'S' }, [schema('These fields are required: [States]', '/')]],
    [
      'whose start is missing',
      { StartAt: 'X', States: { S: pass() } },
      [
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /StartAt",
        'MISSING_TRANSITION_TARGET: State "S" is not reachable. at /States/S',
      ],
    ],
    [
      'that leads nowhere',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'NOPE' } } },
      [
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next",
        'MISSING_END_STATE: Workflow has no terminal state',
      ],
    ],
    [
      'that never ends',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } } },
      ['MISSING_END_STATE: Workflow has no terminal state'],
    ],
    [
      'with a state that is not reachable',
      { StartAt: 'A', States: { A: pass(), C: pass() } },
      ['MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C'],
    ],
    ['with a catcher on Pass', only(pass({ Catch: [] })), [schema("Field 'Catch' is not supported")]],
    [
      'with a timeout on Wait',
      only({ Type: 'Wait', Seconds: 1, End: true, TimeoutSeconds: 1 }),
      [schema("Field 'TimeoutSeconds' is not supported")],
    ],
    [
      'with a field of JSONPath',
      only(pass({ InputPath: '$' })),
      [
        schema(
          "The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage",
        ),
      ],
    ],
    [
      'with a state in JSONPath',
      only(pass({ QueryLanguage: 'JSONPath' })),
      [schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine")],
    ],
    [
      'in JSONPath',
      { ...only(pass()), QueryLanguage: 'JSONPath' },
      [schema("The QueryLanguage 'JSONPath' is not supported by this engine: set it to 'JSONata'")],
    ],
    [
      'whose output is JSONata in a state of JSONPath',
      { ...only(pass({ Output: 1 })), QueryLanguage: 'JSONPath' },
      [
        schema(
          "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage",
        ),
      ],
    ],
    [
      'with an unsupported resource',
      only({ Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask', End: true }),
      [
        schema(
          'The resource provided arn:aws:states:::ecs:runTask is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.',
          '/States/S/Resource',
        ),
      ],
    ],
    [
      'with a token for an integration that has none',
      only({ Type: 'Task', Resource: 'arn:aws:states:::dynamodb:putItem.waitForTaskToken', End: true }),
      [
        schema(
          'The resource provided arn:aws:states:::dynamodb:putItem.waitForTaskToken is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.',
          '/States/S/Resource',
        ),
      ],
    ],
    [
      'that reads from S3',
      only({
        Type: 'Map',
        ItemReader: {},
        ItemProcessor: { StartAt: 'I', States: { I: pass() } },
        End: true,
      }),
      [schema("Field 'ItemReader' is not supported")],
    ],
    [
      'with an expression that does not parse',
      only(pass({ Output: { a: ['{% 1 + %}'] } })),
      ['INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/S/Output/a[0]'],
    ],
    [
      'with an operator of a later JSONata',
      only(pass({ Output: '{% $a ?? 1 %}' })),
      ['INVALID_JSONATA_EXPRESSION: The symbol "?" cannot be used as a unary operator at /States/S/Output'],
    ],
    [
      'that reads a name without context',
      only(pass({ Output: { v: '{% phone %}' } })),
      [
        "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/S/Output/v",
      ],
    ],
    [
      'that reads a result where there is none',
      only(pass({ Output: '{% $states.result %}' })),
      ["UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/S/Output"],
    ],
    [
      'with an expression that is not closed',
      only(pass({ Output: '{% 1 }' })),
      [schema('JSONata string must start with {% and end with %}', '/States/S/Output')],
    ],
    [
      'with States.ALL among others',
      only({
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'f' },
        Retry: [{ ErrorEquals: ['A', 'States.ALL'] }],
        End: true,
      }),
      [schema('States.ALL must appear alone and at end of list', '/States/S/Retry[0]/ErrorEquals[1]')],
    ],
  ])('%s is refused', (_, definition, diagnostics) => {
    expect(found(definition)).toEqual(diagnostics);
  });

  it.each([
    '$states.input.items[price > 3].name',
    '$map($states.input, function($v) { $v.name })',
    '$states.input.list^(>age).{"n": name}',
    "$states.input ~> |a|{'b': c}|",
    "{'a': $states.input.x}",
    '($x := $states.input; $x.y)',
  ])('is accepted with the expression %s', (source) => {
    expect(found(only(pass({ Output: `{% ${source} %}` })))).toEqual([]);
  });
});

describe('The API of definitions', () => {
  const harness = new Harness();
  const broken = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'S', States: { S: { Type: 'Pass' } } });

  it('words a refusal as the service does', async () => {
    expect(
      await refusal(harness.api('CreateStateMachine', { name: 'n', roleArn: ROLE, definition: broken })),
    ).toEqual({
      code: 'InvalidDefinition',
      message:
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [Next, End] at /States/S'",
    });
  });

  it('answers a validation with diagnostics', async () => {
    expect(await harness.api('ValidateStateMachineDefinition', { definition: broken })).toMatchObject({
      result: 'FAIL',
      truncated: false,
      diagnostics: [{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', location: '/States/S' }],
    });
  });

  it('accepts states in JSONata in a state machine without a language', async () => {
    const definition = JSON.stringify(only(pass({ QueryLanguage: 'JSONata' })));
    expect(await harness.api('ValidateStateMachineDefinition', { definition })).toEqual({
      result: 'OK',
      diagnostics: [],
      truncated: false,
    });
  });
});

describe('A variable', () => {
  const assigning = (name: string, more: JsonObject = {}): JsonObject =>
    pass({ Assign: { [name]: 1 }, ...more });
  const branch = (name: string, state: JsonObject): JsonObject => ({
    StartAt: name,
    States: { [name]: state },
  });
  const parallel = (state: JsonObject, more: JsonObject = {}): JsonObject => ({
    Type: 'Parallel',
    Branches: [branch('In', state)],
    End: true,
    ...more,
  });
  const message = "The variable 'x' is assigned in an outer scope and cannot be assigned here";

  // "if the top-level scope assigns a value to a variable called myVariable, then no other scope (inside a Map, Parallel)
  // can assign to myVariable as well" (developer guide, Passing data between states with variables)
  it.each<[string, JsonObject, string]>([
    ['a branch', parallel(assigning('x')), '/Branches[0]/States/In/Assign/x'],
    [
      'an iteration',
      { Type: 'Map', ItemProcessor: branch('In', assigning('x')), End: true },
      '/ItemProcessor/States/In/Assign/x',
    ],
    [
      'a choice inside',
      parallel(
        { Type: 'Succeed' },
        {
          Branches: [
            {
              StartAt: 'C',
              States: {
                C: { Type: 'Choice', Choices: [{ Condition: true, Next: 'E', Assign: { x: 1 } }] },
                E: { Type: 'Succeed' },
              },
            },
          ],
        },
      ),
      '/Branches[0]/States/C/Choices[0]/Assign/x',
    ],
    [
      'a scope two levels below',
      parallel({ ...parallel(assigning('x')), Branches: [branch('Deep', assigning('x'))] }),
      '/Branches[0]/States/In/Branches[0]/States/Deep/Assign/x',
    ],
  ])('of an outer scope cannot be assigned in %s', (_, inner, place) => {
    const States = { A: { Type: 'Pass', Assign: { x: 0 }, Next: 'S' }, S: inner };
    expect(found({ StartAt: 'A', States })).toEqual([schema(message, `/States/S${place}`)]);
  });

  it('of an outer scope is also one that only a catcher assigns, or a later state', () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Z', Assign: { x: 1 } }];
    const States = { S: parallel(assigning('x'), { Catch }), Z: pass() };
    expect(found({ StartAt: 'S', States })).toEqual([
      schema(message, '/States/S/Branches[0]/States/In/Assign/x'),
    ]);
  });

  it('can have the same name in scopes beside each other, and be read inside', () => {
    const Branches = [branch('One', assigning('x')), branch('Two', assigning('x'))];
    const States = {
      A: { Type: 'Pass', Assign: { y: 0 }, Next: 'S' },
      S: {
        Type: 'Parallel',
        Branches: [...Branches, branch('Three', pass({ Output: '{% $y %}' }))],
        End: true,
      },
    };
    expect(found({ StartAt: 'A', States })).toEqual([]);
  });
});

it.each(['{% 1', ' {% 1 %}', '{% 1 %} ', '1 %}'])(
  'An expression that is not opened and closed as documented is refused: %j',
  (Output) => {
    expect(found(only(pass({ Output })))).toEqual([
      schema('JSONata string must start with {% and end with %}', '/States/S/Output'),
    ]);
  },
);

it.each(['a\ud800', '\udfffb', 'a\u{10ffff}', 'a\u0085'])(
  'A name has no surrogates and no controls: %j',
  async (name) => {
    const harness = new Harness();
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...only(pass()) });
    const call = harness.api('CreateStateMachine', { name, roleArn: ROLE, definition });
    expect((await refusal(call)).code).toBe('InvalidName');
    harness.close();
  },
);
