import type { ChoiceState, FailState, WaitState } from '../definition/program.ts';
import { parseTimestamp } from '../definition/timestamp.ts';
import { EvaluationError } from '../expression/environment.ts';
import { evaluateAs, type Template } from '../expression/template.ts';
import type { Execution } from './execution.ts';
import { leave } from './leave.ts';
import type { Scope, StateRun } from './model.ts';
import { followEntry, type Outcome, StateFailure, stateError } from './outcome.ts';

const MAX_SECONDS = 99_999_999;

export async function attemptChoice(
  execution: Execution,
  scope: Scope,
  state: ChoiceState,
): Promise<Outcome> {
  const environment = execution.environment(scope);
  for (const choice of state.choices) {
    if (await evaluateAs(choice.condition, environment, 'boolean')) {
      return leave(execution, scope, { next: choice.next, output: choice.output, assign: choice.assign });
    }
  }
  if (state.default === undefined) {
    followEntry(scope);
    throw new StateFailure(
      stateError(
        scope,
        'States.Runtime',
        'Failed to transition out of the state. The state does not point to a next state.',
      ),
    );
  }
  return leave(execution, scope, { next: state.default, output: state.output, assign: state.assign });
}

export async function attemptFail(execution: Execution, scope: Scope, state: FailState): Promise<Outcome> {
  const environment = execution.environment(scope);
  const text = async (template: Template | undefined): Promise<string | undefined> =>
    template && ((await evaluateAs(template, environment, 'string')) as string);
  const error = await text(state.error);
  const cause = await text(state.cause);
  followEntry(scope);
  throw new StateFailure({ ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) });
}

export async function attemptWait(execution: Execution, scope: Scope, state: WaitState): Promise<Outcome> {
  const run = scope.run as StateRun;
  const due = await instantOf(execution, scope, state);
  followEntry(scope);
  if (due <= execution.engine.now()) return leave(execution, scope, state);
  run.timer = execution.setTimer(scope.id, 'wait', due);
  return undefined;
}

async function instantOf(execution: Execution, scope: Scope, state: WaitState): Promise<number> {
  const environment = execution.environment(scope);
  if (state.seconds) {
    const seconds = (await evaluateAs(state.seconds, environment, 'number')) as number;
    if (!Number.isInteger(seconds) || seconds < 0 || seconds > MAX_SECONDS) {
      followEntry(scope);
      throw new EvaluationError(
        'Seconds',
        `The Seconds field must be an integer between 0 and ${MAX_SECONDS} but was: ${seconds}`,
      );
    }
    return execution.engine.now() + seconds * 1000;
  }
  const text = (await evaluateAs(state.timestamp as Template, environment, 'string')) as string;
  const instant = parseTimestamp(text);
  if (instant === undefined) {
    followEntry(scope);
    throw new EvaluationError(
      'Timestamp',
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
    );
  }
  return instant;
}
