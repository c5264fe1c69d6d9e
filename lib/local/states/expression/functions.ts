import { createHash, randomUUID } from 'node:crypto';
import type jsonata from 'jsonata';

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

function partition(items: unknown[] | undefined, size: number): unknown[][] | undefined {
  if (items === undefined) return undefined;
  const step = Math.trunc(size);
  if (!(step > 0)) throw new Error('The chunk size of $partition must be a positive number');
  const chunks: unknown[][] = [];
  for (let at = 0; at < items.length; at += step) chunks.push(items.slice(at, at + step));
  return chunks;
}

const MAX_RANGE_LENGTH = 1_000_000;

function range(first: number, last: number, step: number): number[] | undefined {
  if (first === undefined || last === undefined || step === undefined) return undefined;
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
  if (by === 0) throw new Error('The step of $range must not be zero');
  if ((to - from) / by > MAX_RANGE_LENGTH) {
    throw new Error('The size of the sequence allocated by $range exceeds the limit');
  }
  const numbers: number[] = [];
  for (let value = from; by > 0 ? value <= to : value >= to; value += by) numbers.push(value);
  return sequence(numbers);
}

function hash(text: string | undefined, algorithm: string): string | undefined {
  if (text === undefined) return undefined;
  const name = ALGORITHMS[algorithm];
  if (name === undefined) {
    throw new Error(
      `Invalid hashing algorithm: ${algorithm}. Use one of ${Object.keys(ALGORITHMS).join(', ')}`,
    );
  }
  return createHash(name).update(text, 'utf8').digest('hex');
}

const MULTIPLIER = 0x5deece66dn;
const MAX_LONG = 2n ** 63n - 1n;

/** A number in [0, 1); with a seed the first that `java.util.Random` has for it, as in the service. */
function random(seed?: number): number {
  if (seed === undefined) return Math.random();
  let state = BigInt.asUintN(48, toLong(seed) ^ MULTIPLIER);
  const next = (bits: number): number => {
    state = BigInt.asUintN(48, state * MULTIPLIER + 11n);
    return Number(state >> BigInt(48 - bits));
  };
  return (next(26) * 2 ** 27 + next(27)) / 2 ** 53;
}

/** A number as an integer of 64 bits, by Java's rules: rounded towards zero, and kept within the range. */
function toLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (Math.abs(value) >= 2 ** 63) return value > 0 ? MAX_LONG : -MAX_LONG - 1n;
  return BigInt(Math.trunc(value));
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The argument of $parse is not JSON: ${(error as Error).message}`);
  }
}

/** The built-in function, without the fields that every object of JavaScript has. */
function lookup(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    const found = value.map((item) => lookup(item, name)).filter((item) => item !== undefined);
    return sequence(found.flat());
  }
  const isPlain = typeof value === 'object' && value !== null && !('_jsonata_lambda' in value);
  return isPlain && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** What `$now` needs of the built-in `$fromMillis`. */
type DateFormatter = { implementation(millis: number, picture?: string, timezone?: string): string };

/**
 * Adds the functions that Step Functions has beyond JSONata 2.0.6, and removes `$eval`. `$now` and `$millis` read the
 * given clock.
 */
export function addFunctions(expression: jsonata.Expression, now: () => number): void {
  expression.assign('eval', undefined);
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn:a<n>>');
  expression.registerFunction('hash', hash, '<s-s:s>');
  expression.registerFunction('random', random, '<n?:n>');
  expression.registerFunction('uuid', () => randomUUID(), '<:s>');
  expression.registerFunction('parse', parse, '<s-:x>');
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
