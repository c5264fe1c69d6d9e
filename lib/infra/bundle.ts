import { copyFileSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { type BesideFiles, readFunctions } from './function-list.ts';

/** The bundle of one function. */
export interface Bundle {
  /** The folder with `index.mjs`, which is the function's code asset. */
  readonly folder: string;
  /** Size of `index.mjs` in bytes. */
  readonly bytes: number;
}

/** The bundles of all functions of a source tree. */
export interface Bundles {
  /** By the function's name, for example `api/write-decrypt`. */
  readonly functions: ReadonlyMap<string, Bundle>;
  readonly metafile: Metafile;
}

// CommonJS packages call `require`, which ES modules do not have.
const banner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/**
 * Requires Node's HTTP modules instead of importing them. An import evaluates every member of a module, and one member of
 * `node:http` loads all of undici. No function uses it, and it takes a tenth of the time that a function needs to load.
 */
const requiredHttp: Plugin = {
  name: 'required-http',
  setup(build) {
    const namespace = 'required-http';
    build.onResolve({ filter: /^(node:)?https?$/ }, ({ path, namespace: from }) =>
      from === namespace
        ? { path, external: true }
        : { path: `node:${path.replace('node:', '')}`, namespace },
    );
    build.onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: `module.exports = require('${path}');`,
    }));
  },
};

/**
 * Makes the SDK read credentials from the environment only. Lambda puts those of the function's role there, and the SDK looks
 * there first. The code for profiles, sign-ins and metadata services, where it would look next, is a sixth of a bundle.
 *
 * Lambda Developer Guide, "Defined runtime environment variables"
 * (docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime): the runtime sets the
 * variables during initialization, the keys are reserved, and `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and
 * `AWS_SESSION_TOKEN` come from the execution role. They belong to an execution environment; nothing says that they change
 * during its life. If they did, a client would follow, since it reads them for each request. Functions with SnapStart get
 * credentials another way (classmethod, 2023-07-12, dev.classmethod.jp/articles/snapstart-environment-credential). None of ours
 * uses SnapStart; a function that does has to be bundled without this plugin.
 */
const environmentCredentials: Plugin = {
  name: 'environment-credentials',
  setup(build) {
    const namespace = 'environment-credentials';
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path, resolveDir }) => ({
      path,
      namespace,
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /./, namespace }, ({ pluginData: resolveDir }) => ({
      contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
      resolveDir,
    }));
  },
};

/**
 * Leaves out zod's JSON Schema export, which the project's documents need and functions do not. Every schema refers to it, so
 * that esbuild cannot drop it by itself. The limits of a schema (`maxLength`, `minValue`, `isInt`) are computed by it, too: a function
 * that needs them reads the checks.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  setup(build) {
    build.onLoad(
      { filter: /[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/ },
      ({ path }) => {
        const names = [...readFileSync(path, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)].map(
          ([, name = '']) => name,
        );
        const none = "const none = () => { throw new Error('no function describes its schemas'); };";
        const exported = names.map(
          (name) => `export const ${name} = ${/^create/.test(name) ? '() => none' : 'none'};`,
        );
        return { contents: [none, ...exported, 'export { none as process };'].join('\n') };
      },
    );
  },
};

/** The esbuild settings of every function, for a deployment and while it is being edited. */
export const bundleSettings = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  // The SDK is bundled: loading the one in the runtime is slower, and its version differs by Region (PLATFORM 4.3).
  mainFields: ['module', 'main'],
  // The condition `module` instead of `node`: that build of the SDK lets unused code be dropped.
  conditions: ['module', 'import'],
  charset: 'utf8',
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  banner: { js: banner },
  plugins: [requiredHttp, environmentCredentials, withoutJsonSchema],
  metafile: true,
  logLevel: 'silent',
} satisfies BuildOptions;

/** What one function is bundled from. */
export interface FunctionSource {
  /** For example `api/write-decrypt` or `tasks/open-task`. */
  readonly name: string;
  /** The folders under `functions` whose `handler.ts` it contains: one of the same name, or those of its operations. */
  readonly handlers: readonly string[];
  /** Files that are put beside its code. */
  readonly files?: BesideFiles;
}

/**
 * The sources of each function in a source tree.
 * @throws Error when a function has no grants, or grants have no function.
 */
export function functionSources(functionsFolder: string): FunctionSource[] {
  const { api, background } = readFunctions(functionsFolder);
  return [
    ...api.map(({ name, operations, files }) => ({
      name,
      handlers: operations.map(({ subject, id }) => `api/${subject}/${id}`),
      ...(files && { files }),
    })),
    ...background.map(({ name }) => ({ name, handlers: [name] })),
  ];
}

/**
 * Bundles all functions at once, each into `<outdir>/<kind>-<name>/index.mjs` with a source map beside it. The same sources
 * give the same bytes, so that an unchanged function keeps its asset hash. The inputs of each bundle are written to
 * `<outdir>/metafile.json`.
 *
 * @param root the project's folder: paths in source maps are relative to it.
 * @param target what esbuild compiles for, such as `node22`.
 * @throws when a function does not compile; the errors name file and line.
 */
