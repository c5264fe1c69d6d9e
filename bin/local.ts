import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startLocalRuntime } from '../lib/local/runtime.ts';
import { accounts, audience } from './support/accounts.ts';
import { projectAssembly } from './support/project-assembly.ts';
import { forgetRunning, localFolder, rememberRunning } from './support/running.ts';
import { welcome } from './support/welcome.ts';

/**
 * `npm start`: the whole system on this machine. Everything is kept in `.local` (or DATA_FOLDER) and is there
 * again after a restart.
 */
const begun = performance.now();
const folder = localFolder();
mkdirSync(folder, { recursive: true });

const assembly = await projectAssembly(join(folder, 'assembly')).catch(giveUp);
const runtime = await startLocalRuntime({
  assembly: assembly.folder,
  dataFolder: join(folder, 'data'),
  identity: { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' },
  ports: { endpoint: 4566, api: 4567, issuer: 4568 },
  parameters: ({ issuer }) => ({ TokenIssuer: issuer ?? '', TokenAudience: audience }),
  identityProvider: { accounts, audience },
  ...(process.env.DYNAMODB_ENDPOINT !== undefined && { dynamodbEndpoint: process.env.DYNAMODB_ENDPOINT }),
  report: (message) => console.log(`  ! ${message}`),
}).catch(giveUp);

const [api] = runtime.apis;
if (!api || !runtime.issuer) giveUp(new Error('The app has no API or no sign-in.'));
const running = {
  api: api.url,
  endpoint: runtime.endpoint,
  issuer: runtime.issuer,
  dataFolder: runtime.dataFolder,
};
rememberRunning(running);
console.log(
  welcome(running, runtime.clock.state(), accounts, {
    seconds: (performance.now() - begun) / 1000,
    synthesized: assembly.synthesized,
  }),
);

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, async () => {
    if (closing) process.exit(1);
    closing = true;
    console.log('\n  Stopping. Everything is kept; `npm start` goes on from here.');
    forgetRunning();
    await runtime.close();
    process.exit(0);
  });

/** Says what is in the way, in a sentence, and ends. */
function giveUp(error: unknown): never {
  console.error(`\n  It could not be started: ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.DEBUG && error instanceof Error) console.error(error.stack);
  process.exit(1);
}
