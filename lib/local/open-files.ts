import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

/** The number of files that a runtime with a few functions and connections has open, including sockets and threads. */
const NEEDED = 128;
/** `SQLITE_CANTOPEN` (https://www.sqlite.org/rescode.html), which does not give the reason. */
const SQLITE_CANTOPEN = 14;
const CODES = ['EMFILE', 'ENFILE'];

const isLimit = (error: unknown): boolean => CODES.includes((error as NodeJS.ErrnoException)?.code ?? '');

/** Returns how many more files the process may open, up to `wanted`. */
function openable(wanted: number): number {
  const opened: number[] = [];
  try {
    while (opened.length < wanted) opened.push(openSync(devNull, 'r'));
  } catch (error) {
    if (!isLimit(error)) throw error;
  } finally {
    for (const descriptor of opened) closeSync(descriptor);
  }
  return opened.length;
}

/** @throws Error with advice when the process may not open as many files as a runtime needs */
export function requireOpenFiles(needed = NEEDED): void {
  const possible = openable(needed);
  if (possible < needed)
    throw new Error(
      `This process may open only ${possible} more files, and the runtime needs ${needed}: raise the limit (ulimit -n 1024) and start again`,
    );
}

/** Whether an error means that the process may open no more files. */
export function isOutOfFiles(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { code?: string; errcode?: number };
  const mayBe = code === 'ERR_SQLITE_ERROR' && ((errcode ?? 0) & 0xff) === SQLITE_CANTOPEN;
  return isLimit(error) || (mayBe && openable(1) === 0);
}
