import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeAssembly } from '../support/assemblies.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const program = join(import.meta.dirname, '../../cli.ts');
const template = {
  Resources: { Letters: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'letters' } } },
};

/** Runs the command, and gives what it has printed when it has ended or has printed `until`. */
async function command(args: readonly string[], until?: string) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const seen = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (until !== undefined && output.includes(until)) resolve();
      });
  });
  await Promise.race([ended, seen]);
  const exit = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  return { output, exit, status: until === undefined ? await ended : undefined };
}

/** An app that synthesizes itself where it is told to. */
function writeApp(variable: string): string {
  const folder = temporaryFolder();
  const app = join(folder, 'app.ts');
  const assemblies = JSON.stringify(join(import.meta.dirname, '../support/assemblies.ts'));
  writeFileSync(
    app,
    `import { writeAssembly } from ${assemblies};
     console.log(process.env.${variable});
     writeAssembly(process.env.${variable}, { One: ${JSON.stringify(template)} });`,
  );
  return app;
}

describe('the command with --app', () => {
  it.each(['CDK_OUTDIR', 'CDK_OUTPUT'])(
    'runs what the app synthesizes into the folder of %s',
    async (name) => {
      const app = `${process.execPath} ${writeApp(name)}`;
      const { output, exit } = await command(['--app', app, '--port', '0'], 'Ctrl-C stops');
      expect(output).toMatch(/^Synthesizing: .*app\.ts\nSynthesized in \d+\.\d s\.\nAWS endpoint {2}http:/);
      const endpoint = /AWS endpoint +(\S+)/.exec(output)?.[1] ?? '';
      const queues = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.ListQueues' },
        body: '{}',
      });
      expect(await queues.json()).toMatchObject({ QueueUrls: [expect.stringMatching(/letters$/)] });
      expect(await exit()).toBe(0);
    },
  );

  it('removes what was synthesized when it ends', async () => {
    const folder = temporaryFolder();
    const app = join(folder, 'app.js');
    writeFileSync(
      app,
      `require('fs').writeFileSync(${JSON.stringify(join(folder, 'seen'))}, process.env.CDK_OUTDIR)`,
    );
    const { output, status } = await command(['--app', `${process.execPath} ${app}`]);
    expect(status).toBe(1);
    expect(output).toContain('wrote no cloud assembly into the folder that CDK_OUTPUT and CDK_OUTDIR name');
    expect(existsSync(join(readFileSync(join(folder, 'seen'), 'utf8'), '..'))).toBe(false);
  });

  it('shows the last lines of a command that fails', async () => {
    const app = join(temporaryFolder(), 'app.js');
    writeFileSync(
      app,
      "for (let line = 1; line <= 40; line++) console.log('line ' + line); throw new Error('no such stack')",
    );
    const { output, status } = await command(['--app', `${process.execPath} ${app}`]);
    expect(status).toBe(1);
    expect(output).toContain('app.js` failed (exit code 1). Its last output:');
    expect(output).toContain('    Error: no such stack');
    expect(output).not.toContain('line 1\n');
  });
});

describe('the command', () => {
  it('explains itself', async () => {
    const { output, status } = await command(['help']);
    expect(status).toBe(0);
    expect(output).toContain('npx cdk-local-runtime --app COMMAND');
    expect(output).toContain('npx cdk-local-runtime executions');
  });

  it.each<[string, readonly string[], string, number]>([
    ['neither a folder nor an app', ['--port', '0'], 'Name either the folder of an assembly or an --app', 2],
    ['both', ['cdk.out', '--app', 'true'], 'Name either the folder of an assembly or an --app', 2],
    ['a folder without an assembly', ['/nowhere'], '/nowhere holds no cloud assembly', 1],
    ['an unknown option', ['cdk.out', '--wacht'], "Unknown option '--wacht'", 1],
    ['a port that is none', ['cdk.out', '--port', 'many'], '--port takes a number', 1],
    ['an instant that is none', ['cdk.out', '--at', 'noon'], '--at takes an instant', 1],
    ['an accounts file that is none', ['cdk.out', '--accounts', '/none'], '/none cannot be read', 1],
  ])('refuses %s', async (_what, args, message, expected) => {
    const { output, status } = await command(args);
    expect(output).toContain(message);
    expect(status).toBe(expected);
  });

  it('looks into a running system', async () => {
    const assembly = writeAssembly(temporaryFolder(), { One: template });
    const { output } = await command([assembly, '--port', '0'], 'Ctrl-C stops');
    const endpoint = /AWS endpoint +(\S+)/.exec(output)?.[1] ?? '';
    const { output: queues, status } = await command(['queues', '--endpoint', endpoint]);
    expect(status).toBe(0);
    expect(queues).toMatch(/^letters +0 +0 +0$/m);
  });
});
