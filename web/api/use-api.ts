import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { notFound } from '@tanstack/react-router';
import { useState } from 'react';
import { currentSettings, useSettings } from '../settings/settings.ts';
import { currentSession, expire, useSession } from '../sign-in/session.ts';
import { call, type Received } from './client.ts';
import type { Answer, ReadRoute, RequestOf, Route, WriteRoute } from './operations.ts';
import { ApiProblem } from './problem.ts';
import { SentKey } from './sent-key.ts';

/** The queries of the portal. What has been read is shown while it is read again, and tried again only where that may help. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.passing,
      refetchOnWindowFocus: true,
      refetchIntervalInBackground: false,
      networkMode: 'always',
    },
    // No outbox: what cannot be sent now was not sent, and says so.
    mutations: { networkMode: 'always' },
  },
});

/** Calls an operation as whoever is signed in, in the language of the settings. @throws ApiProblem */
export async function callAsUser<R extends Route>(
  route: R,
  request: RequestOf<R>,
  options: {
    idempotencyKey?: string;
    ifMatch?: string | undefined;
    signal?: AbortSignal;
    keepalive?: boolean;
  } = {},
): Promise<Received<Answer<R>>> {
  try {
    return await call(route, request, {
      language: currentSettings().language,
      token: currentSession()?.token,
      ...options,
    });
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) expire();
    throw error;
  }
}

/**
 * Reads an operation, and again while somebody looks.
 *
 * @param poll seconds after which it is read again while the window is visible
 * @example
 * const { data, error, isPending } = useRead('GET /worklist', { query: { overdue: 'true' } }, { poll: 30 });
 */
export function useRead<R extends ReadRoute>(
  route: R,
  request: RequestOf<R>,
  { poll, enabled = true }: { poll?: number; enabled?: boolean } = {},
): UseQueryResult<Received<Answer<R>>, ApiProblem> {
  const { language } = useSettings();
  const session = useSession();
  const query = useQuery<Received<Answer<R>>, ApiProblem>({
    queryKey: [route, request, language, session?.subject],
    queryFn: ({ signal }) => callAsUser(route, request, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    ...(poll !== undefined && { refetchInterval: poll * 1000 }),
  });
  return served(query);
}

/**
 * A read as it came, unless what the address of the page names can be the number of nothing.
 * @throws what is shown as the page that says that there is no such page
 */
export function served<Query extends { readonly error: ApiProblem | null }>(query: Query): Query {
  if (query.error?.errors.some(({ pointer }) => pointer.startsWith('path:'))) throw notFound();
  return query;
}

/** What an act needs: the request, and the entity tag of what was on the screen. */
export interface Act<R extends WriteRoute> {
  readonly request: RequestOf<R>;
  readonly ifMatch?: string | undefined;
}

/**
 * Changes something. The same content keeps its Idempotency-Key however often it is sent, so that nothing happens twice;
 * another content gets a new one. Whatever was read is read again afterwards.
 *
 * @example
 * const decide = useAct('POST /cases/{caseId}/tasks/{taskId}/decision');
 * decide.mutate({ request: { path: { caseId, taskId }, body: { outcome: 'approve' } }, ifMatch: etag });
 */
export function useAct<R extends WriteRoute>(route: R) {
  const queries = useQueryClient();
  const [sent] = useState(() => new SentKey());
  return useMutation<Received<Answer<R>>, ApiProblem, Act<R>>({
    mutationFn: ({ request, ifMatch }) =>
      sent.once(JSON.stringify([route, request]), (idempotencyKey) =>
        callAsUser(route, request, { idempotencyKey, ifMatch }),
      ),
    onError: (problem) => sent.refused(problem),
    onSuccess: async () => {
      sent.answered();
      await queries.invalidateQueries();
    },
  });
}
