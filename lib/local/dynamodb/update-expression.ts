import { AwsError } from '../aws-error.ts';
import type { JsonObject, JsonValue } from '../service.ts';

/** The highest index of a list that DynamoDB accepts in an expression. */
const MAX_INDEX = 4_294_967_294n;
const CLAUSES = ['SET', 'REMOVE', 'ADD', 'DELETE'];
const TOKEN = /\s*(?:([#:]?[A-Za-z_0-9]+)|([.,()[\]=+-]))/y;

type Step = { readonly name: string; readonly text: string } | { readonly index: number };

/** A path of an update expression, with the names that its placeholders stand for. */
type Path = readonly Step[];

interface Action {
  readonly path: Path;
  /** What follows the path, for instance `= :v`. */
  readonly rest: string;
}

/** An update expression, by its clauses. */
export interface UpdateExpression {
  readonly clauses: readonly { readonly keyword: string; readonly actions: readonly Action[] }[];
}

/** A list that an update expression writes into, and its length; undefined when it is no list of the item. */
export interface ListLength {
  readonly path: Path;
  readonly length: number | undefined;
}

/**
 * Parses an update expression.
 * @param names ExpressionAttributeNames
 * @throws AwsError ValidationException for what is not an update expression, and for an index that is too high
 */
export function parseUpdateExpression(text: string, names: JsonObject): UpdateExpression {
  const tokens = tokenize(text);
  const clauses: { keyword: string; actions: Action[] }[] = [];
  let at = 0;
  while (at < tokens.length) {
    const keyword = (tokens[at++] as string).toUpperCase();
    if (!CLAUSES.includes(keyword)) throw syntaxError(tokens[at - 1]);
    const actions: Action[] = [];
    do {
      const { path, next } = parsePath(tokens, at, names);
      const end = endOfAction(tokens, next);
      actions.push({ path, rest: layOut(tokens.slice(next, end)) });
      at = end;
    } while (tokens[at++] === ',');
    at--;
    clauses.push({ keyword, actions });
  }
  return { clauses };
}

/**
 * The expression as text that means in the embedded DynamoDB what the original means in DynamoDB, for an item with
 * `lists`: several elements of a list are removed from its end on, so that no removal moves another one's element; an
 * element that is set beyond the end of its list is appended; a path through an element that there is not is invalid.
 */
export function renderUpdateExpression(expression: UpdateExpression, lists: readonly ListLength[]): string {
  const lengths = new Map(lists.map(({ path, length }) => [keyOf(path), length]));
  const appended = appendedIndexes(expression, lengths);
  return expression.clauses
    .map(({ keyword, actions }) => {
      const rendered =
        keyword === 'REMOVE'
          ? renderRemovals(actions, lengths, appended)
          : actions.map(({ path, rest }) => `${textOf(place(path, lengths, appended))} ${rest}`);
      return `${keyword} ${rendered.join(', ')}`;
    })
    .join(' ');
}

/** For each list element on the way to what is set, added to or deleted from: its list, and its index there. */
export function listElements(expression: UpdateExpression): { list: Path; index: number }[] {
  return expression.clauses
    .filter(({ keyword }) => keyword !== 'REMOVE')
    .flatMap(({ actions }) => actions)
    .flatMap(({ path }) =>
      path.flatMap((step, at) => ('index' in step ? [{ list: path.slice(0, at), index: step.index }] : [])),
    );
}

/** The length of a list of an item; undefined when there is no list. */
export function lengthOf(item: JsonObject, list: Path): number | undefined {
  let value: JsonValue | undefined = { M: item };
  for (const step of list) {
    const { M, L } = value as { M?: JsonObject; L?: JsonValue[] };
    value = 'index' in step ? L?.[step.index] : M && Object.hasOwn(M, step.name) ? M[step.name] : undefined;
    if (value === undefined) return undefined;
  }
  const { L } = value as { L?: JsonValue[] };
  return L?.length;
}

/** A path in the words of its expression. */
export function textOf(path: Path): string {
  return path
    .map((step, at) => ('index' in step ? `[${step.index}]` : `${at > 0 ? '.' : ''}${step.text}`))
    .join('');
}

/** The same for two paths to the same place, also when one of them uses a placeholder. */
export function keyOf(path: Path): string {
  return JSON.stringify(path.map((step) => ('index' in step ? step.index : step.name)));
}

/** @throws AwsError ValidationException when an expression has an index beyond those that DynamoDB accepts */
export function requireListIndexes(text: string, kind = 'UpdateExpression'): void {
  for (const [, index = ''] of text.matchAll(/\[\s*(\d+)\s*\]/g)) {
    if (BigInt(index) <= MAX_INDEX) continue;
    throw invalidExpression(`List index is not within the allowable range; index: [${index}]`, kind);
  }
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw syntaxError(text.slice(from).trim()[0]);
    tokens.push((found[1] ?? found[2]) as string);
  }
  return tokens;
}

function parsePath(tokens: readonly string[], from: number, names: JsonObject) {
  const path: Step[] = [];
  let at = from;
  const name = (): void => {
    const text = tokens[at++];
    if (text === undefined || !/^#\w|^[A-Za-z_]/.test(text)) throw syntaxError(text);
    const full = text.startsWith('#') ? names[text] : text;
    // A placeholder without a name is refused by the embedded DynamoDB, in its words.
    path.push({ name: typeof full === 'string' ? full : text, text });
  };
  name();
  for (;;) {
    if (tokens[at] === '.') {
      at++;
      name();
    } else if (tokens[at] === '[') {
      const index = tokens[at + 1] ?? '';
      if (!/^\d+$/.test(index) || tokens[at + 2] !== ']') throw syntaxError(index);
      path.push({ index: Number(index) });
      at += 3;
    } else return { path, next: at };
  }
}

/** An action ends at a comma outside parentheses, or where the next clause begins. */
function endOfAction(tokens: readonly string[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at] as string;
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth > 0 || tokens[at - 1] === '.') continue;
    if (token === ',' || CLAUSES.includes(token.toUpperCase())) return at;
  }
  return tokens.length;
}

function layOut(tokens: readonly string[]): string {
  return tokens
    .join(' ')
    .replace(/ \[ (\d+) \]/g, '[$1]')
    .replaceAll(' . ', '.');
}

type Lengths = ReadonlyMap<string, number | undefined>;

/** The elements that are appended to each list, in the order of their numbers, in which they come to stand there. */
function appendedIndexes(expression: UpdateExpression, lengths: Lengths): Map<string, readonly number[]> {
  const appended = new Map<string, number[]>();
  for (const { keyword, actions } of expression.clauses) {
    if (keyword === 'REMOVE') continue;
    for (const { path } of actions) {
      const last = path.at(-1) as Step;
      const list = keyOf(path.slice(0, -1));
      if (!('index' in last) || last.index < (lengths.get(list) ?? Number.POSITIVE_INFINITY)) continue;
      appended.set(
        list,
        [...(appended.get(list) ?? []), last.index].sort((a, b) => a - b),
      );
    }
  }
  return appended;
}

/** The path that the embedded DynamoDB is given. */
function place(path: Path, lengths: Lengths, appended: ReadonlyMap<string, readonly number[]>): Path {
  for (const [at, step] of path.entries()) {
    if (!('index' in step)) continue;
    const list = path.slice(0, at);
    const length = lengths.get(keyOf(list));
    if (length === undefined || step.index < length) continue;
    // A name is no path into a list: the update is refused as one with an invalid path.
    if (at < path.length - 1) return [...list, path[0] as Step];
    return [...list, { index: length + (appended.get(keyOf(list)) ?? []).indexOf(step.index) }];
  }
  return path;
}

/** Higher elements of a list before lower ones. */
function renderRemovals(
  actions: readonly Action[],
  lengths: Lengths,
  appended: ReadonlyMap<string, readonly number[]>,
): string[] {
  return actions
    .map(({ path }, at) => {
      const last = path.at(-1) as Step;
      const list = keyOf(path.slice(0, -1));
      const length = lengths.get(list);
      if (!('index' in last) || length === undefined || last.index < length) return path;
      // There is nothing to remove there, also after elements have been appended.
      return [...path.slice(0, -1), { index: length + (appended.get(list)?.length ?? 0) + at }];
    })
    .toSorted(byElement)
    .map(textOf);
}

function byElement(one: Path, other: Path): number {
  for (const [at, step] of one.entries()) {
    const beside = other[at];
    if (beside === undefined) return -1;
    if ('index' in step && 'index' in beside) {
      if (step.index !== beside.index) return beside.index - step.index;
    } else if ('index' in step !== 'index' in beside) {
      return 'index' in step ? -1 : 1;
    } else if ('name' in step && 'name' in beside && step.name !== beside.name) {
      return step.name < beside.name ? -1 : 1;
    }
  }
  return one.length < other.length ? 1 : 0;
}

function syntaxError(token: string | undefined): AwsError {
  return invalidExpression(`Syntax error; token: ${JSON.stringify(token ?? '<EOF>')}`, 'UpdateExpression');
}

function invalidExpression(reason: string, kind: string): AwsError {
  return new AwsError('ValidationException', `1 validation error detected: Invalid ${kind}: ${reason}`);
}
