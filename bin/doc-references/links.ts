import { posix } from 'node:path';
import type { Citation } from './citations.ts';
import type { Repository, TextFile } from './files.ts';
import { anchorsOf, withoutFences } from './markdown.ts';

/** Finds the relative links of a Markdown file, its paths in backticks and commands, and the documents that any file names. */
export function linksIn(file: TextFile, repository: Repository): readonly Citation[] {
  if (!file.path.endsWith('.md')) return documentNames(file, file.text, repository);
  const text = withoutFences(file.text);
  return [
    ...relativeLinks(file, text, repository),
    ...pathsInBackticks(file, text, repository),
    ...pathsInCommands(file.text, repository),
    ...documentNames(file, text, repository),
  ];
}

function relativeLinks(file: TextFile, text: string, repository: Repository): Citation[] {
  const links = [...text.matchAll(/\[[^\]]*\]\(([^)\s]+)(?: "[^"]*")?\)/g)];
  return links.flatMap(({ index, 1: link = '' }) => {
    if (/^[a-z]+:/i.test(link)) return [];
    const [target = '', anchor] = link.split('#');
    const path = target === '' ? file.path : resolved(file.path, target);
    if (!exists(path, repository))
      return [{ place: index, reference: link, problem: `there is no ${path === '' ? target : path}` }];
    const linked = repository.files.find((each) => each.path === path);
    const hasAnchor =
      anchor === undefined || !linked?.path.endsWith('.md') || anchorsOf(linked.text).has(anchor);
    return [
      { place: index, reference: link, ...(!hasAnchor && { problem: `${path} has no heading #${anchor}` }) },
    ];
  });
}

/** Finds `lib/store`: a path from the root that begins with one of the root's folders and has no placeholder. */
function pathsInBackticks(file: TextFile, text: string, repository: Repository): Citation[] {
  const roots = rootFolders(repository);
  return [...text.matchAll(/`([\w.@/-]+\/[\w.@-]*)`/g)].flatMap(({ index, 1: named = '' }) => {
    if (named.endsWith('.md') || !roots.has(named.split('/', 1)[0] ?? '')) return [];
    const known = [named, resolved(file.path, named)].some((path) => exists(path, repository));
    return [
      { place: index, reference: named, ...(!known && { problem: 'there is no such file or folder' }) },
    ];
  });
}

/** Finds `--data @lib/example.json`: a path from the root in a code block, indented or fenced. */
function pathsInCommands(text: string, repository: Repository): Citation[] {
  const roots = [...rootFolders(repository)].filter((folder) => /^\w+$/.test(folder));
  if (roots.length === 0) return [];
  const prose = withoutFences(text);
  const path = new RegExp(`(?<![\\w./<-])(?:${roots.join('|')})/[\\w./-]*(?![\\w{}<*])`, 'g');
  return [...text.matchAll(path)].flatMap(({ index, 0: named }) => {
    const isCode = prose[index] === ' ' || / {4,}/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
    if (!isCode) return [];
    const known = exists(named, repository);
    return [
      { place: index, reference: named, ...(!known && { problem: 'there is no such file or folder' }) },
    ];
  });
}

const rootFolders = ({ paths }: Repository): ReadonlySet<string> =>
  new Set([...paths].flatMap((path) => (path.includes('/') ? path.split('/', 1) : [])));

/**
 * Finds `RUNBOOKS.md`, in backticks or anywhere in code: a document beside the file, a path, or the only document of that
 * name. In prose without backticks it may be a document of another repository.
 */
function documentNames(file: TextFile, text: string, { paths, names }: Repository): Citation[] {
  const pattern = file.path.endsWith('.md')
    ? /`([\w./-]*\b[A-Z][A-Z_]{2,}\.md)`/g
    : /(?<![\w/.-])([\w./-]*\b[A-Z][A-Z_]{2,}\.md)\b/g;
  return [...text.matchAll(pattern)].map(({ index, 1: named = '' }) => {
    const known = named.includes('/')
      ? [named, resolved(file.path, named)].some((path) => paths.has(path))
      : names.has(named);
    return { place: index, reference: named, ...(!known && { problem: 'there is no such document' }) };
  });
}

const resolved = (from: string, target: string): string =>
  posix.normalize(posix.join(posix.dirname(from), decodeURI(target))).replace(/\/$/, '');

const exists = (path: string, { paths }: Repository): boolean => {
  const folder = path.replace(/\/$/, '');
  return folder === '.' || paths.has(folder);
};
