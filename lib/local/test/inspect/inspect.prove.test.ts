import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { inspect } from '../../inspect/inspect.ts';
import { columnsOf, table } from '../../inspect/text-table.ts';
import { type LocalRuntime, startLocalRuntime } from '../../runtime.ts';
import type { JsonObject } from '../../service.ts';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const START = Date.UTC(2030, 0, 1);
const HOUR = 3_600_000;
const account = 'cn-north-1:000000000000';
const root = { arn: 'arn:aws-cn:iam::000000000000:root' };
const roleArn: JsonObject = { 'Fn::GetAtt': ['Worker', 'Arn'] };

const machine = (name: string, StartAt: string, States: JsonObject): JsonObject => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: {
    StateMachineName: name,
    RoleArn: roleArn,
    DefinitionString: JSON.stringify({ QueryLanguage: 'JSONata', StartAt, States }),
  },
});

const startChild = (pattern: string): JsonObject => ({
  Type: 'Task',
  Resource: `arn:aws-cn:states:::states:startExecution${pattern}`,
  Arguments: {
    StateMachineArn: `arn:aws-cn:states:${account}:stateMachine:Visit`,
    Name: "{% $states.context.Execution.Name & '-visit' %}",
    Input: { caseId: '{% $states.input.caseId %}' },
  },
  Output: { caseId: '{% $states.input.caseId %}', 姓名: '张伟' },
});

/** Sends to a queue that does not exist, again after a minute, and then gives up. */
const failing: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws-cn:states:::sqs:sendMessage',
  Arguments: { QueueUrl: 'http://127.0.0.1/000000000000/none', MessageBody: 'x' },
  Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 60 }],
};

const waiting: JsonObject = {
  Type: 'Task',
  Resource: 'arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken',
  Arguments: {
    QueueUrl: 'http://127.0.0.1/000000000000/letters',
    MessageBody: '{% $states.context.Task.Token %}',
  },
  TimeoutSeconds: 86_400,
  End: true,
};

const statement = (rest: JsonObject): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', ...rest }],
});

/** The role of the workflows and of the schedule. */
const worker: JsonObject = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: statement({
      Action: 'sts:AssumeRole',
      Principal: { Service: ['states.amazonaws.com', 'scheduler.amazonaws.com'] },
    }),
    Policies: [
      {
        PolicyName: 'work',
        PolicyDocument: statement({ Action: ['sqs:*', 'states:*', 'events:*'], Resource: '*' }),
      },
    ],
  },
};

const template: JsonObject = {
  Resources: {
    Worker: worker,
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    Letters: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'letters',
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
      },
    },
    Daily: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: 'daily',
        ScheduleExpression: 'cron(0 6 * * ? *)',
        ScheduleExpressionTimezone: 'Asia/Shanghai',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: { 'Fn::GetAtt': ['Letters', 'Arn'] }, RoleArn: roleArn },
      },
    },
    Visit: machine('Visit', 'Under way', { 'Under way': { Type: 'Wait', Seconds: 7200, End: true } }),
    Service: machine('Service', 'Try', {
      Try: {
        ...failing,
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Visit', Output: '{% $states.input %}' }],
        Next: 'Visit',
      },
      Visit: { ...startChild('.sync:2'), Next: 'Both' },
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Letter',
            States: { Letter: waiting },
          },
          {
            StartAt: 'Each',
            States: {
              Each: {
                Type: 'Map',
                Items: ['甲', '乙'],
                ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
                End: true,
              },
            },
          },
        ],
        End: true,
      },
    }),
    Fragile: machine('Fragile', 'Both', {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Send', States: { Send: { ...failing, Retry: [], End: true } } },
          { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 7200, End: true } } },
        ],
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 60 }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Items', Output: {} }],
        End: true,
      },
      Items: {
        Type: 'Map',
        Items: [1, 2],
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Item',
          States: { Item: { Type: 'Wait', Seconds: 7200, End: true } },
        },
        End: true,
      },
    }),
    Broken: machine('Broken', 'Send', { Send: { ...failing, End: true } }),
  },
};

