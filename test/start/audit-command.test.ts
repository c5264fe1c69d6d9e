import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { command } from '../../bin/audit-verify.ts';
import { keys, shards } from '../../lib/store/keys.ts';
import { application } from '../support/applications.ts';
import { SystemStore } from '../support/store.ts';
import { System } from '../support/system.ts';

let system: System;
let store: SystemStore;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reemployment-audit-'));
  system = await System.start('2026-11-23T09:00:00+08:00');
  store = await SystemStore.of(system);
  const { endpoint, issuer, dataFolder, apis } = system.runtime;
  writeFileSync(
    join(folder, 'running.json'),
    JSON.stringify({ endpoint, issuer, dataFolder, api: apis[0]?.url }),
  );
});
afterAll(async () => {
  store.close();
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ readonly status: number; readonly said: string }> {
  const lines: string[] = [];
  vi.stubEnv('DATA_FOLDER', folder);
  const say = (text: string) => void lines.push(text);
  const status = await command.execute(args, { print: say, printError: say, progress: () => {} });
  vi.unstubAllEnvs();
  return { status, said: lines.join('\n') };
}

describe('The command npm run audit:verify', () => {
  it('accepts what the service has written and signed, and finds an event that somebody has changed', async () => {
    const { body } = await system.call('POST', '/applications', { as: 'applicant-2', body: application() });
    const caseId = String(body.caseId);
    await system.toByTheHour('2026-11-24T08:00:00+08:00');
    const untouched = await run();
    expect(untouched.said).toMatch(
      /^1 case with \d+ events, 16 signed heads; signed up to 2026-11-23\. Nothing was altered/,
    );
    expect(untouched.status).toBe(0);

    const kms = new KMSClient({
      endpoint: system.runtime.endpoint,
      region: 'cn-north-1',
      credentials: { accessKeyId: 'root', secretAccessKey: 'local' },
    });
    const [head] = await store.table.list(keys.signedHeads(shards[0] ?? 0));
    const { PublicKey = new Uint8Array() } = await kms.send(
      new GetPublicKeyCommand({ KeyId: String(head?.key) }),
    );
    kms.destroy();
    const pem = `-----BEGIN PUBLIC KEY-----\n${Buffer.from(PublicKey).toString('base64')}\n-----END PUBLIC KEY-----\n`;
    writeFileSync(join(folder, 'key.pem'), pem);
    expect(await run('--case', caseId, '--public-key', join(folder, 'key.pem'))).toMatchObject({ status: 0 });

    const [event] = await store.table.list(keys.case(caseId), keys.eventPrefix);
    await store.table.put({ ...event, event: { ...(event?.event as object), type: 'other' } });
    const altered = await run('--since', '2026-11-23');
    expect(altered.said).toContain(`Case ${caseId}: event 1 was altered: its hash is another one.`);
    expect(altered.status).toBe(1);
  });

  it('explains common mistakes', async () => {
    expect(await run('--since', 'yesterday')).toMatchObject({
      status: 2,
      said: expect.stringContaining('--since takes a day such as 2026-11-01, not "yesterday".'),
    });
    const nowhere = join(folder, 'nowhere.pem');
    expect(await run('--public-key', nowhere)).toEqual({ status: 1, said: `There is no file ${nowhere}.` });
    const noKey = join(folder, 'running.json');
    expect(await run('--public-key', noKey)).toEqual({
      status: 1,
      said: `${noKey} holds no public key in PEM: -----BEGIN PUBLIC KEY-----`,
    });
    expect(await run('--key', 'alias/none')).toEqual({ status: 1, said: 'There is no key alias/none.' });
  });

  it('does not report an unknown case as unaltered', async () => {
    expect(await run('--case', '01M8K57V1W41EXE1GDDRJSYXTZ')).toEqual({
      status: 1,
      said: 'There is no case 01M8K57V1W41EXE1GDDRJSYXTZ, and no signed head knows one.',
    });
  });

  it('asks for the Region of a table on AWS', async () => {
    for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE']) vi.stubEnv(name, undefined);
    for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'])
      vi.stubEnv(name, join(folder, 'no-such-file'));
    expect(await run('--table', 'records')).toEqual({
      status: 1,
      said: 'Where is the table? Set AWS_REGION, such as AWS_REGION=cn-north-1.',
    });
  });
});
