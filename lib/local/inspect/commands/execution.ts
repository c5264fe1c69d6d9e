import { depthOf, outcomeOf, pathOf, type Step } from '../../execution-view/path.ts';
import { type ActiveState, activeStates } from '../active-states.ts';
import { type Answer, type Context, executionArn, findExecution } from '../context.ts';
import { type ExecutionRow, type ExecutionsDatabase, startedExecutions } from '../executions-database.ts';
import { causeText, type Redact, redaction, redactText } from '../redaction.ts';
import { plain, shorten, table } from '../text-table.ts';
import { durationText, isoText } from '../time-text.ts';
import { executionJson } from './executions.ts';

/** The maximum length of a shown input or output, in characters. `--json` shows it whole. */
const MAX_VALUE_LENGTH = 2_000;

interface Family {
  readonly parent: string | undefined;
  readonly children: readonly string[];
}

/** `execution <name>`: shows the states that it is in, its parent and children, and its path state by state. */
export async function showExecution(context: Context): Promise<Answer> {
  const { runtime, rules, options, times } = context;
  const redact = redaction(rules, options.show);
  const { now } = await runtime.clock();
  const database = await context.database();
  const row = findExecution(database, context);
  const arn = await executionArn(runtime, row);
  const events = database.history(row.id);
  const steps = pathOf(events);
  const active = activeStates(database, row.id, now, times);
  const states = row.status === 'RUNNING' ? active : [];
  const redriveFrom = row.status === 'RUNNING' ? [] : active.map(({ state }) => state);
  const family = { parent: parentOf(database, row, arn), children: childrenOf(database, row, events) };
  const view: View = { ...context, row, now, redact };
  return {
    text: [
      ...headLines(view),
      ...states.flatMap((state) => stateLines(state, view)),
      ...(redriveFrom.length > 0 ? [`  redrive    would resume at ${plain(redriveFrom.join(', '))}`] : []),
      ...familyLines(family),
      '',
      ...pathLines(steps, view),
    ].join('\n'),
    json: {
      ...executionJson(row, states),
      arn,
      cause: row.cause === null ? null : causeText(row.cause, redact),
      input: redactText(row.input, redact),
      output: row.output === null ? null : redactText(row.output, redact),
      redriveFrom,
      parent: family.parent ?? null,
      children: family.children,
      path: steps.map((step) => stepJson(step, row, redact)),
    },
  };
}

/** The data for the lines of the text. */
interface View extends Pick<Context, 'times' | 'width'> {
  readonly row: ExecutionRow;
  readonly now: number;
  readonly redact: Redact;
}

function parentOf(database: ExecutionsDatabase, row: ExecutionRow, arn: string): string | undefined {
  const run = row.machine < 0 ? database.mapRun(-row.machine) : undefined;
  return (run ? database.byId(run.execution) : database.parent(row, arn))?.name;
}

function childrenOf(
  database: ExecutionsDatabase,
  row: ExecutionRow,
  events: Parameters<typeof startedExecutions>[0],
): string[] {
  const started = new Set(startedExecutions(events).map((arn) => arn.split(':').at(-1) ?? arn));
  const runs = database.mapRuns(row.id).map(({ arn, status, items }) => {
    const counts = items.map(({ status, count }) => `${count} ${status}`).join(', ');
    return `map run ${arn.split(':').at(-1)} ${status}: ${counts}`;
  });
  return [...started, ...runs];
}

function headLines({ row, now, redact, times }: View): string[] {
  const version = row.alias ? `:${row.alias}` : row.version ? `:${row.version}` : '';
  const duration = durationText((row.stopped ?? now) - row.started);
  const ended = row.stopped === null ? '' : `, ended ${times.instant(row.stopped)}`;
  const often = row.redrives === 1 ? 'once' : `${row.redrives} times`;
  const redriven = row.redriven === null ? '' : `, redriven ${often}, last ${times.instant(row.redriven)}`;
  return [
    `${plain(row.name)}  of ${row.family}${version}`,
    '',
    `  ${row.status.padEnd(10)} started ${times.instant(row.started)}${ended} (${duration})${redriven}`,
    ...(row.error === null ? [] : [`  error      ${plain(row.error)}`]),
    ...(row.cause === null ? [] : [`  cause      ${plain(causeText(row.cause, redact))}`]),
  ];
}

function stateLines({ state, since, waitsFor }: ActiveState, { now, times }: View): string[] {
  return [
    `  in state   ${plain(state)}, since ${times.instant(since)} (${durationText(now - since)})`,
    `  waits for  ${waitsFor}`,
  ];
}

function familyLines({ parent, children }: Family): string[] {
  return [
    ...(parent === undefined ? [] : [`  parent     ${parent}`]),
    ...children.map((child) => `  child      ${child}`),
  ];
}

/** The table of the path, with the data of each step below its row. */
function pathLines(steps: readonly Step[], { row, now, redact, times, width }: View): string[] {
  const [heading = '', ...rows] = table(
    ['STATE', 'ENTERED', 'DURATION', 'OUTCOME', 'RESOURCE'],
    steps.map((step) => [
      `${'  '.repeat(depthOf(step))}${step.iteration === undefined ? '' : `#${step.iteration} `}${step.state}`,
      times.instant(step.entered),
      durationText((step.left ?? step.aborted ?? row.stopped ?? now) - step.entered),
      outcomeText(step, row),
      step.resource ?? '',
    ]),
    width,
  ).split('\n');
  return [
    heading,
    ...steps.flatMap((step, index) => {
      const indent = '  '.repeat(depthOf(step) + 1);
      return [
        rows[index] ?? '',
        ...valueLine(`${indent}in   `, step.input, redact),
        ...valueLine(`${indent}out  `, step.output, redact),
        ...step.errors.flatMap(({ error, cause }) => errorLine(indent, error, cause, redact)),
      ];
    }),
  ];
}

function errorLine(
  indent: string,
  error: string | undefined,
  cause: string | undefined,
  redact: Redact,
): string[] {
  if (error === undefined && cause === undefined) return [];
  return [`${indent}${plain(error ?? 'error')}${cause ? `: ${plain(causeText(cause, redact))}` : ''}`];
}

function valueLine(label: string, text: string | undefined, redact: Redact): string[] {
  if (text === undefined) return [];
  return [label + shorten(plain(JSON.stringify(redactText(text, redact))), MAX_VALUE_LENGTH)];
}

function outcomeText(step: Step, row: ExecutionRow): string {
  const retries =
    step.attempts > 1 ? `, ${step.attempts - 1} ${step.attempts === 2 ? 'retry' : 'retries'}` : '';
  return outcomeOf(step, row.status) + retries;
}

function stepJson(step: Step, row: ExecutionRow, redact: Redact) {
  return {
    state: step.state,
    type: step.type,
    depth: depthOf(step),
    iteration: step.iteration ?? null,
    resource: step.resource ?? null,
    entered: isoText(step.entered),
    left: step.left === undefined ? null : isoText(step.left),
    outcome: outcomeOf(step, row.status),
    retries: Math.max(step.attempts - 1, 0),
    errors: step.errors.map(({ error, cause }) => ({
      error: error ?? null,
      cause: cause === undefined ? null : causeText(cause, redact),
    })),
    input: step.input === undefined ? null : redactText(step.input, redact),
    output: step.output === undefined ? null : redactText(step.output, redact),
  };
}
