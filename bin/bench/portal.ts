import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePortal } from '../../lib/infra/portal-bundle.ts';
import { fingerprint, portalSources } from '../support/project-assembly.ts';
import { type Figure, megabytes, type Subject } from './subject.ts';

const root = join(import.meta.dirname, '../..');
/** Seconds that the portal may add to the first start after a change to it. */
const mostAtFirst = 6;
/** The share of any other start that the portal may take, where it need not be bundled: much the same on a busy machine. */
const mostAgain = 0.05;

/** What the portal adds to the first `npm start` and to one after a change to it, when it is bundled, and to the next start. */
export const portal: Subject = {
  title:
    'The portal in the time of npm start: bundled and compressed by the first, only looked at by the next',
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      progress('bundling the portal');
      const began = performance.now();
      const { outputs } = await bundlePortal(root, join(folder, 'portal'));
      const bundled = secondsSince(began);
      const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
      progress('looking at its sources');
      const looked = performance.now();
      fingerprint(portalSources);
      const looking = secondsSince(looked);
      progress('starting the system for the first time');
      const first = await start(join(folder, 'data'));
      progress('starting it again');
      const next = await start(join(folder, 'data'));
      const figures: Figure[] = [
        { what: 'the first start, until it is ready', value: shown(first.seconds) },
        {
          what: 'of it the portal',
          value: share(bundled, first.seconds),
          aim: { text: `at most ${mostAtFirst} s`, reached: bundled <= mostAtFirst },
        },
        { what: 'the next start, until it is ready', value: shown(next.seconds) },
        {
          what: 'of it the portal',
          value: share(looking, next.seconds),
          aim: { text: `at most ${percent(mostAgain)}`, reached: looking / next.seconds <= mostAgain },
        },
        {
          what: 'the app is made by the first start alone',
          value: first.synthesized && !next.synthesized ? 'yes' : 'no',
          aim: { text: 'yes', reached: first.synthesized && !next.synthesized },
        },
        { what: 'scripts and styles before they are compressed', value: megabytes(bytes) },
      ];
      return figures;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const secondsSince = (began: number): number => (performance.now() - began) / 1000;
const shown = (seconds: number): string => `${seconds.toFixed(seconds < 1 ? 2 : 1)} s`;

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
const share = (seconds: number, of: number): string => `${shown(seconds)}, ${percent(seconds / of)}`;

/** Starts the system and stops it once it is ready: how long that took, and whether the app was synthesized. */
async function start(
  dataFolder: string,
): Promise<{ readonly seconds: number; readonly synthesized: boolean }> {
  const began = performance.now();
  const child = spawn(process.execPath, ['bin/start.js', '--port', '0'], {
    cwd: root,
    env: { ...process.env, DATA_FOLDER: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('Ctrl-C stops')) resolve(secondsSince(began));
    });
    void ended.then(() => reject(new Error(`the system ended before it was ready:\n${output}`)));
  });
  try {
    return { seconds: await ready, synthesized: output.includes('Synthesizing the app') };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
