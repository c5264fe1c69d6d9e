import type { PlaceBasis } from '../kernel/vocabulary.ts';

/** The prospects of an application before it is made: it can succeed, more must be known, or it cannot succeed. */
export const eligibilityVerdicts = ['can', 'ask', 'no'] as const;
export type EligibilityVerdict = (typeof eligibilityVerdicts)[number];

/** A reason for refusal that follows from the person's own statements, without judgement. */
export type IneligibilityGround = 'under-age' | 'draws-pension';

/**
 * Why somebody cannot be registered as unemployed, by the criteria that need no judgement: aged at least 16 and not yet drawing
 * a basic pension (人社厅发〔2020〕3号; DOMAIN C1, I-03, I-04, I-24). Undefined if they meet both.
 * @param age in full years
 */
export function ineligibilityOf(
  { age, drawsPension }: { readonly age: number; readonly drawsPension: boolean },
  { minimumAge }: { readonly minimumAge: number },
): IneligibilityGround | undefined {
  if (age < minimumAge) return 'under-age';
  return drawsPension ? 'draws-pension' : undefined;
}

/** A person's answers about themselves before they apply, as coarse as the rules allow. */
export interface SelfAnswers {
  readonly age?: 'under-minimum' | 'working-age' | undefined;
  readonly drawsPension?: boolean | undefined;
  readonly jobless?: boolean | undefined;
  readonly wantsWork?: boolean | undefined;
  readonly ableToWork?: boolean | undefined;
  readonly places?: readonly PlaceBasis[] | undefined;
  readonly registeredElsewhere?: boolean | undefined;
  readonly workedOnMainland?: boolean | undefined;
}

/** The answers without which no result is possible. All others are only asked of people whom they concern. */
const needed = ['age', 'drawsPension', 'jobless', 'wantsWork', 'places'] as const;
export type NeededAnswer = (typeof needed)[number];

/** The result of the answers, with codes of the reasons for refusal. */
export interface SelfCheck {
  readonly verdict: EligibilityVerdict;
  /** Reasons for refusal that the answers meet. */
  readonly grounds: readonly string[];
  /** Reasons for refusal that a person has to judge. */
  readonly judged: readonly string[];
  readonly missing: readonly NeededAnswer[];
}

/** Reasons that a single answer meets, besides age and pension: the same for which an officer may refuse. */
const met: readonly (readonly [code: string, is: (answers: SelfAnswers) => boolean])[] = [
  ['in-employment', ({ jobless }) => jobless === false],
  ['not-seeking-work', ({ wantsWork }) => wantsWork === false],
  ['outside-four-places', ({ places }) => places?.length === 0],
  ['already-registered', ({ registeredElsewhere }) => registeredElsewhere === true],
  ['person-not-covered', ({ workedOnMainland }) => workedOnMainland === false],
];

/**
 * Whether somebody could be registered, by their own answers. Answers are not stored and decide nothing: a human decides an
 * application by what it states.
 * @param rules the minimum age of the region, and the reasons for which it may refuse; no other reason is reported
 */
export function selfCheck(
  answers: SelfAnswers,
  rules: { readonly minimumAge: number; readonly refusalReasons: Readonly<Record<string, unknown>> },
): SelfCheck {
  const age = answers.age === 'under-minimum' ? rules.minimumAge - 1 : rules.minimumAge;
  const certain = ineligibilityOf({ age, drawsPension: answers.drawsPension === true }, rules);
  const known = (codes: readonly string[]) =>
    codes.filter((code) => Object.hasOwn(rules.refusalReasons, code));
  const grounds = known([
    ...(certain ? [certain] : []),
    ...met.filter(([, is]) => is(answers)).map(([code]) => code),
  ]);
  // A disability is not an inability: a human judges whether somebody can work at all.
  const judged = known(answers.ableToWork === false ? ['unable-to-work'] : []);
  const missing = needed.filter((name) => answers[name] === undefined);
  const verdict = grounds.length > 0 ? 'no' : judged.length + missing.length > 0 ? 'ask' : 'can';
  return { verdict, grounds, judged, missing };
}
