import * as z from 'zod';
import { CommandFailure } from './command/errors.ts';
import { request } from './request.ts';
import { runningSystem } from './running.ts';

const answerSchema = z.object({ access_token: z.string() });

/**
 * Issues an access token for a ready-made sign-in of the local provider.
 * @throws CommandFailure if nothing is running, or there is no such sign-in
 */
export async function issueToken(account: string): Promise<string> {
  const { issuer } = runningSystem();
  const response = await request(`${issuer}/token-for`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  if (!response.ok)
    throw new CommandFailure(
      `There is no sign-in "${account}". The start screen of \`npm start\` lists them: applicant, officer-chongqing, administrator and others.`,
    );
  return answerSchema.parse(await response.json()).access_token;
}
