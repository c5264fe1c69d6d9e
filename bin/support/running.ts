import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { CommandFailure } from './command/errors.ts';

const runningSchema = z.object({
  api: z.string(),
  endpoint: z.string(),
  issuer: z.string(),
  dataFolder: z.string(),
});

/** Where a system that runs on this machine can be found. */
export type Running = z.infer<typeof runningSchema>;

/** Everything that the local system keeps, unless DATA_FOLDER names another place. */
export const localFolder = (): string => process.env.DATA_FOLDER ?? join(import.meta.dirname, '../../.local');

const file = () => join(localFolder(), 'running.json');

/** Remembers where the system of `npm start` can be found, for the other commands. */
export function rememberRunning(running: Running): void {
  mkdirSync(dirname(file()), { recursive: true });
  writeFileSync(file(), JSON.stringify(running));
}

/** Forgets the running system, when it ends. */
export const forgetRunning = (): void => rmSync(file(), { force: true });

/** The system that `npm start` has started. @throws CommandFailure when nothing runs. */
export function runningSystem(): Running {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(file(), 'utf8')));
  } catch {
    throw new CommandFailure(
      `Nothing is running here yet: start it with \`npm start\` in another terminal. (Looked in ${localFolder()}; where \`npm start\` was given a DATA_FOLDER, this terminal needs it, too.)`,
    );
  }
}

/** As `runningSystem`, for a program that is no `Command`: ends the process with the sentence. */
export function findRunning(): Running {
  try {
    return runningSystem();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
