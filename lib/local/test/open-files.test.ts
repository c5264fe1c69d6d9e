import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HostedFunction } from '../lambda/hosted-function.ts';
import { ThreadPool } from '../lambda/thread-pool.ts';
import { isOutOfFiles } from '../open-files.ts';
import { temporaryFolder } from './support/cleanup.ts';

const MODULE = JSON.stringify(join(import.meta.dirname, '../open-files.ts'));

/** Returns what a process prints that may open 60 files. */
function withFewFiles(script: string): string {
  const command = 'ulimit -n 60 && exec "$0" --input-type=module -e "$1"';
  const { stdout } = spawnSync('sh', ['-c', command, process.execPath, script], { encoding: 'utf8' });
  return stdout;
}

it('a process that may open too few files is told before anything starts, and the errors of its databases are recognised', () => {
  const printed = withFewFiles(`import { isOutOfFiles, requireOpenFiles } from ${MODULE};
    import { openSync } from 'node:fs';
    import { DatabaseSync } from 'node:sqlite';
    requireOpenFiles(10);
    const told = (work) => { try { work(); } catch (error) { console.log(error.message, isOutOfFiles(error)); } };
    told(() => requireOpenFiles());
    told(() => { for (;;) openSync('/dev/null', 'r'); });
    told(() => new DatabaseSync(${JSON.stringify(join(temporaryFolder(), 'new.sqlite'))}));`);
  expect(printed.trim().split('\n')).toEqual([
    expect.stringMatching(
      /^This process may open only \d+ more files, and the runtime needs 128: raise the limit \(ulimit -n 1024\)/,
    ),
    expect.stringMatching(/^EMFILE.* true$/),
    'unable to open database file true',
  ]);
});

it('a database that cannot be opened for another reason is not mistaken for one too many', () => {
  expect(isOutOfFiles(Object.assign(new Error('x'), { code: 'ERR_SQLITE_ERROR', errcode: 14 }))).toBe(false);
});

it('an invocation is answered when no thread can be started, instead of waiting forever for one', async () => {
  const clock = new Float64Array(new SharedArrayBuffer(16));
  const pool = new ThreadPool({ clock, workerFile: '/nowhere/worker.mjs' });
  const outcome = await pool.invoke({
    of: { id: 'any' } as HostedFunction,
    ...{ requestId: '1', payload: '{}', qualifiedArn: 'arn', functionVersion: '$LATEST' },
  });
  await pool.close();
  expect(outcome.functionError).toBe('Unhandled');
  expect(JSON.parse(outcome.payload)).toEqual({
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringMatching(
      /^Error: The local runtime cannot start a thread: Cannot find module/,
    ),
  });
});
