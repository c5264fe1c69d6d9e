import * as z from 'zod';
import { findRunning } from './running.ts';

const answerSchema = z.object({ access_token: z.string() });

/** An access token of a ready-made sign-in of the local provider; ends the process when there is no such sign-in. */
export async function issueToken(account: string): Promise<string> {
  const { issuer } = findRunning();
  const response = await fetch(`${issuer}/token-for`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  }).catch(() => undefined);
  if (!response) {
    console.error(`Nothing answers at ${issuer}: is \`npm start\` still running?`);
    process.exit(1);
  }
  if (!response.ok) {
    console.error(`There is no sign-in "${account}".`);
    process.exit(1);
  }
  return answerSchema.parse(await response.json()).access_token;
}
