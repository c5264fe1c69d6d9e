import { citationsIn } from './citations.ts';
import { citableDocuments } from './documents.ts';
import { lineAt, readRepository } from './files.ts';
import { linksIn } from './links.ts';

/** A citation whose target does not exist. */
export interface UnresolvedReference {
  readonly file: string;
  readonly line: number;
  /** The citation as written: `QH-1.2`, `DESIGN, Layout`. */
  readonly reference: string;
  readonly problem: string;
}

export interface ReferenceCheck {
  readonly unresolved: readonly UnresolvedReference[];
  /** The total number of citations and links. */
  readonly checked: number;
}

/**
 * Checks every citation of the repository in a folder, in the order of files and lines.
 * @param root the repository's folder; only documents under `docs/` can be cited
 */
export function unresolvedReferences(root: string): ReferenceCheck {
  const repository = readRepository(root);
  const documents = citableDocuments(repository.files);
  const found = repository.files.map((file) => ({
    file,
    citations: [...citationsIn(file, documents), ...linksIn(file, repository)],
  }));
  const unresolved = found.flatMap(({ file: { path, text }, citations }) =>
    citations
      .flatMap(({ place, reference, problem }) =>
        problem === undefined ? [] : [{ file: path, line: lineAt(text, place), reference, problem }],
      )
      .toSorted((a, b) => a.line - b.line),
  );
  return { unresolved, checked: found.reduce((sum, { citations }) => sum + citations.length, 0) };
}
