import type { Context } from '../kernel/event.ts';
import type { KernelRefusal } from '../kernel/refusal.ts';
import { isStaff } from '../kernel/vocabulary.ts';

/** The steps by which staff exercise the agency's power over a person's registration. */
export const steps = [
  'decide-application',
  'propose-closure',
  'decide-closure',
  'decide-objection',
  'transfer-registration',
  'check-claim',
  'decide-claim',
  'review-claim',
  'decide-claim-recovery',
  'decide-household',
  'decide-public-post',
  'pay-claim',
  'check-hardship',
  'decide-hardship',
  'exit-hardship',
  'decide-hardship-objection',
  'any-other',
] as const;
export type Step = (typeof steps)[number];

/** `never` bars them; `if-another` bars them if the unit has somebody else who could do it. */
type Bar = 'never' | 'if-another';

const own = { person: 'never', relative: 'never' } as const;

/**
 * The separation of duties: who is barred from each step. Nobody acts on their own case, or on that of a declared relative or
 * household member. Whoever entered an application at the counter does not decide it if the unit has a second person. Whoever
 * proposed a closure does not decide it, and nobody reviews what they proposed or decided: the notices promise the person a
 * review by another member of staff. Whoever checked a claim does not decide it, and whoever recognised the person's hardship
 * approves no payment to them. Whoever put forward or checked a household does not decide it, and whoever proposed a placement
 * in a post does not decide that.
 */
export const duties: Readonly<Record<Step, Readonly<Partial<Record<Involvement, Bar>>>>> = {
  'decide-application': { ...own, entered: 'if-another' },
  'propose-closure': own,
  'decide-closure': { ...own, proposed: 'never' },
  'decide-objection': { ...own, proposed: 'never', decided: 'never' },
  'transfer-registration': own,
  'check-claim': { ...own, entered: 'if-another' },
  'decide-claim': { ...own, entered: 'if-another', checked: 'never', decided: 'never', recognised: 'never' },
  'review-claim': { ...own, checked: 'never', decided: 'never' },
  'decide-claim-recovery': { ...own, proposed: 'never', decided: 'never' },
  'decide-household': { ...own, 'checked-household': 'never' },
  'decide-public-post': { ...own, 'proposed-post': 'never' },
  // Finance pays what others have approved: nobody involved in a claim sends its payment or records the answer to it.
  'pay-claim': { ...own, entered: 'never', checked: 'never', decided: 'never', recognised: 'never' },
  // Each step of a recognition is taken by another person. Whoever decided it neither reviews it nor decides it again.
  'check-hardship': { ...own, checked: 'never' },
  'decide-hardship': { ...own, checked: 'never', recognised: 'never' },
  'exit-hardship': own,
  'decide-hardship-objection': { ...own, checked: 'never', recognised: 'never' },
  'any-other': own,
};

/** The people who have acted on a case, by the subjects of their sign-ins. */
export interface Involved {
  /** The person's own sign-in. */
  readonly owner?: string | undefined;
  readonly recusals?: readonly { readonly subject: string }[] | undefined;
  /** Those who have or had a mandate to act for the person: they are on the person's side, like a relative. */
  readonly mandates?: readonly { readonly subject: string }[] | undefined;
  /** Who entered the application at the counter, and who decided it. */
  readonly enteredBy?: string | undefined;
  readonly decidedBy?: string | undefined;
  /** The claim that a step concerns, if any: then the people who entered, proposed and decided are those of the claim. */
  readonly claim?:
    | {
        readonly enteredBy?: string | undefined;
        readonly checkedBy?: string | undefined;
        readonly decidedBy?: string | undefined;
        readonly recoveryProposedBy?: string | undefined;
      }
    | undefined;
  /** Who took part in recognising the person's employment difficulty. */
  readonly recognisedBy?: readonly string[] | undefined;
  /** Who put the household forward, and who checked it. Only the last application counts: it is the one being decided. */
  readonly household?:
    | {
        readonly applications: readonly {
          readonly enteredBy?: string | undefined;
          readonly checkedBy?: string | undefined;
        }[];
      }
    | undefined;
  /** Who proposed the placements in public-welfare posts. */
  readonly publicPosts?: readonly { readonly proposedBy?: string | undefined }[] | undefined;
  readonly closure?:
    | {
        readonly status: string;
        readonly proposedBy?: string | undefined;
        readonly closedBy?: string | undefined;
      }
    | undefined;
  /** Who took which step in recognising employment difficulty, and who decided or ended the recognition. */
  readonly hardship?: { readonly recognitions: readonly InvolvedRecognition[] } | undefined;
}

