import type { AccessPattern } from '../../lib/store/access-patterns/pattern.ts';
import { keys, lists } from '../../lib/store/keys.ts';

/** The names in `keys` and `lists`. */
const known: readonly string[] = [...Object.keys(keys), ...Object.keys(lists)];

/** The names in `keys` and `lists` that a pattern covers. */
const namesOf = (pattern: AccessPattern): readonly string[] =>
  'list' in pattern
    ? [pattern.list]
    : [pattern.partition[0], pattern.sort[0], ...(pattern.prefix ? [pattern.prefix] : [])];

/**
 * Finds what is wrong with the access patterns: a key or list without a row, a row that names a missing function, and a file
 * that uses a key or list without being named in its row. The compiler already reports a row whose key is gone.
 * @param sources the files of the store by name, without the keys and the patterns themselves
 */
export function patternFaults(
  patterns: readonly AccessPattern[],
  sources: ReadonlyMap<string, string>,
): string[] {
  const described = new Set(patterns.flatMap(namesOf));
  const without = known.filter((name) => !described.has(name));
  const users = patterns.flatMap((pattern) =>
    [...pattern.readBy, ...pattern.writtenBy]
      .filter((user) => user !== 'the stream function')
      .map((user) => {
        const [file = '', name = ''] = user.split('#');
        return { pattern, file, name };
      }),
  );
  const gone = users.filter(({ file, name }) => !declares(sources.get(file) ?? '', name));
  const unnamed = [...sources].flatMap(([file, source]) =>
    usedIn(source)
      .filter((used) => !users.some((user) => user.file === file && namesOf(user.pattern).includes(used)))
      .map((used) => ({ file, used })),
  );
  return [
    ...without.map((name) => `${name} has no row`),
    ...gone.map(({ pattern, file, name }) => `"${pattern.pattern}" names ${name}, which is not in ${file}`),
    ...unnamed.map(({ file, used }) => `${file} uses ${used}, and no row of it names a function of ${file}`),
  ];
}

/** Whether a source declares a function or method of this name. */
const declares = (source: string, name: string): boolean =>
  new RegExp(`(?:function|const) ${name}\\b|^ {2}(?:async )?${name}[<(]`, 'm').test(source);

/** The keys and lists that a source uses, as `keys.x` and `lists.x` or destructured from `lists`. */
function usedIn(source: string): string[] {
  const direct = [...source.matchAll(/\b(?:keys|lists)\.(\w+)/g)].map(([, name = '']) => name);
  const taken = [...source.matchAll(/const \{([^}]*)\} = lists;/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  );
  return [...new Set([...direct, ...taken])].filter((name) => known.includes(name));
}
