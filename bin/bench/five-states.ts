import type { JsonObject } from 'cdk-local-runtime/services';

const RESOURCE = 'arn:aws:lambda:us-east-1:000000000000:function:work';

/** Five states that compute a little and call a function once. */
export const FIVE_STATES: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'Prepare',
  States: {
    Prepare: {
      Type: 'Pass',
      Output: { amount: '{% $states.input.amount %}', source: 'bench' },
      Next: 'Check',
    },
    Check: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.amount > 0 %}', Next: 'Work' }],
      Default: 'Done',
    },
    Work: { Type: 'Task', Resource: RESOURCE, Arguments: '{% $states.input %}', Next: 'Shape' },
    Shape: { Type: 'Pass', Output: { result: '{% $states.input.amount %}' }, Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
};

/** The same in JSONPath, for engines without JSONata. */
export const FIVE_STATES_JSON_PATH = {
  StartAt: 'Prepare',
  States: {
    Prepare: { Type: 'Pass', Parameters: { 'amount.$': '$.amount', source: 'bench' }, Next: 'Check' },
    Check: {
      Type: 'Choice',
      Choices: [{ Variable: '$.amount', NumericGreaterThan: 0, Next: 'Work' }],
      Default: 'Done',
    },
    Work: { Type: 'Task', Resource: RESOURCE, Next: 'Shape' },
    Shape: { Type: 'Pass', Parameters: { 'result.$': '$.amount' }, Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
};

export const INPUT = { amount: 7 };
export const EXPECTED = '{"result":7}';
