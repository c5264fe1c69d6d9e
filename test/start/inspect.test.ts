import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application } from '../support/applications.ts';
import { System } from '../support/system.ts';
import { projectRoot } from './command.ts';

let system: System;
let folder: string;
let caseId: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reemployment-inspect-'));
  system = await System.start('2026-11-23T09:00:00+08:00');
  const { endpoint, issuer, dataFolder, apis } = system.runtime;
  const running = { endpoint, issuer, dataFolder, api: apis[0]?.url };
  writeFileSync(join(folder, 'running.json'), JSON.stringify(running));
  const { status, body } = await system.call('POST', '/applications', {
    as: 'applicant',
    body: application(),
  });
  expect(status).toBe(201);
  caseId = String(body.caseId);
});
afterAll(async () => {
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (script: string, args: readonly string[], environment: Readonly<Record<string, string>>) =>
  new Promise<{ status: number; output: string }>((resolve) => {
    const env = { ...process.env, ...environment };
    execFile(process.execPath, [script, ...args], { cwd: projectRoot, env }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, output: out + err }),
    );
  });

describe('The command npm run local', () => {
  const local = (...args: string[]) => run('bin/inspect.ts', args, { DATA_FOLDER: folder });

  it('lists the executions of a case with Beijing times', async () => {
    const { status, output } = await local('executions', '--case', caseId);
    expect(status).toBe(0);
    expect(output).toMatch(new RegExp(`^${caseId}-registration-1 +RUNNING .* 2026-11-23 09:00:00 `, 'm'));
  });

  it('shows the fields that the redaction file allows and redacts all others', async () => {
    const { output } = await local('execution', `${caseId}-registration-1`);
    expect(output).toContain(`"caseId":"${caseId}"`);
    expect((await local('execution', `${caseId}-registration-1`, '--show', 'all')).output).toContain(
      '--show all is not allowed by',
    );
  });

  it('explains its usage', async () => {
    expect((await local('help')).output).toContain('npm run -s local -- executions');
  });
});

describe('The command npm run iam:unused', () => {
  it('says how to record a run if none has been recorded', async () => {
    const IAM_USAGE_FOLDER = join(folder, 'none');
    const { status, output } = await run('bin/iam-unused.ts', [], { IAM_USAGE_FOLDER });
    expect(status).toBe(2);
    expect(output).toContain(`IAM_USAGE_FOLDER=${IAM_USAGE_FOLDER} npm test`);
  });
});
