/** Reading again this often is enough for a writer on another thread to finish its two stores. */
const ATTEMPTS = 1_000;
/** Milliseconds: an offset is taken to be shorter than this, an instant to be later (10 years). */
const PLAUSIBLE = 315_360_000_000;

/**
 * The present instant from the state that `MovableClock` shares with other threads. The state is two cells
 * written one after the other, so a pair that changes while it is read, or makes no sense, is read again.
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
 * Puts a `Date` in place of the thread's own that takes the present from `now`. Everything else about it
 * is as before: given instants, parsing, `instanceof`, subclasses, `Date()` called without `new`.
 */
export function replaceDate(now: () => number): void {
  const RealDate = Date;
  const instant = (): number => Math.floor(now());
  // A function and not a class, because Date may be called without `new`.
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
}
