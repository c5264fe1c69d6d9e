import { type Answer, type Context, executionArn, findExecution } from '../context.ts';
import { type ExecutionRow, type ExecutionsDatabase, startedExecutions } from '../executions-database.ts';
import { depthOf, pathOf, type Step } from '../path.ts';
import { causeText, type Redact, redaction, redactText } from '../redaction.ts';
import { type Standing, standings } from '../standing.ts';
import { plain, shorten, table } from '../text-table.ts';
import { durationText, instantText, isoText } from '../time-text.ts';
import { jsonOf } from './executions.ts';

/** Characters of an input or output; `--json` shows it whole. */
const LONGEST_VALUE = 2_000;

interface Family {
  readonly parent: string | undefined;
  readonly children: readonly string[];
}

/** `execution <name>`: where it stands, its relatives, and its path state by state. */
export async function showExecution(context: Context): Promise<Answer> {
  const { runtime, rules, options, width } = context;
  const redact = redaction(rules, options.show);
  const { now } = await runtime.clock();
  const database = await context.database();
  const row = findExecution(database, context);
  const arn = await executionArn(runtime, row);
  const events = database.history(row.id);
  const steps = pathOf(events);
  const positions = standings(database, row.id, now);
  const stands = row.status === 'RUNNING' ? positions : [];
  const goesOnAt = row.status === 'RUNNING' ? [] : positions.map(({ state }) => state);
  const family = { parent: parentOf(database, row, arn), children: childrenOf(database, row, events) };
  return {
    text: [
      ...headLines(row, now, redact),
      ...stands.flatMap((standing) => standingLines(standing, now)),
      ...(goesOnAt.length > 0 ? [`  redrive    would go on at ${plain(goesOnAt.join(', '))}`] : []),
      ...familyLines(family),
      '',
      ...pathLines(row, steps, now, redact, width),
    ].join('\n'),
    json: {
      ...jsonOf(row, stands),
      arn,
      cause: row.cause === null ? null : causeText(row.cause, redact),
      input: redactText(row.input, redact),
      output: row.output === null ? null : redactText(row.output, redact),
      redriveGoesOnAt: goesOnAt,
      parent: family.parent ?? null,
      children: family.children,
      path: steps.map((step) => stepJson(step, row, redact)),
    },
  };
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

function headLines(row: ExecutionRow, now: number, redact: Redact): string[] {
  const version = row.alias ? `:${row.alias}` : row.version ? `:${row.version}` : '';
  const took = durationText((row.stopped ?? now) - row.started);
  const ended = row.stopped === null ? '' : `, ended ${instantText(row.stopped)}`;
  const times = row.redrives === 1 ? 'once' : `${row.redrives} times`;
  const redriven = row.redriven === null ? '' : `, redriven ${times}, last ${instantText(row.redriven)}`;
  return [
    `${plain(row.name)}  of ${row.family}${version}`,
    '',
    `  ${row.status.padEnd(10)} begun ${instantText(row.started)}${ended} (${took})${redriven}`,
    ...(row.error === null ? [] : [`  error      ${plain(row.error)}`]),
    ...(row.cause === null ? [] : [`  cause      ${plain(causeText(row.cause, redact))}`]),
  ];
}

function standingLines({ state, since, waitsFor }: Standing, now: number): string[] {
  return [
    `  stands at  ${plain(state)}, since ${instantText(since)} (${durationText(now - since)})`,
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
function pathLines(
  row: ExecutionRow,
  steps: readonly Step[],
  now: number,
  redact: Redact,
  width: number,
): string[] {
  const [heading = '', ...rows] = table(
    ['STATE', 'ENTERED', 'TOOK', 'HOW IT WENT', 'RESOURCE'],
    steps.map((step) => [
      `${'  '.repeat(depthOf(step))}${step.iteration === undefined ? '' : `#${step.iteration} `}${step.state}`,
      instantText(step.entered),
      tookText(step, row, now),
      howItWent(step, row),
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
        ...step.errors
          .filter(({ error, cause }) => error !== undefined || cause !== undefined)
          .map(
            ({ error, cause }) =>
              `${indent}${plain(error ?? 'error')}${cause ? `: ${plain(causeText(cause, redact))}` : ''}`,
          ),
      ];
    }),
  ];
}

function valueLine(label: string, text: string | undefined, redact: Redact): string[] {
  if (text === undefined) return [];
  return [label + shorten(plain(JSON.stringify(redactText(text, redact))), LONGEST_VALUE)];
}

function tookText(step: Step, row: ExecutionRow, now: number): string {
  return durationText((step.left ?? step.aborted ?? row.stopped ?? now) - step.entered);
}

function howItWent(step: Step, row: ExecutionRow): string {
  const retries =
    step.attempts > 1 ? `, ${step.attempts - 1} ${step.attempts === 2 ? 'retry' : 'retries'}` : '';
  return outcomeOf(step, row) + retries;
}

/** `done`, `caught` (left by a catcher), `open`, `failed`, or `aborted` from outside. */
function outcomeOf(step: Step, row: ExecutionRow): string {
  const hasFailed = step.errors.length >= Math.max(step.attempts, 1);
  if (step.left !== undefined) return hasFailed ? 'caught' : 'done';
  if (step.aborted !== undefined) return hasFailed ? 'failed' : 'aborted';
  if (row.status === 'ABORTED') return 'aborted';
  return row.status === 'RUNNING' ? 'open' : row.status === 'TIMED_OUT' ? 'timed out' : 'failed';
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
    outcome: outcomeOf(step, row),
    retries: Math.max(step.attempts - 1, 0),
    errors: step.errors.map(({ error, cause }) => ({
      error: error ?? null,
      cause: cause === undefined ? null : causeText(cause, redact),
    })),
    input: step.input === undefined ? null : redactText(step.input, redact),
    output: step.output === undefined ? null : redactText(step.output, redact),
  };
}
