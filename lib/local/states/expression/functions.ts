import { createHash, randomUUID } from 'node:crypto';
import type jsonata from 'jsonata';
import { LimitError, MEMORY_EXCEEDED } from './guard.ts';

const ALGORITHMS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** Marks an array as a sequence, which JSONata unwraps if it has one item. */
function sequence<T>(items: T[]): T[] {
  Object.defineProperty(items, 'sequence', { enumerable: false, value: true });
  return items;
}

/** An error in JSONata's form. JSONata adds the message of the code, and the function as its token. */
const failure = (code: string, more: object = {}): object => ({ code, ...more });

function partition(items: unknown, size?: number): unknown[][] | undefined {
  if (items === undefined) return undefined;
  if (!Array.isArray(items)) throw failure('T0412', { index: 1, type: undefined });
  if (items.length === 0) return undefined;
  if (size === undefined) return [items];
  const step = Math.trunc(size);
  if (step < 0) throw failure('D3137', { message: 'Second argument must be zero or greater' });
  if (step === 0) return undefined;
  const chunks: unknown[][] = [];
  for (let at = 0; at < items.length; at += step) chunks.push(items.slice(at, at + step));
  return chunks;
}

/** The longest result of `$range` in the service. */
const MAX_RANGE_LENGTH = 360_145;

function range(first?: number, last?: number, step?: number): number[] | undefined {
  if (first === undefined || last === undefined)
    throw failure('T0410', { index: first === undefined ? 1 : 2 });
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step ?? 0)];
  if (by === 0) return undefined;
  if (Math.floor((to - from) / by) + 1 > MAX_RANGE_LENGTH) throw new LimitError(MEMORY_EXCEEDED);
  const numbers: number[] = [];
  for (let value = from; by > 0 ? value <= to : value >= to; value += by) numbers.push(value);
  return sequence(numbers);
}

function hash(text?: string, algorithm?: string): string | undefined {
  if (text === undefined) throw failure('T0410', { index: 1 });
  if (algorithm === undefined) return undefined;
  const name = Object.hasOwn(ALGORITHMS, algorithm) ? ALGORITHMS[algorithm] : undefined;
  if (name === undefined)
    throw failure('D3137', {
      message: `Hash algorithm '${algorithm}' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5`,
    });
  return createHash(name).update(text, 'utf8').digest('hex');
}

const MULTIPLIER = 0x5deece66dn;
const MAX_LONG = 2n ** 63n - 1n;

/** Returns a number in [0, 1). With a seed it is the first number of `java.util.Random` for that seed, as in the service. */
function random(seed?: number): number {
  if (seed === undefined) return Math.random();
  let state = BigInt.asUintN(48, toLong(seed) ^ MULTIPLIER);
  const next = (bits: number): number => {
    state = BigInt.asUintN(48, state * MULTIPLIER + 11n);
    return Number(state >> BigInt(48 - bits));
  };
  return (next(26) * 2 ** 27 + next(27)) / 2 ** 53;
}

/** Converts a number to a 64-bit integer by Java's rules: rounded towards zero and clamped to the range. */
function toLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (Math.abs(value) >= 2 ** 63) return value > 0 ? MAX_LONG : -MAX_LONG - 1n;
  return BigInt(Math.trunc(value));
}

function parse(text?: string): unknown {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text, (_, item: unknown) => {
      if (typeof item === 'number' && !Number.isFinite(item)) throw new RangeError('not a JSON number');
      return item;
    }) as unknown;
    if (!repeatsName(text)) return value;
  } catch {
    // Refused below, like a repeated name.
  }
  throw failure('D3137', { message: 'Invalid JSON' });
}

/** Whether an object in a JSON text repeats a name. */
function repeatsName(json: string): boolean {
  const open: Set<string>[] = [];
  for (const [token, name, colon] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (name !== undefined && colon !== undefined) {
      const names = open.at(-1);
      const read = JSON.parse(name) as string;
      if (names?.has(read)) return true;
      names?.add(read);
    }
  }
  return false;
}

const ASCII = /^\p{ASCII}*$/u;

/**
 * Refuses characters beyond ASCII, whose bytes are not known. JSONata documents Latin-1 for `$base64encode` and UTF-8 for
 * `$base64decode`, its implementation uses Latin-1 for both, and what Step Functions does with them has not been observed.
 */
function withinAscii(name: string, text: string): string {
  if (ASCII.test(text)) return text;
  throw failure('D3137', {
    message: `$${name} of characters beyond ASCII is not supported by the local runtime`,
  });
}

function base64encode(text?: string): string | undefined {
  return text === undefined ? undefined : Buffer.from(withinAscii('base64encode', text)).toString('base64');
}

/** Base64 as Java's decoder reads it, which accepts no other characters. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

function base64decode(text?: string): string | undefined {
  if (text === undefined) return undefined;
  if (!BASE64.test(text)) throw new Error('The argument of $base64decode is not Base64');
  return withinAscii('base64decode', Buffer.from(text, 'base64').toString('latin1'));
}

/** Like the built-in function, but ignores the fields that every JavaScript object inherits. */
function lookup(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    const found = value.map((item) => lookup(item, name)).filter((item) => item !== undefined);
    return sequence(found.flat());
  }
  const isPlain = typeof value === 'object' && value !== null && !('_jsonata_lambda' in value);
  return isPlain && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** The part of the built-in `$fromMillis` that `$now` needs. */
type DateFormatter = { implementation(millis: number, picture?: string, timezone?: string): string };

/**
 * Adds the functions that Step Functions offers beyond JSONata 2.0.6, and removes `$eval`. `$now` and `$millis` read the given
 * clock.
 */
export function addFunctions(expression: jsonata.Expression, now: () => number): void {
  expression.assign('eval', undefined);
  expression.registerFunction('partition', partition, '<xn?:a>');
  expression.registerFunction('range', range, '<nnn?:a<n>>');
  expression.registerFunction('hash', hash, '<ss?:s>');
  expression.registerFunction('random', random, '<n?:n>');
  expression.registerFunction('uuid', () => randomUUID(), '<:s>');
  expression.registerFunction('parse', parse, '<s:x>');
  expression.registerFunction('base64encode', base64encode, '<s-:s>');
  expression.registerFunction('base64decode', base64decode, '<s-:s>');
  expression.registerFunction('lookup', lookup, '<x-s:x>');
  expression.registerFunction('millis', now, '<:n>');
  expression.registerFunction(
    'now',
    function formatNow(picture?: string, timezone?: string): string {
      const formatter = this.environment.lookup('fromMillis') as DateFormatter;
      return formatter.implementation(now(), picture, timezone);
    },
    '<s?s?:s>',
  );
}
