import { accessSync, constants, mkdirSync } from 'node:fs';

/**
 * Makes the folder of the data where there is none yet, before anything costly is done for it.
 * @throws Error with a sentence if it is a file, or cannot be written
 */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(folderFault(error, folder) ?? (error as Error).message, { cause: error });
  }
}

/** Says in a sentence why files cannot be written into the folder of the data. Undefined if the error says nothing of that. */
export function folderFault(error: unknown, folder: string): string | undefined {
  const { errcode, message, ...given } = (error ?? {}) as Partial<NodeJS.ErrnoException> & {
    errcode?: number;
  };
  // An error that comes from another thread has lost its code, but not its message, which begins with it.
  if (given.syscall === 'listen') return undefined;
  const code = given.code ?? /^E[A-Z]+(?=: )/.exec(message ?? '')?.[0];
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `the data folder ${folder} is, or lies in, a file. Name a folder in DATA_FOLDER.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `the data folder ${folder} may not be written (${code}). Make it writable, or name another one in DATA_FOLDER.`;
  // 13 is SQLITE_FULL.
  if (code === 'ENOSPC' || code === 'EDQUOT' || (code === 'ERR_SQLITE_ERROR' && errcode === 13))
    return `the disk of the data folder ${folder} is full. Make room, or name another one in DATA_FOLDER.`;
  return undefined;
}
