import type { ExecutionRow, ExecutionsDatabase } from './executions-database.ts';
import type { RedactionRules } from './redaction.ts';
import { Refusal } from './refusal.ts';
import type { RunningRuntime } from './running-runtime.ts';

/** What a command is given. */
export interface Context {
  readonly runtime: RunningRuntime;
  readonly database: () => Promise<ExecutionsDatabase>;
  readonly rules: RedactionRules;
  readonly positionals: readonly string[];
  readonly options: Options;
  /** Columns of the terminal; infinite when nobody watches. */
  readonly width: number;
}

/** The options as they stand on the command line. */
export interface Options {
  readonly case?: string | undefined;
  readonly status?: string | undefined;
  readonly 'state-machine'?: string | undefined;
  readonly limit?: string | undefined;
  readonly show?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

/** What a command answers: the same for people and for programs. */
export interface Answer {
  readonly text: string;
  readonly json: unknown;
}

export type Command = (context: Context) => Promise<Answer>;

/**
 * The one execution that a name, or an ARN, stands for.
 * @throws Refusal when there is none, or several, with how to say which.
 */
export function findExecution(database: ExecutionsDatabase, { positionals, options }: Context): ExecutionRow {
  const [given] = positionals;
  if (!given)
    throw new Refusal('Which execution? Give its name, as `npm run -s local -- executions` shows it.');
  const [name = '', family] = given.startsWith('arn:') ? given.split(':').toReversed() : [given];
  const machine = (family ?? options['state-machine'])?.toLowerCase();
  const found = database
    .named(name)
    .filter((one) => machine === undefined || one.family.toLowerCase().includes(machine));
  const [execution] = found;
  if (!execution)
    throw new Refusal(
      `There is no execution ${name}: \`npm run -s local -- executions\` shows those there are.`,
    );
  const families = new Set(found.map((one) => one.family));
  if (families.size > 1) {
    throw new Refusal(
      `There is an execution ${name} of each of ${[...families].join(', ')}: say which with --state-machine.`,
    );
  }
  return execution;
}

/** The ARN of an execution: of the account and region that the runtime plays. */
export async function executionArn(runtime: RunningRuntime, { family, name }: ExecutionRow): Promise<string> {
  const { stateMachines } = await runtime.call('states', 'ListStateMachines', { maxResults: 1 });
  const [machine] = stateMachines as { stateMachineArn: string }[];
  const account = machine?.stateMachineArn.split(':').slice(0, 5).join(':') ?? '';
  return `${account}:execution:${family}:${name}`;
}
