import { expect, it, onTestFinished } from 'vitest';
import { Activity } from '../activity.ts';
import { Rest } from '../rest.ts';
import { functionsForTest } from './support/functions.ts';

function restForTest() {
  const activity = new Activity();
  let rests = 0;
  const rest = new Rest(activity, () => rests++);
  onTestFinished(() => rest.close());
  const look = (times: number) => {
    for (let time = 0; time < times; time++) rest.look();
    return rests;
  };
  return { activity, look };
}

it('A rest begins once when nothing has happened for half a minute, and again after something has', () => {
  const { activity, look } = restForTest();
  expect(look(3)).toBe(0);
  expect(look(1)).toBe(1);
  expect(look(10)).toBe(1);
  activity.begin()();
  expect(look(3)).toBe(1);
  expect(look(1)).toBe(2);
});

it('No rest begins while something is under way', () => {
  const { activity, look } = restForTest();
  const end = activity.begin();
  expect(look(10)).toBe(0);
  end();
  expect(look(3)).toBe(1);
});

it('Functions run after a rest as before it, and one that runs goes on', async () => {
  const { put, invoke, functions } = functionsForTest();
  for (const name of ['one', 'two', 'three'])
    put(name, `let count = 0; export const handler = async () => '${name}' + ++count;`);
  put('slow', 'export const handler = () => new Promise((done) => setTimeout(done, 50, "done"));');
  const all = async () => {
    const outcomes = await Promise.all(['one', 'two', 'three'].map((name) => invoke(name)));
    return outcomes.map(({ value }) => String(value).replace(/\d/, ''));
  };
  expect(await all()).toEqual(['one', 'two', 'three']);
  functions.rest();
  expect(await all()).toEqual(['one', 'two', 'three']);
  const running = invoke('slow');
  functions.rest();
  expect(await running).toEqual({ value: 'done', functionError: undefined });
});
