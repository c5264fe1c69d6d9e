import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { type BuildContext, type BuildFailure, context, formatMessages, type OutputFile } from 'esbuild';
import { bundleSettings, entryPoints, folderName, functionNames } from '../../lib/infra/bundle.ts';

/**
 * Bundles the functions again and again while they are edited, in about 0.2 s: what they share is one file
 * and not one copy in each, and what has not changed is not read again.
 */
export class FunctionRebuild {
  readonly #root: string;
  readonly #outdir: string;
  /** Where esbuild believes to write: as deep as where the files go, for the paths in source maps. */
  readonly #apparent: string;
  readonly #functionsFolder: string;
  #names: string[] = [];
  #context: BuildContext | undefined;
  #round = 0;
  /** The code of each function as the last successful build left it. */
  #known = new Map<string, string>();

  /**
   * @param root the project's folder: functions are in `functions`, paths in source maps are relative to it.
   * @param outdir where new code is written, a folder a build.
   */
  constructor(root: string, outdir: string) {
    this.#root = root;
    this.#outdir = outdir;
    this.#apparent = join(outdir, 'build');
    this.#functionsFolder = join(root, 'functions');
  }

  /**
   * Builds all functions and returns those whose code is another one now, each with the folder of its new
   * code. The first build finds every function changed.
   * @throws Error with the places, when something does not compile; the next build compares with the last good one.
   */
  async build(): Promise<ReadonlyMap<string, string>> {
    const files = await this.#outputs();
    const changed = new Map<string, string>();
    const known = new Map<string, string>();
    const folder = join(this.#outdir, String(++this.#round));
    for (const name of this.#names) {
      const index = files.get(`${folderName(name)}/index.mjs`);
      if (!index) continue;
      // The names of shared files contain their hash: the entry's own text stands for all that it imports.
      const map = files.get(`${folderName(name)}/index.mjs.map`);
      const form = createHash('sha256')
        .update(index.contents)
        .update(map?.contents ?? '')
        .digest('hex');
      known.set(name, form);
      if (this.#known.get(name) !== form) changed.set(name, join(folder, folderName(name)));
    }
    if (changed.size > 0) this.#write(folder, files, changed);
    this.#known = known;
    return changed;
  }

  async close(): Promise<void> {
    await this.#context?.dispose();
  }

  async #outputs(): Promise<Map<string, OutputFile>> {
    const names = functionNames(this.#functionsFolder);
    if (!this.#context || names.join() !== this.#names.join()) {
      await this.#context?.dispose();
      this.#names = names;
      this.#context = await context({
        absWorkingDir: this.#root,
        entryPoints: entryPoints(this.#functionsFolder, names),
        outdir: this.#apparent,
        ...bundleSettings,
        target: `node${process.versions.node.split('.')[0]}`,
        splitting: true,
        chunkNames: 'shared/[hash]',
        write: false,
      });
    }
    try {
      const { outputFiles = [] } = await this.#context.rebuild();
      return new Map(outputFiles.map((file) => [relative(this.#apparent, file.path), file]));
    } catch (error) {
      const { errors } = error as Partial<BuildFailure>;
      if (!errors) throw error;
      const messages = await formatMessages(errors, { kind: 'error' });
      throw new Error(messages.map((message) => message.trim()).join('\n'));
    }
  }

  #write(folder: string, files: ReadonlyMap<string, OutputFile>, changed: ReadonlyMap<string, string>): void {
    const wanted = new Set([...changed.values()].map((codeFolder) => basename(codeFolder)).concat('shared'));
    for (const [path, { contents }] of files) {
      if (!wanted.has(dirname(path))) continue;
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), contents);
    }
  }
}
