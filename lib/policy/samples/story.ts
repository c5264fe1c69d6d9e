/** What is sent along with an act, in the form in which the API takes it. */
export type Details = Readonly<Record<string, unknown>>;

/** The roles that act in a story. */
export type ActingRole = 'applicant' | 'officer' | 'supervisor';

/** A closure that an officer proposes in a story. */
export interface ProposedClosure {
  readonly reason: string;
  readonly evidence: readonly { readonly kind: string; readonly source: string; readonly on: string }[];
  readonly statement: string;
}

/** The person and the staff of one region. Each act concerns the person's last case, and has to succeed. */
export interface Actors {
  /** The person applies, or an officer enters the application at the counter. */
  apply(application: Details, role?: 'applicant' | 'officer'): Promise<unknown>;
  approve(): Promise<unknown>;
  /** The first contact; `reached` is true unless said otherwise. */
  contact(reached?: boolean): Promise<unknown>;
  profile(
    facts: Readonly<Record<string, string>>,
    tags: Readonly<Record<string, boolean>>,
    on: string,
  ): Promise<unknown>;
  plan(track: string, tier: string, tierGrounds: readonly string[]): Promise<unknown>;
  adjustPlan(track: string, tier: string, tierGrounds: readonly string[]): Promise<unknown>;
  service(type: string, on: string, outcome: string, more?: Details): Promise<unknown>;
  /** The follow-up of a month (`2025-04`): still looking, nothing changed, unless said otherwise. */
  followUp(month: string, more?: Details): Promise<unknown>;
  /** An attempt of a month that reached nobody. */
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
  /** A file of a comparison source, with one line about the person. */
  compare(source: string, fact: string, identityNumber: string, asOf: string): Promise<unknown>;
  /** The officer records a recruitment fair for the unemployed. */
  holdFair(district: string, date: string): Promise<unknown>;
}

/** One thing that happens in a story, at a Beijing time. */
export interface StoryStep {
  /** Such as `2025-03-05T10:00`. */
  readonly at: string;
  readonly run: (actors: Actors) => Promise<unknown>;
}

/** One person's year under the rules of a region, as it might go. */
export interface Story {
  readonly title: { readonly zh: string; readonly en: string };
  readonly steps: readonly StoryStep[];
}

/** A follow-up on the twentieth of each of these months, at ten. */
export const followUpsOf = (...months: readonly string[]): StoryStep[] =>
  months.map((month) => ({ at: `${month}-20T10:00`, run: (actors) => actors.followUp(month) }));
