import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { connectExecutionCalls, type ExecutionCalls } from '../../../common/connections/execution-calls.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { rowOf, withCase } from '../../../common/executions/execution-rows.ts';
import { eventsOf, instantOf, presentExecution } from '../../../common/executions/read-execution.ts';
import { redacted, redactedText } from '../../../common/executions/redaction.ts';
import { redrivableUntil, whyNotRedrivable } from '../../../common/executions/redrivability.ts';
import { isReplaced } from '../../../common/executions/replaced.ts';
import { type Step, stepsOf } from '../../../common/executions/steps.ts';
import { stateView, textsOfWorkflow } from '../../../common/executions/workflow-texts.ts';
import { titleOf } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  ({ table, cases }: CaseRecords, calls: ExecutionCalls): Handler<typeof operation> =>
  async ({ path, language, now }) => {
    const execution = await presentExecution(table, calls, path.name);
    const { executionArn, workflow } = execution;
    const [definition, { events, complete }, found] = await Promise.all([
      calls.definition(executionArn),
      eventsOf(calls, executionArn),
      withCase(cases, execution),
    ]);
    const steps = stepsOf(events);
    const running = execution.status === 'RUNNING';
    const standing = running && complete ? steps.filter(isInnermost(steps)) : [];
    const failed = running ? undefined : steps.findLast(({ left }) => left === undefined)?.state;
    const standsAt = (running ? standing[0]?.state : failed) ?? found.standsAt;
    const because =
      whyNotRedrivable(execution, now, events.length) ??
      ((await isReplaced(table, execution)) ? 'replaced-by-another' : undefined);
    const until = redrivableUntil(execution);
    return {
      body: {
        ...rowOf({ ...found, ...(standsAt !== undefined && { standsAt }) }, language, now),
        definition: JSON.parse(definition),
        texts: textsOfWorkflow(workflow, language),
        steps: steps.map((step, index) => stepView(step, steps[index + 1], { workflow, language, running })),
        standing: standing.map(({ state }) => stateView(workflow, state, language)),
        events: events.length,
        complete,
        redrive: {
          possible: because === undefined,
          ...(because !== undefined && { because: { code: because, text: titleOf(because)[language] } }),
          ...(until !== undefined && { until: toInstant(until) }),
        },
      },
    };
  };

export const handler = serve(operation, () => handle(connectCases(), connectExecutionCalls()));

/** Whether a step is the current position of a branch: it has not been left, and no step within it is. */
const isInnermost =
  (steps: readonly Step[]) =>
  (step: Step): boolean =>
    step.left === undefined && !steps.some(({ around, left }) => around === step && left === undefined);

function stepView(
  step: Step,
  next: Step | undefined,
  {
    workflow,
    language,
    running,
  }: { readonly workflow: string; readonly language: Language; readonly running: boolean },
) {
  const { state, type, event, iteration, entered, left, attempts, errors, input, output } = step;
  const within = namesAround(step);
  const waitsFor = taskOf(step);
  const chosen = type === 'Choice' ? next?.state : undefined;
  const outcome = left
    ? ('left' as const)
    : step.aborted
      ? ('aborted' as const)
      : running
        ? ('standing' as const)
        : ('failed' as const);
  return {
    state: stateView(workflow, state, language),
    type,
    event,
    ...(within.length > 0 && { within }),
    ...(iteration !== undefined && { iteration }),
    entered: instantOf(entered),
    ...(left && { left: instantOf(left) }),
    outcome,
    attempts,
    errors: errors.map(({ error, at, caught }) => ({ error, at: instantOf(at), caught })),
    ...(chosen !== undefined && { chosen: stateView(workflow, chosen, language) }),
    ...(waitsFor !== undefined && { waitsFor }),
    ...(input !== undefined && { input: redactedText(input) }),
    ...(output !== undefined && { output: redactedText(output) }),
  };
}

function namesAround({ around }: Step): string[] {
  return around ? [...namesAround(around), around.state] : [];
}

/** The task of the case that a step waits for, from the parameters of its call. */
function taskOf({ parameters }: Step): string | undefined {
  const shown = parameters === undefined ? undefined : redacted(JSON.parse(parameters));
  const payload = isObject(shown) ? shown.Payload : undefined;
  return isObject(payload) && typeof payload.taskId === 'string' ? payload.taskId : undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
