import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DataFolder, requireFreeDataFolder } from '../data-folder.ts';
import { temporaryFolder } from './support/cleanup.ts';

const MODULE = JSON.stringify(join(import.meta.dirname, '../data-folder.ts'));

function refusalOf(path: string): string {
  try {
    DataFolder.open(path).close();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('A data folder', () => {
  it('is refused to another process, with the id of the process that uses it', () => {
    const path = temporaryFolder();
    const folder = DataFolder.open(path);
    onTestFinished(() => folder.close());
    const script = `import { DataFolder } from ${MODULE};
      try { DataFolder.open(${JSON.stringify(path)}); console.log('opened'); } catch (error) { console.log(error.message); }`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(said.trim()).toBe(`The data folder ${path} is in use by another runtime (process ${process.pid})`);
  });

  it('is free again after its process was killed', () => {
    const path = temporaryFolder();
    const script = `import { DataFolder } from ${MODULE};
      DataFolder.open(${JSON.stringify(path)}); process.kill(process.pid, 'SIGKILL');`;
    expect(() =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }),
    ).toThrow();
    const folder = DataFolder.open(path);
    folder.close();
    expect(existsSync(join(path, 'pid'))).toBe(false);
  });

  it('is refused when its format is unknown or damaged, and can then be opened by the right version', () => {
    const path = temporaryFolder();
    DataFolder.open(path).close();
    writeFileSync(join(path, 'format.json'), '{"format":99}');
    expect(() => DataFolder.open(path)).toThrow('has the format 99; this version reads the format 1');
    writeFileSync(join(path, 'format.json'), '{');
    expect(() => DataFolder.open(path)).toThrow('format.json is damaged');
    for (const odd of [
      '{"format":1,"logs":"x"}',
      '{"format":1,"files":["../other.json"]}',
      '{"format":1,"account":{"region":"r"}}',
      'null',
    ]) {
      writeFileSync(join(path, 'format.json'), odd);
      expect(() => DataFolder.open(path)).toThrow('format.json');
    }
    writeFileSync(join(path, 'format.json'), '{"format":1}');
    DataFolder.open(path).close();
  });

  it('is refused to another account or region than the one whose data it has', () => {
    const path = temporaryFolder();
    const account = { partition: 'aws', region: 'eu-west-1', accountId: '111122223333' };
    const use = (as: typeof account): void => {
      const folder = DataFolder.open(path);
      try {
        // A start that ends before it serves records no files.
        folder.requireAccount(as);
      } finally {
        folder.close();
      }
    };
    // A folder from before accounts were recorded belongs to the first account that uses it.
    writeFileSync(join(path, 'format.json'), '{"format":1}');
    use(account);
    for (const other of [{ region: 'eu-west-2' }, { accountId: '000000000000' }, { partition: 'aws-cn' }])
      expect(() => use({ ...account, ...other })).toThrow(
        'has the data of the account 111122223333 in eu-west-1 (aws)',
      );
    use(account);
  });

  it('is refused with the name of every file that is damaged, empty or missing', () => {
    const path = temporaryFolder();
    const folder = DataFolder.open(path);
    for (const name of ['good', 'garbage', 'short', 'empty', 'gone', 'log']) {
      const database = new DatabaseSync(folder.file(`${name}.sqlite`));
      database.exec('PRAGMA journal_mode = WAL; CREATE TABLE entry (text TEXT) STRICT');
      database.prepare('INSERT INTO entry VALUES (?)').run('x'.repeat(20_000));
      database.close();
    }
    folder.noteFiles();
    folder.close();
    writeFileSync(join(path, 'garbage.sqlite'), 'garbage '.repeat(1000));
    truncateSync(join(path, 'short.sqlite'), 5_000);
    truncateSync(join(path, 'empty.sqlite'));
    rmSync(join(path, 'gone.sqlite'));
    writeFileSync(join(path, 'log.sqlite-wal'), 'garbage '.repeat(1000));
    const refusal = refusalOf(path);
    expect(refusal).toContain(`${join(path, 'garbage.sqlite')} is damaged: file is not a database`);
    expect(refusal).toMatch(/short\.sqlite is damaged: .*malformed/);
    expect(refusal).toContain(`${join(path, 'empty.sqlite')} is damaged: it is empty`);
    expect(refusal).toContain(`${join(path, 'gone.sqlite')} is damaged: it is missing`);
    expect(refusal).toContain(
      `${join(path, 'log.sqlite')} is damaged: log.sqlite-wal is not a log of SQLite`,
    );
    expect(refusal).not.toContain('good.sqlite');
    expect(refusalOf(path)).toBe(refusal);
  });

  it('is refused with the name of a file that has been replaced by a folder', () => {
    const path = temporaryFolder();
    mkdirSync(join(path, 'queues.sqlite'));
    writeFileSync(join(path, 'format.json'), '{"format":1,"files":["queues.sqlite"]}');
    expect(refusalOf(path)).toContain('queues.sqlite is damaged: it is not a file');
    rmSync(join(path, 'lock.sqlite'));
    mkdirSync(join(path, 'lock.sqlite'));
    expect(refusalOf(path)).toContain('lock.sqlite is damaged: unable to open database file');
  });

  it('is refused when its format file is missing, or its clock has no state', () => {
    const path = temporaryFolder();
    const folder = DataFolder.open(path);
    folder.clock.keep({ running: true, aheadOfWallClock: 1, now: 2 });
    folder.close();
    rmSync(join(path, 'format.json'));
    expect(refusalOf(path)).toContain('format.json is damaged: it is missing');
    writeFileSync(join(path, 'format.json'), '{"format":1}');
    writeFileSync(join(path, 'clock.json'), '{"running":"yes"}');
    const again = DataFolder.open(path);
    onTestFinished(() => again.close());
    expect(() => again.clock.start()).toThrow('clock.json is damaged');
  });

  /** A runtime that has written and did not end normally. The two files beside its database are left as they were then. */
  function killed(): string {
    const path = temporaryFolder();
    const script = `import { DataFolder } from ${MODULE};
      import { openServiceDatabase } from ${JSON.stringify(join(import.meta.dirname, '../delivery/database.ts'))};
      const folder = DataFolder.open(${JSON.stringify(path)});
      const database = openServiceDatabase(folder.path, 'events');
      database.exec('CREATE TABLE IF NOT EXISTS entry (text TEXT) STRICT; INSERT INTO entry VALUES (1)');
      folder.noteFiles();
      process.kill(process.pid, 'SIGKILL');`;
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).signal).toBe('SIGKILL');
    return path;
  }

  it('is refused when the log and the index of a database that was not closed have both been removed', () => {
    const path = killed();
    for (const part of ['wal', 'shm']) rmSync(join(path, `events.sqlite-${part}`));
    expect(refusalOf(path)).toContain(
      `${join(path, 'events.sqlite')} is damaged: events.sqlite-wal is missing, though the last run did not end by itself`,
    );
    // As the refusal advises for somebody who knows that nothing is lost.
    rmSync(join(path, 'pid'));
    expect(refusalOf(path)).toBe('');
  });

  it('keeps the acknowledged part of a log whose end a power failure has damaged', () => {
    const path = killed();
    const log = join(path, 'events.sqlite-wal');
    truncateSync(log, statSync(log).size - 1);
    expect(refusalOf(path)).toContain('events.sqlite-wal ends at byte');
    const format = join(path, 'format.json');
    const { boot, ...rest } = JSON.parse(readFileSync(format, 'utf8')) as { boot?: string };
    writeFileSync(format, JSON.stringify({ ...rest, boot: `not ${boot}` }));
    expect(refusalOf(path)).toBe('');
  });

  it('is not refused after a kill, a check whether it is free, and a run that ended normally', () => {
    const path = killed();
    requireFreeDataFolder(path);
    requireFreeDataFolder(path);
    expect(refusalOf(path)).toBe('');
    rmSync(join(path, 'events.sqlite-wal'), { force: true });
    expect(refusalOf(path)).toBe('');
  });

  it('is removed at the end when it is ephemeral', () => {
    const folder = DataFolder.ephemeral();
    writeFileSync(folder.file('something'), 'x');
    folder.close();
    expect(existsSync(folder.path)).toBe(false);
  });

  it('keeps the state of the clock', () => {
    const path = temporaryFolder();
    const folder = DataFolder.open(path);
    expect(folder.clock.start()).toBeUndefined();
    folder.clock.keep({ running: false, aheadOfWallClock: 5, now: 7 });
    folder.close();
    const again = DataFolder.open(path);
    expect(again.clock.start()).toEqual({ at: 7 });
    again.close();
  });
});
