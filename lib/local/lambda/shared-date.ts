/** Enough reads for a writer on another thread to finish its two stores. */
const ATTEMPTS = 1_000;
/** Milliseconds (10 years): offsets are shorter, instants are later. */
const PLAUSIBLE = 315_360_000_000;

/**
 * Returns the current instant from the state that `MovableClock` shares with other threads. The state is two cells that are
 * written one after the other. So a pair that changes while it is read, or is not plausible, is read again.
 */
export function sharedNow(shared: Float64Array, wallClock: () => number): number {
  let flag = 0;
  let value = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    flag = shared[0] as number;
    value = shared[1] as number;
    const steady = shared[0] === flag && shared[1] === value;
    const plausible = flag === 1 ? value >= PLAUSIBLE : Math.abs(value) < PLAUSIBLE;
    if (steady && plausible) break;
  }
  return flag === 1 ? value : wallClock() + value;
}

/**
 * Replaces the thread's `Date` with one that takes the current instant from `now`. Everything else works as before: given
 * instants, parsing, `instanceof`, subclasses, and `Date()` without `new`.
 */
export function replaceDate(now: () => number): void {
  const RealDate = Date;
  const instant = (): number => Math.floor(now());
  // A function rather than a class, because Date may be called without `new`.
  const MovedDate = function (this: unknown, ...given: unknown[]): unknown {
    if (new.target === undefined) return new RealDate(instant()).toString();
    return Reflect.construct(RealDate, given.length === 0 ? [instant()] : given, new.target);
  };
  Object.defineProperties(MovedDate, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: RealDate.prototype, writable: false },
    now: { value: instant, writable: true, configurable: true },
    parse: { value: RealDate.parse, writable: true, configurable: true },
    UTC: { value: RealDate.UTC, writable: true, configurable: true },
  });
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: MovedDate,
    writable: true,
    configurable: true,
  });
  Object.defineProperty(globalThis, 'Date', { value: MovedDate, writable: true, configurable: true });
  replaceFormat(instant);
}

/**
 * Replaces the methods of `Intl.DateTimeFormat` that show the current instant by default, which they do not take from `Date`.
 */
function replaceFormat(instant: () => number): void {
  const { prototype } = Intl.DateTimeFormat;
  const { formatToParts } = prototype;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format')?.get as (
    this: Intl.DateTimeFormat,
  ) => Intl.DateTimeFormat['format'];
  const formats = new WeakMap<Intl.DateTimeFormat, Intl.DateTimeFormat['format']>();
  Object.defineProperty(prototype, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const real = format.call(this);
      const known = formats.get(this) ?? ((date) => real(date === undefined ? instant() : date));
      formats.set(this, known);
      return known;
    },
  });
  Object.defineProperty(prototype, 'formatToParts', {
    configurable: true,
    writable: true,
    value(this: Intl.DateTimeFormat, date?: Date | number) {
      return formatToParts.call(this, date === undefined ? instant() : date);
    },
  });
}
