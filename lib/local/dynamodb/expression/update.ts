import { type AttributeValue, attributeOf, type Item, refuse, typeOf } from '../attribute-value.ts';
import { sumOf } from '../number.ts';
import { valueAt } from './paths.ts';
import type { Assigned, Operand, Path, Step, Update } from './syntax.ts';

const invalidPath = () => refuse('The document path provided in the update expression is invalid for update');
const wrongType = () => refuse('An operand in the update expression has an incorrect data type');

/**
 * Returns the item after an update. All paths refer to the item before it: list elements are removed from their old places, and
 * values set beyond the end of a list are appended in the order of their indexes (Developer Guide, "Using update expressions").
 * @throws AwsError ValidationException when the item lacks something that the update needs
 */
export function updated(item: Item, update: Update<AttributeValue>): Item {
  const draft = new Draft(item);
  for (const { path, value } of update.set) draft.set(path, assignedIn(value, item));
  for (const { path, value } of update.add) draft.set(path, added(valueAt(item, path), value));
  for (const { path, value } of update.delete) {
    const rest = without(valueAt(item, path), value);
    if (rest) draft.set(path, rest);
    else draft.remove(path);
  }
  for (const path of update.remove) draft.remove(path);
  return draft.finish();
}

type Names = Record<string, AttributeValue>;
type Elements = AttributeValue[];

/**
 * A copy of an item to be changed. It copies only the maps and lists on the way to a change, and leaves the original as it is.
 */
class Draft {
  readonly #root: Names;
  /** The copied maps and lists, which may be changed. */
  readonly #copies = new Set<Names | Elements>();
  readonly #appended = new Map<Elements, { index: number; value: AttributeValue }[]>();
  readonly #removed = new Map<Elements, number[]>();

  constructor(item: Item) {
    this.#root = { ...item };
  }

  set(path: Path, value: AttributeValue): void {
    const container = this.#containerOf(path);
    const last = path.at(-1) as Step;
    if (Array.isArray(container)) {
      const index = last as number;
      if (index < container.length) container[index] = value;
      else this.#appended.set(container, [...(this.#appended.get(container) ?? []), { index, value }]);
    } else put(container, last as string, value);
  }

  /** Removes the value at a path, if there is one. */
  remove(path: Path): void {
    const container = this.#containerOf(path);
    const last = path.at(-1) as Step;
    if (Array.isArray(container)) {
      this.#removed.set(container, [...(this.#removed.get(container) ?? []), last as number]);
    } else delete container[last];
  }

  finish(): Item {
    for (const [list, indexes] of this.#removed) {
      for (const index of indexes.toSorted((one, other) => other - one)) list.splice(index, 1);
    }
    for (const [list, elements] of this.#appended) {
      for (const { value } of elements.toSorted((one, other) => one.index - other.index)) list.push(value);
    }
    return this.#root;
  }

  /** Returns the map or list that holds the last step of a path. */
  #containerOf(path: Path): Names | Elements {
    let container: Names | Elements = this.#root;
    for (let at = 0; at < path.length - 1; at++) {
      const value = child(container, path[at] as Step);
      const inner: Item | readonly AttributeValue[] | undefined =
        typeof path[at + 1] === 'number' ? value?.L : value?.M;
      if (inner === undefined) throw invalidPath();
      container = this.#copied(container, path[at] as Step, inner);
    }
    return container;
  }

  #copied(
    container: Names | Elements,
    step: Step,
    inner: Item | readonly AttributeValue[],
  ): Names | Elements {
    if (this.#copies.has(inner as Names | Elements)) return inner as Names | Elements;
    const copy = Array.isArray(inner) ? [...inner] : { ...(inner as Item) };
    this.#copies.add(copy);
    const value: AttributeValue = Array.isArray(copy) ? { L: copy } : { M: copy };
    if (Array.isArray(container)) container[step as number] = value;
    else put(container, step as string, value);
    return copy;
  }
}

/** Stores a value under a name, also under `__proto__`, which a plain assignment would not store. */
function put(names: Names, name: string, value: AttributeValue): void {
  if (name !== '__proto__') names[name] = value;
  else Object.defineProperty(names, name, { value, enumerable: true, configurable: true, writable: true });
}

function child(container: Names | Elements, step: Step): AttributeValue | undefined {
  if (Array.isArray(container)) return container[step as number];
  return attributeOf(container, step as string);
}

function assignedIn(assigned: Assigned<AttributeValue>, item: Item): AttributeValue {
  if (!('left' in assigned)) return operandIn(assigned, item);
  const [{ N: left }, { N: right }] = [operandIn(assigned.left, item), operandIn(assigned.right, item)];
  if (left === undefined || right === undefined) throw wrongType();
  return { N: sumOf(left, right, assigned.kind === '+' ? 1 : -1) };
}

function operandIn(operand: Operand<AttributeValue>, item: Item): AttributeValue {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'path') {
    const value = valueAt(item, operand.path);
    if (value !== undefined) return value;
    throw refuse('The provided expression refers to an attribute that does not exist in the item');
  }
  const [first, second] = operand.operands as [Operand<AttributeValue>, Operand<AttributeValue>];
  if (operand.name === 'if_not_exists') {
    return (first.kind === 'path' && valueAt(item, first.path)) || operandIn(second, item);
  }
  const [{ L: before }, { L: after }] = [operandIn(first, item), operandIn(second, item)];
  if (!before || !after) throw wrongType();
  return { L: [...before, ...after] };
}

/** Returns the sum of two numbers, or the union of two sets. */
function added(value: AttributeValue | undefined, more: AttributeValue): AttributeValue {
  if (value === undefined) return more;
  const type = typeOf(more);
  if (typeOf(value) !== type) throw wrongType();
  if (type === 'N') return { N: sumOf(value.N as string, more.N as string, 1) };
  return { [type]: [...new Set([...(value[type] as string[]), ...(more[type] as string[])])] };
}

/** Returns a set without the members of another; undefined when none is left. */
function without(value: AttributeValue | undefined, less: AttributeValue): AttributeValue | undefined {
  if (value === undefined) return undefined;
  const type = typeOf(less);
  if (typeOf(value) !== type) throw wrongType();
  const gone = new Set(less[type] as string[]);
  const rest = (value[type] as string[]).filter((member) => !gone.has(member));
  return rest.length > 0 ? { [type]: rest } : undefined;
}
