/**
 * Expected values: the developer guide says that an SDK integration names a service and an API action of the SDK; the service
 * refuses others when a state machine is created ("The resource provided ... is not recognized", recorded for optimized
 * integrations). Of those that exist, the runtime refuses what it would not answer: lib/local/SUPPORT.md.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { Activity } from '../../activity.ts';
import { MovableClock } from '../../clock.ts';
import type { JsonObject } from '../../service.ts';
import { StatesService } from '../../states/service.ts';
import { isSupportedCall } from '../../supported-calls.ts';
import { only, ROLE, refusal, START } from './harness.ts';

const LISTED = {
  kms: { operations: ['Encrypt'] },
  sqs: { operations: ['SendMessage', 'ReceiveMessage'] },
  events: { operations: ['PutEvents'] },
  sns: { operations: ['Publish'] },
};
const activity = new Activity();
const clock = new MovableClock(activity, { at: START });
const states = new StatesService({
  identity: { partition: 'aws', region: 'us-east-1', accountId: '000000000000' },
  clock,
  activity,
  callService: async () => ({}),
  supportsCall: (service, operation) => isSupportedCall(LISTED, service, operation),
  database: ':memory:',
});
afterAll(() => {
  states.close();
  clock.close();
});

const handle = (operation: string, input: JsonObject): Promise<JsonObject> =>
  states.handle({ service: 'states', operation, input, principal: { arn: ROLE } });
const definitionOf = (program: JsonObject): string =>
  JSON.stringify({ QueryLanguage: 'JSONata', ...program });
const task = (call: string, name = 'S'): JsonObject => ({
  StartAt: name,
  States: {
    [name]: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${call}`, Arguments: {}, End: true },
  },
});
const create = (name: string, program: JsonObject): Promise<JsonObject> =>
  handle('CreateStateMachine', { name, roleArn: ROLE, definition: definitionOf(program) });

describe('an SDK integration', () => {
  // localstack's recordings test_state/test_test_state_mock_scenarios mock calls of many services.
  it('that nothing answers is refused by TestState, too, unless a mock answers it', async () => {
    const { S } = task('s3:getObject').States as JsonObject;
    const definition = definitionOf(S as JsonObject);
    const answer = handle('TestState', { definition, roleArn: ROLE });
    expect((await refusal(answer)).code).toBe('InvalidDefinition');
    const mocked = handle('TestState', { definition, mock: { result: '{}' } });
    expect(await mocked).toMatchObject({ status: 'SUCCEEDED' });
  });

  it.each([
    's3:getObject',
    'dynamodb:frobnicate',
    'dynamodb:getRecords',
    'nosuch:thing',
    'sqs:getObject',
    'sfn:startSyncExecution',
    'lambda:createFunction',
    's3:getObject.waitForTaskToken',
  ])('that nothing answers is refused by name and place: %s', async (call) => {
    expect(states.runsTask(`arn:aws:states:::aws-sdk:${call}`)).toBe(false);
    expect(await refusal(create('refused', task(call)))).toEqual({
      code: 'InvalidDefinition',
      message: expect.stringMatching(
        new RegExp(
          `The resource provided arn:aws:states:::aws-sdk:${call} is not recognized\\..* at /States/S/Resource'$`,
        ),
      ) as string,
    });
  });

  it.each([
    'dynamodb:putItem',
    'dynamodb:transactWriteItems',
    'dynamodb:executeStatement',
    'sqs:sendMessage.waitForTaskToken',
    'eventbridge:putEvents',
    'sns:publish',
    'kms:encrypt',
    'lambda:invoke',
    'scheduler:getSchedule',
    'sfn:sendTaskSuccess',
  ])('that is answered is taken: %s', async (call) => {
    expect(await create(call.replaceAll(/\W/g, '-'), task(call))).toHaveProperty('stateMachineArn');
    // An app is checked in the same way before it is started.
    expect(states.runsTask(`arn:aws:states:::aws-sdk:${call}`)).toBe(true);
  });

  it('is refused inside branches and iterations, each at its place, and by an update', async () => {
    const program = only({
      Type: 'Parallel',
      Branches: [
        task('sqs:sendMessage', 'A'),
        {
          StartAt: 'M',
          States: { M: { Type: 'Map', Items: [], ItemProcessor: task('s3:getObject', 'B'), End: true } },
        },
        task('nosuch:thing', 'C'),
      ],
      End: true,
    });
    const { result, diagnostics } = await handle('ValidateStateMachineDefinition', {
      definition: definitionOf(program),
    });
    expect(result).toBe('FAIL');
    expect((diagnostics as { location: string }[]).map(({ location }) => location)).toEqual([
      '/States/S/Branches[1]/States/M/ItemProcessor/States/B/Resource',
      '/States/S/Branches[2]/States/C/Resource',
    ]);
    const { stateMachineArn = '' } = await create('updated', task('sqs:sendMessage'));
    const update = handle('UpdateStateMachine', { stateMachineArn, definition: definitionOf(program) });
    expect((await refusal(update)).code).toBe('InvalidDefinition');
  });
});
