import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { assemblyFolder } from '../support/assembly.ts';
import { folderForTest } from '../support/folders.ts';

export const projectRoot = join(import.meta.dirname, '../..');

export interface Addresses {
  readonly api: string;
  readonly endpoint: string;
  readonly issuer: string;
  readonly dataFolder: string;
}

/** The real command behind `npm start`, ended when its test has finished. */
export interface Command {
  readonly child: ChildProcess;
  /** What it has said so far. */
  output(): string;
  /** Resolves when it has said something; rejects with what it said when it ends before that. */
  saying(text: string): Promise<void>;
  /** Resolves when it is ready; rejects with what it said when it ends before that. */
  ready(): Promise<Addresses>;
  /** Resolves when it has ended, with its status. */
  ended(): Promise<number | null>;
}

/** @param folder what it gets as DATA_FOLDER */
export function start(
  folder: string,
  options: {
    readonly args?: readonly string[];
    readonly root?: string;
    readonly node?: readonly string[];
    /** In a process group of its own, as a terminal has it. */
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
    // Not SIGKILL, unless it is needed: what it has started would be left behind.
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

/** A folder for what the system keeps, with the app synthesized already; removed when the test has finished. */
export function folderForStart(): string {
  const folder = folderForTest();
  for (const part of ['', '.fingerprint', '.bundles']) {
    if (existsSync(assemblyFolder + part))
      cpSync(assemblyFolder + part, join(folder, `assembly${part}`), { recursive: true });
  }
  return folder;
}
