import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DataFolder, requireFreeDataFolder } from '../data-folder.ts';
import { openServiceDatabase } from '../delivery/database.ts';
import { temporaryFolder } from './support/cleanup.ts';

const MODULE = JSON.stringify(join(import.meta.dirname, '../data-folder.ts'));

/** Returns the error that another process gets when it opens the folder. */
function tryElsewhere(path: string, call: string): string {
  const script = `import { DataFolder, requireFreeDataFolder } from ${MODULE};
    try { ${call}(${JSON.stringify(path)}); console.log('opened'); } catch (error) { console.log(error.message); }`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim();
}

/** Stands in for a running runtime: it holds the folder, and its databases are open. */
function atWork() {
  const path = temporaryFolder();
  const folder = DataFolder.open(path);
  const database = openServiceDatabase(path, 'events');
  database.exec('CREATE TABLE entry (text TEXT) STRICT');
  onTestFinished(() => {
    if (database.isOpen) database.close();
    folder.close();
  });
  return { path, database };
}

describe('a data folder whose lock was removed', () => {
  it.each([
    ['to a runtime', 'DataFolder.open'],
    ['to what is done before a runtime', 'requireFreeDataFolder'],
  ])('is refused %s while another has its databases open, however often it tries', (_what, call) => {
    const { path } = atWork();
    rmSync(join(path, 'lock.sqlite'));
    const refusal = `The data folder ${path} is in use by another runtime (process ${process.pid})`;
    expect([tryElsewhere(path, call), tryElsewhere(path, call)]).toEqual([refusal, refusal]);
    rmSync(join(path, 'lock.sqlite'), { force: true });
    rmSync(join(path, 'pid'));
    expect(tryElsewhere(path, call)).toBe(`The data folder ${path} is in use by another runtime`);
  });

  it('can be used when nobody has it open', () => {
    const { path, database } = atWork();
    database.close();
    rmSync(join(path, 'lock.sqlite'));
    expect(tryElsewhere(path, 'DataFolder.open')).toBe('opened');
  });

  it('can be used after a kill, as often as it is asked', () => {
    const path = temporaryFolder();
    const script = `import { DataFolder } from ${MODULE};
      import { openServiceDatabase } from ${JSON.stringify(join(import.meta.dirname, '../delivery/database.ts'))};
      const folder = DataFolder.open(${JSON.stringify(path)});
      const database = openServiceDatabase(folder.path, 'events');
      database.exec('CREATE TABLE IF NOT EXISTS entry (text TEXT) STRICT; INSERT INTO entry VALUES (1)');
      process.kill(process.pid, 'SIGKILL');`;
    for (let round = 0; round < 2; round++) {
      expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).signal).toBe('SIGKILL');
      requireFreeDataFolder(path);
      requireFreeDataFolder(path);
    }
    DataFolder.open(path).close();
    const database = openServiceDatabase(path, 'events');
    expect(database.prepare('SELECT count(*) AS n FROM entry').get()).toEqual({ n: 2 });
    database.close();
  });

  it('is left unchanged by the check whether it is free', () => {
    const path = join(temporaryFolder(), 'new');
    requireFreeDataFolder(path);
    expect(existsSync(path)).toBe(false);
  });
});
