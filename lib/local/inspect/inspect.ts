import { parseArgs } from 'node:util';
import { moveClock } from './commands/clock.ts';
import { showExecution } from './commands/execution.ts';
import { listExecutions } from './commands/executions.ts';
import { redrive, stop } from './commands/intervene.ts';
import { listFunctions, listQueues, listSchedules } from './commands/resources.ts';
import type { Command } from './context.ts';
import { ExecutionsDatabase } from './executions-database.ts';
import { readRedactionRules } from './redaction.ts';
import { Refusal } from './refusal.ts';
import { RunningRuntime } from './running-runtime.ts';
import { TimeText } from './time-text.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  executions: listExecutions,
  execution: showExecution,
  redrive,
  stop,
  functions: listFunctions,
  schedules: listSchedules,
  queues: listQueues,
  clock: moveClock,
};

/** The commands that `inspect` knows. */
export const INSPECT_COMMANDS: readonly string[] = Object.keys(COMMANDS);

/** @param command how users call it, such as `npx cdk-local-runtime` */
export const inspectUsage = (command: string): string => `Inspect a running system:

  ${command} executions              newest first, with the state that each is in
      --prefix PREFIX                only those named PREFIX or PREFIX-...
      --status running|succeeded|failed|timed-out|aborted
      --state-machine NAME           the name of a state machine, or a part of it
      --limit NUMBER                 how many to list (50)
  ${command} execution NAME          its path: states, times, retries, errors, inputs and outputs
      --show all                     redacts nothing, if the redaction file allows it
  ${command} redrive NAME            resumes a failed execution where it failed
  ${command} stop NAME               aborts a running execution [--error E] [--cause C]
  ${command} functions | schedules | queues
  ${command} clock                   shows the clock; moves it with
      advance P3D | to INSTANT | next | idle [P90D] | pause | run

  --json            prints JSON for programs (instants in UTC)
  --endpoint URL    the AWS endpoint of the runtime
  --time-zone ZONE  for instants, such as Europe/Berlin
  --redaction FILE  shows only the fields of inputs and outputs that FILE names:
                    {"show": ["orderId", ...], "mayShowAll": false}
`;

export interface InspectOptions {
  /** How users call the command, for the help text and messages: `npx cdk-local-runtime`. */
  readonly command: string;
  /** Finds the runtime if the command line does not name its endpoint. @throws Refusal if there is none */
  readonly endpoint: () => string;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** The width of the terminal in columns; infinite if the output goes to a file or another program. */
  readonly width: number;
  /** See `--time-zone`; by default that of this machine. */
  readonly timeZone?: string;
  /** See `--redaction`; by default everything is shown. */
  readonly redactionFile?: string;
  /** Text to add to the help text. */
  readonly note?: string;
}

/**
 * Runs one command line that inspects a running system.
 * @returns the exit code: 1 if it failed, and then `printError` gets the reason
 *
 * @example
 * process.exitCode = await inspect(['executions', '--status', 'failed'], {
 *   command: 'npm run inspect --',
 *   endpoint: () => 'http://127.0.0.1:4566',
 *   print: console.log,
 *   printError: console.error,
 *   width: process.stdout.columns ?? Number.POSITIVE_INFINITY,
 * });
 */
export async function inspect(commandLine: readonly string[], options: InspectOptions): Promise<number> {
  let opened: ExecutionsDatabase | undefined;
  try {
    const { values, positionals } = parse(commandLine, options.command);
    const [name = 'help', ...rest] = positionals;
    if (name === 'help' || values.help) {
      options.print([inspectUsage(options.command), ...(options.note ? [options.note] : [])].join('\n'));
      return 0;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) {
      throw new Refusal(`"${name}" is not a command: \`${options.command} help\` lists all of them.`);
    }
    const redactionFile = values.redaction ?? options.redactionFile;
    const runtime = new RunningRuntime(values.endpoint ?? options.endpoint());
    const answer = await command({
      runtime,
      database: async () => {
        opened ??= new ExecutionsDatabase(await runtime.dataFolder());
        return opened;
      },
      rules: redactionFile === undefined ? undefined : readRedactionRules(redactionFile),
      times: new TimeText(values['time-zone'] ?? options.timeZone),
      positionals: rest,
      options: values,
      width: options.width,
      command: options.command,
    });
    options.print(values.json ? JSON.stringify(answer.json, null, 2) : answer.text);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    options.printError(error.message);
    return 1;
  } finally {
    opened?.close();
  }
}

function parse(commandLine: readonly string[], command: string) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...commandLine],
      allowPositionals: true,
      options: {
        prefix: text,
        status: text,
        'state-machine': text,
        limit: text,
        show: text,
        error: text,
        cause: text,
        endpoint: text,
        'time-zone': text,
        redaction: text,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ');
    throw new Refusal(`${sentence}: \`${command} help\` lists the options.`);
  }
}
