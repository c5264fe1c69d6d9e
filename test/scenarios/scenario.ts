/**
 * A thing that happens to a person or an officer, in words, and the tests that play it: by the file below `test/`,
 * without its ending, the titles of the tests as they stand in the source.
 */
export interface Scenario {
  readonly words: string;
  readonly tests: Readonly<Record<string, readonly string[]>>;
  /** What of it is not played yet, because it is not built. */
  readonly open?: string;
}

/** Scenarios of one kind: a finding of the walk through the lifecycle with its neighbours, or an area that it passed. */
export interface ScenarioGroup {
  readonly id: string;
  readonly title: string;
  readonly scenarios: Readonly<Record<string, Scenario>>;
}
