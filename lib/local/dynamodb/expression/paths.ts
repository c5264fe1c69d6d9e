import { type AttributeValue, attributeOf, type Item, refuse } from '../attribute-value.ts';
import type { ExpressionKind, Path } from './syntax.ts';

/** Returns the value at a path of an item; undefined when there is none. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value = attributeOf(item, path[0] as string);
  for (let at = 1; at < path.length && value !== undefined; at++) {
    const step = path[at] as string | number;
    value =
      typeof step === 'number'
        ? value.L?.[step]
        : value.M === undefined
          ? undefined
          : attributeOf(value.M, step);
  }
  return value;
}

/** Formats a path for error messages: `[a, b, [1]]`. */
export function shown(path: Path): string {
  return `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;
}

/** @throws AwsError ValidationException when one path is a prefix of another, or two paths need different types at one place */
export function requireSeparate(paths: readonly Path[], kind: ExpressionKind): void {
  for (const [at, one] of paths.entries()) {
    for (const other of paths.slice(at + 1)) {
      const word = relationOf(one, other);
      if (word === undefined) continue;
      throw refuse(
        `Invalid ${kind}: Two document paths ${word} with each other; must remove or rewrite one of these paths; ` +
          `path one: ${shown(one)}, path two: ${shown(other)}`,
      );
    }
  }
}

function relationOf(one: Path, other: Path): 'overlap' | 'conflict' | undefined {
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at++) {
    if (one[at] === other[at]) continue;
    return typeof one[at] === typeof other[at] ? undefined : 'conflict';
  }
  return 'overlap';
}

type Tree = Map<string | number, Tree | AttributeValue>;

/** Returns the parts of an item at these paths, which must be separate. List elements close up. */
export function project(item: Item, paths: readonly Path[]): Item {
  const root: Tree = new Map();
  for (const path of paths) {
    const value = valueAt(item, path);
    if (value === undefined) continue;
    let tree = root;
    for (const step of path.slice(0, -1)) {
      const known = tree.get(step) as Tree | undefined;
      const next: Tree = known ?? new Map();
      if (!known) tree.set(step, next);
      tree = next;
    }
    tree.set(path.at(-1) as string | number, value);
  }
  return itemOf(root);
}

function itemOf(tree: Tree): Item {
  return Object.fromEntries([...tree].map(([name, value]) => [name, partValue(value)]));
}

function partValue(part: Tree | AttributeValue): AttributeValue {
  if (!(part instanceof Map)) return part;
  const [first] = part.keys();
  if (typeof first !== 'number') return { M: itemOf(part) };
  const elements = [...part].sort(([one], [other]) => Number(one) - Number(other));
  return { L: elements.map(([, value]) => partValue(value)) };
}
