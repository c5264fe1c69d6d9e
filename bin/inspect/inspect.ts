import { parseArgs } from 'node:util';
import { showExecution } from './commands/execution.ts';
import { listExecutions } from './commands/executions.ts';
import { redrive, stop } from './commands/intervene.ts';
import { listFunctions, listQueues, listSchedules, showClock } from './commands/surroundings.ts';
import type { Command } from './context.ts';
import { ExecutionsDatabase } from './executions-database.ts';
import { type RedactionRules, readRedactionRules } from './redaction.ts';
import { Refusal } from './refusal.ts';
import { RunningRuntime } from './running-runtime.ts';

export const USAGE = `Looks into the running system.

  npm run -s local -- executions                 newest first, with where each stands and since when
      --case CASE                                only those of a case: names CASE-...
      --status running|succeeded|failed|timed-out|aborted
      --state-machine NAME                       or a part of it
      --limit NUMBER                             how many are shown (50)
  npm run -s local -- execution NAME             its path: states, times, retries, errors, inputs and outputs
      --show all                                 nothing redacted, where the configuration allows it
  npm run -s local -- redrive NAME               goes on where it failed
  npm run -s local -- stop NAME                  ends it [--error E] [--cause C]
  npm run -s local -- functions | schedules | queues | clock

  --json prints the same for programs, --endpoint URL looks into another runtime. Times are Beijing's (UTC in
  --json). Which fields of inputs and outputs are shown stands in bin/inspect/redaction.json.
`;

const COMMANDS: Readonly<Record<string, Command>> = {
  executions: listExecutions,
  execution: showExecution,
  redrive,
  stop,
  functions: listFunctions,
  schedules: listSchedules,
  queues: listQueues,
  clock: showClock,
};

/** Where an inspection takes place. */
export interface Surroundings {
  /** Finds the endpoint of the runtime, unless the command line names one. @throws Refusal when there is none. */
  readonly endpoint: () => string;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Columns of the terminal; infinite when nobody watches. */
  readonly width: number;
  readonly rules?: RedactionRules;
}

/**
 * Carries out one command line of `npm run local`.
 * @returns the exit code: 1 when it could not be carried out, which is then said in a sentence.
 */
export async function inspect(commandLine: readonly string[], around: Surroundings): Promise<number> {
  let opened: ExecutionsDatabase | undefined;
  try {
    const { values, positionals } = parse(commandLine);
    const [name = 'help', ...rest] = positionals;
    if (name === 'help' || values.help) {
      around.print(USAGE);
      return 0;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new Refusal(`"${name}" is not known: \`npm run -s local -- help\` shows what is.`);
    const runtime = new RunningRuntime(values.endpoint ?? around.endpoint());
    const answer = await command({
      runtime,
      database: async () => {
        opened ??= new ExecutionsDatabase(await runtime.dataFolder());
        return opened;
      },
      rules: around.rules ?? readRedactionRules(),
      positionals: rest,
      options: values,
      width: around.width,
    });
    around.print(values.json ? JSON.stringify(answer.json, null, 2) : answer.text);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    around.complain(error.message);
    return 1;
  } finally {
    opened?.close();
  }
}

function parse(commandLine: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...commandLine],
      allowPositionals: true,
      options: {
        case: text,
        status: text,
        'state-machine': text,
        limit: text,
        show: text,
        error: text,
        cause: text,
        endpoint: text,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Refusal(
      `${(error as Error).message.split('. ')[0]}: \`npm run -s local -- help\` shows what can be said.`,
    );
  }
}
