import { readFileSync } from 'node:fs';
import { type JsonObject, type ServiceRequest, WorkflowHarness } from 'cdk-local-runtime/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** The definition as deployed, with the test in place of its functions. */
const definition = JSON.parse(
  readFileSync('workflows/service-plan.asl.json', 'utf8')
    .replaceAll(/\$\{Partition\}/g, 'aws')
    .replaceAll(/\$\{(\w+)FunctionArn\}/g, 'arn:aws:lambda:us-east-1:000000000000:function:$1'),
) as JsonObject;
const input = {
  caseId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  contactTaskId: 'make-first-contact-2',
  planTaskId: 'make-service-plan-2',
};
const day = 24 * 60 * 60;

let harness: WorkflowHarness;
/** How many times naming an officer fails before it succeeds. */
let failures: number;
beforeEach(() => {
  failures = 0;
  harness = new WorkflowHarness({
    standIn: ({ input: asked }) => {
      const failed = String(asked.FunctionName).endsWith('AssignOfficer') && failures-- > 0;
      return {
        StatusCode: 200,
        ExecutedVersion: '$LATEST',
        ...(failed
          ? { FunctionError: 'Unhandled', Payload: { errorType: 'Error', errorMessage: 'it broke' } }
          : { Payload: {} }),
      };
    },
  });
});
afterEach(() => harness.close());

/** Every call to open a task, in order. */
const opened = (): readonly { readonly taskId: string; readonly token: string }[] =>
  harness.calls.map(({ input: asked }: ServiceRequest) => asked.Payload as { taskId: string; token: string });

/** Ends the current wait with an outcome. */
async function wake(outcome: string): Promise<void> {
  const taskToken = opened().at(-1)?.token ?? '';
  await harness.api('SendTaskSuccess', { taskToken, output: JSON.stringify({ outcome }) });
  await harness.clock.settle();
}

async function path(arn: string): Promise<{ status: string; states: string[] }> {
  const { status } = await harness.describe(arn);
  return { status, states: await harness.path(arn) };
}

const contact = ['Name an officer and wait for the first contact', 'Was the person contacted?'];
const plan = [...contact, 'Wait for the service plan', 'Was the plan made?'];

describe('The service-plan workflow', () => {
  it.each<[string, readonly string[], string, readonly string[]]>([
    [
      'the contact and the plan',
      ['contacted', 'planned'],
      'SUCCEEDED',
      [...plan, 'The service plan is made'],
    ],
    [
      'the end of the registration before the contact',
      ['closed'],
      'SUCCEEDED',
      [...contact, 'The registration ended before there was a plan'],
    ],
    [
      'the end of the registration before the plan',
      ['contacted', 'closed'],
      'SUCCEEDED',
      [...plan, 'The registration ended before there was a plan'],
    ],
    ['a contact with an unknown outcome', ['approved'], 'FAILED', [...contact, 'The outcome is not known']],
    [
      'a plan with an unknown outcome',
      ['contacted', 'done'],
      'FAILED',
      [...plan, 'The outcome is not known'],
    ],
  ])('takes the expected path after %s', async (_what, outcomes, status, states) => {
    const arn = await harness.start(definition, input);
    for (const outcome of outcomes) await wake(outcome);
    expect(await path(arn)).toEqual({ status, states });
    expect(opened().map(({ taskId }) => taskId)).toEqual(
      states.includes('Wait for the service plan')
        ? [input.contactTaskId, input.planTaskId]
        : [input.contactTaskId],
    );
  });

  it('retries until an officer is named', async () => {
    failures = 2;
    const arn = await harness.start(definition, input);
    await harness.advanceBySeconds(3600);
    await wake('closed');
    expect((await path(arn)).status).toBe('SUCCEEDED');
    const named = harness.calls.filter(({ input: asked }) =>
      String(asked.FunctionName).endsWith('AssignOfficer'),
    );
    expect(named).toHaveLength(3);
  });

  it('waits for the contact even if no officer could be named', async () => {
    failures = 100;
    const arn = await harness.start(definition, input);
    await harness.advanceBySeconds(3600);
    const unnamed = [contact[0], 'Wait for the first contact'];
    expect((await path(arn)).states).toEqual(unnamed);
    await wake('contacted');
    await wake('planned');
    expect(await path(arn)).toEqual({
      status: 'SUCCEEDED',
      states: [...unnamed, ...plan.slice(1), 'The service plan is made'],
    });
  });

  it.each([
    ['contact', []],
    ['plan', ['contacted']],
  ])('fails after exactly 300 days if nobody makes the %s', async (_what, outcomes) => {
    const arn = await harness.start(definition, input);
    for (const outcome of outcomes) await wake(outcome);
    await harness.advanceBySeconds(300 * day - 1);
    expect((await path(arn)).status).toBe('RUNNING');
    await harness.advanceBySeconds(1);
    expect(await path(arn)).toMatchObject({ status: 'FAILED' });
    expect((await path(arn)).states.at(-1)).toBe('Nobody made the contact or the plan within 300 days');
  });
});