export async function bundleFunctions(options: Place & { readonly target: string }): Promise<Bundles> {
  const { root, functionsFolder, outdir, target } = options;
  const sources = functionSources(functionsFolder);
  const { entryPoints, plugin } = entriesOf(functionsFolder, sources);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    ...bundleSettings,
    plugins: [...bundleSettings.plugins, plugin],
    target,
    minify: true,
  });
  await mkdir(outdir, { recursive: true });
  await writeFile(metafileIn(outdir), JSON.stringify(metafile));
  for (const source of sources) copyBeside(root, source, join(outdir, folderName(source.name)));
  return describeBundles(options, metafile);
}

/** The folder of shared files, beside the folders of the functions. */
export const sharedFolder = 'shared';

/**
 * Bundles all functions at once, with the code that they have in common in shared files: a tenth of the bytes of
 * `bundleFunctions`, and a process that runs all of them loads each module once. Modules and settings are the same. This is for
 * the local runtime; on Lambda each function runs by itself, and a single file loads fastest.
 *
 * @param plugins added by the local runtime
 */
export async function bundleTogether(
  options: Place & { readonly target: string; readonly plugins?: readonly Plugin[] },
): Promise<Bundles> {
  const { root, functionsFolder, outdir, target, plugins = [] } = options;
  const sources = functionSources(functionsFolder);
  const { entryPoints, plugin } = entriesOf(functionsFolder, sources);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    ...bundleSettings,
    ...sharing,
    plugins: [...bundleSettings.plugins, ...plugins, plugin],
    target,
    minify: true,
  });
  await writeFile(metafileIn(outdir), JSON.stringify(metafile));
  for (const source of sources) copyBeside(root, source, join(outdir, folderName(source.name)));
  return describeBundles(options, metafile);
}

/** Options of esbuild for code in shared files. */
export const sharing = { splitting: true, chunkNames: `${sharedFolder}/[hash]` } satisfies BuildOptions;

/** Copies the extra files of a function to where its code looks for them. */
export function copyBeside(
  root: string,
  { files = {} }: Pick<FunctionSource, 'files'>,
  folder: string,
): void {
  for (const [name, file] of Object.entries(files))
    copyFileSync(join(root, 'node_modules', file), join(folder, name));
}

interface Place {
  readonly root: string;
  readonly functionsFolder: string;
  readonly outdir: string;
}

/**
 * Reads bundles that `bundleFunctions` or `bundleTogether` made earlier from the same sources. Their folder may have been
 * renamed since.
 * @internal for tests, which need not bundle again
 */
export async function readBundles(place: Place): Promise<Bundles> {
  const { inputs, outputs } = JSON.parse(await readFile(metafileIn(place.outdir), 'utf8')) as Metafile;
  const folder = relative(place.root, place.outdir);
  const renamed = Object.entries(outputs).map(([path, output]) => [
    join(folder, ...path.split('/').slice(-2)),
    output,
  ]);
  return describeBundles(place, { inputs, outputs: Object.fromEntries(renamed) });
}

const metafileIn = (outdir: string): string => join(outdir, 'metafile.json');

function describeBundles({ root, functionsFolder, outdir }: Place, metafile: Metafile): Bundles {
  const functions = functionSources(functionsFolder).map(({ name }): [string, Bundle] => {
    const folder = join(outdir, folderName(name));
    const output = metafile.outputs[relative(root, join(folder, 'index.mjs'))];
    return [name, { folder, bytes: output?.bytes ?? 0 }];
  });
  return { functions: new Map(functions), metafile };
}

/** The esbuild options for functions: each is written to `<folder>/index.mjs`. */
export function entriesOf(functionsFolder: string, sources: readonly FunctionSource[]) {
  return {
    entryPoints: sources.map(({ name, handlers }) => ({
      in: handlers[0] === name ? join(functionsFolder, name, 'handler.ts') : `${dispatching}:${name}`,
      out: `${folderName(name)}/index`,
    })),
    plugin: dispatchers(functionsFolder, sources),
  };
}

/** The folder of a function's bundle. */
export const folderName = (name: string): string => name.replaceAll('/', '-');

const dispatching = 'dispatch';

/** Writes the entry of a function that answers several operations: it passes each request to the handler of its operation. */
const dispatchers = (functionsFolder: string, sources: readonly FunctionSource[]): Plugin => ({
  name: dispatching,
  setup(build) {
    build.onResolve({ filter: /^dispatch:/ }, ({ path }) => ({
      path: path.slice(dispatching.length + 1),
      namespace: dispatching,
    }));
    build.onLoad({ filter: /./, namespace: dispatching }, ({ path }) => ({
      contents: dispatcherOf(sources.find(({ name }) => name === path)?.handlers ?? []),
      resolveDir: functionsFolder,
    }));
  },
});

const dispatcherOf = (handlers: readonly string[]): string =>
  [
    "import { dispatch } from './api/dispatch.ts';",
    ...handlers.flatMap((place, index) => [
      `import { handler as handler${index} } from './${place}/handler.ts';`,
      `import { operation as operation${index} } from './${place}/operation.ts';`,
    ]),
    'export const handler = dispatch([',
    ...handlers.map((_place, index) => `  { operation: operation${index}, handler: handler${index} },`),
    ']);',
  ].join('\n');
