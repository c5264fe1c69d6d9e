import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { diskRefusal } from '../fatal-errors.ts';

const MODULE = JSON.stringify(join(import.meta.dirname, '../fatal-errors.ts'));
const FULL =
  'The disk is full, and the runtime has ended. Everything that was acknowledged is kept in /data: make room and start again.';

/** Returns SQLite's real error for a database that may not grow (https://www.sqlite.org/pragma.html#pragma_max_page_count). */
function errorOfFullDatabase(): unknown {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE entry (text TEXT); PRAGMA max_page_count = 3');
  try {
    for (;;) database.exec("INSERT INTO entry VALUES (printf('%.3000c', 'x'))");
  } catch (error) {
    return error;
  } finally {
    database.close();
  }
}

it.each([
  ['a database', errorOfFullDatabase()],
  ['a file', Object.assign(new Error('write'), { code: 'ENOSPC' })],
  ['a quota', Object.assign(new Error('write'), { code: 'EDQUOT' })],
])('a full disk is told in a sentence when it stops %s', (_what, error) => {
  expect(diskRefusal(error, '/data')).toBe(FULL);
});

it.each([
  ['that fails', Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 4874 })],
  ['that is read-only', Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })],
])('a disk %s is told in a sentence', (_what, error) => {
  expect(diskRefusal(error, '/data')).toContain('The disk cannot be written');
});

it('a process that may open no more files is told what limits it', () => {
  const error = Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' });
  expect(diskRefusal(error, '/data')).toMatch(/^The process may open no more files.*raise the limit/);
});

it('other errors are not explained away', () => {
  expect(diskRefusal(new RangeError('out of range'), '/data')).toBeUndefined();
  expect(diskRefusal('thrown', '/data')).toBeUndefined();
});

it.each([
  ['with a sentence and no trace', "Object.assign(new Error('write'), { code: 'ENOSPC' })", `${FULL}\n`],
  [
    'with the trace of any other error',
    "new RangeError('odd')",
    expect.stringMatching(/^RangeError: odd\n {4}at /),
  ],
])('a process ends %s', (_what, error, said) => {
  const script = `import { endOnFatalErrors } from ${MODULE};
    endOnFatalErrors('/data'); setTimeout(() => { throw ${error}; }, 0);`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toEqual(said);
});
