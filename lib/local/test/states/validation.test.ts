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
    [
      'without states',
      { StartAt: 'S' },
      ["SCHEMA_VALIDATION_FAILED: The field 'States' is required but was missing at "],
    ],
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
      [
        "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$states.result' is not supported in this field. at /States/S/Output",
      ],
    ],
    [
      'with an expression that is not closed',
      only(pass({ Output: '{% 1 }' })),
      ["INVALID_JSONATA_EXPRESSION: A JSONata expression must end with '%}' at /States/S/Output"],
    ],
    [
      'with States.ALL among others',
      only({
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Retry: [{ ErrorEquals: ['A', 'States.ALL'] }],
        End: true,
      }),
      [schema("'States.ALL' must be the only error name in 'ErrorEquals'", '/States/S/Retry[0]/ErrorEquals')],
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
        "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: One of the fields 'Next' or 'End' is required but was missing at /States/S'",
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
