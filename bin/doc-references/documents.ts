import { basename } from 'node:path';
import type { TextFile } from './files.ts';
import { headingsOf, linesOutsideFences } from './markdown.ts';

/** What texts can cite of a document in `docs/`. */
export interface CitableDocument {
  /** `DOMAIN` for docs/DOMAIN.md. */
  readonly name: string;
  readonly headings: readonly string[];
  /** Clauses, readings, rules, rows, sources and numbered sections; `7#17` is row 17 of section 7. */
  readonly ids: ReadonlySet<string>;
}

export type Documents = ReadonlyMap<string, CitableDocument>;

/** Reads the documents directly under `docs/`, by name. */
export function citableDocuments(files: readonly TextFile[]): Documents {
  const documents = files
    .filter(({ path }) => /^docs\/[A-Z_]+\.md$/.test(path))
    .map(({ path, text }) => [basename(path, '.md'), text] as const);
  return new Map(
    documents.map(([name, text]) => [name, { name, headings: headingsOf(text), ids: idsDefinedIn(text) }]),
  );
}

const headingId = /^\(?((?:[a-z]|[A-Za-z]?\d+(?:\.\d+)*)(?=[.):\s]|$))/;
const cellId = /^([A-Z]{1,2}-?\d+(?:\.\d+)*[a-z]?|\d+)$/;

/**
 * Finds the ids that a document defines: the number or letter at the start of a heading, the first cell of a row,
 * `* [L1] ...` in a list of sources, and the items of a numbered list under a heading such as `D3` (`D3.1` ...).
 */
export function idsDefinedIn(text: string): ReadonlySet<string> {
  const ids = new Set<string>();
  let section = '';
  for (const line of linesOutsideFences(text)) {
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = headingId.exec(heading)?.[1] ?? '';
      if (section !== '') ids.add(section);
      continue;
    }
    const cell = /^\| *([^|]*?) *\|/.exec(line)?.[1]?.replaceAll(/[*`()]/g, '');
    const id = cell === undefined ? undefined : (cellId.exec(cell)?.[1] ?? /^[A-Z]$/.exec(cell)?.[0]);
    if (id !== undefined) ids.add(/^\d/.test(id) ? `${section}#${id}` : id);
    const source = /^\* \[([A-Z]\d+[a-z]?)\]/.exec(line)?.[1];
    if (source !== undefined) ids.add(source);
    const item = /^(\d+)\. /.exec(line)?.[1];
    if (item !== undefined && /^[A-Z]\d+$/.test(section)) ids.add(`${section}.${item}`);
  }
  return ids;
}
