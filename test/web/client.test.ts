import { afterEach, expect, it, vi } from 'vitest';
import { call } from '../../web/api/client.ts';
import { ApiProblem } from '../../web/api/problem.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A silently lost connection: no answer comes until the caller gives up. */
const dead = (_address: string, { signal }: { signal: AbortSignal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

it('What nobody answers for a minute can be sent again, with a word that it may not have arrived', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', dead);
  const asked = call('POST /applications', { body: {} as never }, { language: 'zh' });
  const problem = asked.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await problem).toBeInstanceOf(ApiProblem);
  expect(await problem).toMatchObject({ code: 'too-slow', passing: true });
});

it('What a page no longer wants is ended, and is no problem', async () => {
  vi.stubGlobal('fetch', dead);
  const page = new AbortController();
  const asked = call('GET /regions', {}, { language: 'zh', signal: page.signal });
  page.abort();
  expect(await asked.catch((error: unknown) => error)).not.toBeInstanceOf(ApiProblem);
});
