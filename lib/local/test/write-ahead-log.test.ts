import {
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { logDamage } from '../write-ahead-log.ts';
import { temporaryFolder } from './support/cleanup.ts';

const PAGE = 4096;
const FRAME = 24 + PAGE;

/** A database as a killed process leaves it, with data in the log that was not copied into it. */
function killed(work: (database: DatabaseSync) => void = () => {}): string {
  const folder = temporaryFolder();
  const [open, left] = [join(folder, 'open.sqlite'), join(folder, 'left.sqlite')];
  const database = new DatabaseSync(open);
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE entry (text TEXT) STRICT',
  );
  insert(database, 20);
  work(database);
  for (const ending of ['', '-wal', '-shm']) copyFileSync(open + ending, left + ending);
  database.close();
  return left;
}

function insert(database: DatabaseSync, count: number): void {
  for (let n = 0; n < count; n++) database.prepare('INSERT INTO entry VALUES (?)').run('x'.repeat(3_000));
}

/** Returns what SQLite itself reads from the database and its log. */
function countOf(file: string): number {
  const database = new DatabaseSync(file);
  const { n } = database.prepare('SELECT count(*) AS n FROM entry').get() as { n: number };
  database.close();
  return n;
}

function flip(file: string, offset: number): void {
  const bytes = readFileSync(file);
  for (let n = 0; n < 16; n++) bytes[offset + n] = (bytes[offset + n] as number) ^ 0xff;
  writeFileSync(file, bytes);
}

const frameAt = (frame: number): number => 32 + frame * FRAME;

describe('a write-ahead log', () => {
  it('is whole after a kill', () => {
    const file = killed();
    expect(logDamage(file)).toBeUndefined();
    expect(countOf(file)).toBe(20);
  });

  it.each<[string, number]>([
    ['the page', 24 + 100],
    ['the number of the page', 0],
    ['the salts', 8],
    ['the checksum', 16],
  ])('is found damaged, with the place, when %s of a frame in its middle is', (_what, within) => {
    const file = killed();
    const middle = Math.floor((statSync(`${file}-wal`).size - 32) / FRAME / 2);
    flip(`${file}-wal`, frameAt(middle) + within);
    expect(logDamage(file)).toContain(`left.sqlite-wal is damaged at byte ${frameAt(middle)}`);
    expect(countOf(file)).toBeLessThan(20);
  });

  it('is found damaged when its header is', () => {
    const file = killed();
    flip(`${file}-wal`, 8);
    expect(logDamage(file)).toBe('left.sqlite-wal is damaged at byte 0');
    expect(existsSync(file)).toBe(true);
  });

  it('is reported when it is gone, emptied or cut in half', () => {
    const [gone, empty, half] = [killed(), killed(), killed()];
    rmSync(`${gone}-wal`);
    truncateSync(`${empty}-wal`, 0);
    truncateSync(`${half}-wal`, statSync(`${half}-wal`).size / 2);
    expect(logDamage(gone)).toContain('left.sqlite-wal is missing');
    expect(logDamage(empty)).toContain('left.sqlite-wal is empty');
    expect(logDamage(half)).toMatch(
      /left\.sqlite-wal ends at byte \d+, and \d+ pages that were committed to it/,
    );
  });

  it('is reported when a log of another time has replaced it', () => {
    const [file, other] = [killed(), killed()];
    copyFileSync(`${other}-wal`, `${file}-wal`);
    expect(logDamage(file)).toContain('is not the log that was written last');
  });

  it('may be gone when everything in it has been copied to the database', () => {
    const file = killed((database) => database.exec('PRAGMA wal_checkpoint(FULL)'));
    rmSync(`${file}-wal`);
    expect(logDamage(file)).toBeUndefined();
    expect(countOf(file)).toBe(20);
  });

  it('may have frames of an earlier use after its end', () => {
    const file = killed((database) => {
      database.exec('PRAGMA wal_checkpoint(RESTART)');
      insert(database, 2);
    });
    expect(logDamage(file)).toBeUndefined();
    expect(countOf(file)).toBe(22);
  });

  it('may have the remains of a transaction that was rolled back, or cut off by the kill', () => {
    const spill = (database: DatabaseSync) => {
      database.exec('PRAGMA cache_size = 2; BEGIN');
      insert(database, 50);
    };
    const back = killed((database) => {
      spill(database);
      database.exec('ROLLBACK');
      insert(database, 1);
    });
    const cut = killed(spill);
    expect(logDamage(back)).toBeUndefined();
    expect(countOf(back)).toBe(21);
    expect(logDamage(cut)).toBeUndefined();
    expect(countOf(cut)).toBe(20);
  });

  it('may be cut off within a transaction that was not committed', () => {
    const file = killed((database) => {
      database.exec('PRAGMA cache_size = 2; BEGIN');
      insert(database, 50);
    });
    truncateSync(`${file}-wal`, statSync(`${file}-wal`).size - 100);
    expect(logDamage(file)).toBeUndefined();
    expect(countOf(file)).toBe(20);
  });
});
