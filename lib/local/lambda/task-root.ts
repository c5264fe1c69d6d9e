import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire, type ResolveFnOutput, type ResolveHookContext, registerHooks } from 'node:module';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** Packages that Lambda's Node.js runtimes provide and bundlers therefore leave out: the SDK for JavaScript. */
const IN_RUNTIME = /^@(aws-sdk|smithy|aws)\//;

/** A file in the working folder, which is that of the app. The assembly may be anywhere. */
const APP = pathToFileURL(join(process.cwd(), 'index.js')).href;

/** The part of a module's URL that distinguishes the modules of functions with the same code. */
const SUFFIX = /\?function=\d+$/;

/** Where Lambda puts the content of a function's layers, and the file in it from which packages are resolved. */
const OPT = '/opt/';
const packagesIn = (opt: string, runtime: string): string =>
  pathToFileURL(join(opt, 'nodejs', /^nodejs(\d+)/.exec(runtime)?.[0].replace('js', '') ?? '', 'index.js'))
    .href;

/**
 * Makes the code of functions load modules as in Lambda, where its folder stands alone as `/var/task`. A `package.json` above
 * it does not determine the kind of its files. Packages above it are not found, except those of the SDK, which are also looked
 * up in the folder of the app. The content of a function's layers is found below `/opt`, and its packages in
 * `/opt/nodejs/node_modules` and `/opt/nodejs/node24/node_modules`.
 */
export class TaskRoots {
  /** The folders by URL, each with the number of functions that were loaded from it. */
  readonly #folders = new Map<string, Root>();
  readonly #require = createRequire(import.meta.url);

  install(): void {
    registerHooks({
      resolve: (specifier, context, nextResolve) => {
        const { parentURL, conditions } = context;
        const root = parentURL === undefined ? undefined : this.#rootOf(parentURL);
        if (root?.opt !== undefined && specifier.startsWith(OPT)) {
          const path = join(root.opt, specifier.slice(OPT.length));
          return this.#resolved(nextResolve(path, context), specifier, parentURL);
        }
        // A lookup from there is the search for a package itself.
        if (root?.packages !== undefined && parentURL !== root.packages && isPackage(specifier)) {
          const found = this.#inLayers(specifier, context, nextResolve, root.packages);
          if (found) return found;
        }
        if (!root || !IN_RUNTIME.test(specifier)) {
          return this.#resolved(nextResolve(specifier, context), specifier, parentURL);
        }
        const resolved = firstFound(specifier, String(parentURL), [
          () => nextResolve(specifier, context),
          // `require` always looks up a module from the location of its caller.
          () =>
            conditions.includes('require')
              ? nextResolve(createRequire(APP).resolve(specifier), context)
              : nextResolve(specifier, { ...context, parentURL: APP }),
        ]);
        return this.#resolved(resolved, specifier, parentURL);
      },
    });
    // The CommonJS loader also reads package.json.
    const { extensions } = this.#require;
    const load = extensions['.js'];
    extensions['.js'] = (module, file) => {
      const folder = this.#folderOf(pathToFileURL(file).href);
      const compiles = folder !== undefined && isCommonJs(file, folder);
      if (compiles) (module as CompilingModule)._compile(readFileSync(file, 'utf8'), file);
      else load?.(module, file);
    };
  }

