import { readFileSync } from 'node:fs';
import { type JsonObject, WorkflowHarness } from 'cdk-local-runtime/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** The definition as deployed, with the test in place of its functions. */
const definition = JSON.parse(
  readFileSync('workflows/registration.asl.json', 'utf8')
    .replaceAll(/\$\{Partition\}/g, 'aws')
    .replaceAll(/\$\{(\w+)FunctionArn\}/g, 'arn:aws:lambda:us-east-1:000000000000:function:$1'),
) as JsonObject;
const input = { caseId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
const day = 24 * 60 * 60;

let harness: WorkflowHarness;
/** How many times the screening fails before it succeeds. */
let failures: number;
beforeEach(() => {
  failures = 0;
  harness = new WorkflowHarness({
    standIn: ({ input: asked }) => {
      const failed = String(asked.FunctionName).endsWith('ScreenApplication') && failures-- > 0;
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

/** The data sent with the last call. */
const lastPayload = () => harness.calls.at(-1)?.input.Payload as { taskId: string; token: string };

async function wake(outcome: string): Promise<void> {
  await harness.api('SendTaskSuccess', {
    taskToken: lastPayload().token,
    output: JSON.stringify({ outcome }),
  });
  await harness.clock.settle();
}

const path = async (arn: string): Promise<{ status: string; states: string[] }> => {
  const { status } = await harness.describe(arn);
  return { status, states: await harness.path(arn) };
};

const screened = ['Screen the application and wait for the decision'];
const unscreened = [...screened, "Wait for the officer's decision"];

describe('The registration workflow', () => {
  it.each([
    ['is screened', 0, screened],
    ['is screened in the end', 2, screened],
    ['cannot be screened', 100, unscreened],
  ])('waits for the decision where the application %s', async (_what, fails, waits) => {
    failures = fails;
    const arn = await harness.start(definition, input);
    await harness.advanceBySeconds(3600);
    expect(await path(arn)).toEqual({ status: 'RUNNING', states: waits });
    expect(lastPayload().taskId).toBe('decide-application-1');
    await wake('approved');
    expect(await path(arn)).toEqual({
      status: 'SUCCEEDED',
      states: [...waits, 'What was decided?', 'The person is registered'],
    });
  });

  it.each([
    ['is screened', 0],
    ['cannot be screened', 100],
  ])('fails after 300 days if nobody decides, where the application %s', async (_what, fails) => {
    failures = fails;
    const arn = await harness.start(definition, input);
    await harness.advanceBySeconds(300 * day - 1);
    expect((await path(arn)).status).toBe('RUNNING');
    await harness.advanceBySeconds(3600);
    expect((await path(arn)).states.at(-1)).toBe('Nobody decided within 300 days');
  });
});
