import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { folderForStart, start } from './command.ts';

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('Ctrl-C', () => {
  it('ends everything in good order even though a terminal sends it to the whole process group', async () => {
    const folder = folderForStart();
    const command = start(folder, { detached: true });
    await command.ready();
    const database = Number(readFileSync(join(folder, 'data', 'dynamodb.pid'), 'utf8'));
    expect(isRunning(database)).toBe(true);
    process.kill(-Number(command.child.pid), 'SIGINT');
    expect(await command.ended()).toBe(0);
    expect(command.output()).not.toContain('has ended');
    expect(isRunning(database)).toBe(false);
    expect(existsSync(join(folder, 'data', 'dynamodb.pid'))).toBe(false);
    expect(existsSync(join(folder, 'running.json'))).toBe(false);
  });
});

/** Whether Linux reports the process as alive; a zombie is not. */
const isAlive = (pid: number): boolean => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

describe('The command kill -9', () => {
  it.runIf(process.platform === 'linux')('leaves no database process that would lock the file', async () => {
    const folder = folderForStart();
    const command = start(folder);
    await command.ready();
    const database = Number(readFileSync(join(folder, 'data', 'dynamodb.pid'), 'utf8'));
    expect(isAlive(database)).toBe(true);
    command.child.kill('SIGKILL');
    await command.ended();
    await vi.waitFor(() => expect(isAlive(database)).toBe(false), { timeout: 10_000 });
  });
});
