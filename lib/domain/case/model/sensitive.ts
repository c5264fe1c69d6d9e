import * as z from 'zod';
import type { AnyEpisode } from '../kernel/episode.ts';

/** What was taken out of a value, by its place: `{ 'followUp.months.2026-11.progress': 'in-work' }`. */
export type Sensitive = Readonly<Record<string, unknown>>;

/** A value without what is sensitive in it, and that. */
interface Split<Value> {
  readonly open: Value;
  readonly sensitive: Sensitive;
}

/** Something was to be decided by what is sealed, in a function that may not decrypt. Nothing was changed. */
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

/** An object that may have a sensitive member, the member's name, and the place of both. */
interface Found {
  readonly parent: Members;
  readonly name: string;
  readonly place: string;
}

/** Every object at a path that may have its last member, as `memberOf` goes from each object to the next one. */
function findPlaces(value: unknown, path: string, memberOf = readMember): Found[] {
  const steps = path.split('.');
  const name = steps.pop() ?? '';
  let parents: { readonly parent: unknown; readonly place: readonly string[] }[] = [
    { parent: value, place: [] },
  ];
  for (const step of steps)
    parents = parents.flatMap(({ parent, place }) => {
      if (!isMembers(parent)) return [];
      const entries = step === '*' ? Object.keys(parent) : [step];
      return entries.map((entry) => ({ parent: memberOf(parent, entry), place: [...place, entry] }));
    });
  return parents.flatMap(({ parent, place }) =>
    isMembers(parent) ? [{ parent, name, place: [...place, name].join('.') }] : [],
  );
}

const readMember = (parent: Members, name: string): unknown => parent[name];

/**
 * Replaces the objects that it comes by with copies, each once, so that they can be changed while the value that they were
 * taken from stays as it is. A quarter of the time that copying all of a case takes.
 */
function copyMembers(): typeof readMember {
  const copies = new WeakSet<object>();
  return (parent, name) => {
    const member = parent[name];
    if (!isMembers(member) || copies.has(member)) return member;
    const copy = copyOf(member);
    copies.add(copy);
    parent[name] = copy;
    return copy;
  };
}

/** A copy of an object or list, with the same members. */
const copyOf = <Value extends object>(value: Value): Value =>
  (Array.isArray(value) ? [...value] : { ...value }) as Value;

/** Takes what stands at some places out of a value. The value itself stays as it is, and shares the rest with what is open. */
export function split<Value extends object>(value: Value, places: readonly string[]): Split<Value> {
  const open = copyOf(value);
  const sensitive: Members = {};
  const copied = copyMembers();
  for (const { parent, name, place } of places.flatMap((path) => findPlaces(open, path, copied))) {
    if (!Object.hasOwn(parent, name)) continue;
    if (parent[name] !== undefined) sensitive[place] = parent[name];
    delete parent[name];
  }
  return { open, sensitive };
}

/**
 * Puts what was taken out of a value back where it stood. What is open stays as it is, and shares the rest with the whole.
 * @throws Error where it does not fit: the value has not the object any more that it was taken out of
 */
export function join<Value extends object>(open: Value, sensitive: Sensitive): Value {
  const whole = copyOf(open);
  const copied = copyMembers();
  for (const [place, member] of Object.entries(sensitive)) {
    const [found] = findPlaces(whole, place, copied);
    if (!found) throw new Error(`what is held back at ${place} does not fit what it was taken out of`);
    found.parent[found.name] = member;
  }
  return whole;
}

/**
 * Makes whoever reads what is absent at some places fail, so that nothing is decided as if there were nothing. What is
 * made of the value by copying it, or stored, has no more than what is open.
 */
export function withhold<Value extends object>(open: Value, places: readonly string[]): Value {
  for (const path of places)
    for (const { parent, name } of findPlaces(open, path))
      if (!Object.hasOwn(parent, name))
        Object.defineProperty(parent, name, {
          get(): never {
            throw new HeldBackError(path);
          },
          configurable: true,
        });
  return open;
}

/** Whether a place is one of those that some paths name. */
export const isAt = (place: string, paths: readonly string[]): boolean => {
  const steps = place.split('.');
  return paths.some((path) => {
    const expected = path.split('.');
    return (
      expected.length === steps.length &&
      expected.every((step, index) => step === '*' || step === steps[index])
    );
  });
};

/**
 * The schema of a value without what stands at some places.
 * @throws Error where the schema has no such place
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

/** The sensitive places of the state of a case, and of each type of event, by all episodes. */
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
    /** What an event carries is sealed in every event that may carry it. */
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