  /** Finds a package in the layers, unless the function itself contains it. */
  #inLayers(
    specifier: string,
    context: ResolveHookContext,
    nextResolve: NextResolve,
    packages: string,
  ): ResolveFnOutput | undefined {
    const ways = [
      () => nextResolve(specifier, context),
      () =>
        context.conditions.includes('require')
          ? nextResolve(createRequire(packages).resolve(specifier), context)
          : nextResolve(specifier, { ...context, parentURL: packages }),
    ];
    for (const find of ways) {
      try {
        const found = find();
        if (this.#folderOf(found.url) !== undefined)
          return this.#resolved(found, specifier, context.parentURL);
      } catch (error) {
        if (!String((error as NodeJS.ErrnoException).code).includes('MODULE_NOT_FOUND')) throw error;
      }
    }
    return undefined;
  }

  /**
   * Adds the folder of a function and that of its layers.
   * @returns the suffix for the URL of its module. Functions share no modules, even if they have the same code
   */
  add(folder: string, layers?: { readonly opt: string; readonly runtime: string }): string {
    const path = realOf(folder);
    const address = pathToFileURL(path + sep).href;
    const opt = layers && realOf(layers.opt);
    const ofLayers = layers && opt && { opt, packages: packagesIn(opt, layers.runtime) };
    if (opt !== undefined) {
      const known = this.#folders.get(pathToFileURL(opt + sep).href);
      this.#folders.set(pathToFileURL(opt + sep).href, known ?? { path: opt, functions: 1, ...ofLayers });
    }
    const known = this.#folders.get(address);
    if (!known) {
      this.#folders.set(address, { path, functions: 1, ...ofLayers });
      return '';
    }
    Object.assign(known, { opt: undefined, packages: undefined }, ofLayers);
    for (const file of Object.keys(this.#require.cache)) {
      if (file.startsWith(path + sep) || (opt !== undefined && file.startsWith(opt + sep)))
        delete this.#require.cache[file];
    }
    return `?function=${known.functions++}`;
  }

  #resolved(resolved: ResolveFnOutput, specifier: string, parent: string | undefined): ResolveFnOutput {
    const folder = this.#folderOf(resolved.url);
    if (folder !== undefined) {
      const suffix = parent === undefined ? undefined : SUFFIX.exec(parent)?.[0];
      const ofFunction =
        suffix !== undefined && !SUFFIX.test(resolved.url)
          ? { ...resolved, url: `${resolved.url}${suffix}` }
          : resolved;
      if (resolved.format !== 'module' || !isCommonJs(fileURLToPath(resolved.url), folder)) return ofFunction;
      return { ...ofFunction, format: 'commonjs' };
    }
    // A path that leads out of the folder is allowed: while code is edited, functions share files beside their folders.
    if (isPackage(specifier) && resolved.url.startsWith('file:') && !IN_RUNTIME.test(specifier)) {
      if (parent !== undefined && this.#folderOf(parent) !== undefined) throw notFound(specifier, parent);
    }
    return resolved;
  }

  #folderOf(address: string): string | undefined {
    return this.#rootOf(address)?.path;
  }

  #rootOf(address: string): Root | undefined {
    for (const [begin, root] of this.#folders) if (address.startsWith(begin)) return root;
    return undefined;
  }
}

interface Root {
  readonly path: string;
  /** The number of functions that were loaded from it. */
  functions: number;
  /** The folder of the layers, and the URL from which their packages are resolved. */
  readonly opt?: string | undefined;
  readonly packages?: string | undefined;
}
type NextResolve = (specifier: string, context?: Partial<ResolveHookContext>) => ResolveFnOutput;

const isPackage = (specifier: string): boolean => !/^(\.|\/|file:|node:)/.test(specifier);
const realOf = (folder: string): string => (existsSync(folder) ? realpathSync(folder) : resolve(folder));

/** Returns the first package of the SDK that one of these ways finds. */
function firstFound<T>(specifier: string, parent: string, ways: readonly (() => T)[]): T {
  for (const find of ways) {
    try {
      return find();
    } catch (error) {
      if (!String((error as NodeJS.ErrnoException).code).includes('MODULE_NOT_FOUND')) throw error;
    }
  }
  throw notFound(specifier, parent, ': Lambda provides it, but here it must be installed in the app');
}

/** The method with which loaders in `require.extensions` compile code. */
type CompilingModule = NodeJS.Module & { _compile(text: string, file: string): void };

/** Whether Node.js would treat a `.js` file as CommonJS if its folder were the root of the file system. */
function isCommonJs(file: string, codeFolder: string): boolean {
  if (extname(file) !== '.js') return false;
  for (let folder = dirname(file); folder.startsWith(codeFolder); folder = dirname(folder))
    if (existsSync(join(folder, 'package.json'))) return false;
  return isScript(readFileSync(file, 'utf8'));
}

/** Whether a text is CommonJS. Without a `package.json`, Node.js detects that from the syntax. */
function isScript(text: string): boolean {
  if (!/^\s*(import|export)\b/m.test(text)) return true;
  try {
    return Boolean(new Script(`(function () {${text}\n})`));
  } catch {
    return false;
  }
}

function notFound(specifier: string, parent: string, why = ''): Error {
  const message = `Cannot find package '${specifier}' imported from ${parent.replace(SUFFIX, '')}${why}`;
  return Object.assign(new Error(message), { code: 'ERR_MODULE_NOT_FOUND' });
}
