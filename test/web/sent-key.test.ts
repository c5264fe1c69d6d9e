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
