/** A fault to inject. `times` is the maximum number of occurrences; `chance`, from 0 to 1, is the probability of each. */
export type Fault = {
  /** The name of a function; `*` means any. */
  readonly function: string;
  readonly times: number;
  readonly chance: number;
} & (
  | { readonly kind: 'fail'; readonly when: 'before' | 'after'; readonly error: string }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'drop-wake-up' }
);

export const ANY_FUNCTION = '*';
const KINDS = 'fail, delay, duplicate or drop-wake-up';
/** The error of a function that crashes. */
const CRASH = 'Runtime.ExitError';
const MAX_TIMES = 1_000_000;
const MAX_FAULTS = 100;
const DAY = 86_400_000;

/** The names of all functions, and of those that receive batches from streams and queues. */
export interface KnownFunctions {
  readonly all: ReadonlySet<string>;
  readonly withBatches: ReadonlySet<string>;
}

/**
 * Reads `{"seed"?, "faults": [...]}`.
 * @throws Error with a sentence that says what is wrong, and where
 */
export function parseFaults(
  text: string,
  known: KnownFunctions,
): { seed: number | undefined; faults: readonly Fault[] } {
  const given = readJson(text);
  requireFields(given, ['seed', 'faults'], 'The body');
  const { seed, faults } = given;
  if (seed !== undefined && !isWhole(seed, 0, 2 ** 32 - 1))
    throw new Error('seed must be a whole number from 0 to 4294967295.');
  if (!Array.isArray(faults) || faults.length > MAX_FAULTS)
    throw new Error(`faults must be a list of at most ${MAX_FAULTS}.`);
  return { seed, faults: faults.map((one, index) => parseFault(one, `faults[${index}]`, known)) };
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value = JSON.parse(text) as unknown;
    if (isObject(value)) return value;
  } catch {
    // Refused below, like JSON that is not an object.
  }
  throw new Error('The body must be a JSON object with the list faults.');
}

function parseFault(given: unknown, place: string, known: KnownFunctions): Fault {
  if (!isObject(given)) throw new Error(`${place} must be an object.`);
  const { kind, function: name, times = 1, chance = 1 } = given;
  if (typeof name !== 'string' || (name !== ANY_FUNCTION && !known.all.has(name)))
    throw new Error(`${place}.function must be ${ANY_FUNCTION} or one of ${listed(known.all)}.`);
  if (!isWhole(times, 1, MAX_TIMES))
    throw new Error(`${place}.times must be a whole number from 1 to ${MAX_TIMES}.`);
  if (typeof chance !== 'number' || !(chance > 0 && chance <= 1))
    throw new Error(`${place}.chance must be a number above 0, and 1 at most.`);
  const common = { function: name, times, chance };
  const shared = ['kind', 'function', 'times', 'chance'];
  if (kind === 'fail') {
    requireFields(given, [...shared, 'when', 'error'], place);
    const { when, error = CRASH } = given;
    if (when !== 'before' && when !== 'after')
      throw new Error(`${place}.when must be before or after the run of the function.`);
    if (typeof error !== 'string' || error === '' || error.length > 256)
      throw new Error(`${place}.error must be the name of an error.`);
    return { ...common, kind, when, error };
  }
  if (kind === 'delay') {
    requireFields(given, [...shared, 'milliseconds'], place);
    const { milliseconds } = given;
    if (!isWhole(milliseconds, 1, DAY))
      throw new Error(`${place}.milliseconds must be a whole number from 1 to ${DAY}.`);
    return { ...common, kind, milliseconds };
  }
  if (kind === 'duplicate' || kind === 'drop-wake-up') {
    requireFields(given, shared, place);
    if (name !== ANY_FUNCTION && !known.withBatches.has(name))
      throw new Error(
        `${place}: no stream or queue delivers batches to ${name}, only to ${listed(known.withBatches)}.`,
      );
    return { ...common, kind };
  }
  throw new Error(`${place}.kind must be ${KINDS}.`);
}

function requireFields(given: object, fields: readonly string[], place: string): void {
  const other = Object.keys(given).find((name) => !fields.includes(name));
  if (other !== undefined)
    throw new Error(`${place} must not have ${JSON.stringify(other)}. The fields are ${fields.join(', ')}.`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWhole = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;

const listed = (names: ReadonlySet<string>): string =>
  names.size === 0 ? 'none' : [...names].toSorted().join(', ');
