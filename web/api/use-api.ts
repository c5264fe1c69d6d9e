import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { currentSettings, useSettings } from '../settings/settings.ts';
import { currentSession, expire, useSession } from '../sign-in/session.ts';
import { call, type Received } from './client.ts';
import type { Answer, ReadRoute, RequestOf, Route, WriteRoute } from './operations.ts';
import { ApiProblem } from './problem.ts';
import { SentKey } from './sent-key.ts';

/** The queries of the portal. They show the last answer while they read again, and retry only if that may help. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && error instanceof ApiProblem && error.passing,
      refetchOnWindowFocus: true,
      refetchIntervalInBackground: false,
      networkMode: 'always',
    },
    // There is no outbox. What cannot be sent now fails and says so.
    mutations: { networkMode: 'always' },
  },
});

/** Calls an operation as the person who is signed in, in the language of the settings. @throws ApiProblem */
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
 * Reads an operation, and reads it again while the page is visible.
 *
 * @param poll seconds between two reads while the window is visible
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
  return useQuery<Received<Answer<R>>, ApiProblem>({
    queryKey: [route, request, language, session?.subject],
    queryFn: ({ signal }) => callAsUser(route, request, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    ...(poll !== undefined && { refetchInterval: poll * 1000 }),
  });
}

/** The request of an act, with the entity tag of the version on the screen. */
export interface Act<R extends WriteRoute> {
  readonly request: RequestOf<R>;
  readonly ifMatch?: string | undefined;
}

/** What follows an act, for whoever did it. */
interface Following<R extends WriteRoute> {
  readonly onSuccess?: (answer: Received<Answer<R>>) => void;
  readonly onError?: (problem: ApiProblem) => void;
}

/**
 * Changes something. The same content keeps its Idempotency-Key for every try, so nothing happens twice. New content gets a new
 * key. Afterwards all queries are read again. Then what follows is done, even if what was read has taken the form away; but not
 * for somebody who had closed the form before the answer came, or has left the page since.
 *
 * @example
 * const decide = useAct('POST /cases/{caseId}/tasks/{taskId}/decision');
 * decide.mutate({ request: { path: { caseId, taskId }, body: { outcome: 'approve' } }, ifMatch: etag }, { onSuccess: next });
 */
export function useAct<R extends WriteRoute>(route: R) {
  const queries = useQueryClient();
  const [sent] = useState(() => new SentKey());
  const shown = useRef(false);
  /** The page on which the answer came, if the form was still there. */
  const answeredOn = useRef<string>(undefined);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const mutation = useMutation<Received<Answer<R>>, ApiProblem, Act<R>>({
    mutationFn: ({ request, ifMatch }) =>
      sent.once(JSON.stringify([route, request]), (idempotencyKey) =>
        callAsUser(route, request, { idempotencyKey, ifMatch }),
      ),
    onError: (problem) => sent.refused(problem),
    onSuccess: async () => {
      sent.answered();
      answeredOn.current = shown.current ? window.location.pathname : undefined;
      await queries.invalidateQueries();
    },
  });
  const mutate = (act: Act<R>, { onSuccess, ...onRefusal }: Following<R> = {}): void => {
    // The library's own callback is lost with the form; the promise is not. A refusal is in the mutation's state.
    mutation.mutateAsync(act, onRefusal).then(
      (answer) => answeredOn.current === window.location.pathname && onSuccess?.(answer),
      () => undefined,
    );
  };
  return { ...mutation, mutate };
}
