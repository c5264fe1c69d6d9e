/** The body sent with an act, in the form that the API takes. */
export type Details = Readonly<Record<string, unknown>>;

/** The roles that act in a story. */
export type ActingRole = 'applicant' | 'officer' | 'supervisor';

/** A closure that an officer proposes in a story. */
export interface ProposedClosure {
  readonly reason: string;
  readonly evidence: readonly { readonly kind: string; readonly source: string; readonly on: string }[];
  readonly statement: string;
}

/** The person and the staff of one region. Each act concerns the person's latest case and must succeed. */
export interface Actors {
  /** The person applies, or an officer enters the application at the counter. */
  apply(application: Details, role?: 'applicant' | 'officer'): Promise<unknown>;
  approve(): Promise<unknown>;
  /** The first contact; `reached` is true by default. */
  contact(reached?: boolean): Promise<unknown>;
  profile(
    facts: Readonly<Record<string, string>>,
    tags: Readonly<Record<string, boolean>>,
    on: string,
  ): Promise<unknown>;
  plan(track: string, tier: string, tierGrounds: readonly string[]): Promise<unknown>;
  adjustPlan(track: string, tier: string, tierGrounds: readonly string[]): Promise<unknown>;
  service(type: string, on: string, outcome: string, more?: Details): Promise<unknown>;
  /** The follow-up of a month (`2025-04`); by default still looking for work, nothing changed. */
  followUp(month: string, more?: Details): Promise<unknown>;
  /** An attempt that reached nobody in a month. */
  attempt(month: string, means: string): Promise<unknown>;
  /** The person reports a change. */
  report(kind: string, asOf: string, statement: string): Promise<unknown>;
  proposeClosure(closure: ProposedClosure): Promise<unknown>;
  decideClosure(
    number: number,
    close: boolean,
    explanation: string,
    by?: 'officer' | 'supervisor',
  ): Promise<unknown>;
  object(statement: string): Promise<unknown>;
  decideObjection(number: number, uphold: boolean, explanation: string): Promise<unknown>;
  checkPlacement(closure: number, monthsAfter: number, finding: string): Promise<unknown>;
  /** Loads a file of a comparison source, with one line about the person. */
  compare(source: string, fact: string, identityNumber: string, asOf: string): Promise<unknown>;
  /** The officer records a recruitment fair for the unemployed. */
  holdFair(district: string, date: string): Promise<unknown>;
}

/** One act of a story, at a Beijing time. */
export interface StoryStep {
  /** For example `2025-03-05T10:00`. */
  readonly at: string;
  readonly run: (actors: Actors) => Promise<unknown>;
}

/** A plausible year of one person under the rules of a region. */
export interface Story {
  readonly title: { readonly zh: string; readonly en: string };
  readonly steps: readonly StoryStep[];
}

/** A follow-up at ten on the twentieth of each of these months. */
export const followUpsOf = (...months: readonly string[]): StoryStep[] =>
  months.map((month) => ({ at: `${month}-20T10:00`, run: (actors) => actors.followUp(month) }));
