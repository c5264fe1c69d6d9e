import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ApiProblem, type FieldProblem } from '../../web/api/problem.ts';
import { ProblemNotice } from '../../web/parts/problem-notice.tsx';

/** The notice of a read that failed, as text. */
async function read(status: number, errors: readonly FieldProblem[] = []): Promise<string> {
  const problem = new ApiProblem({ code: 'case-not-found', status, title: '没有这个案件。', errors });
  const router = createRouter({
    history: createMemoryHistory({ initialEntries: ['/'] }),
    routeTree: createRootRoute({
      component: () => <ProblemNotice problem={problem} onRetry={() => undefined} />,
    }),
  });
  await router.load();
  return renderToString(<RouterProvider router={router} />);
}

it.each([403, 404])('offers the way back, and not to try again, when the answer was %i', async (status) => {
  const notice = await read(status);
  expect(notice).toContain('返回首页');
  expect(notice).not.toContain('重试');
});

it.each([0, 429, 503])('offers to try again when the answer was %i', async (status) => {
  const notice = await read(status);
  expect(notice).toContain('重试');
  expect(notice).not.toContain('返回首页');
});

it('says that there is no such page, and offers the way back, when a part of the address can name nothing', async () => {
  const notice = await read(400, [
    { pointer: 'path:caseId', code: 'invalid_format', detail: '格式不正确。' },
  ]);
  expect(notice).toContain('没有这个页面');
  expect(notice).toContain('返回首页');
  expect(notice).not.toContain('重试');
});
