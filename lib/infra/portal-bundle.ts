import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { type Bundle, bundleSettings, folderName } from './bundle.ts';

/** The folder of the function that serves the portal. */
export const portalFunction = 'web/serve-portal';

/** The oldest browsers that the portal supports (web/README.md). */
const browsers = ['chrome97', 'safari15.4'];

/** How the portal is bundled. The code of each area is a chunk of its own, loaded when somebody opens the area. */
const portalSettings = {
  bundle: true,
  platform: 'browser',
  format: 'esm',
  splitting: true,
  target: browsers,
  jsx: 'automatic',
  charset: 'utf8',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  metafile: true,
  logLevel: 'silent',
} satisfies BuildOptions;

/** A file of the portal, as listed in `files.json`. */
export interface PortalFile {
  readonly type: string;
  /** The hash of its content, also used as its entity tag. */
  readonly hash: string;
  /** Whether its name changes with its content, so that it may be cached for ever. */
  readonly immutable: boolean;
  /** The compressed forms that lie beside it. */
  readonly encodings: readonly ('br' | 'gzip')[];
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A function with the portal beside its code, and the source files that both are made of. */
interface PortalFunction extends Bundle {
  readonly inputs: ReadonlySet<string>;
}

/**
 * Bundles the function that serves the portal into `<outdir>/web-serve-portal`, with the portal beside its code. The same
 * sources give the same bytes on the same day: the guides show the rules of that day.
 *
 * @param root the project's folder
 * @param target what esbuild compiles the function for, such as `node22`
 * @throws when something does not compile; the errors name file and line
 */
export async function bundlePortalFunction(
  root: string,
  outdir: string,
  target: string,
): Promise<PortalFunction> {
  const folder = join(outdir, folderName(portalFunction));
  const [{ metafile }, portal] = await Promise.all([
    build({
      absWorkingDir: root,
      entryPoints: [{ in: join(root, 'functions', portalFunction, 'handler.ts'), out: 'index' }],
      outdir: folder,
      ...bundleSettings,
      target,
      minify: true,
    }),
    bundlePortal(root, join(folder, 'portal')),
  ]);
  const [code] = Object.entries(metafile.outputs).filter(([name]) => name.endsWith('.mjs'));
  const inputs = new Set([...Object.keys(metafile.inputs), ...Object.keys(portal.inputs)]);
  return { folder, bytes: code?.[1].bytes ?? 0, inputs };
}

/**
 * The source files that the function and the portal are made of, found without building them.
 * @throws as above
 */
export async function portalInputs(root: string): Promise<ReadonlySet<string>> {
  const entries = ['web/main.tsx', 'web/styles/index.css'];
  const programs = ['handler.ts', 'guide-pages.ts'].map((name) => `functions/${portalFunction}/${name}`);
  const common = { absWorkingDir: root, outdir: root, write: false } as const;
  const found = await Promise.all([
    build({ ...common, ...portalSettings, entryPoints: entries }),
    build({ ...common, ...bundleSettings, entryPoints: programs }),
  ]);
  return new Set([...found.flatMap(({ metafile }) => Object.keys(metafile.inputs)), ...copiedFiles]);
}

/** Files that are copied into the portal unchanged except for the file names in them. */
const copiedFiles = ['web/index.html', 'web/icon.svg'];

/**
 * Builds the portal into a folder: the files with their compressed forms beside them, and `files.json`, which lists them.
 *
 * @param root the project's folder, with the portal in `web`
 * @param now milliseconds; the static guides show the rules of this day
 * @returns what went into each file, by which the size budgets are checked, and what went into any
 * @throws when something does not compile; the errors name file and line
 */
export async function bundlePortal(root: string, outdir: string, now = Date.now()): Promise<Metafile> {
  const web = join(root, 'web');
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(web, 'main.tsx'), join(web, 'styles/index.css')],
    outdir,
    minify: true,
    write: false,
    ...portalSettings,
  });
  const files = new Map(
    outputFiles.map(({ path, contents }) => [relative(outdir, path), Buffer.from(contents)]),
  );
  const named = (start: string, ext: string) =>
    [...files.keys()].find((name) => name.startsWith(start) && name.endsWith(ext)) ?? '';
  const styles = `/app/${named('index-', '.css')}`;
  const page = (await readFile(join(web, 'index.html'), 'utf8'))
    .replaceAll('{styles}', styles)
    .replaceAll('{script}', `/app/${named('main-', '.js')}`);
  files.set('index.html', Buffer.from(page));
  files.set('icon.svg', await readFile(join(web, 'icon.svg')));
  const guides = await guidePages(root, { styles, now });
  for (const [name, html] of guides.pages) files.set(name, Buffer.from(html));
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  const listed = await Promise.all(
    [...files].map(async ([name, content]) => [name, await writeCompressed(outdir, name, content)] as const),
  );
  await writeFile(
    join(outdir, 'files.json'),
    JSON.stringify(Object.fromEntries(listed.toSorted(([a], [b]) => (a < b ? -1 : 1)))),
  );
  const copied = Object.fromEntries(copiedFiles.map((name) => [name, noImports]));
  return { ...metafile, inputs: { ...metafile.inputs, ...guides.inputs, ...copied } };
}

const noImports = { bytes: 0, imports: [] };

interface GuideSettings {
  readonly styles: string;
  readonly now: number;
}

/**
 * Makes the guides that work without scripts, with the source tree's own program; none where it has no such program. The
 * program is bundled before it runs, so that edits take effect and the inputs of the guides are known.
 */
async function guidePages(
  root: string,
  settings: GuideSettings,
): Promise<{ readonly pages: ReadonlyMap<string, string>; readonly inputs: Metafile['inputs'] }> {
  const program = join(root, 'functions', portalFunction, 'guide-pages.ts');
  if (!existsSync(program)) return { pages: new Map(), inputs: {} };
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [program],
    bundle: true,
    platform: 'node',
    format: 'esm',
    charset: 'utf8',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  const made = (await import(`data:text/javascript;base64,${code}`)) as {
    guidePages: (settings: GuideSettings) => ReadonlyMap<string, string>;
  };
  return { pages: made.guidePages(settings), inputs: metafile.inputs };
}

/** Whether a source tree has a portal: those of tests may have none. */
export const hasPortal = (root: string): boolean =>
  existsSync(join(root, 'functions', portalFunction, 'handler.ts'));

async function writeCompressed(outdir: string, name: string, content: Buffer): Promise<PortalFile> {
  // A quality above 5 takes seventy times as long to save a hundredth of the bytes.
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  await mkdir(dirname(join(outdir, name)), { recursive: true });
  await Promise.all([
    writeFile(join(outdir, name), content),
    writeFile(join(outdir, `${name}.br`), br),
    writeFile(join(outdir, `${name}.gz`), gz),
  ]);
  return {
    type: types[extname(name)] ?? 'application/octet-stream',
    hash: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    immutable: /-[A-Z0-9]{8}\.\w+$/.test(name),
    encodings: ['br', 'gzip'],
  };
}
