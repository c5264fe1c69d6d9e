import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderForFile } from '../support/cleanup.ts';
import { CHILD, everything, finish, signature, tokenOf } from './crash-workflow.ts';
import { echo, Harness, START } from './harness.ts';

const folder = folderForFile();

interface Copy {
  readonly database: string;
  readonly now: number;
  /** The state of the outside world at that moment. */
  readonly tokens: readonly string[];
}

/** Copies a database together with the log entries that have not been copied into it yet. */
function copy(from: string, to: string): void {
  for (const suffix of ['', '-wal']) if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
}

describe('A process that ends at any commit', () => {
  it('continues to the same end, and applies no result twice', async () => {
    const database = join(folder, 'states.sqlite');
    const tokens: string[] = [];
    const copies: Copy[] = [];
    let isRecording = false;
    const harness: Harness = new Harness({
      database,
      standIn: (request) => {
        const token = tokenOf(request);
        if (token) tokens.push(token);
        return echo(request);
      },
      onCommit: () => {
        if (!isRecording) return;
        const to = join(folder, `copy-${copies.length}.sqlite`);
        copy(database, to);
        copies.push({ database: to, now: harness.clock.now(), tokens: [...tokens] });
      },
    });
    const stateMachineArn = await harness.create(everything(await harness.create(CHILD)));
    isRecording = true;
    const { executionArn } = await harness.api('StartExecution', { stateMachineArn, input: '{"n":7}' });
    const arn = executionArn as string;
    await finish(harness, arn, () => tokens);
    isRecording = false;
    const expected = { end: await harness.describe(arn), history: signature(await harness.history(arn)) };
    expect(expected.end).toEqual({ status: 'SUCCEEDED', output: { n: 7, answer: 'yes' } });
    expect(harness.clock.now()).toBeGreaterThan(START);
    harness.close();
    expect(copies.length).toBeGreaterThan(15);

    for (const { database: restored, now, tokens: known } of copies) {
      const given = new Set(known);
      const again = new Harness({
        database: restored,
        at: now,
        standIn: (request) => {
          const token = tokenOf(request);
          if (token) given.add(token);
          return echo(request);
        },
      });
      await finish(again, arn, () => given);
      expect({ end: await again.describe(arn), history: signature(await again.history(arn)) }).toEqual(
        expected,
      );
      const events = await again.history(arn);
      expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
      again.close();
    }
  });
});

describe('Timers that fell due while no process ran', () => {
  it('fire once each, in their order', async () => {
    const database = join(folder, 'timers.sqlite');
    const before = new Harness({ database });
    const stateMachineArn = await before.create({
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: '{% $states.input.n %}', End: true } },
    });
    const seconds = [50, 20, 40, 10, 30];
    const arns: string[] = [];
    for (const n of seconds) {
      const { executionArn } = await before.api('StartExecution', {
        stateMachineArn,
        name: `n-${n}`,
        input: `{"n":${n}}`,
      });
      arns.push(executionArn as string);
    }
    await before.clock.settle();
    before.close();
    const after = new Harness({ database, at: START + 45_000 });
    const ended: string[] = [];
    const watch = async (): Promise<void> => {
      for (const arn of arns) {
        if ((await after.describe(arn)).status === 'SUCCEEDED' && !ended.includes(arn)) ended.push(arn);
      }
    };
    await after.clock.settle();
    await watch();
    expect(ended.map((arn) => arn.split('-').at(-1)).sort()).toEqual(['10', '20', '30', '40']);
    await after.at(50);
    for (const arn of arns) {
      expect(await after.types(arn)).toEqual([
        'ExecutionStarted',
        'WaitStateEntered',
        'WaitStateExited',
        'ExecutionSucceeded',
      ]);
    }
    after.close();
  });
});
