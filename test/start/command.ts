import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bundlesOf, markOf } from '../../bin/support/project-assembly.ts';
import { assemblyFolder } from '../support/assembly.ts';
import { folderForTest } from '../support/folders.ts';

export const projectRoot = join(import.meta.dirname, '../..');

export interface Addresses {
  readonly api: string;
  readonly endpoint: string;
  readonly issuer: string;
  readonly dataFolder: string;
}

/** The real command behind `npm start`. It is ended when its test has finished. */
export interface Command {
  readonly child: ChildProcess;
  /** Its output so far. */
  output(): string;
  /** Resolves when the given text has appeared; rejects with the output if the command ends before. */
  saying(text: string): Promise<void>;
  /** Resolves when the system is ready; rejects with the output if the command ends before. */
  ready(): Promise<Addresses>;
  /** Resolves with the exit status when the command has ended. */
  ended(): Promise<number | null>;
}

/** @param folder the value of DATA_FOLDER */
export function start(
  folder: string,
  options: {
    readonly args?: readonly string[];
    readonly root?: string;
    readonly node?: readonly string[];
    /** Whether the command runs in its own process group, as in a terminal. */
    readonly detached?: boolean;
  } = {},
): Command {
  const { args = ['--port', '0'], root = projectRoot, node = [], detached = false } = options;
  const child = spawn(process.execPath, [...node, 'bin/start.js', ...args], {
    cwd: root,
    detached,
    env: { ...process.env, DATA_FOLDER: folder },
  });
  let output = '';
  let said = (): void => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      said();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    // SIGKILL is the last resort, because it would leave child processes behind.
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(patience);
  });
  const saying = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (output.includes(text)) resolve();
      };
      const before = said;
      said = () => {
        before();
        look();
      };
      void ended.then(() => reject(new Error(output)));
      look();
    });
  return {
    child,
    output: () => output,
    saying,
    async ready() {
      await saying('Ctrl-C stops');
      return JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as Addresses;
    },
    ended: () => ended,
  };
}

/** A data folder in which the app is already synthesized; removed when the test has finished. */
export function folderForStart(): string {
  const folder = folderForTest();
  giveAssembly(folder);
  return folder;
}

/**
 * Copies the synthesized app into a data folder. A test may edit the templates. The code, which is far larger, is only linked.
 */
export function giveAssembly(folder: string): void {
  const assembly = join(folder, 'assembly');
  mkdirSync(assembly);
  for (const { name, parentPath } of readdirSync(assemblyFolder, { withFileTypes: true })) {
    const [from, to] = [join(parentPath, name), join(assembly, name)];
    if (name.startsWith('asset.')) symlinkSync(from, to);
    else if (name !== 'compiled') cpSync(from, to, { recursive: true });
  }
  symlinkSync(bundlesOf(assemblyFolder), bundlesOf(assembly));
  cpSync(markOf(assemblyFolder), markOf(assembly));
}
