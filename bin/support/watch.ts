import { existsSync, type FSWatcher, globSync, readFileSync, rmSync, watch } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { LocalRuntime } from 'cdk-local-runtime';
import { folderName, functionSources } from '../../lib/infra/bundle.ts';
import { bundlePortalFunction, portalInputs } from '../../lib/infra/portal-bundle.ts';
import { type ChangedFunction, FunctionRebuild } from './function-rebuild.ts';
import { isCurrent, projectAssembly, root } from './project-assembly.ts';

/** Milliseconds. An editor makes several changes when it saves a file. */
const QUIET = 30;
const WATCHED = ['functions', 'lib', 'web', 'workflows'];
/** Sources of functions only. Bundling them again is quick. */
const FUNCTION_SOURCE = /^(functions|lib\/(domain|policy|store))\/.*\.(ts|json)$/;
/** Sources that the portal may use; the last bundle tells which. Bundling it again takes a second or two. */
const PORTAL_SOURCE = /^(web|functions|lib)\/.*\.(tsx?|json|css|html|svg)$/;
/** Sources of the templates. Synthesizing the app again takes some seconds. */
const TEMPLATE_SOURCE =
  /^(workflows\/.*\.json|lib\/infra\/.*\.ts|functions\/api\/openapi\.json|functions\/.*\/(grants|function)\.json)$/;

export interface Watching {
  close(): Promise<void>;
}

/**
 * Applies edits while the system runs: to functions and their imports from the next invocation, to the portal from the next page
 * load, to workflows and infrastructure after a synthesis. Errors of compiling or deploying are shown, and the system continues
 * with what it has.
 * @param assemblyFolder the assembly that runs
 * @param say called with what was applied, and with what was not and why
 */
export async function watchProject(
  runtime: LocalRuntime,
  assemblyFolder: string,
  say: (message: string) => void,
): Promise<Watching> {
  const edits = new Edits();
  const watchers = WATCHED.map((folder) => edits.watch(folder));
  const project = new RunningProject(runtime, assemblyFolder, say);
  await project.begin();
  say('Watching functions, lib, web and workflows for changes.');
  const working = (async () => {
    for (let changed = await edits.next(); changed; changed = await edits.next()) await project.take(changed);
  })();
  return {
    async close() {
      for (const watcher of watchers) watcher.close();
      edits.close();
      await working;
      await project.close();
    },
  };
}

/** Collects the files that have changed since they were last asked for. */
class Edits {
  readonly #files = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #wake: (() => void) | undefined;
  #closed = false;

  watch(folder: string): FSWatcher {
    return watch(join(root, folder), { recursive: true }, (_, name) => {
      if (name === null) return;
      this.#files.add(join(folder, name).split(sep).join('/'));
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#wake?.(), QUIET);
    });
  }

  /** Resolves with the changed files when there are any; with nothing when it is closed. */
  async next(): Promise<ReadonlySet<string> | undefined> {
    while (this.#files.size === 0 && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const files = new Set(this.#files);
    this.#files.clear();
    return this.#closed ? undefined : files;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#wake?.();
  }
}

class RunningProject {
  readonly #runtime: LocalRuntime;
  readonly #assemblyFolder: string;
  readonly #say: (message: string) => void;
  readonly #rebuild: FunctionRebuild;
  /** The ARNs of the functions by name. */
  readonly #arns = new Map<string, string>();
  /** The files of the portal's bundle; undefined if the last attempt failed, because a missing file may still appear. */
  #portalInputs: Promise<ReadonlySet<string> | undefined> = Promise.resolve(undefined);
  #functions = '';
  #round = 0;

  constructor(runtime: LocalRuntime, assemblyFolder: string, say: (message: string) => void) {
    this.#runtime = runtime;
    this.#assemblyFolder = assemblyFolder;
    this.#say = say;
    // Left by an earlier run.
    for (const old of globSync(`${assemblyFolder}.watch*`)) rmSync(old, { recursive: true, force: true });
    this.#rebuild = new FunctionRebuild(root, `${assemblyFolder}.watch`);
  }

