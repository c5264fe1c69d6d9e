import type { Language } from '../../lib/policy/bilingual.ts';
import { CommandFailure } from './command/errors.ts';
import { issueToken } from './issue-token.ts';
import { request } from './request.ts';
import { runningSystem } from './running.ts';

/** The API of the running system, called with a ready-made sign-in. */
export interface SignedInApi {
  /** @throws CommandFailure if the API refuses */
  get(path: string): Promise<unknown>;
  /** Returns undefined on success, otherwise the sentence with which the API refused. */
  post(path: string, body: object): Promise<string | undefined>;
}

/** @throws CommandFailure when nothing is running */
export function signedInApi(as: string, language: Language): SignedInApi {
  const { api } = runningSystem();
  let token: string | undefined;
  const call = async (path: string, body?: object): Promise<Response> => {
    token ??= await issueToken(as);
    return request(`${api}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': language,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  };
  return {
    async get(path) {
      const response = await call(path);
      if (!response.ok)
        throw new CommandFailure(`${response.url}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async post(path, body) {
      const response = await call(path, body);
      if (response.ok) return undefined;
      const { detail, title } = (await response.json()) as { detail?: string; title?: string };
      return detail ?? title ?? String(response.status);
    },
  };
}
