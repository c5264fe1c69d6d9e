import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accounts } from '../../bin/support/accounts.ts';
import { folderForTest } from '../support/folders.ts';
import { folderForStart, projectRoot, start } from './command.ts';

describe('The start of the local system', () => {
  it('synthesizes nothing if nothing has changed, and takes the next port if one is in use', async () => {
    const folder = folderForStart();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    onTestFinished(() => {
      taken.close();
    });
    const command = start(folder, { args: ['--port', String(port)] });
    const { endpoint } = await command.ready();
    expect(command.output()).toMatch(/is ready \(\d+\.\d s\)/);
    // Lists every ready-made sign-in, including employers and finance.
    for (const { id } of accounts) expect(command.output()).toMatch(new RegExp(`[ ,]${id}(,|$)`, 'm'));
    expect(new URL(endpoint).port).not.toBe(String(port));
    expect(command.output()).toContain(`Port ${port} is in use: the AWS endpoint is at ${endpoint}`);

    // A second start in the same folder does not disturb the first.
    const second = start(folder);
    expect(await second.ended()).toBe(1);
    expect(second.output()).toContain(
      `The data folder ${join(folder, 'data')} is in use by another runtime (process ${command.child.pid})`,
    );
    expect((await fetch(`${endpoint}/_local/status`)).status).toBe(200);

    // Damaged data is refused, and every damaged file is named.
    command.child.kill('SIGTERM');
    expect(await command.ended()).toBe(0);
    const data = join(folder, 'data');
    const garbage = ['states.sqlite', 'lambda.sqlite', 'mappings.sqlite', 'queues.sqlite', 'clock.json'];
    for (const name of garbage) writeFileSync(join(data, name), 'garbage '.repeat(1000));
    for (const name of ['dynamodb.sqlite', 'events.sqlite', 'kms-keys.json']) {
      truncateSync(join(data, name), Math.floor(readFileSync(join(data, name)).length / 2));
    }
    rmSync(join(data, 'scheduler.sqlite'));
    const third = start(folder);
    expect(await third.ended()).toBe(1);
    for (const name of [
      ...garbage,
      'dynamodb.sqlite',
      'events.sqlite',
      'kms-keys.json',
      'scheduler.sqlite',
    ]) {
      expect(third.output()).toContain(`${join(data, name)} is damaged`);
    }
    expect(third.output()).toContain('Restore a copy of the whole folder, or move it away to start again');
    expect(third.output()).not.toMatch(/^\s+at /m);
  });

  it('lists everything unsupported at once by its logical id before it changes anything', async () => {
    const folder = folderForStart();
    const file = join(folder, 'assembly', 'ServiceStack.template.json');
    const template = JSON.parse(readFileSync(file, 'utf8')) as {
      Resources: Record<string, { Type: string; Properties?: object }>;
    };
    template.Resources.Letters = { Type: 'AWS::S3::Bucket' };
    template.Resources.Late = { Type: 'AWS::SQS::Queue', Properties: { Weight: 1 } };
    writeFileSync(file, JSON.stringify(template));
    const command = start(folder);
    expect(await command.ended()).toBe(1);
    expect(command.output()).toContain(
      'AWS::S3::Bucket Letters (Letters): the resource type is not supported',
    );
    expect(command.output()).toContain('AWS::SQS::Queue Late (Late): the property Weight is not supported');
  });

  it('fails with an explanation if Node.js is too old or nothing is installed', async () => {
    const folder = folderForTest();
    mkdirSync(join(folder, 'bin'));
    for (const file of ['bin/start.js', 'bin/local.ts', 'package.json']) {
      cpSync(join(projectRoot, file), join(folder, file));
    }
    for (const part of ['lib', 'bin/support']) {
      cpSync(join(projectRoot, part), join(folder, part), { recursive: true });
    }
    const bare = start(join(folder, 'kept'), { root: folder });
    expect(await bare.ended()).toBe(1);
    expect(bare.output()).toContain('Run `npm ci` first');
    const pretence = join(folder, 'old.cjs');
    writeFileSync(pretence, "Object.defineProperty(process, 'version', { value: 'v20.11.1' });");
    const old = start(join(folder, 'kept'), { root: folder, node: ['--require', pretence] });
    expect(await old.ended()).toBe(1);
    expect(old.output()).toContain('Node.js 24 is needed, and this is v20.11.1');
    expect(old.output()).toContain('npm ci');
  });

  it('refuses an unknown option', async () => {
    const command = start(folderForStart(), { args: ['--wacht'] });
    expect(await command.ended()).toBe(1);
    expect(command.output()).toContain("Unknown option '--wacht'");
  });
});
