import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ApiEvent } from '../../functions/common/http/api-event.ts';
import { errorForLog } from '../../functions/common/http/log.ts';
import { httpMiddleware } from '../../functions/common/http/serve-with.ts';
import { serveTask } from '../../functions/common/http/task.ts';
import { captureOutput } from './support/output.ts';
import { apiEvent } from './support/requests.ts';

let output: ReturnType<typeof captureOutput>;
beforeEach(() => {
  output = captureOutput();
});

describe('The middleware of the API', () => {
  const failing = (middleware: readonly (typeof httpMiddleware)[number][]) =>
    middy<ApiEvent, { statusCode?: number }>()
      .use([...middleware])
      .handler(() => {
        throw new Error('it failed');
      });
  /** Another middleware that answers failures in its own way. */
  const another: (typeof httpMiddleware)[number] = {
    onError: (request) => {
      request.response = { statusCode: 299 };
    },
  };

  it('begins with the failure handler, which has the last word over all that follow', async () => {
    const [first, ...others] = httpMiddleware;
    for (const middleware of [
      [first, another],
      [first, ...others, another],
    ]) {
      const answer = await failing(middleware)(apiEvent({}), {} as Context);
      expect(answer).toMatchObject({ statusCode: 500 });
    }
  });

  it('answers a failure in one place only', async () => {
    const [, ...others] = httpMiddleware;
    await expect(failing(others)(apiEvent({}), {} as Context)).rejects.toThrow('it failed');
  });
});

describe('The log of a failure', () => {
  const secret = '欧阳慧敏 500103199003071234';

  it('contains its name and where it happened, but never its message', () => {
    const logged = errorForLog(new RangeError(`no room for ${secret}\n    at ${secret}`));
    expect(logged.name).toBe('RangeError');
    expect(logged.stack?.[0]).toMatch(/^\s+at .*middleware\.test\.ts/);
    expect(JSON.stringify(logged)).not.toContain('欧阳慧敏');
    expect(errorForLog(secret)).toEqual({ name: 'unknown' });
  });

  it('names the task and the case when a task fails, and the task rethrows the error', async () => {
    const caseId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    const task = serveTask('a-task', z.looseObject({}), () => async () => {
      throw new RangeError(secret);
    });
    await expect(task({ caseId, token: secret }, {} as Context)).rejects.toThrow(secret);
    const [line = ''] = output.lines().filter((each) => each.includes('TASK_FAILED'));
    expect(JSON.parse(line)).toMatchObject({ task: 'a-task', caseId, error: { name: 'RangeError' } });
    expect(line).toContain('middleware.test.ts');
    expect(output.text()).not.toContain('欧阳慧敏');
  });
});
