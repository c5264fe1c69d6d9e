import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { identityFor } from '../assembly/environment.ts';
import { readAssembly } from '../assembly/read.ts';
import type { Note } from '../assembly/support.ts';
import type { AccountIdentity } from '../aws-error.ts';
import type { Durability } from '../durability.ts';
import { endOnFatalErrors } from '../fatal-errors.ts';
import type { Account } from '../oidc/accounts.ts';
import { type LocalRuntime, startLocalRuntime } from '../runtime.ts';
import type { RuntimeOptions } from '../runtime-options.ts';
import { synthesize } from './synthesize.ts';

/** The distance from the AWS endpoint's port to that of the sign-in. The ports between them are for APIs. */
const ISSUER_PORT_DISTANCE = 50;

/** Where a command prints. */
export type Output = Pick<Console, 'log' | 'error'>;

export const runUsage = (command: string): string => `Run an AWS CDK app on this machine:

  ${command} FOLDER                  runs a synthesized assembly, such as cdk.out
  ${command} --app COMMAND           synthesizes it first: --app 'npx cdk synth', --app 'node bin/app.ts'

  --data FOLDER            keeps all data here; without it, all data are removed at the end
  --durability LEVEL       of these data: disk (survives a power failure) or process (faster; survives only the end of the process)
  --port NUMBER            of the AWS endpoint (4566), followed by those of the APIs; if taken, the next free ones; 0: any
  --region, --partition, --account-id      of the account; by default those of the app's env, or us-east-1, aws, 000000000000
  --parameter NAME=VALUE   a parameter of a template, repeatable; {issuer} and {endpoint} stand for the addresses
  --at INSTANT             starts the clock of a new data folder paused at this instant (2030-01-01T00:00:00Z)
  --accounts FILE          signs people in with these accounts: [{"id", "name", "claims": {}}]
  --link ADDRESS           of the app's page for an execution, to which the console links: http://127.0.0.1:8080/{name}
  --audience TEXT          the audience of their tokens (local)
`;

/**
 * Runs an app until the process is asked to end.
 * @returns the exit code if it could not be started; undefined while the app runs
 */
