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

/** The addresses of a system that runs on this machine. */
export type Running = z.infer<typeof runningSchema>;

/** The folder with everything that the local system keeps; DATA_FOLDER overrides it. */
export const localFolder = (): string => process.env.DATA_FOLDER ?? join(import.meta.dirname, '../../.local');

const file = () => join(localFolder(), 'running.json');

/** Saves the addresses of the system of `npm start` for the other commands. */
export function rememberRunning(running: Running): void {
  mkdirSync(dirname(file()), { recursive: true });
  writeFileSync(file(), JSON.stringify(running));
}

/** Removes the saved addresses when the system ends. */
export const forgetRunning = (): void => rmSync(file(), { force: true });

/** Returns the system that `npm start` has started. @throws CommandFailure if nothing is running */
export function runningSystem(): Running {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(file(), 'utf8')));
  } catch {
    throw new CommandFailure(
      `Nothing is running here yet: start it with \`npm start\` in another terminal. (Looked in ${localFolder()}; where \`npm start\` was given a DATA_FOLDER, this terminal needs it, too.)`,
    );
  }
}

/** `runningSystem` for a program that is not a `Command`: ends the process with the sentence. */
export function findRunning(): Running {
  try {
    return runningSystem();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
