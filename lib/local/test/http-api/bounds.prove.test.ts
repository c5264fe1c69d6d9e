import { type ClientRequest, request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { openApi, route } from './test-api.ts';

const MEGABYTES_9 = 9 * 1024 * 1024;

async function open(handler?: () => Promise<null>) {
  const api = await openApi({ routes: [route('POST /items')] }, handler && (() => handler()));
  onTestFinished(() => api.gateway.close());
  return api;
}

/** Sends a request that announces a body and never sends it, and returns its status as soon as it is answered. */
function announce(
  url: string,
  path: string,
  length: number,
): { call: ClientRequest; status: Promise<number> } {
  const call = request(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-length': length },
    agent: false,
  });
  const status = new Promise<number>((resolve) => {
    call.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    call.on('error', () => resolve(0));
  });
  call.flushHeaders();
  onTestFinished(() => void call.destroy());
  return { call, status };
}

it('a request that is not allowed is refused before its body has arrived', async () => {
  const { url } = await open();
  expect(await announce(url, '/elsewhere', MEGABYTES_9).status).toBe(404);
  expect(await announce(url, '/items', 11 * 1024 * 1024).status).toBe(413);
});

/** 429 `Too Many Requests` is the answer of API Gateway to requests beyond its limits. */
it('bodies are held up to a limit, and there is room again when they have gone', async () => {
  const { url } = await open();
  const held = Array.from({ length: 20 }, () => announce(url, '/items', MEGABYTES_9));
  const refused = await Promise.race(held.map(({ status }) => status));
  expect(refused).toBe(429);
  for (const { call } of held) call.destroy();
  await expect
    .poll(async () => (await fetch(`${url}/items`, { method: 'POST', body: 'x'.repeat(1000) })).status)
    .toBe(204);
});

it('a limited number of functions run at a time and other requests wait; requests beyond that are told to retry', async () => {
  let release = () => {};
  const gate = new Promise<null>((resolve) => {
    release = () => resolve(null);
  });
  let [running, most] = [0, 0];
  const { url } = await open(async () => {
    most = Math.max(most, ++running);
    await gate;
    running--;
    return null;
  });
  const calls = Array.from({ length: 1_040 }, () => announce(url, '/items', 0));
  const answered: number[] = [];
  const all = Promise.all(calls.map(({ status }) => status.then((one) => answered.push(one))));
  await expect.poll(() => answered, { timeout: 20_000 }).toHaveLength(16);
  expect(new Set(answered)).toEqual(new Set([429]));
  const refused = await fetch(`${url}/items`, { method: 'POST' });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  release();
  await all;
  expect(answered.filter((status) => status === 200)).toHaveLength(1_024);
  expect(most).toBe(64);
});
