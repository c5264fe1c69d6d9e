import { isOutOfFiles } from './open-files.ts';

/** The SQLite error codes (https://www.sqlite.org/rescode.html) that concern the disk and not the data. */
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;
/** Extended codes hold the kind in the lowest byte. */
const KIND = 0xff;

/** Whether a write has failed because the disk, or the user's quota, has no room. */
export function isFullDisk(error: unknown): boolean {
  const { code, errcode = 0 } = (error ?? {}) as { code?: string; errcode?: number };
  return (
    (code === 'ERR_SQLITE_ERROR' && (errcode & KIND) === SQLITE_FULL) ||
    code === 'ENOSPC' ||
    code === 'EDQUOT'
  );
}

/**
 * Explains why a process that can no longer write its data ends, and what to do about it.
 * @returns undefined for any other error: that is a bug of the program, and its stack trace is needed
 */
export function diskRefusal(error: unknown, dataFolder: string): string | undefined {
  const { code, errcode = 0, message } = error as { code?: string; errcode?: number; message?: string };
  const kind = code === 'ERR_SQLITE_ERROR' ? errcode & KIND : undefined;
  const kept = `Everything that was acknowledged is kept in ${dataFolder}`;
  if (isFullDisk(error))
    return `The disk is full, and the runtime has ended. ${kept}: make room and start again.`;
  if (isOutOfFiles(error))
    return `The process may open no more files, and the runtime has ended. ${kept}: raise the limit (ulimit -n 1024) and start again.`;
  if (kind === SQLITE_IOERR || kind === SQLITE_READONLY || code === 'EIO' || code === 'EROFS')
    return `The disk cannot be written (${message}), and the runtime has ended. ${kept}: start again when it can.`;
  return undefined;
}

/**
 * For programs that run a runtime: ends the process with a sentence when the disk is full or cannot be written, and with the
 * stack trace for every other uncaught error.
 */
export function endOnFatalErrors(dataFolder: string, print: (text: string) => void = console.error): void {
  process.on('uncaughtException', (error: unknown) => {
    print(diskRefusal(error, dataFolder) ?? (error instanceof Error ? String(error.stack) : String(error)));
    process.exit(1);
  });
}
