import { join } from 'node:path';
import { endOnFatalErrors, requireFreeDataFolder, startLocalRuntime } from 'cdk-local-runtime';
import { accounts, audience } from './support/accounts.ts';
import { folderFault, makeDataFolder } from './support/data-folder.ts';
import { localCode, projectAssembly } from './support/project-assembly.ts';
import { forgetRunning, localFolder, rememberRunning } from './support/running.ts';
import { enterSampleStaff } from './support/sample-staff.ts';
import { startOptions, startUsage } from './support/start-options.ts';
import { watchProject } from './support/watch.ts';
import { welcome } from './support/welcome.ts';

/**
 * `npm start`: the whole system on this machine. All data are in `.local` (or DATA_FOLDER) and survive a restart. With
 * `--watch`, edited functions and workflows are reloaded while it runs.
 */
const folder = localFolder();
const { watch, ports } = readOptions();
const dataFolder = join(folder, 'data');
const assemblyFolder = join(folder, 'assembly');

endOnFatalErrors(dataFolder, (text) => console.error(`\n  ${text}\n`));

// Check before writing anything: another process may be running the assembly in this folder.
const assembly = await requireFreeFolder(dataFolder)
  .then(() => projectAssembly(assemblyFolder, (text) => console.log(`\n  ${text}`)))
  .catch(giveUp);
const runtime = await startLocalRuntime({
  assembly: assembly.folder,
  functionCode: localCode,
  dataFolder,
  identity: { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' },
  ports,
  parameters: ({ endpoint, issuer }) => ({
    TokenIssuer: issuer ?? '',
    TokenAudience: audience,
    PortalClientId: 'local',
    ConsoleUrl: `${endpoint}/_local/`,
  }),
  identityProvider: { accounts, audience },
  report: (message) => console.log(`  ! ${message}`),
  onFunctionError: (text) => console.log(`  ! ${text.replaceAll('\n', '\n  ')}`),
}).catch(giveUp);

await enterSampleStaff(runtime.endpoint, accounts).catch(giveUp);

// Register before announcing that the system is ready: from then on somebody may press Ctrl-C.
let watching: Awaited<ReturnType<typeof watchProject>> | undefined;
let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, async () => {
    if (closing) process.exit(1);
    closing = true;
    console.log('\n  Stopping. Everything is kept; `npm start` goes on from here.');
    forgetRunning();
    await watching?.close();
    await runtime.close();
    process.exit(0);
  });

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
    // Since the start of the process, because loading the program takes time too.
    seconds: performance.now() / 1000,
    synthesized: assembly.synthesized,
    notes: runtime.notes,
  }),
);
if (watch)
  watching = await watchProject(runtime, assemblyFolder, (message) => console.log(`  ~ ${message}`)).catch(
    giveUp,
  );

async function requireFreeFolder(path: string): Promise<void> {
  makeDataFolder(folder);
  requireFreeDataFolder(path);
}

function readOptions() {
  if (process.argv.some((word) => ['--help', '-h', 'help'].includes(word))) {
    console.log(startUsage);
    process.exit(0);
  }
  try {
    return startOptions(process.argv.slice(2));
  } catch (error) {
    return giveUp(error);
  }
}

/** Prints what went wrong in a sentence, and ends the process. */
function giveUp(error: unknown): never {
  const why = folderFault(error, folder) ?? (error instanceof Error ? error.message : String(error));
  console.error(`\n  It could not be started: ${why}\n`);
  if (process.env.DEBUG && error instanceof Error) console.error(error.stack);
  process.exit(1);
}
