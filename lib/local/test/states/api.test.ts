import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { Harness, lambda, only, ROLE, refusal } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

const wait = only({ Type: 'Wait', Seconds: 100, End: true });
const text = (definition: JsonObject): string => JSON.stringify({ QueryLanguage: 'JSONata', ...definition });

describe('StartExecution', () => {
  it('gives the same answer for the same name and input while the execution is open', async () => {
    const stateMachineArn = await harness.create(wait);
    const request = { stateMachineArn, name: 'once', input: '{"a":1}' };
    const [first, second] = await Promise.all([
      harness.api('StartExecution', request),
      harness.api('StartExecution', request),
    ]);
    expect(second).toEqual(first);
    await harness.at(50);
    expect(await harness.api('StartExecution', request)).toEqual(first);
    expect((await refusal(harness.api('StartExecution', { ...request, input: '{}' }))).code).toBe(
      'ExecutionAlreadyExists',
    );
    await harness.at(100);
    expect(await refusal(harness.api('StartExecution', request))).toEqual({
      code: 'ExecutionAlreadyExists',
      message: `Execution Already Exists: '${first.executionArn}'`,
    });
  });

  it('frees a name after 90 days', async () => {
    const stateMachineArn = await harness.create(only({ Type: 'Succeed' }));
    const request = { stateMachineArn, name: 'once' };
    await harness.api('StartExecution', request);
    await harness.at(90 * 86_400 - 1);
    expect((await refusal(harness.api('StartExecution', request))).code).toBe('ExecutionAlreadyExists');
    await harness.at(90 * 86_400);
    await harness.api('StartExecution', request);
  });

  it.each([
    [{ name: 'a b' }, 'InvalidName'],
    [{ name: 'x'.repeat(81) }, 'InvalidName'],
    [{ input: '{' }, 'InvalidExecutionInput'],
    [{ input: JSON.stringify('x'.repeat(262_144)) }, 'InvalidExecutionInput'],
    [
      { stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:none' },
      'StateMachineDoesNotExist',
    ],
    [{ stateMachineArn: 'nonsense' }, 'InvalidArn'],
  ])('refuses %j with the error %s', async (more, code) => {
    const stateMachineArn = await harness.create(wait);
    expect((await refusal(harness.api('StartExecution', { stateMachineArn, ...more }))).code).toBe(code);
  });
});

describe('StopExecution', () => {
  it('aborts an execution with the given error and cause', async () => {
    const executionArn = await harness.start(wait);
    await harness.api('StopExecution', { executionArn, error: 'E', cause: 'why' });
    expect(await harness.describe(executionArn)).toEqual({ status: 'ABORTED', error: 'E', cause: 'why' });
    expect((await harness.history(executionArn)).at(-1)).toMatchObject({
      id: 3,
      previousEventId: 0,
      type: 'ExecutionAborted',
    });
    expect(harness.clock.nextTimer()).toBeUndefined();
  });
});

describe('ListExecutions', () => {
  it('lists executions newest first, in pages, and filters them by status', async () => {
    const stateMachineArn = await harness.create(wait);
    for (const name of ['a', 'b', 'c']) await harness.api('StartExecution', { stateMachineArn, name });
    const first = await harness.api('ListExecutions', { stateMachineArn, maxResults: 2 });
    expect((first.executions as JsonObject[]).map(({ name }) => name)).toEqual(['c', 'b']);
    const second = await harness.api('ListExecutions', {
      stateMachineArn,
      maxResults: 2,
      nextToken: first.nextToken ?? '',
    });
    expect((second.executions as JsonObject[]).map(({ name }) => name)).toEqual(['a']);
    expect(second.nextToken).toBeUndefined();
    expect(
      (await harness.api('ListExecutions', { stateMachineArn, statusFilter: 'SUCCEEDED' })).executions,
    ).toEqual([]);
  });
});

describe('GetExecutionHistory', () => {
  it('pages through the events in both directions', async () => {
    const { events } = await harness.run(only({ Type: 'Pass', End: true }));
    const [{ executionArn }] = (
      await harness.api('ListExecutions', {
        stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine-1',
      })
    ).executions as [{ executionArn: string }];
    for (const reverseOrder of [false, true]) {
      const ids: unknown[] = [];
      let nextToken: string | undefined;
      do {
        const page: JsonObject = await harness.api('GetExecutionHistory', {
          executionArn,
          maxResults: 3,
          reverseOrder,
          ...(nextToken !== undefined && { nextToken }),
        });
        ids.push(...(page.events as JsonObject[]).map(({ id }) => id));
        nextToken = page.nextToken as string | undefined;
      } while (nextToken);
      expect(ids).toEqual(reverseOrder ? [4, 3, 2, 1] : [1, 2, 3, 4]);
    }
    expect(events[0]?.timestamp).toBe(Date.parse('2026-03-02T01:00:00Z') / 1000);
  });
});

describe('UpdateStateMachine', () => {
  it('leaves open executions with the definition that they started with', async () => {
    const stateMachineArn = await harness.create({
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 10, Next: 'P' }, P: { Type: 'Pass', Output: 'old', End: true } },
    });
    const { executionArn } = await harness.api('StartExecution', { stateMachineArn });
    await harness.api('UpdateStateMachine', {
      stateMachineArn,
      definition: text(only({ Type: 'Pass', Output: 'new', End: true })),
    });
    await harness.at(10);
    expect((await harness.describe(executionArn as string)).output).toBe('old');
    const next = await harness.api('StartExecution', { stateMachineArn });
    expect((await harness.describe(next.executionArn as string)).output).toBe('new');
    const before = await harness.api('DescribeStateMachineForExecution', {
      executionArn: executionArn as string,
    });
    expect(before.definition).toContain('old');
  });

  it('refuses a broken definition and changes nothing', async () => {
    const stateMachineArn = await harness.create(wait);
    expect(
      (await refusal(harness.api('UpdateStateMachine', { stateMachineArn, definition: '{' }))).code,
    ).toBe('InvalidDefinition');
    expect((await harness.api('DescribeStateMachine', { stateMachineArn })).definition).toBe(text(wait));
  });
});

