/** Something with a beginning on a time axis. Instants are in milliseconds since 1970. */
export interface Span {
  readonly id: string;
  readonly from: number;
  /** Undefined if it has not ended. */
  readonly to: number | undefined;
}

export interface PlacedSpan {
  readonly id: string;
  /** Fractions of the width of the axis, from 0 to 1. */
  readonly left: number;
  readonly width: number;
}

export interface Tick {
  readonly at: number;
  readonly left: number;
}

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly spans: readonly PlacedSpan[];
  readonly ticks: readonly Tick[];
  /** Returns the position of an instant, from 0 to 1. Instants outside the axis are at one of its ends. */
  readonly place: (instant: number) => number;
}

const SECOND = 1_000;
const DAY = 86_400_000;
const STEPS = [
  ...[1, 10, 100].map((one) => one),
  ...[1, 5, 15, 30, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200].map((one) => one * SECOND),
  ...[1, 2, 7, 14, 30, 91, 182, 365, 730, 1_825, 3_650, 36_500].map((one) => one * DAY),
];
/** The smallest fraction of the axis that can be seen and pointed at. */
const MIN_WIDTH = 0.004;

/**
 * Places spans on one time axis.
 * @param now the end of spans that have not ended
 * @param ticks the approximate number of marks
 */
export function axisOf(spans: readonly Span[], now: number, ticks = 6): Axis {
  const ends = spans.map(({ from, to }) => Math.max(from, to ?? now));
  const from = Math.min(...spans.map((span) => span.from), ...(spans.length === 0 ? [now] : []));
  const to = Math.max(from + 1, ...ends);
  const place = (instant: number): number => Math.min(1, Math.max(0, (instant - from) / (to - from)));
  const step = STEPS.find((one) => (to - from) / one <= ticks) ?? (STEPS.at(-1) as number);
  const first = Math.ceil(from / step) * step;
  const count = Math.min(4 * ticks, Math.max(0, Math.floor((to - first) / step) + 1));
  return {
    ...{ from, to, place },
    spans: spans.map((span, index) => {
      const width = Math.max(MIN_WIDTH, place(ends[index] as number) - place(span.from));
      return { id: span.id, left: Math.min(place(span.from), 1 - width), width };
    }),
    ticks: Array.from({ length: count }, (_, index) => ({
      at: first + index * step,
      left: place(first + index * step),
    })),
  };
}
