import { type ClientRequest, request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { Activity } from '../activity.ts';
import { MovableClock } from '../clock.ts';
import { Control } from '../control.ts';
import { Gateway } from '../gateway.ts';
import { Principals } from '../principals.ts';
import { ServiceDirectory } from '../service-directory.ts';
import { identity } from './support/dynamodb.ts';

/** The SDKs retry after a `ThrottlingException` (AWS SDKs and Tools Reference Guide, "Retry behavior"). */
it('the endpoint holds bodies up to a limit, says so beyond it, and has room again when they have gone', async () => {
  const clock = new MovableClock(new Activity(), { at: 0 });
  const gateway = new Gateway({
    directory: new ServiceDirectory(),
    principals: new Principals(identity),
    clock,
    control: new Control(clock, () => ({})),
  });
  const url = await gateway.listen(0);
  onTestFinished(async () => {
    await gateway.close();
    clock.close();
  });
  const calls: ClientRequest[] = [];
  const statuses = Array.from({ length: 20 }, () => {
    const headers = { 'content-length': 15 * 1024 * 1024 };
    const call = request(url, { method: 'POST', headers, agent: false });
    calls.push(call);
    call.flushHeaders();
    return new Promise<string>((resolve) => {
      call.on('response', ({ statusCode, headers }) =>
        resolve(`${statusCode} after ${headers['retry-after']} s`),
      );
      call.on('error', () => {});
    });
  });
  expect(await Promise.race(statuses)).toBe('429 after 1 s');
  for (const call of calls) call.destroy();
  const status = async () => (await fetch(`${url}/_local/status`, { method: 'POST', body: 'x' })).status;
  await expect.poll(status).not.toBe(429);
});
