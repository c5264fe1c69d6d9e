import type { GraphEdge } from '../graph.ts';
import type { Outcome } from '../path.ts';

/** Every text of the components, in the language of the page. Instants and durations are in milliseconds. */
export interface ViewTexts {
  readonly instant: (instant: number) => string;
  /** Formats the time of day, to the millisecond. */
  readonly time: (instant: number) => string;
  readonly duration: (milliseconds: number) => string;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly notReached: string;
  /** Returns the page's name for a state, or else its own name. */
  readonly stateName: (name: string) => string;
  /** Returns the label of a line; an empty string for none. */
  readonly edge: (edge: GraphEdge) => string;
  readonly graph: string;
  /** `2 of 5 done` */
  readonly children: (done: number, total: number) => string;
  readonly retries: (count: number) => string;
  readonly entries: (count: number) => string;
  readonly steps: string;
  readonly state: string;
  readonly entered: string;
  readonly took: string;
  readonly how: string;
  readonly resource: string;
  readonly input: string;
  readonly output: string;
  readonly errors: string;
  readonly iteration: (number: number) => string;
  readonly noSteps: string;
  readonly notDrawn: string;
  readonly events: string;
  readonly event: string;
  readonly failedOnly: string;
  readonly allTypes: string;
  readonly noEvents: string;
  readonly more: (count: number) => string;
  readonly copy: string;
  readonly cut: (characters: number) => string;
  readonly nothing: string;
  readonly axis: string;
}

/** The sign that represents an outcome in addition to its colour. */
export const SIGNS: Readonly<Record<Outcome, string>> = {
  done: '✓',
  open: '●',
  failed: '✕',
  'timed out': '✕',
  aborted: '■',
  caught: '↷',
};

export const outcomeClass = (outcome: Outcome | undefined): string =>
  `xv-${(outcome ?? 'unreached').replace(' ', '-')}`;
