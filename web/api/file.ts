import { currentSettings } from '../settings/settings.ts';
import { currentSession, expire } from '../sign-in/session.ts';
import { addressOf } from './client.ts';
import type { ReadRoute, RequestOf } from './operations.ts';
import { problemOf, unreachable } from './problem.ts';

/**
 * Reads what an operation also answers as a file, as whoever is signed in.
 *
 * @param type the media type, for example `application/pdf`
 * @throws ApiProblem when it is refused or cannot be reached
 * @example
 * await readFile('GET /cases/{caseId}/notices/{noticeId}/letter', { path }, 'application/pdf');
 */
export async function readFile<R extends ReadRoute>(
  route: R,
  request: RequestOf<R>,
  type: string,
): Promise<Blob> {
  const { language } = currentSettings();
  const token = currentSession()?.token;
  const address = addressOf(route.slice('GET '.length), request.path ?? {}, request.query ?? {});
  const response = await fetch(address, {
    headers: {
      accept: type,
      'accept-language': language,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  }).catch(() => {
    throw unreachable(language);
  });
  if (response.status === 401) expire();
  if (!response.ok) throw await problemOf(response, language);
  return response.blob();
}
