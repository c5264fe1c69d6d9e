/**
 * Expected values: the API reference, "If nextToken is returned, there are more results available [...] Make the call again
 * using the returned token to retrieve the next page": the next page goes on where the last one ended.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { Harness, only } from './harness.ts';

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
