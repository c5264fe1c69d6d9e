import * as z from 'zod';
import type { AnyEpisode } from '../kernel/episode.ts';

/** The members taken out of a value, by place: `{ 'followUp.months.2026-11.progress': 'in-work' }`. */
export type Sensitive = Readonly<Record<string, unknown>>;

/** A value split into its open and its sensitive part. */
interface Split<Value> {
  readonly open: Value;
  readonly sensitive: Sensitive;
}

/** A decision needed sealed data, in a function that may not decrypt. Nothing was changed. */
export class HeldBackError extends Error {
  override readonly name = 'HeldBackError';
  readonly place: string;
  constructor(place: string) {
    super(`${place} is held back from this function`);
    this.place = place;
  }
}

type Members = Record<string, unknown>;

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** Some paths as a tree of steps, so that an object on the way to several places is visited once. */
interface Branch {
  /** The path that ends here. */
  path?: string;
  /** The branches that follow, by the next step: the name of a member, or `*` for each. */
  readonly next: Map<string, Branch>;
}

const newBranch = (): Branch => ({ next: new Map() });

const trees = new WeakMap<readonly string[], Branch>();

/** Returns the tree of some paths. It is built once for each list. */
function treeOf(paths: readonly string[]): Branch {
  const known = trees.get(paths);
  if (known) return known;
  const tree = newBranch();
  for (const path of paths) {
    let branch = tree;
    for (const step of path.split('.')) {
      const next = branch.next.get(step) ?? newBranch();
      branch.next.set(step, next);
      branch = next;
    }
    branch.path = path;
  }
  trees.set(paths, tree);
  return tree;
}

/** Handles an object that may have a sensitive member. */
type Found = (parent: Members, name: string, place: string, path: string) => void;

/** Finds every object that may have the last member of a path. `memberOf` goes from each object to the next one. */
function findPlaces(
  parent: Members,
  { next }: Branch,
  before: string,
  memberOf: MemberOf,
  found: Found,
): void {
  for (const [step, branch] of next) {
    if (branch.path !== undefined) found(parent, step, before + step, branch.path);
    if (branch.next.size === 0) continue;
    for (const name of step === '*' ? Object.keys(parent) : [step]) {
      const member = memberOf(parent, name);
      if (isMembers(member)) findPlaces(member, branch, `${before}${name}.`, memberOf, found);
    }
  }
}

type MemberOf = (parent: Members, name: string) => unknown;

const readMember: MemberOf = (parent, name) => parent[name];

/**
 * Replaces each visited object with a copy, so that it can be changed while the original value stays as it is. This takes a
 * quarter of the time of copying a whole case.
 */
const copyMember: MemberOf = (parent, name) => {
  const member = parent[name];
  if (!isMembers(member)) return member;
  const copy = copyOf(member);
  parent[name] = copy;
  return copy;
};

/** A copy of an object or list, with the same members. */
const copyOf = <Value extends object>(value: Value): Value =>
  (Array.isArray(value) ? [...value] : { ...value }) as Value;

/** Takes the members at some places out of a value. The value itself stays as it is, and shares the rest with the open part. */
export function split<Value extends object>(value: Value, places: readonly string[]): Split<Value> {
  const open = copyOf(value);
  const sensitive: Members = {};
  findPlaces(open as Members, treeOf(places), '', copyMember, (parent, name, place) => {
    if (!Object.hasOwn(parent, name)) return;
    if (parent[name] !== undefined) sensitive[place] = parent[name];
    delete parent[name];
  });
  return { open, sensitive };
}

/**
 * Puts the members taken out of a value back into their places. The open part stays as it is, and shares the rest with the
 * whole.
 * @throws Error when they do not fit: the value no longer has the object that a member was taken out of
 */
export function join<Value extends object>(open: Value, sensitive: Sensitive): Value {
  const whole = copyOf(open);
  const copied = new Set<unknown>();
  for (const [place, member] of Object.entries(sensitive)) {
    const steps = place.split('.');
    const last = steps.pop() ?? '';
    let parent = whole as Members;
    for (const step of steps) {
      const next = copied.has(parent[step]) ? parent[step] : copyMember(parent, step);
      if (!isMembers(next))
        throw new Error(`the sealed member at ${place} does not fit the value it was taken from`);
      copied.add(next);
      parent = next;
    }
    parent[last] = member;
  }
  return whole;
}

/**
 * Makes reading an absent member at some places throw, so that nothing is decided as if there were no value. A copy of the
 * value, or its stored form, has only the open part.
 */
export function withhold<Value extends object>(open: Value, places: readonly string[]): Value {
  findPlaces(open as Members, treeOf(places), '', readMember, (parent, name, _place, path) => {
    if (Object.hasOwn(parent, name)) return;
    Object.defineProperty(parent, name, {
      get(): never {
        throw new HeldBackError(path);
      },
      configurable: true,
    });
  });
  return open;
}

/** Whether a place is one of those that some paths name. */
export const isAt = (place: string, paths: readonly string[]): boolean =>
  place
    .split('.')
    .reduce(
      (branches: readonly Branch[], step) =>
        branches.flatMap(({ next }) => [next.get(step) ?? [], next.get('*') ?? []].flat()),
      [treeOf(paths)],
    )
    .some(({ path }) => path !== undefined);

/**
 * Returns the schema of a value without the members at some places.
 * @throws Error when the schema has no such place
 */
export function openSchema(schema: z.ZodType, places: readonly string[]): z.ZodType {
  return places.reduce((each, path) => withoutPlace(each, path.split('.'), path), schema);
}

function withoutPlace(schema: z.ZodType, [step = '', ...rest]: readonly string[], path: string): z.ZodType {
  if (schema instanceof z.ZodOptional)
    return withoutPlace(schema.unwrap() as z.ZodType, [step, ...rest], path).optional();
  if (schema instanceof z.ZodRecord && step === '*')
    return z.record(schema.keyType, withoutPlace(schema.valueType as z.ZodType, rest, path));
  if (schema instanceof z.ZodArray && step === '*')
    return z.array(withoutPlace(schema.element as z.ZodType, rest, path));
  const member: unknown = schema instanceof z.ZodObject ? schema.shape[step] : undefined;
  if (!(schema instanceof z.ZodObject) || !(member instanceof z.ZodType))
    throw new Error(`no stored value has the sensitive place ${path}`);
  return schema.extend({ [step]: rest.length === 0 ? member.optional() : withoutPlace(member, rest, path) });
}

/** The sensitive places of the state of a case, and of each type of event, of all episodes. */
export function sensitivePlacesOf(
  episodes: readonly AnyEpisode[],
  eventSchemas: Readonly<Record<string, z.ZodObject>>,
) {
  const carried = episodes.flatMap(({ carries }) =>
    Object.entries(carries ?? {}).flatMap(([part, { sensitive = [] }]) =>
      sensitive.length > 0 ? [{ part, sensitive }] : [],
    ),
  );
  const own = Object.assign({}, ...episodes.map(({ sensitive }) => sensitive?.events));
  return {
    state: episodes.flatMap(({ sensitive }) => sensitive?.state ?? []),
    /** A carried part is sealed in every event that may carry it. */
    events: Object.fromEntries(
      Object.entries(eventSchemas).map(([type, schema]): [string, readonly string[]] => [
        type,
        [
          ...(own[type] ?? []),
          ...carried
            .filter(({ part }) => part in schema.shape)
            .flatMap(({ part, sensitive }) => sensitive.map((place) => `${part}.${place}`)),
        ],
      ]),
    ),
  };
}