  async begin(): Promise<void> {
    this.#knowFunctions();
    this.#functions = functionList();
    const built = await this.#build();
    // Files edited between the synthesis and now, which no watcher has reported.
    if (built && !isCurrent(this.#assemblyFolder)) {
      this.#update(built);
      await this.#rebuildPortal(performance.now());
    } else this.#portalInputs = portalInputs(root).catch(() => undefined);
  }

  async take(changed: ReadonlySet<string>): Promise<void> {
    const begun = performance.now();
    const files = [...changed];
    if (files.some((file) => FUNCTION_SOURCE.test(file))) {
      const built = await this.#build();
      const updated = built ? this.#update(built) : [];
      if (updated.length > 0) this.#say(`Reloaded ${seconds(begun)}: ${joinChanges(updated)}`);
    }
    const inputs = await this.#portalInputs;
    if (files.some((file) => PORTAL_SOURCE.test(file) && (inputs?.has(file) ?? true)))
      await this.#rebuildPortal(begun);
    if (files.some((file) => file.startsWith('lib/local/')))
      this.#say('The local runtime itself has changed: restart to use it.');
    const list = functionList();
    if (files.some((file) => TEMPLATE_SOURCE.test(file)) || list !== this.#functions) {
      this.#functions = list;
      await this.#synthesize(begun);
    }
  }

  close(): Promise<void> {
    return this.#rebuild.close();
  }

  async #build(): Promise<readonly ChangedFunction[] | undefined> {
    try {
      return await this.#rebuild.build();
    } catch (error) {
      this.#say(`Not reloaded, the previous code keeps running:\n${indented((error as Error).message)}`);
      return undefined;
    }
  }

  #update(built: readonly ChangedFunction[]): ChangedFunction[] {
    return built.filter(({ name, codeFolder }) => {
      const arn = this.#arns.get(name);
      if (arn !== undefined) this.#runtime.updateCode(arn, codeFolder);
      return arn !== undefined;
    });
  }

  /** Bundles the portal, and serves it if the bundle has changed. It may use only part of a file that was edited. */
  async #rebuildPortal(begun: number): Promise<void> {
    // Found by the files beside its code, since the folder of its code does not always have its name.
    const served = this.#runtime
      .functions()
      .find(({ codeFolder }) => existsSync(join(codeFolder, 'portal', 'files.json')));
    if (served === undefined) return;
    const outdir = join(`${this.#assemblyFolder}.watch`, `portal-${++this.#round}`);
    try {
      const target = `node${process.versions.node.split('.')[0]}`;
      const { folder, inputs } = await bundlePortalFunction(root, outdir, target);
      this.#portalInputs = Promise.resolve(inputs);
      if (portalIn(folder) === portalIn(served.codeFolder)) return;
      this.#runtime.updateCode(served.arn, folder);
      this.#say(`Reloaded ${seconds(begun)}: the portal; reload the page`);
    } catch (error) {
      this.#portalInputs = Promise.resolve(undefined);
      this.#say(`Not reloaded, the previous portal is still served:\n${indented((error as Error).message)}`);
    }
  }

  async #synthesize(begun: number): Promise<void> {
    const folder = `${this.#assemblyFolder}.watch-${++this.#round}`;
    try {
      await projectAssembly(folder);
      const { updated, restart } = await this.#runtime.update(folder);
      if (restart.length > 0) {
        this.#say(
          `Restart for this, nothing has been reloaded yet (Ctrl-C, npm start):\n${bulleted(restart)}`,
        );
        return;
      }
      this.#knowFunctions();
      if (updated.length > 0) this.#say(`Reloaded ${seconds(begun)}:\n${bulleted(summary(updated))}`);
    } catch (error) {
      this.#say(`Not reloaded, the app runs as before:\n${indented((error as Error).message)}`);
    }
  }

  /** Identifies each function by the name of the folder of its code. */
  #knowFunctions(): void {
    const running = new Map(
      this.#runtime.functions().map(({ arn, codeFolder }) => [basename(codeFolder), arn]),
    );
    for (const { name } of functionSources(join(root, 'functions'))) {
      const arn = running.get(folderName(name));
      if (arn !== undefined) this.#arns.set(name, arn);
    }
  }
}

/** A digest of what is served: the code, and the list of the portal's files beside it with their hashes. */
const portalIn = (folder: string): string =>
  ['index.mjs', 'portal/files.json'].map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');

/** There are many functions, and most were listed before. Their number is enough. */
function summary(places: readonly string[]): string[] {
  const others = places.filter((place) => !place.startsWith('AWS::Lambda::'));
  const functions = places.filter((place) => place.startsWith('AWS::Lambda::Function ')).length;
  return functions === 0 ? others : [...others, `${functions} functions`];
}

/** The functions and their handlers as text; empty if grants and folders do not match. */
function functionList(): string {
  try {
    return JSON.stringify(functionSources(join(root, 'functions')));
  } catch {
    return '';
  }
}

const seconds = (begun: number): string => `after ${((performance.now() - begun) / 1000).toFixed(2)} s`;
const indented = (text: string): string => text.replace(/^/gm, '    ');
const bulleted = (items: readonly string[]): string => items.map((item) => `    - ${item}`).join('\n');

/** The functions that were updated, with their changed operations. */
function joinChanges(changed: readonly ChangedFunction[]): string {
  if (changed.length > 5) return `${changed.length} functions`;
  return changed
    .map(({ name, handlers }) => {
      const operations = handlers.map((handler) => basename(handler)).join(', ');
      return operations === '' || handlers.includes(name) ? name : `${name} (${operations})`;
    })
    .join(', ');
}
