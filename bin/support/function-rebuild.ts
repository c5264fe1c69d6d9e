import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { sdkCallsPlugin } from 'cdk-local-runtime/bundling';
import {
  type BuildContext,
  type BuildFailure,
  context,
  formatMessages,
  type Metafile,
  type OutputFile,
} from 'esbuild';
import {
  bundleSettings,
  copyBeside,
  entriesOf,
  type FunctionSource,
  folderName,
  functionSources,
  sharedFolder,
  sharing,
} from '../../lib/infra/bundle.ts';

/** A function whose code has changed. */
export interface ChangedFunction {
  readonly name: string;
  /** The folder of its new code. */
  readonly codeFolder: string;
  /** The handlers whose code has changed: an API function has one for each of its operations. */
  readonly handlers: readonly string[];
}

/** The result of a build: its files by path, and their inputs. */
interface Built {
  readonly files: ReadonlyMap<string, OutputFile>;
  readonly metafile: Metafile;
}

/**
 * Bundles the functions repeatedly while they are edited. Shared code goes into one file instead of a copy in each function,
 * and unchanged files are not read again.
 */
export class FunctionRebuild {
  readonly #root: string;
  readonly #outdir: string;
  /** The folder that esbuild is told to write to. As deep as the real one, so that paths in source maps are right. */
  readonly #apparent: string;
  readonly #functionsFolder: string;
  #sources: readonly FunctionSource[] = [];
  #context: BuildContext | undefined;
  #round = 0;
  /** The code of each function and handler after the last successful build. */
  #known = new Map<string, string | undefined>();

  /**
   * @param root the project's folder: it contains `functions`, and paths in source maps are relative to it
   * @param outdir receives new code, in one folder for each build
   */
  constructor(root: string, outdir: string) {
    this.#root = root;
    this.#outdir = outdir;
    this.#apparent = join(outdir, 'build');
    this.#functionsFolder = join(root, 'functions');
  }

  /**
   * Builds all functions and returns those whose code has changed. The first build reports every function as changed.
   * @throws Error with the places if something does not compile or has no grants; the next build then compares with the last
   * good one
   */
  async build(): Promise<readonly ChangedFunction[]> {
    const { files, metafile } = await this.#outputs();
    const digestOf = digests(this.#root, metafile);
    const known = new Map(
      this.#sources.flatMap(({ name, handlers }) => [
        [name, formOf(files, folderName(name))] as const,
        ...handlers
          .filter((handler) => handler !== name)
          .map((handler) => [handler, digestOf(`functions/${handler}/handler.ts`)] as const),
      ]),
    );
    const isChanged = (name: string) => known.get(name) !== this.#known.get(name);
    const folder = join(this.#outdir, String(++this.#round));
    const changed = this.#sources
      .filter(({ name }) => isChanged(name))
      .map(({ name, handlers }) => ({
        name,
        codeFolder: join(folder, folderName(name)),
        handlers: handlers.filter(isChanged),
      }));
    if (changed.length > 0) this.#write(folder, files, changed);
    this.#known = known;
    return changed;
  }

  async close(): Promise<void> {
    await this.#context?.dispose();
  }

  async #outputs(): Promise<Built> {
    const sources = functionSources(this.#functionsFolder);
    if (!this.#context || JSON.stringify(sources) !== JSON.stringify(this.#sources)) {
      await this.#context?.dispose();
      this.#sources = sources;
      const { entryPoints, plugin } = entriesOf(this.#functionsFolder, sources);
      this.#context = await context({
        absWorkingDir: this.#root,
        entryPoints,
        outdir: this.#apparent,
        ...bundleSettings,
        plugins: [...bundleSettings.plugins, sdkCallsPlugin, plugin],
        target: `node${process.versions.node.split('.')[0]}`,
        ...sharing,
        write: false,
      });
    }
    try {
      const { outputFiles = [], metafile } = await this.#context.rebuild();
      const files = new Map(outputFiles.map((file) => [relative(this.#apparent, file.path), file]));
      return { files, metafile: metafile ?? { inputs: {}, outputs: {} } };
    } catch (error) {
      const { errors } = error as Partial<BuildFailure>;
      if (!errors) throw error;
      const messages = await formatMessages(errors, { kind: 'error' });
      throw new Error(messages.map((message) => message.trim()).join('\n'));
    }
  }

  #write(folder: string, files: ReadonlyMap<string, OutputFile>, changed: readonly ChangedFunction[]): void {
    const wanted = new Set([...changed.map(({ codeFolder }) => basename(codeFolder)), sharedFolder]);
    for (const [path, { contents }] of files) {
      if (!wanted.has(dirname(path))) continue;
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), contents);
    }
    // The code that reads these files is in the function's own folder, or in what its entries share.
    for (const { name, codeFolder } of changed) {
      const source = this.#sources.find((each) => each.name === name);
      for (const place of source?.files ? [codeFolder, join(folder, 'shared')] : [])
        copyBeside(this.#root, source ?? {}, place);
    }
  }
}

/**
 * Returns a function that digests everything a module is made from: its own text and that of all its direct and indirect
 * imports. The digests show which handlers of a function have changed.
 */
function digests(root: string, { inputs }: Metafile): (path: string) => string {
  const texts = new Map<string, string>();
  const textOf = (path: string): string => {
    const known = texts.get(path) ?? hashOf(isFile(path) ? readFileSync(join(root, path)) : path);
    texts.set(path, known);
    return known;
  };
  return (path) => {
    const reached = new Set([path]);
    for (const each of reached)
      for (const { path: imported, external } of inputs[each]?.imports ?? [])
        if (!external) reached.add(imported);
    return hashOf([...reached].sort().map(textOf).join());
  };
}

/** Whether a module is a file. The path of a plugin's module begins with a namespace and a colon, and it is never edited. */
const isFile = (path: string): boolean => !/^[^/]*:/.test(path);

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Digests the code of an entry. Names of shared files contain their hash, so its text changes with everything it imports. */
function formOf(files: ReadonlyMap<string, OutputFile>, folder: string): string | undefined {
  const index = files.get(`${folder}/index.mjs`);
  if (!index) return undefined;
  const map = files.get(`${folder}/index.mjs.map`);
  return createHash('sha256')
    .update(index.contents)
    .update(map?.contents ?? '')
    .digest('hex');
}
