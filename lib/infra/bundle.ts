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

// What CommonJS packages in an ES module may call and ES modules do not have.
const banner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/**
 * Requires Node's HTTP modules in place of importing them. An import evaluates every member of a module, and one of
 * those of `node:http` loads the whole of undici, which no function uses: a tenth of the time that one takes to load.
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
 * Reads credentials from the environment only. That is where Lambda puts those of the function's role, and where the SDK
 * looks first; the profiles, sign-ins and metadata services that it would ask next are a sixth of a bundle.
 *
 * Lambda Developer Guide, "Defined runtime environment variables"
 * (docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime): a runtime sets them
 * while it is initialized; the keys are reserved, and `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and
 * `AWS_SESSION_TOKEN` hold what was obtained from the execution role. So they belong to an execution environment; nothing
 * says that they change while it lasts. If they did, a client would follow: it reads the variables for each request.
 * Functions with SnapStart get theirs elsewhere (classmethod, 2023-07-12,
 * dev.classmethod.jp/articles/snapstart-environment-credential): none of ours has it, and one that is to have it needs
 * this plugin to go.
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
 * Leaves out how zod describes its schemas as JSON Schema, which is for the project's documents and not for a function: each of
 * its schemas refers to it, so that nothing of it would be left out by itself.
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

/** How every function is bundled, whether for a deployment or while it is being edited. */
export const bundleSettings = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  // The SDK is bundled: loading the runtime's own is slower, and its version differs by Region (PLATFORM 4.3).
  mainFields: ['module', 'main'],
  // `module` comes before `node` in the packages of the SDK: so that unused code is left out.
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
  /** The folders under `functions` whose `handler.ts` goes into it: one of the same name, or those of operations. */
  readonly handlers: readonly string[];
  /** What lies beside its code. */
  readonly files?: BesideFiles;
}

/**
 * What the functions of a source tree are bundled from.
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
 * Bundles all functions at once, each into `<outdir>/<kind>-<name>/index.mjs` with a source map beside it.
 * The same sources give the same bytes, so that an unchanged function keeps its asset hash. What went into
 * each bundle is kept in `<outdir>/metafile.json`.
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

/** The folder, beside those of the functions, of what they have in common. */
export const sharedFolder = 'shared';

/**
 * Bundles all functions at once with what they have in common in files that they share: a tenth of the bytes of
 * `bundleFunctions`, so that a process that runs all of them loads each module once. The modules are the same, with the same
 * settings. It is for the local runtime: Lambda runs each function by itself, and one file is the quickest there.
 *
 * @param plugins what the local runtime has to add
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

/** What esbuild needs to be told for code in shared files. */
export const sharing = { splitting: true, chunkNames: `${sharedFolder}/[hash]` } satisfies BuildOptions;

/** Copies what lies beside the code of a function to where that looks for it. */
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
 * The bundles that `bundleFunctions` or `bundleTogether` has made before of the same sources, in a folder that may have been
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

/** What esbuild is given for functions: each comes out as `<folder>/index.mjs`. */
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

/** Writes the entry of a function that answers several operations: it hands each request to one of their handlers. */
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