export async function run(
  commandLine: readonly string[],
  command: string,
  output: Output,
): Promise<number | undefined> {
  let runtime: LocalRuntime | undefined;
  const ignoreSignals = exitOnSignal(async () => runtime?.close());
  try {
    const { values, positionals } = parse(commandLine);
    const [folder, ...others] = positionals;
    if (values.help) {
      output.log(runUsage(command));
      return 0;
    }
    if (others.length > 0 || (folder === undefined) === (values.app === undefined)) {
      output.error(`Name either the folder of an assembly or an --app.\n\n${runUsage(command)}`);
      return 2;
    }
    const options = runtimeOptions(values);
    const assembly = values.app === undefined ? String(folder) : await synthesizeAloud(values.app, output);
    runtime = await startLocalRuntime({
      ...options,
      assembly,
      identity: identityFor(readAssembly(assembly), given(values)),
      onFunctionError: (text) => output.error(text),
    });
    endOnFatalErrors(runtime.dataFolder, (text) => output.error(text));
    printAddresses(runtime, values.data !== undefined, output);
    return undefined;
  } catch (error) {
    output.error(`The app could not be started: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    if (!runtime) ignoreSignals();
  }
}

async function synthesizeAloud(app: string, output: Output): Promise<string> {
  output.log(`Synthesizing: ${app}`);
  const { assembly, seconds } = await synthesize(app);
  output.log(`Synthesized in ${seconds.toFixed(1)} s.`);
  return assembly;
}

function parse(commandLine: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({
    args: [...commandLine],
    allowPositionals: true,
    options: {
      app: text,
      data: text,
      durability: { type: 'string', default: 'disk' },
      port: { type: 'string', default: '4566' },
      region: text,
      partition: text,
      'account-id': text,
      parameter: { type: 'string', multiple: true, default: [] },
      at: text,
      accounts: text,
      link: text,
      audience: { type: 'string', default: 'local' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

type Values = ReturnType<typeof parse>['values'];

const given = ({ region, partition, 'account-id': accountId }: Values): Partial<AccountIdentity> => ({
  ...(region !== undefined && { region }),
  ...(partition !== undefined && { partition }),
  ...(accountId !== undefined && { accountId }),
});

function runtimeOptions(values: Values): Omit<RuntimeOptions, 'assembly' | 'identity'> {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0) throw new Error('--port takes a number.');
  const at = values.at === undefined ? undefined : Date.parse(values.at);
  if (Number.isNaN(at)) throw new Error('--at takes an instant such as 2030-01-01T00:00:00Z.');
  return {
    ...(values.data !== undefined && {
      dataFolder: values.data,
      durability: durabilityOf(values.durability),
    }),
    ...(at !== undefined && { clock: { at } }),
    ports: port === 0 ? {} : { endpoint: port, api: port + 1, issuer: port + ISSUER_PORT_DISTANCE },
    parameters: (addresses) => parameters(values.parameter, addresses),
    ...(values.link !== undefined && { executionLink: executionLink(values.link) }),
    ...(values.accounts !== undefined && {
      identityProvider: { accounts: readAccounts(values.accounts), audience: values.audience },
    }),
  };
}

function executionLink(address: string): string {
  if (/^https?:\/\//.test(address) && address.includes('{name}')) return address;
  throw new Error('--link takes an HTTP address that contains {name}.');
}

function durabilityOf(level: string): Durability {
  if (level === 'disk' || level === 'process') return level;
  throw new Error('--durability takes disk or process.');
}

function parameters(
  given: readonly string[],
  { endpoint, issuer }: { endpoint: string; issuer: string | undefined },
): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const [name = '', ...value] = one.split('=');
      const text = value
        .join('=')
        .replaceAll('{endpoint}', endpoint)
        .replaceAll('{issuer}', issuer ?? '');
      return [name, text];
    }),
  );
}

function readAccounts(file: string): Account[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Account[];
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function printAddresses(runtime: LocalRuntime, isKept: boolean, output: Output): void {
  output.log(`AWS endpoint  ${runtime.endpoint}`);
  output.log(`Console       ${runtime.endpoint}/_local/`);
  for (const { name, url } of runtime.apis) output.log(`API           ${url}  ${name}`);
  if (runtime.issuer !== undefined) output.log(`Sign-in       ${runtime.issuer}`);
  output.log(`Data          ${runtime.dataFolder}${isKept ? '' : ' (removed at the end)'}`);
  for (const [stack, outputs] of Object.entries(runtime.outputs))
    for (const [name, value] of Object.entries(outputs)) output.log(`  ${stack}.${name} = ${String(value)}`);
  for (const line of noteLines(runtime.notes)) output.log(line);
  output.log('Ctrl-C stops.');
}

/** Lists what has no effect here: each property of a type once, with the resources that have it. */
export function noteLines(notes: readonly Note[]): string[] {
  if (notes.length === 0) return [];
  const same = Map.groupBy(notes, ({ type, property = '', reason }) => `${type} ${property}: ${reason}`);
  const lines = [...same].map(([, some]) => {
    const [{ type, property, reason, path }] = some as [Note, ...Note[]];
    const where = some.length === 1 ? path : `${path} and ${some.length - 1} more`;
    return `  ${type}${property === undefined ? '' : ` ${property}`} (${where}): ${reason}`;
  });
  return ['Without effect here:', ...lines.toSorted()];
}

/** Closes and exits on a signal, and exits at once on a second one. @returns a function that undoes this */
function exitOnSignal(close: () => Promise<void>): () => void {
  let closing = false;
  const exit = async (): Promise<void> => {
    if (closing) process.exit(1);
    closing = true;
    await close();
    process.exit(0);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, exit);
  return () => {
    for (const signal of signals) process.off(signal, exit);
  };
}