interface InvolvedRecognition {
  readonly round: number;
  readonly steps: readonly { readonly step: string; readonly round: number; readonly by: string }[];
  readonly decidedBy?: string | undefined;
  readonly exit?: { readonly by: string } | undefined;
}

type SeparationRefusal = Extract<KernelRefusal, { readonly reason: 'separation-of-duties' }>;
type Involvement = SeparationRefusal['because'];

/** Finds how somebody is involved in a case. */
function involvementsOf(state: Involved, subject: string): readonly Involvement[] {
  const household = state.household?.applications.at(-1);
  const found: [Involvement, boolean][] = [
    ['person', state.owner === subject],
    [
      'relative',
      [...(state.recusals ?? []), ...(state.mandates ?? [])].some((each) => each.subject === subject),
    ],
    ['recognised', (state.recognisedBy ?? []).includes(subject)],
    ...(state.claim
      ? involvementsInClaim(state.claim, subject)
      : [
          ...involvementsInRegistration(state, subject),
          ...hardshipInvolvements(state.hardship?.recognitions.at(-1), subject),
        ]),
    ['proposed-post', state.publicPosts?.at(-1)?.proposedBy === subject],
    ['checked-household', household?.checkedBy === subject || household?.enteredBy === subject],
  ];
  return found.filter(([, holds]) => holds).map(([involvement]) => involvement);
}

const involvementsInRegistration = (
  { enteredBy, decidedBy, closure }: Involved,
  subject: string,
): [Involvement, boolean][] => [
  ['entered', enteredBy === subject],
  ['proposed', closure?.proposedBy === subject],
  // A review concerns the last decision: the closure or, before there was one, the decision on the application.
  ['decided', (closure?.status === 'closed' ? closure.closedBy : decidedBy) === subject],
];

const involvementsInClaim = (
  { enteredBy, checkedBy, decidedBy, recoveryProposedBy }: NonNullable<Involved['claim']>,
  subject: string,
): [Involvement, boolean][] => [
  ['entered', enteredBy === subject],
  ['checked', checkedBy === subject],
  ['decided', decidedBy === subject],
  ['proposed', recoveryProposedBy === subject],
];

/** The part that somebody played in the latest recognition. */
function hardshipInvolvements(
  recognition: InvolvedRecognition | undefined,
  subject: string,
): [Involvement, boolean][] {
  if (!recognition) return [];
  const { steps, round, decidedBy, exit } = recognition;
  const judged = steps.filter((each) => each.round === round && ['check', 'review'].includes(each.step));
  return [
    ['checked', judged.some(({ by }) => by === subject)],
    ['recognised', decidedBy === subject || exit?.by === subject],
  ];
}

/**
 * Why the separation of duties bars somebody from a step in a case. Undefined if they may take it.
 * @param unit whether the unit has a second person who could do it
 * @example
 * const barred = separationRefusal(state, 'decide-closure', context);
 * if (barred) return refused(barred);
 */
export function separationRefusal(
  state: Involved,
  step: Step,
  { actor }: Pick<Context, 'actor'>,
  unit: { readonly secondPerson: boolean } = { secondPerson: false },
): SeparationRefusal | undefined {
  if (!isStaff(actor.role) && actor.role !== 'finance') return undefined;
  const because = involvementsOf(state, actor.subject).find((involvement) => {
    const bar = duties[step][involvement];
    return bar === 'never' || (bar === 'if-another' && unit.secondPerson);
  });
  return because && { reason: 'separation-of-duties', because };
}

/** Whether a caller's right to take a step depends on a second person in the unit. Only then need the directory be read. */
export const dependsOnUnit = (state: Involved, step: Step, context: Pick<Context, 'actor'>): boolean =>
  separationRefusal(state, step, context, { secondPerson: true }) !== undefined &&
  separationRefusal(state, step, context, { secondPerson: false }) === undefined;
