import type { ExecutionRow, ExecutionsDatabase } from './executions-database.ts';
import type { RedactionRules } from './redaction.ts';
import { Refusal } from './refusal.ts';
import type { RunningRuntime } from './running-runtime.ts';
import type { TimeText } from './time-text.ts';

/** What a command receives. */
export interface Context {
  readonly runtime: RunningRuntime;
  readonly database: () => Promise<ExecutionsDatabase>;
  readonly rules: RedactionRules | undefined;
  readonly times: TimeText;
  readonly positionals: readonly string[];
  readonly options: Options;
  /** The width of the terminal in columns; infinite if the output goes to a file or another program. */
  readonly width: number;
  /** How users call the command, for messages: `npx cdk-local-runtime`. */
  readonly command: string;
}

/** The options of the command line, not yet checked. */
export interface Options {
  readonly prefix?: string | undefined;
  readonly status?: string | undefined;
  readonly 'state-machine'?: string | undefined;
  readonly limit?: string | undefined;
  readonly show?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

/** The answer of a command, for people and for programs. */
export interface Answer {
  readonly text: string;
  readonly json: unknown;
}

export type Command = (context: Context) => Promise<Answer>;

/**
 * Finds the one execution with a name or an ARN.
 * @throws Refusal if there is none or there are several; the message says how to name one
 */
export function findExecution(
  database: ExecutionsDatabase,
  { positionals, options, command }: Context,
): ExecutionRow {
  const [given] = positionals;
  if (!given) throw new Refusal(`Which execution? Give its name, as \`${command} executions\` lists it.`);
  const [name = '', family] = given.startsWith('arn:') ? given.split(':').toReversed() : [given];
  const machine = (family ?? options['state-machine'])?.toLowerCase();
  const found = database
    .named(name)
    .filter((one) => machine === undefined || one.family.toLowerCase().includes(machine));
  const [execution] = found;
  if (!execution) {
    throw new Refusal(`There is no execution ${name}: \`${command} executions\` lists all of them.`);
  }
  const families = new Set(found.map((one) => one.family));
  if (families.size > 1) {
    throw new Refusal(
      `Each of ${[...families].join(', ')} has an execution ${name}: choose one with --state-machine.`,
    );
  }
  return execution;
}

/** Returns the ARN of an execution, in the account and region of the runtime. */
export async function executionArn(runtime: RunningRuntime, { family, name }: ExecutionRow): Promise<string> {
  const { stateMachines } = await runtime.call('states', 'ListStateMachines', { maxResults: 1 });
  const [machine] = stateMachines as { stateMachineArn: string }[];
  const account = machine?.stateMachineArn.split(':').slice(0, 5).join(':') ?? '';
  return `${account}:execution:${family}:${name}`;
}