let runtime: LocalRuntime;
beforeEach(async () => {
  runtime = await startLocalRuntime({
    assembly: writeAssembly(temporaryFolder(), { One: template }),
    identity: { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' },
    clock: { at: START },
    report: () => {},
  });
  onTestFinished(() => runtime.close());
});

const call = (operation: string, input: JsonObject) =>
  runtime.callService({ service: 'states', operation, input, principal: root });

const begin = (stateMachine: string, name: string, input: JsonObject = { caseId: name }) =>
  call('StartExecution', {
    stateMachineArn: `arn:aws-cn:states:${account}:stateMachine:${stateMachine}`,
    name,
    input: JSON.stringify(input),
  });

/** Runs a command line as a person would, and returns what it printed. */
async function run(commandLine: string, rules: object = { show: ['caseId'], mayShowAll: false }) {
  const printed: string[] = [];
  const errors: string[] = [];
  const redactionFile = join(temporaryFolder(), 'redaction.json');
  writeFileSync(redactionFile, JSON.stringify(rules));
  const code = await inspect(commandLine.split(' '), {
    command: 'look',
    endpoint: () => runtime.endpoint,
    print: (text) => printed.push(text),
    printError: (text) => errors.push(text),
    width: 200,
    timeZone: 'Asia/Shanghai',
    redactionFile,
  });
  return { code, text: printed.join('\n'), error: errors.join('\n') };
}

async function json(commandLine: string, rules?: object) {
  return JSON.parse((await run(`${commandLine} --json`, rules)).text);
}

describe('A table', () => {
  const rows = [
    ['C1-visit-1', '等待经办人员审核', 'yes'],
    ['C2', 'done', 'no'],
  ];

  it('counts Chinese characters as two columns', () => {
    expect(columnsOf('审核 ok')).toBe(7);
    expect(table(['NAME', 'STATE', 'SAID'], rows, 100).split('\n')).toEqual([
      'NAME        STATE             SAID',
      'C1-visit-1  等待经办人员审核  yes',
      'C2          done              no',
    ]);
  });

  it('fits the terminal, with names whole and the last columns left out first', () => {
    const wide = rows.map(([name, state = '', ...rest]) => [name ?? '', state.repeat(5), ...rest]);
    const lines = table(['NAME', 'STATE', 'SAID'], wide, 35).split('\n');
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(35);
    expect(lines[1]).toMatch(/^C1-visit-1 {2}等待.*…/);
  });

  it('does not let a value control the terminal', () => {
    expect(table(['NAME'], [['a\u001b[2Jb\nc\u202ed']], 100)).toBe('NAME\na [2Jb c d');
  });
});

describe('Executions', () => {
  it('are listed newest first, with the state that each is in', async () => {
    await begin('Visit', 'C1-visit-1');
    await runtime.clock.advanceTo(START + HOUR);
    await begin('Visit', 'C2-visit-1');
    await runtime.clock.advanceTo(START + 2 * HOUR);
    const { code, text } = await run('executions');
    expect(code).toBe(0);
    const [heading, second, first, , summary] = text.split('\n');
    expect(heading).toMatch(/^EXECUTION +STATUS +STATE +STARTED +DURATION/);
    expect(second).toMatch(/^C2-visit-1 +RUNNING +Under way, for 1 h +2030-01-01 09:00:00 +1 h +Visit$/);
    expect(first).toMatch(/^C1-visit-1 +SUCCEEDED +2030-01-01 08:00:00 +2 h +Visit$/);
    expect(summary).toContain('2: ');
  });

  it('are found by the prefix of their name, by status and by state machine', async () => {
    for (const name of ['C1-visit-1', 'C1-visit-2', 'C10-visit-1', 'C1']) await begin('Visit', name);
    await begin('Broken', 'C1-broken-1');
    await runtime.clock.advanceTo(START + HOUR);
    const names = async (options: string) =>
      (await json(`executions ${options}`)).executions.map(({ name }: { name: string }) => name);
    expect(await names('--prefix C1')).toEqual(['C1-broken-1', 'C1', 'C1-visit-2', 'C1-visit-1']);
    expect(await names('--prefix C1 --status failed')).toEqual(['C1-broken-1']);
    expect(await names('--status timed-out')).toEqual([]);
    expect(await names('--state-machine broken')).toEqual(['C1-broken-1']);
    expect(await names('--limit 2')).toEqual(['C1-broken-1', 'C1']);
    expect((await run('executions --limit 2')).text).toContain('The newest 2 of 5');
  });

  it('are counted and listed by the thousand', async () => {
    const starts = Array.from({ length: 3_000 }, (_, number) => begin('Visit', `N${number}-visit-1`));
    await Promise.all(starts);
    const { total, counts, executions } = await json('executions --limit 100000');
    expect({ total, counts, shown: executions.length }).toEqual({
      total: 3_000,
      counts: { RUNNING: 3_000 },
      shown: 3_000,
    });
    expect((await json('executions --prefix N2999')).total).toBe(1);
  });
});

describe('An execution', () => {
  it('is shown with its path: retries, a caught error, its child, branches and iterations', async () => {
    await begin('Service', 'C1-service-1');
    await runtime.clock.advanceTo(START + 3 * HOUR);
    const shown = await json('execution C1-service-1');
    expect(shown).toMatchObject({ status: 'RUNNING', children: ['C1-service-1-visit'], parent: null });
    expect(shown.states).toMatchObject([{ state: 'Letter', until: '2030-01-02T02:01:00.000Z' }]);
    expect(
      shown.path.map(({ state, depth, iteration, outcome, retries }: Record<string, unknown>) => [
        state,
        depth,
        iteration,
        outcome,
        retries,
      ]),
    ).toEqual([
      ['Try', 0, null, 'caught', 1],
      ['Visit', 0, null, 'done', 0],
      ['Both', 0, null, 'open', 0],
      ['Letter', 1, null, 'open', 0],
      ['Each', 1, null, 'done', 0],
      ['One', 2, 0, 'done', 0],
      ['One', 2, 1, 'done', 0],
    ]);
    expect(shown.path[0].errors).toHaveLength(2);
    expect(shown.path[1]).toMatchObject({
      resource: 'states:startExecution.sync:2',
      entered: '2030-01-01T00:01:00.000Z',
      left: '2030-01-01T02:01:00.000Z',
    });
    const { text } = await run('execution C1-service-1');
    expect(text).toContain('in state   Letter, since 2030-01-01 10:01:00 (59 min)');
    expect(text).toContain('a result for its task token; times out 2030-01-02 10:01:00 (in 23 h 1 min)');
    expect(text).toMatch(/^ {4}#1 One/m);
  });

  it('is shown with its parent, while it runs and afterwards', async () => {
    await begin('Service', 'C1-service-1');
    await runtime.clock.advanceTo(START + HOUR);
    const before = await json('execution C1-service-1-visit');
    expect(before).toMatchObject({ parent: 'C1-service-1', status: 'RUNNING' });
    expect((await run('execution C1-service-1')).text).toContain(
      'waits for  the execution C1-service-1-visit',
    );
    await runtime.clock.advanceTo(START + 3 * HOUR);
    expect(await json('execution C1-service-1-visit')).toMatchObject({
      parent: 'C1-service-1',
      status: 'SUCCEEDED',
    });
  });

  it('is shown with failed branches apart from those aborted with them, and with its map runs', async () => {
    await begin('Fragile', 'C1-fragile-1');
    await runtime.clock.advanceTo(START + HOUR);
    const shown = await json('execution C1-fragile-1');
    expect(
      shown.path.map(({ state, outcome, left }: Record<string, unknown>) => [state, outcome, left]),
    ).toEqual([
      ['Both', 'caught', '2030-01-01T00:01:00.000Z'],
      ['Send', 'failed', null],
      ['Rest', 'aborted', null],
      ['Send', 'failed', null],
      ['Rest', 'aborted', null],
      ['Items', 'open', null],
    ]);
    expect(shown.path[0].retries).toBe(1);
    expect(shown.children).toEqual([expect.stringMatching(/^map run \S+ RUNNING: 2 RUNNING$/)]);
  });

  it('is shown with the fields that the redaction file names, and no others', async () => {
    await begin('Service', 'C1-service-1', { caseId: 'C1', name: '王芳', 家庭: { phone: '13800000000' } });
    await runtime.clock.advanceTo(START + 3 * HOUR);
    for (const { text } of [
      await run('execution C1-service-1'),
      await run('execution C1-service-1 --json'),
    ]) {
      expect(text).toContain('C1');
      for (const secret of ['王芳', '家庭', '13800000000', '张伟', '甲']) expect(text).not.toContain(secret);
    }
    const { input } = await json('execution C1-service-1');
    expect(input).toEqual({
      caseId: 'C1',
      name: '‹redacted›',
      '‹redacted 3›': { phone: '‹redacted›' },
    });
  });

  it('is shown whole only if the redaction file allows that', async () => {
    await begin('Service', 'C1-service-1', { caseId: 'C1', name: '王芳' });
    const refused = await run('execution C1-service-1 --show all');
    expect(refused).toMatchObject({ code: 1, text: '' });
    expect(refused.error).toContain('not allowed');
    const { text } = await run('execution C1-service-1 --show all', { show: [], mayShowAll: true });
    expect(text).toContain('王芳');
  });

  it('can be redriven from where it failed, and can be stopped', async () => {
    await begin('Broken', 'C1-broken-1');
    await runtime.clock.advanceTo(START + HOUR);
    const failed = await run('execution C1-broken-1');
    expect(failed.text).toMatch(/error {6}\S+/);
    expect(failed.text).toContain('failed, 1 retry');
    expect(failed.text).toContain('redrive    would resume at Send');
    expect(await run('redrive C1-broken-1')).toMatchObject({ code: 0 });
    await runtime.settle();
    const waitsAgain = await run('execution C1-broken-1');
    expect(waitsAgain.text).toContain('redriven once');
    expect(waitsAgain.text).toContain('waits for  its next attempt: 2030-01-01 09:01:00 (in 1 min)');
    expect(await run('stop C1-broken-1 --error Stopped')).toMatchObject({ code: 0 });
    expect(await json('execution C1-broken-1')).toMatchObject({ status: 'ABORTED', error: 'Stopped' });
  });
});

describe('The listing of resources', () => {
  it('shows queues with the messages waiting in them and the queues whose dead letters they hold', async () => {
    await begin('Service', 'C1-service-1');
    await runtime.clock.advanceTo(START + 3 * HOUR);
    expect(await json('queues')).toMatchObject({
      queues: [
        { name: 'dead', waiting: 0, deadLettersOf: ['letters'] },
        { name: 'letters', waiting: 1, deadLetterQueue: 'dead' },
      ],
    });
  });

  it('shows schedules with their next time, and functions', async () => {
    expect(await json('schedules')).toMatchObject({
      schedules: [{ name: 'daily', next: '2030-01-01T22:00:00.000Z', target: 'letters' }],
    });
    expect(await json('functions')).toEqual({ functions: [] });
  });
});

describe('The clock', () => {
  it('is shown with its next timer', async () => {
    expect(await json('clock')).toMatchObject({ now: '2030-01-01T00:00:00.000Z', running: false });
    const { text } = await run('clock');
    expect(text).toMatch(/^2030-01-01 08:00:00, paused, \d+ days \d+ h \d+ min ahead of real time$/m);
    expect(text).toContain('next timer  2030-01-02 06:00:00 (in 22 h)');
  });

  it('can be advanced, and everything that falls due on the way happens', async () => {
    await begin('Visit', 'C1-visit-1');
    expect((await run('clock advance PT1H')).text).toMatch(/^2030-01-01 09:00:00, paused/);
    expect(await json('clock idle P1D')).toMatchObject({ now: '2030-01-01T02:00:00.000Z', idle: true });
    expect(await json('execution C1-visit-1')).toMatchObject({ status: 'SUCCEEDED' });
    expect(await json('clock next')).toMatchObject({ now: '2030-01-01T22:00:00.000Z' });
    expect(await json('clock to 2030-02-01T00:00:00Z')).toMatchObject({ now: '2030-02-01T00:00:00.000Z' });
  });
});

describe('A command that cannot be carried out', () => {
  it.each([
    ['frobnicate', '"frobnicate" is not a command: `look help` lists all of them.'],
    ['execution none', 'There is no execution none'],
    ['execution', 'Which execution?'],
    ['executions --status odd', '"odd" is not a status'],
    ['executions --limit none', '--limit takes a number'],
    ['executions --colour', "Unknown option '--colour'"],
    ['executions --endpoint http://127.0.0.1:1', 'Nothing answers at http://127.0.0.1:1'],
    ['executions --time-zone Mars/Base', 'There is no time zone Mars/Base'],
    ['execution none --redaction /none.json', '/none.json cannot be read'],
    ['clock advance', '`clock advance` takes a duration'],
    ['clock to 2020-01-01T00:00:00Z', 'The clock never goes back.'],
    ['clock sideways', '"clock sideways" is not a command'],
  ])('gives the reason in one sentence and fails: %s', async (commandLine, error) => {
    const result = await run(commandLine);
    expect(result).toMatchObject({ code: 1, text: '' });
    expect(result.error).toContain(error);
    expect(result.error.split('\n')).toHaveLength(1);
  });

  it('says what a redaction file must hold', async () => {
    expect((await run('executions', { show: 'everything' })).error).toContain('must hold {"show": [');
  });

  it('asks which execution is meant when two state machines have one of the same name', async () => {
    await begin('Visit', 'same');
    await begin('Broken', 'same');
    expect((await run('execution same')).error).toContain('Each of Broken, Visit has an execution same');
    expect(await json('execution same --state-machine visit')).toMatchObject({ stateMachine: 'Visit' });
    const arn = `arn:aws-cn:states:${account}:execution:Broken:same`;
    expect(await json(`execution ${arn}`)).toMatchObject({ stateMachine: 'Broken' });
  });

  it('leaves the runtime as it is', async () => {
    await begin('Visit', 'C1-visit-1');
    await run('executions');
    await runtime.clock.advanceTo(START + 3 * HOUR);
    expect(await json('execution C1-visit-1')).toMatchObject({ status: 'SUCCEEDED' });
  });
});