describe('CreateStateMachine', () => {
  // API Reference, CreateStateMachine: "If a following request has a different roleArn or tags, ... ignore these differences".
  it('ignores a different role and different tags for an existing one', async () => {
    const create = (more: JsonObject) =>
      harness.api('CreateStateMachine', { name: 'one', roleArn: ROLE, definition: text(wait), ...more });
    const first = await create({ tags: [{ key: 'a', value: '1' }] });
    expect(await create({ roleArn: `${ROLE}-2`, tags: [{ key: 'a', value: '2' }] })).toEqual(first);
    const { stateMachineArn = '' } = first;
    expect(await harness.api('DescribeStateMachine', { stateMachineArn })).toMatchObject({ roleArn: ROLE });
    expect(await harness.api('ListTagsForResource', { resourceArn: stateMachineArn })).toEqual({
      tags: [{ key: 'a', value: '1' }],
    });
  });

  // API Reference, versionDescription: "if you set versionDescription, but publish to false, ... throws ValidationException".
  it.each(['CreateStateMachine', 'UpdateStateMachine'])(
    'is refused with the description of a version that is not published: %s',
    async (operation) => {
      const stateMachineArn = await harness.create(wait, 'there');
      const input = { ...{ name: 'new', roleArn: ROLE, definition: text(wait) }, stateMachineArn };
      for (const publish of [{}, { publish: false }]) {
        const refused = await refusal(
          harness.api(operation, { ...input, ...publish, versionDescription: 'x' }),
        );
        expect(refused.code).toBe('ValidationException');
      }
    },
  );

  it('gives the same answer for the same definition, and refuses another one under that name', async () => {
    const stateMachineArn = await harness.create(wait, 'one');
    expect(await harness.create(wait, 'one')).toBe(stateMachineArn);
    expect((await refusal(harness.create(only({ Type: 'Succeed' }), 'one'))).code).toBe(
      'StateMachineAlreadyExists',
    );
  });

  it('refuses Express workflows by name', async () => {
    const { code, message } = await refusal(
      harness.api('CreateStateMachine', {
        name: 'x',
        roleArn: ROLE,
        type: 'EXPRESS',
        definition: text(wait),
      }),
    );
    expect(code).toBe('InvalidDefinition');
    expect(message).toContain("Workflows of type 'EXPRESS' are not supported");
  });

  it('keeps tags', async () => {
    const resourceArn = await harness.create(wait);
    await harness.api('TagResource', {
      resourceArn,
      tags: [
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ],
    });
    await harness.api('UntagResource', { resourceArn, tagKeys: ['a'] });
    expect(await harness.api('ListTagsForResource', { resourceArn })).toEqual({
      tags: [{ key: 'b', value: '2' }],
    });
  });
});

describe('Versions and aliases', () => {
  it('run the definition with which they were published', async () => {
    const stateMachineArn = await harness.create(only({ Type: 'Pass', Output: 'one', End: true }));
    const { stateMachineVersionArn: first } = await harness.api('PublishStateMachineVersion', {
      stateMachineArn,
    });
    expect(first).toBe(`${stateMachineArn}:1`);
    expect(
      (await harness.api('PublishStateMachineVersion', { stateMachineArn })).stateMachineVersionArn,
    ).toBe(first);
    const definition = text(only({ Type: 'Pass', Output: 'two', End: true }));
    await harness.api('UpdateStateMachine', { stateMachineArn, definition, publish: true });
    const { stateMachineAliasArn } = await harness.api('CreateStateMachineAlias', {
      name: 'live',
      routingConfiguration: [{ stateMachineVersionArn: first as string, weight: 100 }],
    });
    const outputOf = async (arn: string): Promise<unknown> => {
      const { executionArn } = await harness.api('StartExecution', { stateMachineArn: arn });
      return (await harness.describe(executionArn as string)).output;
    };
    expect(await outputOf(stateMachineAliasArn as string)).toBe('one');
    expect(await outputOf(`${stateMachineArn}:2`)).toBe('two');
    await harness.api('UpdateStateMachineAlias', {
      stateMachineAliasArn: stateMachineAliasArn as string,
      routingConfiguration: [{ stateMachineVersionArn: `${stateMachineArn}:2`, weight: 100 }],
    });
    expect(await outputOf(stateMachineAliasArn as string)).toBe('two');
    expect(
      (
        await refusal(
          harness.api('DeleteStateMachineVersion', { stateMachineVersionArn: `${stateMachineArn}:2` }),
        )
      ).code,
    ).toBe('ConflictException');
    const { stateMachineVersions } = await harness.api('ListStateMachineVersions', { stateMachineArn });
    expect(stateMachineVersions).toHaveLength(2);
  });
});

