import type { PlaceBasis } from '../kernel/vocabulary.ts';

/** What can be said of an application before it is made: that it can succeed, that it cannot, or that more has to be known. */
export const eligibilityVerdicts = ['can', 'ask', 'no'] as const;
export type EligibilityVerdict = (typeof eligibilityVerdicts)[number];

/** A reason of refusal that follows from what the person states, without anybody's judgement. */
export type IneligibilityGround = 'under-age' | 'draws-pension';

/**
 * Why somebody cannot be registered as unemployed, by what decides itself: 16 inclusive, until a basic pension is drawn
 * (人社厅发〔2020〕3号; DOMAIN C1, I-03, I-04, I-24). Undefined where nothing of it stands in the way.
 * @param age in full years
 */
export function ineligibilityOf(
  { age, drawsPension }: { readonly age: number; readonly drawsPension: boolean },
  { minimumAge }: { readonly minimumAge: number },
): IneligibilityGround | undefined {
  if (age < minimumAge) return 'under-age';
  return drawsPension ? 'draws-pension' : undefined;
}

/** What somebody answers about themself before they apply, as coarsely as the rules can be asked. */
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

/** The answers without which nothing can be said. Everything else is asked of whom it concerns. */
const needed = ['age', 'drawsPension', 'jobless', 'wantsWork', 'places'] as const;
export type NeededAnswer = (typeof needed)[number];

/** What follows from the answers, in codes of the reasons of refusal. */
export interface SelfCheck {
  readonly verdict: EligibilityVerdict;
  /** Reasons of refusal that the answers meet. */
  readonly grounds: readonly string[];
  /** Those that only somebody who knows more can see. */
  readonly judged: readonly string[];
  readonly missing: readonly NeededAnswer[];
}

/** Grounds that an answer meets by itself, beside age and pension: the same that an officer may refuse for. */
const met: readonly (readonly [code: string, is: (answers: SelfAnswers) => boolean])[] = [
  ['in-employment', ({ jobless }) => jobless === false],
  ['not-seeking-work', ({ wantsWork }) => wantsWork === false],
  ['outside-four-places', ({ places }) => places?.length === 0],
  ['already-registered', ({ registeredElsewhere }) => registeredElsewhere === true],
  ['person-not-covered', ({ workedOnMainland }) => workedOnMainland === false],
];

/**
 * Whether somebody could be registered, by their own answers. No answer is kept, and none decides: an application is decided by
 * what is stated in it, by a human.
 * @param rules the minimum age of the region, and the reasons for which it may refuse: nothing else is held against anybody
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
  // A disability is no inability: whether somebody can work at all is for a human to see.
  const judged = known(answers.ableToWork === false ? ['unable-to-work'] : []);
  const missing = needed.filter((name) => answers[name] === undefined);
  const verdict = grounds.length > 0 ? 'no' : judged.length + missing.length > 0 ? 'ask' : 'can';
  return { verdict, grounds, judged, missing };
}
