import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** What Lambda's Node.js runtimes bring along, so that bundlers leave it out: the SDK for JavaScript. */
const IN_RUNTIME = /^@(aws-sdk|smithy|aws)\//;

/**
 * Lets code load modules as in Lambda, where its folder stands alone as `/var/task`: a `package.json` above it does not
 * say of which kind its files are, and packages above it are not found, except those of the SDK.
 */
export function standAlone(folder: string): void {
  const codeFolder = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const root = pathToFileURL(codeFolder + sep).href;
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context);
      if (resolved.url.startsWith(root)) {
        if (resolved.format !== 'module' || !isCommonJs(fileURLToPath(resolved.url), codeFolder))
          return resolved;
        return { ...resolved, format: 'commonjs' };
      }
      const isForeign = resolved.url.startsWith('file:') && context.parentURL?.startsWith(root) === true;
      // A path that leads out of the folder is meant: while code is edited, functions share files beside their folders.
      const isPackage = !/^(\.|\/|file:)/.test(specifier);
      if (isForeign && isPackage && !IN_RUNTIME.test(specifier))
        throw notFound(specifier, String(context.parentURL));
      return resolved;
    },
  });
  // The loader of CommonJS looks at the package.json once more.
  const { extensions } = createRequire(root);
  const load = extensions['.js'];
  extensions['.js'] = (module, file) => {
    const compiles = file.startsWith(codeFolder + sep) && isCommonJs(file, codeFolder);
    if (compiles) (module as CompilingModule)._compile(readFileSync(file, 'utf8'), file);
    else load?.(module, file);
  };
}

/** The method with which loaders in `require.extensions` compile a text. */
type CompilingModule = NodeJS.Module & { _compile(text: string, file: string): void };

/** Whether Node would take a `.js` file for CommonJS if its folder were the root of the file system. */
function isCommonJs(file: string, codeFolder: string): boolean {
  if (extname(file) !== '.js') return false;
  for (let folder = dirname(file); folder.startsWith(codeFolder); folder = dirname(folder))
    if (existsSync(join(folder, 'package.json'))) return false;
  return isScript(readFileSync(file, 'utf8'));
}

/** Node detects the syntax of modules where no `package.json` says of which kind a file is. */
function isScript(text: string): boolean {
  if (!/^\s*(import|export)\b/m.test(text)) return true;
  try {
    return Boolean(new Script(`(function () {${text}\n})`));
  } catch {
    return false;
  }
}

function notFound(specifier: string, parent: string): Error {
  const message = `Cannot find package '${specifier}' imported from ${parent}`;
  return Object.assign(new Error(message), { code: 'ERR_MODULE_NOT_FOUND' });
}
