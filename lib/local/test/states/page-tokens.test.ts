/**
 * Expected values: the API reference, "If nextToken is returned, there are more results available [...] Make the call again
 * using the returned token to retrieve the next page": the next page goes on where the last one ended.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { Harness, only, refusal } from './harness.ts';

let harness: Harness;
beforeEach(() => {
  harness = new Harness();
});
afterEach(() => harness.close());

const wait = (name: string, Next: string): JsonObject => ({ [name]: { Type: 'Wait', Seconds: 10, Next } });
const ids = ({ events }: JsonObject): number[] => (events as { id: number }[]).map(({ id }) => id);

it('reads a history backwards without repeating events when the execution grows between pages', async () => {
  const executionArn = await harness.start({
    StartAt: 'A',
    States: { ...wait('A', 'B'), ...wait('B', 'C'), ...wait('C', 'D'), D: { Type: 'Succeed' } },
  });
  await harness.at(20);
  const request = { executionArn, reverseOrder: true, maxResults: 2 };
  let page = await harness.api('GetExecutionHistory', request);
  expect(ids(page)).toEqual([6, 5]);
  const read: number[] = [];
  await harness.at(30);
  while (page.nextToken !== undefined) {
    page = await harness.api('GetExecutionHistory', { ...request, nextToken: page.nextToken });
    read.push(...ids(page));
  }
  expect(read).toEqual([4, 3, 2, 1]);
});

it('reads a history forwards to the events that were added between pages', async () => {
  const executionArn = await harness.start({
    StartAt: 'A',
    States: { ...wait('A', 'B'), B: { Type: 'Succeed' } },
  });
  const request = { executionArn, maxResults: 1 };
  let page = await harness.api('GetExecutionHistory', request);
  const read = ids(page);
  await harness.at(10);
  while (page.nextToken !== undefined) {
    page = await harness.api('GetExecutionHistory', { ...request, nextToken: page.nextToken });
    read.push(...ids(page));
  }
  expect(read).toEqual([1, 2, 3, 4, 5, 6]);
});

it.each([1, 2, 3, 5, 6, 7])('reads every event once, backwards in pages of %i', async (maxResults) => {
  const executionArn = await harness.start({
    StartAt: 'A',
    States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } },
  });
  const read: number[] = [];
  let nextToken: string | undefined;
  do {
    const page = await harness.api('GetExecutionHistory', {
      executionArn,
      reverseOrder: true,
      maxResults,
      ...(nextToken !== undefined && { nextToken }),
    });
    read.push(...ids(page));
    nextToken = page.nextToken as string | undefined;
  } while (nextToken !== undefined);
  expect(read).toEqual([6, 5, 4, 3, 2, 1]);
});

it('lists versions without repeating one when another is published between pages', async () => {
  const stateMachineArn = await harness.create(only({ Type: 'Pass', End: true }));
  const publish = async (seconds: number): Promise<void> => {
    const definition = JSON.stringify({
      QueryLanguage: 'JSONata',
      ...only({ Type: 'Wait', Seconds: seconds, End: true }),
    });
    await harness.api('UpdateStateMachine', { stateMachineArn, definition, publish: true });
  };
  for (const seconds of [1, 2, 3]) await publish(seconds);
  const request = { stateMachineArn, maxResults: 2 };
  const first = await harness.api('ListStateMachineVersions', request);
  await publish(4);
  const second = await harness.api('ListStateMachineVersions', {
    ...request,
    nextToken: first.nextToken ?? null,
  });
  const numbers = [first, second].flatMap(({ stateMachineVersions }) =>
    (stateMachineVersions as { stateMachineVersionArn: string }[]).map(({ stateMachineVersionArn }) =>
      Number(stateMachineVersionArn.split(':').at(-1)),
    ),
  );
  expect(numbers).toEqual([3, 2, 1]);
  expect(second.nextToken).toBeUndefined();
});

/** Makes two items for each list, and one of another kind. Returns the requests of all lists. */
async function listed(): Promise<[string, JsonObject][]> {
  const each = { StartAt: 'E', States: { E: { Type: 'Pass', End: true } } };
  const mode = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
  const map = (Next: string): JsonObject => ({
    Type: 'Map',
    Items: [1],
    ItemProcessor: { ProcessorConfig: mode, ...each },
    ...(Next === '' ? { End: true } : { Next }),
  });
  const inner = (name: string): JsonObject => ({
    ...map(''),
    ItemProcessor: { StartAt: name, ProcessorConfig: mode, States: { [name]: { Type: 'Pass', End: true } } },
  });
  const stateMachineArn = await harness.create({
    StartAt: 'A',
    States: { A: { ...map('B') }, B: inner('F') },
  });
  await harness.create(only({ Type: 'Succeed' }));
  await harness.api('PublishStateMachineVersion', { stateMachineArn });
  await harness.api('UpdateStateMachine', {
    stateMachineArn,
    roleArn: 'arn:aws:iam::000000000000:role/b',
    publish: true,
  });
  for (const name of ['one', 'two'])
    await harness.api('CreateStateMachineAlias', {
      name,
      routingConfiguration: [{ stateMachineVersionArn: `${stateMachineArn}:1`, weight: 100 }],
    });
  const { executionArn = '' } = await harness.api('StartExecution', { stateMachineArn });
  await harness.api('StartExecution', { stateMachineArn });
  await harness.clock.settle();
  return [
    ['ListStateMachines', {}],
    ['ListStateMachineVersions', { stateMachineArn }],
    ['ListStateMachineAliases', { stateMachineArn }],
    ['ListStateMachineAliases', { stateMachineArn: `${stateMachineArn}:1` }],
    ['ListExecutions', { stateMachineArn }],
    ['ListExecutions', { stateMachineArn, statusFilter: 'SUCCEEDED' }],
    ['ListMapRuns', { executionArn }],
    ['GetExecutionHistory', { executionArn }],
    ['GetExecutionHistory', { executionArn, reverseOrder: true }],
  ];
}

