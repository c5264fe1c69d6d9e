import { INSPECT_COMMANDS, inspect, inspectUsage } from '../inspect/inspect.ts';
import { type Output, run, runUsage } from './run.ts';

const COMMAND = 'npx cdk-local-runtime';
const DEFAULT_ENDPOINT = 'http://127.0.0.1:4566';

/**
 * The command of the package: runs an app, or inspects a running one.
 * @returns the exit code; undefined while the app runs
 */
export async function main(
  commandLine: readonly string[],
  output: Output = console,
): Promise<number | undefined> {
  const [name = 'help', ...rest] = commandLine;
  if (name === 'help' || name === '--help' || name === '-h') {
    output.log([runUsage(COMMAND), inspectUsage(COMMAND)].join('\n'));
    return 0;
  }
  if (!INSPECT_COMMANDS.includes(name)) return run(name === 'run' ? rest : commandLine, COMMAND, output);
  return inspect(commandLine, {
    command: COMMAND,
    endpoint: () => process.env.AWS_ENDPOINT_URL ?? DEFAULT_ENDPOINT,
    print: (text) => output.log(text),
    printError: (text) => output.error(text),
    width: process.stdout.columns ?? Number.POSITIVE_INFINITY,
  });
}
