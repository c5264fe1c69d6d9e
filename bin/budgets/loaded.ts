import type { Metafile } from 'esbuild';

type Outputs = Pick<Metafile, 'outputs'>['outputs'];

/** The file that was made of a module which is loaded by itself, such as `web/desk/worklist/worklist.tsx`. */
export const fileOf = (outputs: Outputs, module: string): string | undefined =>
  Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === module)?.[0];

/** The modules below a folder that are loaded when somebody goes there. */
export const lazyModules = (outputs: Outputs, folder: string): string[] =>
  Object.values(outputs).flatMap(({ entryPoint }) =>
    entryPoint?.startsWith(folder) && /\.tsx?$/.test(entryPoint) ? [entryPoint] : [],
  );

/** The files that a browser has to load before files can run: these, and all that they import statically. */
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
