import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application } from '../support/applications.ts';
import { giveAssembly } from './command.ts';

/** The real command behind `npm start`, in its own folder, killed without warning. */
let folder: string;
let child: ChildProcess | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reemployment-kill-'));
  giveAssembly(folder);
});
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly api: string;
  readonly endpoint: string;
  readonly issuer: string;
  readonly output: string;
}

/** Starts the system and resolves when it reports that it is ready. */
function start(): Promise<Started> {
  return new Promise((resolve, reject) => {
    let output = '';
    let ready = false;
    child = spawn(process.execPath, ['bin/local.ts'], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, DATA_FOLDER: folder },
    });
    child.stderr?.on('data', (data) => {
      output += data;
    });
    child.stdout?.on('data', (data) => {
      output += data;
      if (ready || !output.includes('Ctrl-C stops')) return;
      ready = true;
      resolve({ ...JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')), output });
    });
    child.on('exit', () => reject(new Error(output)));
  });
}

const ended = (process: ChildProcess) => new Promise((resolve) => process.on('exit', resolve));

async function tokenFor(issuer: string, account: string): Promise<string> {
  const response = await fetch(`${issuer}/token-for`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

describe('The command npm start', () => {
  it('prints the addresses, and loses nothing that it has acknowledged when it is killed', async () => {
    const acknowledged = new Set<string>();
    // The second one finds what the killed system has left.
    for (let round = 0; round < 2; round++) {
      const system = await start();
      expect(system.output).toContain(system.api);
      expect(system.output).toContain('officer-chongqing');
      const token = await tokenFor(system.issuer, 'applicant');
      const killed = child && ended(child);
      const submissions = Array.from({ length: 8 }, async (_, index) => {
        const response = await fetch(`${system.api}/applications`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': `round-${round}-${index}`,
          },
          body: JSON.stringify(application()),
        });
        const { caseId } = (await response.json()) as { caseId: string };
        expect(response.status).toBe(201);
        acknowledged.add(caseId);
        // The system is killed after the third acknowledgement.
        if (index === 2) child?.kill('SIGKILL');
      });
      await Promise.allSettled(submissions);
      child?.kill('SIGKILL');
      await killed;
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(2);

    const system = await start();
    // This call returns when all unfinished work is done.
    await fetch(`${system.endpoint}/_local/clock`, { method: 'POST', body: JSON.stringify({ run: true }) });
    const token = await tokenFor(system.issuer, 'officer-chongqing');
    for (const caseId of acknowledged) {
      const response = await fetch(`${system.api}/cases/${caseId}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { phase, history } = (await response.json()) as { phase: string; history: { type: string }[] };
      expect(phase).toBe('applied');
      expect(history.map(({ type }) => type)).toEqual([
        'application-submitted',
        'application-screened',
        'task-opened',
      ]);
    }
    const stopped = child && ended(child);
    child?.kill('SIGINT');
    await stopped;
  });
});
