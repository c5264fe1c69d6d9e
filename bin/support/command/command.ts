import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandFailure, UsageError } from './errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<Given extends Options> = ReturnType<
  typeof parseArgs<{ options: Given; allowPositionals: true }>
>['values'];

/** The output of a command. */
export interface Output {
  print(text: string): void;
  printError(text: string): void;
  /** Shows progress in place of the previous text; shows nothing if the output is not a terminal. */
  progress(text: string): void;
}

/** A program of this folder. `main` runs it; a test can run it in its own process. */
export interface Command {
  readonly usage: string;
  /** @returns the exit status: 0, 1 for a failure, 2 for a call that the command does not understand */
  execute(args: readonly string[], output: Output): Promise<number>;
}

/** The number of arguments without an option, and their names in the usage. */
interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

/** The arguments of a command, and what it does. */
interface Definition<Given extends Options> {
  /** What the command is for and how to call it; printed for `--help` and after a `UsageError`. */
  readonly usage: string;
  /** Every command also accepts `--help`. */
  readonly options: Given;
  /** Default: none. */
  readonly positionals?: Bounds;
  /** @returns the exit status; default 0 */
  run(values: Values<Given>, positionals: readonly string[], output: Output): Promise<number | undefined>;
}

/**
 * Makes a command that answers common mistakes with a sentence: an option that is unknown, repeated or lacks its value, too
 * many or too few arguments, an empty argument (an unset shell variable), and anything that `run` throws.
 *
 * @example
 * export const command = defineCommand({
 *   usage: 'Greets.\n\n  npm run greet -- NAME',
 *   options: {},
 *   positionals: { min: 1, max: 1, names: ['NAME'] },
 *   async run(_values, [name], output) { output.print(`Hello ${name}`); return 0; },
 * });
 * // At the end of the file, when everything in it has been read.
 * if (import.meta.main) await main(command);
 */
export function defineCommand<const Given extends Options>(definition: Definition<Given>): Command {
  const { usage } = definition;
  return {
    usage,
    async execute(args, output) {
      try {
        if (args.includes('--help') || args.includes('-h') || (args.length === 1 && args[0] === 'help')) {
          output.print(usage);
          return 0;
        }
        const { values, positionals } = parse(definition, args);
        return (await definition.run(values, positionals, output)) ?? 0;
      } catch (error) {
        return failed(error, usage, output);
      }
    },
  };
}

function failed(error: unknown, usage: string, output: Output): number {
  if (error instanceof UsageError) {
    output.printError(`${error.message}\n\n${usage}`);
    return 2;
  }
  if (error instanceof CommandFailure) {
    output.printError(error.message);
    return 1;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  output.printError(
    process.env.DEBUG && stack ? stack : `It failed: ${message} (DEBUG=1 before the command shows where)`,
  );
  return 1;
}

function parse<Given extends Options>(
  { options, positionals: bounds = { min: 0, max: 0 } }: Definition<Given>,
  args: readonly string[],
) {
  const { values, positionals, tokens } = parseStrictly(options, args);
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (seen.has(token.name)) throw new UsageError(`--${token.name} is given twice.`);
    seen.add(token.name);
    if (token.value !== undefined) refuseEmpty(token.value, `--${token.name}`);
  }
  for (const [index, each] of positionals.entries()) refuseEmpty(each, `Argument ${index + 1}`);
  if (positionals.length < bounds.min)
    throw new UsageError(`${bounds.names?.[positionals.length] ?? 'An argument'} is missing.`);
  if (positionals.length > bounds.max) {
    throw new UsageError(`"${positionals[bounds.max]}" is one argument too many.`);
  }
  return { values, positionals };
}

function parseStrictly<Given extends Options>(options: Given, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError(sentenceOf(error));
  }
}

function sentenceOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const option = /--?[\w-]+/.exec(message)?.[0] ?? 'An option';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`;
  if (message.includes('does not take an argument')) return `${option} takes no value.`;
  return `${option} needs a value.`;
}

function refuseEmpty(value: string, place: string): void {
  if (value.trim() === '')
    throw new UsageError(`${place} is empty: is a variable of the shell not set in this terminal?`);
}

/** Prints to the terminal. */
const terminal: Output = {
  print: (text) => console.log(text),
  printError: (text) => console.error(text),
  progress(text) {
    if (process.stderr.isTTY) process.stderr.write(`\r${text.padEnd(60)}${text === '' ? '\r' : ''}`);
  },
};

/** Runs a command with the words of the command line, and sets its exit status. */
export async function main(command: Command): Promise<void> {
  endWhenNobodyReads();
  process.exitCode = await command.execute(process.argv.slice(2), terminal);
}

/** Ends quietly when the program that reads the output has ended, as with `head`. */
export function endWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
