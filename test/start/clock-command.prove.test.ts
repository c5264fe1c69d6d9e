import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application } from '../support/applications.ts';
import { folderForFile } from '../support/folders.ts';
import { System } from '../support/system.ts';
import { projectRoot } from './command.ts';
import { announceIn } from './running-folder.ts';

/** Runs `npm run clock` against the running system. */
let system: System;
const folder = folderForFile();
beforeAll(async () => {
  system = await System.start('2026-11-23T09:00:00+08:00');
  // What happens on the way does not matter to the command, and takes time.
  await system.useSparseSchedules();
  announceIn(folder, system);
});
afterAll(() => system.close());

interface Said {
  readonly status: number;
  readonly said: string;
}

const clock = (...given: string[]): Promise<Said> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATA_FOLDER: folder };
    execFile(process.execPath, ['bin/clock.ts', ...given], { cwd: projectRoot, env }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, said: out + err }),
    );
  });

describe('The command npm run clock', () => {
  it('names a word that it does not know', async () => {
    const { status, said } = await clock('back');
    expect(said).toContain('"back" is no command of the clock.');
    expect(status).toBe(2);
    expect(await clock('--help')).toMatchObject({
      status: 0,
      said: expect.not.stringContaining('is no command'),
    });
  });

  it('shows the time, moves to the next deadline of any case, and then until everything is at rest', async () => {
    expect((await clock('next-deadline')).said).toContain('No deadline is open');
    const { status } = await system.call('POST', '/applications', { as: 'applicant', body: application() });
    expect(status).toBe(201);
    // The first warning is that of the national limit of three working days, one working day before it ends.
    const shown = await clock();
    const deadline = /next deadline: (.+) Beijing/.exec(shown.said)?.[1];
    expect(shown.said).toMatch(/^2026-11-23 09:00 Beijing/);
    expect(deadline).toMatch(/^2026-11-2\d \d\d:\d\d$/);
    const moved = await clock('next-deadline');
    expect(moved.said).toMatch(new RegExp(`^${deadline} Beijing`));
    expect(moved.said).not.toContain(`next deadline: ${deadline}`);
    // An application waits for its decision, so the system cannot come to rest within the hour.
    const idle = await clock('idle', 'PT1H');
    expect(idle.status).toBe(0);
    expect(idle.said).toMatch(/Not at rest: something waits until \d{4}-\d\d-\d\d/);
  });

  it('refuses to go back and explains its usage', async () => {
    expect(await clock('to', '2020-01-01T00:00:00Z')).toEqual({
      status: 1,
      said: 'The clock never goes back.\n',
    });
    expect((await clock('help')).said).toContain('next-deadline');
  });
});
