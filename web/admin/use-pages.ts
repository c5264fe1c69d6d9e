import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Received } from '../api/client.ts';
import type { Answer, ReadRoute, RequestOf } from '../api/operations.ts';
import type { ApiProblem } from '../api/problem.ts';
import { callAsUser } from '../api/use-api.ts';
import { useSettings } from '../settings/settings.ts';
import { useSession } from '../sign-in/session.ts';

/** The routes that answer page by page. */
export type PagedRoute = ReadRoute extends infer R extends ReadRoute
  ? R extends ReadRoute
    ? 'next' extends keyof Answer<R>
      ? R
      : never
    : never
  : never;

export interface Pages<Body> {
  readonly pages: readonly Body[] | undefined;
  readonly error: ApiProblem | null;
  /** Whether there are more pages. */
  readonly hasMore: boolean;
  readonly isReading: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

/** The most empty pages that are skipped before somebody must ask for more. */
const mostEmptyPages = 10;

/**
 * Reads a list page by page. A page can be empty and still have a next one, if the service has looked at as many entries as it
 * does at a time; such pages are skipped.
 *
 * @param countOf the number of entries of a page
 * @param poll seconds between two reads while the window is visible
 */
export function usePages<R extends PagedRoute>(
  route: R,
  request: RequestOf<R>,
  countOf: (body: Answer<R>) => number,
  { poll, enabled = true }: { poll?: number | undefined; enabled?: boolean } = {},
): Pages<Answer<R>> {
  const { language } = useSettings();
  const session = useSession();
  const query = useInfiniteQuery<
    Received<Answer<R>>,
    ApiProblem,
    { pages: Received<Answer<R>>[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: ['pages', route, request, language, session?.subject],
    queryFn: ({ signal, pageParam }) =>
      callAsUser(
        route,
        {
          ...request,
          query: { ...(request.query as object), ...(pageParam !== undefined && { after: pageParam }) },
        } as RequestOf<R>,
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ body }) => (body as { next?: string }).next,
    placeholderData: keepPreviousData,
    enabled,
    ...(poll !== undefined && { refetchInterval: poll * 1000 }),
  });
  const { hasNextPage, isFetching, fetchNextPage, refetch, error } = query;
  const pages = query.data?.pages.map(({ body }) => body);
  const isEmpty =
    pages !== undefined && pages.length < mostEmptyPages && pages.every((page) => countOf(page) === 0);
  const goesOn = isEmpty && hasNextPage && !isFetching && error === null;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return {
    pages,
    error,
    hasMore: hasNextPage,
    isReading: isFetching,
    more: () => void fetchNextPage(),
    again: () => void refetch(),
  };
}
