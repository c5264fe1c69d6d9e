import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { executionArn } from '../../states/execution-arn.ts';
import { Harness, lambda, only, refusal } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

const wait = only({ Type: 'Wait', Seconds: 10, End: true });
const names = ({ executions }: JsonObject): unknown[] => (executions as JsonObject[]).map(({ name }) => name);

describe('ListExecutions', () => {
  it('lists the executions of a version or of an alias', async () => {
    const stateMachineArn = await harness.create(wait);
    await harness.api('PublishStateMachineVersion', { stateMachineArn });
    const version = `${stateMachineArn}:1`;
    const { stateMachineAliasArn } = await harness.api('CreateStateMachineAlias', {
      name: 'live',
      routingConfiguration: [{ stateMachineVersionArn: version, weight: 100 }],
    });
    const alias = stateMachineAliasArn as string;
    for (const [name, arn] of Object.entries({ plain: stateMachineArn, version, alias }))
      await harness.api('StartExecution', { stateMachineArn: arn, name });
    const listed = async (arn: string): Promise<unknown[]> =>
      names(await harness.api('ListExecutions', { stateMachineArn: arn }));
    expect(await listed(stateMachineArn)).toEqual(['alias', 'version', 'plain']);
    expect(await listed(version)).toEqual(['alias', 'version']);
    expect(await listed(alias)).toEqual(['alias']);
    expect((await refusal(listed(`${stateMachineArn}:9`))).code).toBe('StateMachineDoesNotExist');
  });

  it('filters by redrive, and refuses filters that it does not know', async () => {
    const stateMachineArn = await harness.create(only({ Type: 'Fail' }));
    for (const name of ['a', 'b']) await harness.api('StartExecution', { stateMachineArn, name });
    await harness.api('RedriveExecution', { executionArn: executionArn(stateMachineArn, 'a') });
    const listed = async (redriveFilter: string): Promise<unknown[]> =>
      names(await harness.api('ListExecutions', { stateMachineArn, redriveFilter }));
    expect(await listed('REDRIVEN')).toEqual(['a']);
    expect(await listed('NOT_REDRIVEN')).toEqual(['b']);
    expect((await refusal(listed('SOME'))).code).toBe('ValidationException');
    const unknown = harness.api('ListExecutions', { stateMachineArn, statusFilter: 'DONE' });
    expect((await refusal(unknown)).code).toBe('ValidationException');
    expect((await refusal(harness.api('ListExecutions', {}))).code).toBe('ValidationException');
  });
});

it('ListStateMachines returns its list in pages', async () => {
  for (const name of ['c', 'a', 'b']) await harness.create(wait, name);
  const first = await harness.api('ListStateMachines', { maxResults: 2 });
  const second = await harness.api('ListStateMachines', {
    maxResults: 2,
    nextToken: first.nextToken as string,
  });
  const all = [first, second].flatMap(({ stateMachines }) => stateMachines as JsonObject[]);
  // By name, as recorded (localstack, test_sfn_api.snapshot.json, test_list_sms_pagination).
  expect(all.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(second.nextToken).toBeUndefined();
  const wrong = harness.api('ListStateMachines', { nextToken: 'wrong' });
  expect((await refusal(wrong)).code).toBe('InvalidToken');
});

describe('GetExecutionHistory', () => {
  it('leaves data out on request, but still says why something failed', async () => {
    const executionArn = await harness.start(
      only({ Type: 'Task', Resource: lambda('fail'), Arguments: { error: 'E', secret: 1 }, End: true }),
      { secret: 1 },
    );
    const { events } = await harness.api('GetExecutionHistory', {
      executionArn,
      includeExecutionData: false,
    });
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(JSON.stringify(events)).toContain('"error":"E"');
    expect(JSON.stringify(events)).toContain('it broke');
  });
});

describe('An alias of two versions', () => {
  it('sends executions to both of them', async () => {
    const stateMachineArn = await harness.create(wait);
    await harness.api('PublishStateMachineVersion', { stateMachineArn });
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...only({ Type: 'Succeed' }) });
    await harness.api('UpdateStateMachine', { stateMachineArn, definition, publish: true });
    const routes = (...weights: number[]): JsonObject[] =>
      weights.map((weight, index) => ({ stateMachineVersionArn: `${stateMachineArn}:${index + 1}`, weight }));
    const create = (routingConfiguration: JsonObject[]): Promise<JsonObject> =>
      harness.api('CreateStateMachineAlias', { name: 'live', routingConfiguration });
    expect((await refusal(create(routes(50, 40)))).code).toBe('ValidationException');
    const { stateMachineAliasArn } = await create(routes(50, 50));
    for (let count = 0; count < 100; count++)
      await harness.api('StartExecution', { stateMachineArn: stateMachineAliasArn as string });
    const { executions } = await harness.api('ListExecutions', { stateMachineArn });
    const versions = new Set(
      (executions as JsonObject[]).map(({ stateMachineVersionArn }) => stateMachineVersionArn),
    );
    expect(versions).toEqual(new Set([`${stateMachineArn}:1`, `${stateMachineArn}:2`]));
  });
});