it('accepts a token for its own list, and for no other', async () => {
  const lists = await listed();
  const tokens: JsonObject[string][] = [];
  for (const [operation, request] of lists)
    tokens.push((await harness.api(operation, { ...request, maxResults: 1 })).nextToken as string);
  for (const [index, [operation, request]] of lists.entries()) {
    for (const [other, nextToken] of tokens.entries()) {
      const call = harness.api(operation, { ...request, maxResults: 1, nextToken: nextToken as string });
      if (other === index) await call;
      else expect((await refusal(call)).code).toBe('InvalidToken');
    }
  }
});

it('refuses a token that is too long for the parameter', async () => {
  for (const [operation, request] of await listed()) {
    const code = async (length: number): Promise<string> =>
      (await refusal(harness.api(operation, { ...request, nextToken: 'x'.repeat(length) }))).code;
    const longest = operation === 'ListExecutions' ? 3096 : 1024;
    expect([await code(longest), await code(longest + 1), await code(0)]).toEqual([
      'InvalidToken',
      'ValidationException',
      'ValidationException',
    ]);
  }
});

it('goes on after the last item, even if earlier items were deleted in between', async () => {
  for (const name of ['a', 'b', 'c', 'd']) await harness.create(only({ Type: 'Succeed' }), name);
  const names = ({ stateMachines }: JsonObject): unknown[] =>
    (stateMachines as JsonObject[]).map(({ name }) => name);
  const first = await harness.api('ListStateMachines', { maxResults: 2 });
  for (const { stateMachineArn = '' } of first.stateMachines as JsonObject[])
    await harness.api('DeleteStateMachine', { stateMachineArn });
  const second = await harness.api('ListStateMachines', {
    maxResults: 2,
    nextToken: first.nextToken as string,
  });
  expect([names(first), names(second)]).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});
