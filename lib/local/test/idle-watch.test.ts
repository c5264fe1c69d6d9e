import { expect, it, onTestFinished } from 'vitest';
import { Activity } from '../activity.ts';
import { IdleWatch } from '../idle-watch.ts';
import { functionsForTest } from './support/functions.ts';

function watchForTest() {
  const activity = new Activity();
  let times = 0;
  const watch = new IdleWatch(activity, () => times++);
  onTestFinished(() => watch.close());
  const look = (looks: number) => {
    for (let made = 0; made < looks; made++) watch.look();
    return times;
  };
  return { activity, look };
}

it('A runtime counts as idle once when nothing has happened for half a minute, and again after something has', () => {
  const { activity, look } = watchForTest();
  expect(look(3)).toBe(0);
  expect(look(1)).toBe(1);
  expect(look(10)).toBe(1);
  activity.begin()();
  expect(look(3)).toBe(1);
  expect(look(1)).toBe(2);
});

it('A runtime is not idle while something is under way', () => {
  const { activity, look } = watchForTest();
  const end = activity.begin();
  expect(look(10)).toBe(0);
  end();
  expect(look(3)).toBe(1);
});

it('Functions run after their threads were ended as before, and one that runs goes on', async () => {
  const { put, invoke, functions } = functionsForTest();
  for (const name of ['one', 'two', 'three'])
    put(name, `let count = 0; export const handler = async () => '${name}' + ++count;`);
  put('slow', 'export const handler = () => new Promise((done) => setTimeout(done, 50, "done"));');
  const all = async () => {
    const outcomes = await Promise.all(['one', 'two', 'three'].map((name) => invoke(name)));
    return outcomes.map(({ value }) => String(value).replace(/\d/, ''));
  };
  expect(await all()).toEqual(['one', 'two', 'three']);
  functions.shrink();
  expect(await all()).toEqual(['one', 'two', 'three']);
  const running = invoke('slow');
  functions.shrink();
  expect(await running).toEqual({ value: 'done', functionError: undefined });
});
