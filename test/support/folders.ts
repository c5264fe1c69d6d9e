import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'reemployment-test-'));
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Returns an empty folder that is removed when the test has finished. */
export function folderForTest(): string {
  const folder = emptyFolder();
  onTestFinished(() => remove(folder));
  return folder;
}

/** Returns an empty folder that is removed when the tests of the file, or of the `describe`, have finished. */
export function folderForFile(): string {
  const folder = emptyFolder();
  afterAll(() => remove(folder));
  return folder;
}
