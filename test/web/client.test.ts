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

// What API Gateway answers by itself to an HTTP API (developer guide, "Troubleshooting HTTP APIs" and quotas: payloads of 10 MB).
it.each([
  [401, 'Unauthorized', 'unauthenticated', false],
  [403, 'Forbidden', 'forbidden', false],
  [413, 'Request Entity Too Large', 'body-too-large', false],
  [429, 'Too Many Requests', 'busy', true],
  [500, 'Internal Server Error', 'unknown', true],
  [503, 'Service Unavailable', 'busy', true],
])(
  'What the gateway itself refuses with %i is said to pass only if another try can succeed',
  async (status, message, code, passing) => {
    vi.stubGlobal('fetch', async () => Response.json({ message }, { status }));
    const problem = await call('GET /regions', {}, { language: 'zh' }).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code, passing });
    expect((problem as ApiProblem).title.includes('重试')).toBe(passing);
  },
);
