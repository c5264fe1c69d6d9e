import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { command as api } from '../../bin/api.ts';
import { command as comparison } from '../../bin/comparison.ts';
import type { Command } from '../../bin/support/command/command.ts';
import { application, identityNumber } from '../support/applications.ts';
import { folderForFile } from '../support/folders.ts';
import { System } from '../support/system.ts';
import { projectRoot } from './command.ts';
import { announceIn } from './running-folder.ts';

/** Runs commands against the running system. */
let system: System;
const folder = folderForFile();
beforeAll(async () => {
  system = await System.start('2026-11-23T09:00:00+08:00');
  announceIn(folder, system);
});
afterAll(() => system.close());

interface Said {
  readonly status: number;
  readonly said: string;
}

/** Runs a command in this process against the running system. */
async function run(command: Command, ...args: string[]): Promise<Said> {
  const lines: string[] = [];
  vi.stubEnv('DATA_FOLDER', folder);
  const say = (text: string) => void lines.push(text);
  const status = await command.execute(args, { print: say, printError: say, progress: () => {} });
  vi.unstubAllEnvs();
  return { status, said: lines.join('\n') };
}

describe('The command npm run comparison', () => {
  const file = (content: string): string => {
    const path = join(folder, 'comparison.csv');
    writeFileSync(path, content);
    return path;
  };
  const load = ['--source', 'commands-test', '--as-of', '2026/11/20', '--snapshot'];
  const line = `${identityNumber()},登记为经营主体`;

  it('loads what it can, reports the lines left out, and records no snapshot of a part', async () => {
    const path = file(`公民身份号码,事实\n${line}\n11010519491231002Y,领取养老金\n`);
    const { status, said } = await run(comparison, path, ...load);
    expect(said).toContain('2 lines: 0 matched, 0 signals, 1 unknown, 1 rejected');
    expect(said).toContain(
      'line 3: cell A3 (identityNumber or 公民身份号码): The number of an identity card or residence permit has only digits',
    );
    expect(said).toContain('No snapshot was recorded');
    expect(status).toBe(1);
  });

  it('records a snapshot of the facts in a file whose lines were all accepted', async () => {
    const { status, said } = await run(comparison, file(`公民身份号码,事实\n${line}\n`), ...load);
    expect(said).toContain('Snapshot recorded: whatever was said of business-owner before 2026-11-20');
    expect(status).toBe(0);
  });

  it('names the option that the system refuses', async () => {
    const path = file(`公民身份号码,事实\n${line}\n`);
    const { status, said } = await run(comparison, path, '--source', 's', '--as-of', '2099-01-01');
    expect(said).toContain('line 2 was not accepted: --as-of: The date cannot be in the future.');
    expect(status).toBe(1);
  });
});

describe('The command npm run api', () => {
  it('prints one field of an answer, or says that the answer has none', async () => {
    expect(await run(api, 'get', '/regions', '--print', 'regions.0.nosuch')).toEqual({
      status: 1,
      said: 'The answer has no regions.0.nosuch. Without --print it is shown whole.',
    });
    const known = await run(
      api,
      'GET',
      '/holiday-arrangements',
      '--as',
      'administrator',
      '--print',
      'arrangements.0.arrangement.year',
    );
    expect(known).toEqual({ status: 0, said: '2022' });
  });

  it('prints all pages of a list as CSV', async () => {
    const as = ['--as', 'administrator'];
    const { status, said } = await run(api, 'GET', '/holiday-arrangements', ...as, '--csv', 'arrangements');
    expect(status).toBe(0);
    expect(said.split('\r\n')).toHaveLength(6);
    expect(said).toMatch(/^\ufeffarrangement\.year,/);
  });

  it('says if a sign-in is needed and was not given', async () => {
    const { status, said } = await run(api, 'GET', '/worklist');
    expect(said).toContain('401: this needs a sign-in, such as --as applicant');
    expect(status).toBe(1);
  });

  it('says that there is no such sign-in', async () => {
    const { status, said } = await run(api, 'GET', '/worklist', '--as', 'officer-chonqing');
    expect(said).toContain('There is no sign-in "officer-chonqing".');
    expect(status).toBe(1);
  });

  it('ends quietly when the program that reads its answer has ended', async () => {
    const env = { ...process.env, DATA_FOLDER: folder };
    const words = `"${process.execPath}" bin/api.ts GET /openapi.json | head -c 1`;
    const said = await new Promise((resolve) =>
      execFile('sh', ['-c', words], { cwd: projectRoot, env }, (_error, out, err) => resolve(out + err)),
    );
    expect(said).toBe('{');
  });
});

describe('The clock of a simulation', () => {
  it('carries out each step of a deadline at the time of the hourly sweep, which is midnight', async () => {
    const { body } = await system.call('POST', '/applications', { as: 'applicant-2', body: application() });
    const submitted = system.runtime.clock.now();
    // Without the other daily jobs, which take a second.
    await system.useSparseSchedules();
    await system.toByTheHour(new Date(submitted + 5 * 24 * 3_600_000).toISOString());
    const read = await system.call('GET', `/cases/${String(body.caseId)}`, { as: 'applicant-2' });
    const { history } = read.body as { history: { at: string }[] };
    const steps = history.map(({ at }) => at).filter((at) => Date.parse(at) > submitted + 3_600_000);
    expect(steps.length).toBeGreaterThan(1);
    for (const at of steps) expect(at).toMatch(/T16:00:00(\.\d+)?Z$/);
  });
});
