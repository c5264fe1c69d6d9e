import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ConsoleFile {
  readonly type: string;
  readonly body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  'console.js': 'text/javascript; charset=utf-8',
  'console.css': 'text/css; charset=utf-8',
};
/** Where `npm pack` puts the bundled files. The package does not contain the sources of the page. */
const BUILT = join(import.meta.dirname, 'built');

/** The files of the page: those in the package, or bundled from the sources at the first request of a run. */
export class ConsoleFiles {
  readonly #folder: string;
  #built: Promise<string> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async get(name: string): Promise<ConsoleFile | undefined> {
    const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
    if (type === undefined) return undefined;
    this.#built ??= this.#build();
    try {
      return { type, body: readFileSync(join(await this.#built, name)) };
    } catch (error) {
      // The next request tries again, for instance after an edit of the sources.
      this.#built = undefined;
      throw error;
    }
  }

  async #build(): Promise<string> {
    if (existsSync(join(BUILT, 'console.js'))) return BUILT;
    // Loaded only here, so that nothing loads the bundler unless the console is opened.
    const { buildConsole } = await import('./build.ts');
    await buildConsole(this.#folder);
    return this.#folder;
  }
}
