import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';

/** A file whose citations are checked. Paths are relative to the root, with slashes. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export interface Repository {
  readonly files: readonly TextFile[];
  /** Every file and folder, checked or not. */
  readonly paths: ReadonlySet<string>;
  /** The last part of each path. */
  readonly names: ReadonlySet<string>;
}

const skippedFolders = new Set(['node_modules', '.git', '.build', '.local', 'cdk.out', 'coverage']);
/** Files generated from checked ones, data without citations, and the test that plants broken citations. */
const skippedFiles =
  /(^|\/)(package-lock\.json|openapi\.json|events\.schema\.json|CLAUSES\.md)$|^lib\/domain\/data\/|^test\/docs\/doc-references\.test\.ts$/;
const checkedExtensions = new Set(['.ts', '.tsx', '.js', '.json', '.md', '.sh', '.yml', '.yaml']);

/** Lists the files of a working tree, committed or not. */
export function readRepository(root: string): Repository {
  const paths = new Set<string>();
  const files: TextFile[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (skippedFolders.has(entry.name)) continue;
        paths.add(path);
        visit(path);
      } else {
        paths.add(path);
        if (checkedExtensions.has(extname(entry.name)) && !skippedFiles.test(path))
          files.push({ path, text: readFileSync(join(root, path), 'utf8') });
      }
    }
  };
  visit('');
  return { files, paths, names: new Set([...paths].map((path) => posix.basename(path))) };
}

/** The line, from 1, of a position in a text. */
export function lineAt(text: string, place: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