describe('RedriveExecution', () => {
  it('continues at the state that failed, with a fresh set of retries', async () => {
    let broken = true;
    harness = new Harness({
      standIn: () =>
        broken ? { FunctionError: 'x', Payload: { errorType: 'E', errorMessage: '' } } : { Payload: 'well' },
    });
    const executionArn = await harness.start({
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
        B: { Type: 'Task', Resource: lambda('f'), Next: 'C' },
        C: { Type: 'Pass', Output: '{% [$x, $states.input] %}', End: true },
      },
    });
    expect((await harness.describe(executionArn)).status).toBe('FAILED');
    broken = false;
    await harness.api('RedriveExecution', { executionArn });
    await harness.clock.settle();
    expect(await harness.describe(executionArn)).toEqual({ status: 'SUCCEEDED', output: [1, 'well'] });
    expect((await harness.types(executionArn)).filter((type) => type === 'PassStateEntered')).toHaveLength(2);
    expect(await harness.api('DescribeExecution', { executionArn })).toMatchObject({ redriveCount: 1 });
    expect((await refusal(harness.api('RedriveExecution', { executionArn }))).code).toBe(
      'ExecutionNotRedrivable',
    );
  });

  it('does not run again the branches that succeeded', async () => {
    const branch = (name: string, resource: string): JsonObject => ({
      StartAt: name,
      States: { [name]: { Type: 'Task', Resource: lambda(resource), Arguments: {}, End: true } },
    });
    const executionArn = await harness.start(
      only({ Type: 'Parallel', Branches: [branch('A', 'ok'), branch('B', 'fail')], End: true }),
    );
    await harness.api('RedriveExecution', { executionArn });
    await harness.clock.settle();
    expect(harness.calls.map(({ input }) => String(input.FunctionName).split(':').at(-1))).toEqual([
      'ok',
      'fail',
      'fail',
    ]);
  });

  it('is possible for 14 days', async () => {
    const executionArn = await harness.start(only({ Type: 'Fail' }));
    await harness.at(14 * 86_400 + 1);
    expect((await refusal(harness.api('RedriveExecution', { executionArn }))).code).toBe(
      'ExecutionNotRedrivable',
    );
  });
});

it('The API names the operation that it does not support', async () => {
  expect(await refusal(harness.api('CreateActivity', {}))).toEqual({
    code: 'UnknownOperationException',
    message: 'The operation CreateActivity of Step Functions is not supported',
  });
});

it('StartSyncExecution, which is for Express workflows, is refused as for a Standard one', async () => {
  const stateMachineArn = await harness.create(wait);
  const start = (arn: string): Promise<JsonObject> =>
    harness.api('StartSyncExecution', { stateMachineArn: arn });
  expect((await refusal(start(stateMachineArn))).code).toBe('StateMachineTypeNotSupported');
  expect((await refusal(start(`${stateMachineArn}-2`))).code).toBe('StateMachineDoesNotExist');
});

// "A map of state name to a list of variables referenced by that state. States that do not use variable references will not
// be shown" (API reference, DescribeStateMachine and DescribeStateMachineForExecution)
it('A state machine is described with the variables that its states refer to', async () => {
  const each = {
    StartAt: 'Each',
    States: { Each: { Type: 'Pass', Output: '{% $sum([$x, $own]) %}', Next: 'Own' } },
  };
  const stateMachineArn = await harness.create({
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'M' },
      M: {
        Type: 'Map',
        Items: '{% [1..$y] ~> $map(function($x1) { $x1 }) %}',
        ItemProcessor: {
          ...each,
          States: { ...each.States, Own: { Type: 'Pass', Assign: { own: '$x' }, End: true } },
        },
        End: true,
      },
    },
  });
  const variableReferences = { M: ['y'], Each: ['x', 'own'] };
  expect(await harness.api('DescribeStateMachine', { stateMachineArn })).toMatchObject({
    variableReferences,
  });
  const { executionArn = '' } = await harness.api('StartExecution', { stateMachineArn });
  expect(await harness.api('DescribeStateMachineForExecution', { executionArn })).toMatchObject({
    variableReferences,
  });
  const plain = await harness.api('DescribeStateMachine', { stateMachineArn: await harness.create(wait) });
  expect(plain.variableReferences).toBeUndefined();
});
