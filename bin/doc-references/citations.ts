import type { CitableDocument, Documents } from './documents.ts';
import type { TextFile } from './files.ts';
import { withoutFences } from './markdown.ts';

/** A citation in a text, with the problem if its target does not exist. */
export interface Citation {
  readonly place: number;
  readonly reference: string;
  readonly problem?: string;
}

/** The document whose ids are cited without its name: `CQ-1.2`, `I-07`, `D3.3`. */
const legalSource = 'DOMAIN';

/** By convention a clause that no circular has. Tests of refusals use it. */
const unknownOnPurpose = /-9\.9$/;

/** Planning notes that were never in the repository. */
const elsewhere = ['COMPASS', 'PORTAL', 'PRODUCT', 'STYLE'];

/** Code outside the domain, which uses short names such as `C1` and `D2` for its own things. */
const otherDomains = /^(lib\/local|test\/start|bin\/bench)\//;

/** Finds every citation of an id, a section or a document by its name. */
export function citationsIn(file: TextFile, documents: Documents): readonly Citation[] {
  const text = oneLine(file);
  const named = citationsByName(text, documents);
  const beyond = (place: number) => !named.some(({ from, to }) => place >= from && place < to);
  return [
    ...named.flatMap(({ citations }) => citations),
    ...plainIds(text, documents).filter(({ place }) => beyond(place)),
    ...(otherDomains.test(file.path)
      ? []
      : shortIds(text, file, documents).filter(({ place }) => beyond(place))),
    ...notesElsewhere(text),
  ];
}

/** Replaces line ends and comment prefixes with spaces, because a citation may span two lines. */
function oneLine({ path, text }: TextFile): string {
  const shown = path.endsWith('.md') ? withoutFences(text) : text;
  return shown.replaceAll(/\n[ \t]*(?:\*(?!\/)|\/\/)?/g, (lineEnd) => ' '.repeat(lineEnd.length));
}

interface NamedCitation {
  readonly from: number;
  readonly to: number;
  readonly citations: readonly Citation[];
}

/** Finds citations such as `DOMAIN C5`, `PLATFORM 7, row 17`, `RELIABILITY I2 to I4`, `DESIGN, Layout`. */
function citationsByName(text: string, documents: Documents): NamedCitation[] {
  if (documents.size === 0) return [];
  const name = new RegExp(`(?<![\\w/.-])(${[...documents.keys()].join('|')})(?:\\.md)?\`?(?![\\w-])`, 'g');
  return [...text.matchAll(name)].map((found) => {
    const document = documents.get(found[1] ?? '');
    const from = found.index;
    const rest = text.slice(from + found[0].length, from + found[0].length + 400);
    if (!document) return { from, to: from, citations: [] };
    const { ids, length } = parseIds(rest, document);
    const cited =
      ids.length > 0 ? ids.map((id) => ofId(id, from, document)) : sectionAfter(rest, from, document);
    return { from, to: from + found[0].length + length, citations: cited };
  });
}

const id = String.raw`[A-Z]{1,2}-?\d+(?:\.\d+)*[a-z]?|\d{1,2}(?:\.\d+)*|[a-i]\d?|K`;
const firstId = new RegExp(String.raw`^(?:,? +(?:section|mark|source))? +\(?(${id})\)?(?!\w|-\w{3})`);
const nextId = new RegExp(String.raw`^(?:[,;] +| +(?:to|and) +|-)(row +)?(?:source +)?(${id})(?!\w|-\w{3})`);

/** Reads the ids that follow the name of a document, and the length of text they take. */
function parseIds(
  rest: string,
  document: CitableDocument,
): { readonly ids: string[]; readonly length: number } {
  const first = firstId.exec(rest);
  if (!first?.[1] || !isIdOf(first[1], document)) return { ids: [], length: 0 };
  const ids = [first[1]];
  let length = first[0].length;
  for (;;) {
    const next = nextId.exec(rest.slice(length));
    if (!next?.[2] || !isIdOf(next[2], document)) return { ids, length };
    ids.push(next[1] ? `${ids.at(-1)}#${next[2]}` : next[2]);
    length += next[0].length;
  }
}

/** A lower-case letter is an id only if the document numbers its sections by letters. The "a" of `a case` is not one. */
const isIdOf = (text: string, { ids }: CitableDocument): boolean => !/^[a-z]$/.test(text) || ids.has(text);

const ofId = (cited: string, place: number, { name, ids }: CitableDocument): Citation => ({
  place,
  reference: `${name} ${cited.replace('#', ', row ')}`,
  ...(!ids.has(cited) && { problem: `docs/${name}.md defines no ${cited.replace('#', ', row ')}` }),
});

/** Reads a section named after a comma, by its heading or the start of the heading. */
function sectionAfter(rest: string, place: number, { name, headings }: CitableDocument): Citation[] {
  const cited = /^, +["“]?([A-Z][^)"”.;:`\]|]*)/.exec(rest)?.[1]?.replaceAll(/ +/g, ' ').trim();
  if (cited === undefined) return [{ place, reference: name }];
  const known = headings.some(
    (heading) => `${heading} `.startsWith(`${cited} `) || `${heading},`.startsWith(`${cited},`),
  );
  return [
    {
      place,
      reference: `${name}, ${cited}`,
      ...(!known && { problem: `docs/${name}.md has no section of that name` }),
    },
  ];
}

/** Finds clauses and readings. Nothing else has their form. */
function plainIds(text: string, documents: Documents): Citation[] {
  const defined = documents.get(legalSource)?.ids ?? new Set<string>();
  const prefixes = new Set([...defined].flatMap((each) => /^([A-Z]{2})-\d/.exec(each)?.[1] ?? []));
  const clause = prefixes.size === 0 ? '' : `(?:${[...prefixes].join('|')})-\\d+(?:\\.\\d+)*|`;
  return matches(text, new RegExp(`(?<![\\w-])(${clause}I-\\d{2})(?![\\w-])`, 'g'), defined);
}

/** Finds rules, rows and sources by letter and number: `D3.3`, `G9`, `N2`. */
function shortIds(text: string, { path }: TextFile, documents: Documents): Citation[] {
  if (path.endsWith('.md')) {
    const defined = new Set([...documents.values()].flatMap(({ ids }) => [...ids]));
    const prose = text.replaceAll(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
    return matches(prose, /(?<![\w.#/=&%-])([A-IKLNPR]\d{1,2}(?:\.\d{1,2})?)(?![\w(-]|\.\w|\/)/g, defined);
  }
  const defined = documents.get(legalSource)?.ids ?? new Set<string>();
  return matches(text, /(?<![\w.#/[=&%-])([C-HKLNPR]\d{1,2}(?:\.\d{1,2})?)(?![\w(-]|\.\w|\/)/g, defined);
}

const matches = (text: string, pattern: RegExp, defined: ReadonlySet<string>): Citation[] =>
  [...text.matchAll(pattern)].map(({ index, 1: cited = '' }) => ({
    place: index,
    reference: cited,
    ...(!defined.has(cited) &&
      !unknownOnPurpose.test(cited) && { problem: 'no document in docs/ defines it' }),
  }));

function notesElsewhere(text: string): Citation[] {
  const pattern = new RegExp(`(?<![\\w/-])(?:${elsewhere.join('|')})(?:\\.md| [A-Z]?\\d+)`, 'g');
  return [...text.matchAll(pattern)].map(({ index, 0: reference }) => ({
    place: index,
    reference,
    problem: 'it is not in this repository',
  }));
}
