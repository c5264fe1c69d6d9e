import type { Metafile } from 'esbuild';

type Outputs = Pick<Metafile, 'outputs'>['outputs'];

/** The output file of a module that is loaded by itself, such as `web/desk/worklist/worklist.tsx`. */
export const fileOf = (outputs: Outputs, module: string): string | undefined =>
  Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === module)?.[0];

/** The modules below a folder that are loaded on demand. */
export const lazyModules = (outputs: Outputs, folder: string): string[] =>
  Object.values(outputs).flatMap(({ entryPoint }) =>
    entryPoint?.startsWith(folder) && /\.tsx?$/.test(entryPoint) ? [entryPoint] : [],
  );

/** The files that a browser has to load before these can run: these, and everything they import statically. */
export function loadedFor(outputs: Outputs, files: readonly string[]): ReadonlySet<string> {
  const loaded = new Set<string>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement') open.push(path);
  }
  return loaded;
}
