import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Answer, ReadRoute, RequestOf } from '../api/operations.ts';
import type { ApiProblem } from '../api/problem.ts';
import { callAsUser } from '../api/use-api.ts';
import { useSettings } from '../settings/settings.ts';
import { useSession } from '../sign-in/session.ts';

/** A list of the API that is read page by page. */
export interface List<Page> {
  /** The pages that have been read; undefined before the first. */
  readonly pages: readonly Page[] | undefined;
  readonly problem: ApiProblem | undefined;
  readonly more: boolean;
  readonly reading: boolean;
  /** Reads one more page, if there is one. */
  readonly readMore: () => void;
  readonly readAgain: () => void;
}

/** A request for a page of a list. */
const pageRequest = <R extends ReadRoute>(request: RequestOf<R>, after: string | undefined): RequestOf<R> =>
  after === undefined ? request : { ...request, query: { ...(request.query as object), after } };

/** The cursor of the next page. */
const nextOf = (page: unknown): string | undefined => (page as { readonly next?: string }).next;

/**
 * Reads a list page by page, and reads it again while the page is visible. Other filters are another list; the old one stays on
 * the screen until the new one has been read.
 *
 * @param poll seconds between two reads while the window is visible
 * @example
 * const list = useList('GET /overdue', { query: { kind: ['decision'] } }, { poll: 30 });
 */
export function useList<R extends ReadRoute>(
  route: R,
  request: RequestOf<R>,
  { poll, enabled = true }: { poll?: number; enabled?: boolean } = {},
): List<Answer<R>> {
  const { language } = useSettings();
  const session = useSession();
  const query = useInfiniteQuery<
    Answer<R>,
    ApiProblem,
    { pages: Answer<R>[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: ['list', route, request, language, session?.subject],
    queryFn: async ({ pageParam, signal }) =>
      (await callAsUser(route, pageRequest(request, pageParam), { signal })).body,
    initialPageParam: undefined,
    getNextPageParam: nextOf,
    enabled,
    placeholderData: keepPreviousData,
    ...(poll !== undefined && { refetchInterval: poll * 1000 }),
  });
  return {
    pages: query.data?.pages,
    problem: query.error ?? undefined,
    more: query.hasNextPage,
    reading: query.isFetchingNextPage,
    readMore: () => void (query.hasNextPage && !query.isFetchingNextPage && query.fetchNextPage()),
    readAgain: () => void query.refetch(),
  };
}

/** Reads all pages of a list at once, such as for a file. @throws ApiProblem */
export async function readAll<R extends ReadRoute>(
  route: R,
  request: RequestOf<R>,
): Promise<readonly Answer<R>[]> {
  const pages: Answer<R>[] = [];
  let after: string | undefined;
  do {
    const { body } = await callAsUser(route, pageRequest(request, after));
    pages.push(body);
    after = nextOf(body);
  } while (after !== undefined);
  return pages;
}
