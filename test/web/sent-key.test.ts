import { expect, it } from 'vitest';
import { SentKey } from '../../web/api/sent-key.ts';

it('The same content keeps its key until it is answered, or until its answer is over', () => {
  const sent = new SentKey();
  const first = sent.of('a');
  sent.refused({ code: 'offline' });
  expect(sent.of('a')).toBe(first);
  sent.refused({ code: 'reveal-expired' });
  const second = sent.of('a');
  expect(second).not.toBe(first);
  expect(sent.of('b')).not.toBe(second);
  const last = sent.of('b');
  sent.answered();
  expect(sent.of('b')).not.toBe(last);
});

it('What is sent twice before it is answered is sent once, and both have the answer', async () => {
  const sent = new SentKey();
  const keys: string[] = [];
  let answer: (text: string) => void = () => {};
  const send = (key: string) => {
    keys.push(key);
    return new Promise<string>((resolve) => {
      answer = resolve;
    });
  };
  const both = Promise.all([sent.once('a', send), sent.once('a', send)]);
  answer('done');
  expect(await both).toEqual(['done', 'done']);
  expect(keys).toHaveLength(1);
  // A request without an answer can be sent again, under the same key.
  const again = sent.once('a', send);
  answer('done again');
  expect(await again).toBe('done again');
  expect(new Set(keys).size).toBe(1);
  const failed = sent.once('b', () => Promise.reject(new Error('offline')));
  await expect(failed).rejects.toThrow('offline');
  const repeated = sent.once('b', send);
  answer('at last');
  expect(await repeated).toBe('at last');
});
