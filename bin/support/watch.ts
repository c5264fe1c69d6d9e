import { existsSync, type FSWatcher, globSync, readFileSync, rmSync, watch } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { LocalRuntime } from 'cdk-local-runtime';
import { folderName, functionSources } from '../../lib/infra/bundle.ts';
import { bundlePortalFunction, portalInputs } from '../../lib/infra/portal-bundle.ts';
import { type ChangedFunction, FunctionRebuild } from './function-rebuild.ts';
import { isCurrent, projectAssembly, root } from './project-assembly.ts';

/** Milliseconds: an editor that saves a file makes several changes of it. */
const QUIET = 30;
const WATCHED = ['functions', 'lib', 'web', 'workflows'];
/** What only functions are made of; they are bundled anew, which is quick. */
const FUNCTION_SOURCE = /^(functions|lib\/(domain|policy|store))\/.*\.(ts|json)$/;
/** What the portal may be made of: of what it is, the last bundle says. It is bundled anew, which takes a second or two. */
const PORTAL_SOURCE = /^(web|functions|lib)\/.*\.(tsx?|json|css|html|svg)$/;
/** What the templates are made of; the app is synthesized anew, which takes some seconds. */
const TEMPLATE_SOURCE =
  /^(workflows\/.*\.json|lib\/infra\/.*\.ts|functions\/api\/openapi\.json|functions\/.*\/(grants|function)\.json)$/;

export interface Watching {
  close(): Promise<void>;
}

/**
 * Takes up edits while the system runs: functions (and what they import) from the next invocation on, the portal from the
 * next load of a page on, workflows and infrastructure after a synthesis. What does not compile or deploy is shown, and the system
 * goes on with what it has.
 * @param assemblyFolder the assembly that runs
 * @param say called with what was taken up, and with what was not and why
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

/** The files that were changed since they were last asked for. */
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

  /** Resolves when something was changed; with nothing when it is closed. */
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
  /** The ARNs of the functions by their names. */
  readonly #arns = new Map<string, string>();
  /** The files of which the portal is made; undefined where the last try failed, since what it lacked may come. */
  #portalInputs: Promise<ReadonlySet<string> | undefined> = Promise.resolve(undefined);
  #functions = '';
  #round = 0;

  constructor(runtime: LocalRuntime, assemblyFolder: string, say: (message: string) => void) {
    this.#runtime = runtime;
    this.#assemblyFolder = assemblyFolder;
    this.#say = say;
    // What an earlier run has left.
    for (const old of globSync(`${assemblyFolder}.watch*`)) rmSync(old, { recursive: true, force: true });
    this.#rebuild = new FunctionRebuild(root, `${assemblyFolder}.watch`);
  }

  async begin(): Promise<void> {
    this.#knowFunctions();
    this.#functions = functionList();
    const built = await this.#build();
    // Edited between the synthesis and this moment, which no watcher reported.
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
      if (updated.length > 0) this.#say(`Taken up ${seconds(begun)}: ${joinChanges(updated)}`);
    }
    const inputs = await this.#portalInputs;
    if (files.some((file) => PORTAL_SOURCE.test(file) && (inputs?.has(file) ?? true)))
      await this.#rebuildPortal(begun);
    if (files.some((file) => file.startsWith('lib/local/')))
      this.#say('The local runtime itself was changed: restart to run with that.');
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
      this.#say(`Not taken up, the code before goes on:\n${indented((error as Error).message)}`);
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

  /** Bundles the portal, and serves it if it is another one now: of what it imports it may use a part that is as before. */
  async #rebuildPortal(begun: number): Promise<void> {
    // By what lies beside its code: where its code is does not always have its name.
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
      this.#say(`Taken up ${seconds(begun)}: the portal; load the page anew`);
    } catch (error) {
      this.#portalInputs = Promise.resolve(undefined);
      this.#say(`Not taken up, the portal before goes on:\n${indented((error as Error).message)}`);
    }
  }

  async #synthesize(begun: number): Promise<void> {
    const folder = `${this.#assemblyFolder}.watch-${++this.#round}`;
    try {
      await projectAssembly(folder);
      const { updated, restart } = await this.#runtime.update(folder);
      if (restart.length > 0) {
        this.#say(`Restart for this, nothing was taken up yet (Ctrl-C, npm start):\n${bulleted(restart)}`);
        return;
      }
      this.#knowFunctions();
      if (updated.length > 0) this.#say(`Taken up ${seconds(begun)}:\n${bulleted(summary(updated))}`);
    } catch (error) {
      this.#say(`Not taken up, the app goes on as it was:\n${indented((error as Error).message)}`);
    }
  }

  /** Finds out which function is which: the folder of its code has its name. */
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

/** What is served by a folder of code and of the portal beside it: the code, and the list of files with their hashes. */
const portalIn = (folder: string): string =>
  ['index.mjs', 'portal/files.json'].map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');

/** There are many functions, and most were named before: their number is enough. */
function summary(places: readonly string[]): string[] {
  const others = places.filter((place) => !place.startsWith('AWS::Lambda::'));
  const functions = places.filter((place) => place.startsWith('AWS::Lambda::Function ')).length;
  return functions === 0 ? others : [...others, `${functions} functions`];
}

/** Which functions there are, of which handlers; nothing where grants and folders do not fit each other. */
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

/** The functions that were taken up, with those of their operations that have changed. */
function joinChanges(changed: readonly ChangedFunction[]): string {
  if (changed.length > 5) return `${changed.length} functions`;
  return changed
    .map(({ name, handlers }) => {
      const operations = handlers.map((handler) => basename(handler)).join(', ');
      return operations === '' || handlers.includes(name) ? name : `${name} (${operations})`;
    })
    .join(', ');
}
