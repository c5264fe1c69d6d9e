import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { collectStatements } from '../../lib/policy/lint/statements.ts';
import type { Regions } from '../../lib/policy/regions/make-regions.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import type { PolicyKey } from '../../lib/policy/values.ts';
import { hasPlaceholder, type TestTitle, titlesIn } from './test-titles.ts';

/** Where a clause is found, by its id. */
export type Places = ReadonlyMap<string, ReadonlySet<string>>;

/** The clauses that a text names: those of the regions' circulars, the readings and the lifecycle facts. */
export function clauseFinder(regions: Regions): (text: string) => readonly string[] {
  const local = `(?:${regions.clausePrefixes.join('|')})-\\d+(?:\\.\\d+)*`;
  const pattern = new RegExp(`\\b(?:${local}|I-\\d{2}|C[1-8])\\b`, 'g');
  return (text) => text.match(pattern) ?? [];
}

const idsIn = clauseFinder(servedRegions);

function add(places: Map<string, Set<string>>, id: string, place: string): void {
  places.set(id, (places.get(id) ?? new Set()).add(place));
}

/** Pack values by the clauses that they, or their members, cite: `chongqing.servicePlan`. */
export function valuesByClause(): Places {
  const places = new Map<string, Set<string>>();
  for (const layer of Object.values(servedRegions.layers))
    for (const [key, entries] of Object.entries(layer.values))
      for (const { citation } of collectStatements(key, entries))
        for (const text of [citation?.clause ?? '', citation?.note?.zh ?? ''])
          for (const id of idsIn(text)) add(places, id, `${layer.id}.${key}`);
  return places;
}

const codeFolders = ['lib/domain', 'lib/policy', 'lib/store', 'functions', 'workflows'];
/** Code that states values and clauses does not implement them. */
const notCode = /^lib\/policy\/(layers|regions|clauses|amendments)\b|openapi\.json$|\.md$/;

/** Code by the clauses that it names. */
export function codeByClause(root: string): Places {
  const places = new Map<string, Set<string>>();
  for (const file of codeFiles(root))
    for (const id of idsIn(readFileSync(join(root, file), 'utf8'))) add(places, id, file);
  return places;
}

/** Code by the pack values that it reads. */
export function readersByKey(root: string, keys: readonly PolicyKey[]): Places {
  const places = new Map<string, Set<string>>();
  for (const file of codeFiles(root)) {
    const source = readFileSync(join(root, file), 'utf8');
    if (!/\bvalues\b/.test(source) && !source.includes("optional(pack, '")) continue;
    for (const key of keys)
      if (
        new RegExp(`\\bvalues\\.${key}\\b|optional\\(pack, '${key}'\\)`).test(source) ||
        destructures(source, key)
      )
        add(places, key, file);
  }
  return places;
}

const destructures = (source: string, key: string): boolean =>
  [...source.matchAll(/const \{([^}]*)\} = (?:pack\.)?values;/g)].some(([, names = '']) =>
    names.split(',').some((name) => name.trim().split(':')[0] === key),
  );

/** Tests by the clauses that their titles name. */
export function testsByClause(root: string): Places {
  const places = new Map<string, Set<string>>();
  for (const [file, titles] of titlesByFile(root))
    for (const each of titles)
      for (const text of [each.title, ...(hasPlaceholder(each) ? each.rows : [])])
        for (const id of idsIn(text)) add(places, id, file);
  return places;
}

/** The titles of the tests and groups in each test file. */
export const titlesByFile = (root: string): ReadonlyMap<string, readonly TestTitle[]> =>
  new Map(
    filesIn(root, 'test')
      .filter((name) => name.endsWith('.test.ts'))
      .map((file) => [file, titlesIn(readFileSync(join(root, file), 'utf8'))]),
  );

const codeFiles = (root: string): readonly string[] =>
  codeFolders.flatMap((folder) => filesIn(root, folder)).filter((file) => !notCode.test(file));

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}
