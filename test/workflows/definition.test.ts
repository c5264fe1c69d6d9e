import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import aslValidator from 'asl-validator';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { drawWorkflow } from '../../bin/support/workflow-drawing.ts';

interface State {
  readonly Type: string;
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Arguments?: { readonly Payload?: Readonly<Record<string, unknown>> };
  readonly TimeoutSeconds?: number;
  readonly Retry?: readonly {
    readonly ErrorEquals: readonly string[];
    readonly MaxAttempts: number;
    readonly IntervalSeconds: number;
    readonly BackoffRate: number;
    readonly MaxDelaySeconds?: number;
    readonly JitterStrategy?: string;
  }[];
  readonly Catch?: readonly unknown[];
  readonly Default?: string;
}

const definitions = readdirSync('workflows')
  .filter((file) => file.endsWith('.asl.json'))
  .map((file) => ({ file, text: readFileSync(join('workflows', file), 'utf8') }));

describe.each(definitions)('The definition $file', ({ text }) => {
  const definition = JSON.parse(text) as {
    QueryLanguage: string;
    StartAt: string;
    States: Record<string, State>;
  };
  const states = Object.entries(definition.States);
  const tasks = states.filter(([, { Type }]) => Type === 'Task');
  const expressions = [...text.matchAll(/"\{%(.*?)%\}"/g)].map((match) => JSON.parse(`"${match[1]}"`).trim());

  test('is valid with the values that the template inserts', () => {
    const filled = text.replaceAll(/\$\{Partition\}/g, 'aws-cn').replace(/\$\{(\w+)\}/g, functionArn);
    const { isValid, errorsText } = aslValidator(JSON.parse(filled));
    expect(isValid, errorsText('\n')).toBe(true);
  });

  test('declares JSONata as its query language', () => {
    expect(definition.QueryLanguage).toBe('JSONata');
  });

  test.each(expressions)('contains %s as a valid expression of JSONata 2.0.6', (expression) => {
    expect(() => jsonata(expression)).not.toThrow();
  });

  test.each(expressions)('contains %s, which reads only its own input', (expression) => {
    const roots = expression.replace(/'[^']*'/g, '').match(/\$[\w.]+/g) ?? [];
    for (const root of roots) expect(root).toMatch(/^\$states\.(input|result|errorOutput|context)\b/);
    expect(expression).not.toMatch(/\$(eval|now|millis|random|uuid|toMillis|fromMillis)\b/);
  });

  test('names every resource in the partition where it runs', () => {
    for (const [name, { Resource }] of tasks)
      expect(Resource, name).toMatch(/^arn:\$\{Partition\}:states:::/);
  });

  test.each(tasks)('retries "%s" for about ten minutes when the platform fails', (_name, { Retry }) => {
    const retrier = Retry?.find(({ ErrorEquals }) => ErrorEquals.includes('Lambda.ServiceException'));
    expect(retrier).toMatchObject({ JitterStrategy: 'FULL' });
    expect(retrier?.ErrorEquals).toEqual(expect.arrayContaining(['Lambda.TooManyRequestsException']));
    const seconds = retrier ? expectedSeconds(retrier) : 0;
    expect(seconds).toBeGreaterThan(8 * 60);
    expect(seconds).toBeLessThan(12 * 60);
  });

  // A task that only reports the end of a round reads nothing of a case.
  test.each(tasks.filter(([, { Arguments }]) => !('finished' in (Arguments?.Payload ?? {}))))(
    'retries "%s" for more than half an hour when it meets what a newer version has stored',
    (_name, { Retry }) => {
      const [place, anyFailure] = ['NewerVersionError', 'States.TaskFailed'].map((error) =>
        Retry?.findIndex(({ ErrorEquals }) => ErrorEquals.includes(error)),
      );
      // The first retrier that names an error applies.
      expect(place).toBeLessThan(anyFailure ?? 0);
      const retrier = Retry?.[place ?? -1];
      expect(retrier).toMatchObject({ JitterStrategy: 'FULL' });
      expect(retrier ? expectedSeconds(retrier) : 0).toBeGreaterThan(30 * 60);
    },
  );

  test.each(tasks)('catches all other errors of "%s" or says why not', (_name, { Catch, Comment }) => {
    const all = JSON.stringify(Catch ?? '').includes('States.ALL');
    expect(all || /not caught/i.test(Comment ?? '')).toBe(true);
  });

  test.each(tasks)('gives "%s" a time-out', (_name, { Resource, TimeoutSeconds }) => {
    const waits = Resource?.endsWith('.waitForTaskToken');
    // A wait for a person ends within the year that an execution may last; a function answers in seconds.
    expect(TimeoutSeconds).toBeLessThanOrEqual(waits ? 360 * 24 * 3600 : 60);
  });

  test.each(tasks)(
    'passes only names of cases, tasks and jobs, and positions, to "%s"',
    (_name, { Arguments }) => {
      const allowed = ['caseId', 'taskId', 'kind', 'token', 'job', 'at', 'slice', 'finished'];
      expect(Object.keys(Arguments?.Payload ?? {}).filter((field) => !allowed.includes(field))).toEqual([]);
    },
  );

  test('gives every choice a default', () => {
    for (const [name, { Type, Default }] of states)
      if (Type === 'Choice') expect(Default, name).toBeDefined();
  });

  test('names every state with a sentence', () => {
    for (const [name] of states) expect(name).toMatch(/^[A-Z][a-z].* .*[a-z?]$/);
  });
});

test('The drawings in the README match the definitions', () => {
  expect(() =>
    execFileSync(process.execPath, ['bin/draw-workflows.ts', '--check'], { stdio: 'pipe' }),
  ).not.toThrow();
});

test('A choice without a label cannot be drawn', () => {
  const definition = {
    StartAt: 'Which way?',
    States: { 'Which way?': { Type: 'Choice', Choices: [{ Next: 'Done' }] }, Done: { Type: 'Succeed' } },
  };
  expect(() => drawWorkflow(definition)).toThrow('"Which way?" has no Comment');
});

function functionArn(_all: string, name: string): string {
  return `arn:aws-cn:lambda:cn-north-1:123456789012:function:${name}:live`;
}

/** How many seconds a retrier lasts on average: with full jitter each delay is half of its limit. */
function expectedSeconds(retrier: NonNullable<State['Retry']>[number]): number {
  const { IntervalSeconds, BackoffRate, MaxAttempts, MaxDelaySeconds = Number.POSITIVE_INFINITY } = retrier;
  const delays = Array.from({ length: MaxAttempts }, (_, attempt) =>
    Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds),
  );
  return delays.reduce((total, delay) => total + delay, 0) / 2;
}
