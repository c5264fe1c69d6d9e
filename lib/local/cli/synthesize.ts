import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The number of lines of the command's output to show if it fails. */
const SHOWN_LINES = 20;

export interface Synthesis {
  /** The folder of the cloud assembly. */
  readonly assembly: string;
  readonly seconds: number;
}

/**
 * Runs the command that synthesizes an app, with an output folder of its own. `CDK_OUTPUT` passes the folder to `cdk synth`,
 * `CDK_OUTDIR` to an app that runs without the CDK CLI. The folder is removed when this process exits.
 * @param command for the shell, such as `npx cdk synth` or `node bin/app.ts`
 * @throws Error with the last lines of the command's output if it fails or writes no assembly
 */
export async function synthesize(command: string): Promise<Synthesis> {
  const begin = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'cdk-local-runtime-'));
  const assembly = join(folder, 'cdk.out');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { status, lines } = await execute(command, assembly);
  if (status !== 0) throw new Error(`\`${command}\` failed (exit code ${status}).${lastLines(lines)}`);
  if (!existsSync(join(assembly, 'manifest.json'))) {
    throw new Error(
      `\`${command}\` wrote no cloud assembly into the folder that CDK_OUTPUT and CDK_OUTDIR name. ` +
        `If the app chooses its own folder, name that folder instead of --app.${lastLines(lines)}`,
    );
  }
  return { assembly, seconds: (performance.now() - begin) / 1000 };
}

function execute(command: string, assembly: string): Promise<{ status: number; lines: string[] }> {
  const child = spawn(command, {
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CDK_OUTPUT: assembly, CDK_OUTDIR: assembly },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({
        status: code ?? 128 + (signal ? constants.signals[signal] : 0),
        lines: output.trimEnd().split('\n'),
      }),
    );
  });
}

function lastLines(lines: readonly string[]): string {
  const text = lines.slice(-SHOWN_LINES).join('\n');
  return text === '' ? '' : ` Its last output:\n\n${text.replace(/^/gm, '    ')}\n`;
}
