import { currentSettings } from '../settings/settings.ts';
import { currentSession, expire } from '../sign-in/session.ts';
import type { Bilingual } from '../texts/language.ts';
import { addressOf } from './client.ts';
import type { ReadRoute, RequestOf } from './operations.ts';
import { problemOf, unreachable } from './problem.ts';

/** A file, and how many of its characters the font lacks and prints as codes. */
export interface ReadFile {
  readonly file: Blob;
  readonly missingGlyphs: number;
}

/** The warning about a file with characters that its font lacks. */
export const missingGlyphsText: Bilingual = {
  zh: '有 {count} 个生僻字打印字体中没有，已印为编码，请核对。',
  en: '{count} rare characters are not in the font and are printed as codes. Check them.',
};

/**
 * Reads the file that an operation can answer instead of JSON, as the person who is signed in.
 *
 * @param type the media type, for example `application/pdf`
 * @throws ApiProblem when the API refuses the request or cannot be reached
 * @example
 * await readFile('GET /cases/{caseId}/notices/{noticeId}/letter', { path }, 'application/pdf');
 */
export async function readFile<R extends ReadRoute>(
  route: R,
  request: RequestOf<R>,
  type: string,
): Promise<ReadFile> {
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
  return {
    file: await response.blob(),
    missingGlyphs: Number(response.headers.get('x-missing-glyphs') ?? 0),
  };
}
