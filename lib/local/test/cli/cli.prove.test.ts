import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../cli/main.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const program = join(import.meta.dirname, '../../cli.ts');
const assemblies = join(import.meta.dirname, '../support/assemblies.ts');
const template = {
  Resources: { Letters: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'letters' } } },
};

/** Runs a command line in this process, and returns what it printed. */
async function run(...commandLine: string[]) {
  const lines: string[] = [];
  const print = (text: string): void => {
    lines.push(text);
  };
  const status = await main(commandLine, { log: print, error: print });
  return { status, output: lines.join('\n') };
}

/** A command that runs a program. */
function appOf(code: string): { app: string; folder: string } {
  const folder = temporaryFolder();
  const file = join(folder, 'app.ts');
  writeFileSync(file, code);
  return { app: `${process.execPath} ${file}`, folder };
}

describe('The command with --app', () => {
  it('runs what the app synthesizes into a folder of its own, and removes the folder at the end', async () => {
    const { app, folder } = appOf(
      `import { writeFileSync } from 'node:fs';
       import { writeAssembly } from ${JSON.stringify(assemblies)};
       const { CDK_OUTDIR, CDK_OUTPUT } = process.env;
       writeFileSync(import.meta.dirname + '/seen.json',
         JSON.stringify([CDK_OUTDIR, CDK_OUTPUT]));
       writeAssembly(CDK_OUTDIR, { One: ${JSON.stringify(template)} });`,
    );
    const child = spawn(process.execPath, [program, '--app', app, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    let output = '';
    for await (const text of child.stdout) {
      output += String(text);
      if (output.includes('Ctrl-C stops')) break;
    }
    expect(output).toMatch(/^Synthesizing: .*app\.ts\nSynthesized in \d+\.\d s\.\nAWS endpoint {2}http:/);
    const endpoint = /AWS endpoint +(\S+)/.exec(output)?.[1] ?? '';
    expect((await run('queues', '--endpoint', endpoint)).output).toMatch(/^letters +0 +0 +0$/m);
    const [outdir, forCli] = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8')) as string[];
    expect(forCli).toBe(outdir);
    expect(existsSync(String(outdir))).toBe(true);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(existsSync(join(String(outdir), '..'))).toBe(false);
  });

  it('refuses an app that synthesizes nothing', async () => {
    const { app } = appOf('');
    const { status, output } = await run('--app', app);
    expect(status).toBe(1);
    expect(output).toContain('wrote no cloud assembly into the folder that CDK_OUTPUT and CDK_OUTDIR name');
  });

  it('shows the last lines of a command that fails', async () => {
    const { app } = appOf(
      "for (let line = 1; line <= 40; line++) console.log('line ' + line); throw new Error('no such stack')",
    );
    const { status, output } = await run('--app', app);
    expect(status).toBe(1);
    expect(output).toContain('app.ts` failed (exit code 1). Its last output:');
    expect(output).toContain('    Error: no such stack');
    expect(output).not.toContain('line 1\n');
  });
});

describe('The command', () => {
  it('explains itself', async () => {
    const { status, output } = await run('help');
    expect(status).toBe(0);
    expect(output).toContain('npx cdk-local-runtime --app COMMAND');
    expect(output).toContain('npx cdk-local-runtime executions');
  });

  it.each<[string, readonly string[], string, number]>([
    ['neither a folder nor an app', ['--port', '0'], 'Name either the folder of an assembly or an --app', 2],
    [
      'both a folder and an app',
      ['cdk.out', '--app', 'true'],
      'Name either the folder of an assembly or an --app',
      2,
    ],
    ['a folder without an assembly', ['/nowhere'], '/nowhere holds no cloud assembly', 1],
    ['an unknown option', ['cdk.out', '--wacht'], "Unknown option '--wacht'", 1],
    ['a port that is not a number', ['cdk.out', '--port', 'many'], '--port takes a number', 1],
    ['an instant that is not a date', ['cdk.out', '--at', 'noon'], '--at takes an instant', 1],
    ['a missing file of accounts', ['cdk.out', '--accounts', '/none'], '/none cannot be read', 1],
  ])('refuses %s', async (_what, commandLine, message, expected) => {
    const listeners = process.listenerCount('SIGTERM');
    const { status, output } = await run(...commandLine);
    expect(output).toContain(message);
    expect(status).toBe(expected);
    expect(process.listenerCount('SIGTERM')).toBe(listeners);
  });
});
